"""What a warranty card's own history needs: who owned the product, which units it had, where it was bought."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    _add_columns()
    _create_owners()
    _create_replacements()


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")


def _add_columns() -> None:
    op.add_column("warranty_card", sa.Column("seller", sa.String, nullable=False, server_default=""))
    op.add_column("component_unit", sa.Column("is_replacement", sa.Boolean, nullable=False, server_default=sa.false()))


def _create_owners() -> None:
    op.create_table(
        "item_owner",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("from_customer_id", sa.Integer, nullable=False),
        sa.Column("customer_id", sa.Integer, nullable=False),
        sa.Column("since_on", sa.Date, nullable=False),
        sa.Column("proof", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_owner")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_item_owner_item_id_service_item")),
        sa.ForeignKeyConstraint(
            ["from_customer_id"], ["customer.id"], name=op.f("fk_item_owner_from_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_item_owner_customer_id_customer")),
    )
    op.create_index("ix_item_owner_item_id", "item_owner", ["item_id"])


def _create_replacements() -> None:
    op.create_table(
        "unit_replacement",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("old_barcode", sa.String, nullable=False),
        sa.Column("new_barcode", sa.String, nullable=False),
        sa.Column("replaced_on", sa.Date, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("replaced_by", sa.String, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_replacement")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_unit_replacement_item_id_service_item")
        ),
    )
    op.create_index("ix_unit_replacement_item_id", "unit_replacement", ["item_id"])
    op.create_index("ix_unit_replacement_old_barcode", "unit_replacement", ["old_barcode"])
