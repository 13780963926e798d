"""Further phones and family of customers, flags, photos and files as evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    _extend_customers()
    _create_attachments()


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")


def _extend_customers() -> None:
    for name in ("phones", "family"):
        op.add_column("customer", sa.Column(name, sa.Text, nullable=False, server_default="[]"))
    op.add_column("customer", sa.Column("flag", sa.Text))
    op.create_table(
        "customer_further_phone",
        sa.Column("customer_id", sa.Integer, nullable=False),
        sa.Column("phone_digits", sa.String, nullable=False),
        sa.Column("phone_reversed", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "phone_digits", name=op.f("pk_customer_further_phone")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_further_phone_customer_id_customer")
        ),
    )
    for name in ("phone_digits", "phone_reversed"):
        op.create_index(f"ix_customer_further_phone_{name}", "customer_further_phone", [name])


def _create_attachments() -> None:
    op.create_table(
        "attachment_content",
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_attachment_content")),
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("proves", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_attachment_claim_number_claim")),
        sa.ForeignKeyConstraint(
            ["digest"], ["attachment_content.digest"], name=op.f("fk_attachment_digest_attachment_content")
        ),
    )
    op.create_index("ix_attachment_claim_number", "attachment", ["claim_number"])
