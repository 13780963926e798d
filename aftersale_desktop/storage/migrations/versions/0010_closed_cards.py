"""Warranty cards that were closed by an exchange or a refund."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    op.create_table(
        "closed_card",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("closed_on", sa.Date, nullable=False),
        sa.Column("new_number", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_card")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_closed_card_item_id_service_item")),
    )
    op.create_index("ix_closed_card_number", "closed_card", ["number"])
    op.create_index("ix_closed_card_item_id", "closed_card", ["item_id"])


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
