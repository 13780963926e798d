"""Repair orders: what the bench found and did, lists of the shop, and how an order ended."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
DECLARED_CHANGES: frozenset[str] = frozenset()

_TEXTS = ("ended_as", "sub_status", "held_from", "comes_back_of", "comeback_cause")


def upgrade() -> None:
    op.add_column("claim", sa.Column("rejudgement", sa.Text, nullable=True))
    for name in _TEXTS:
        op.add_column("claim", sa.Column(name, sa.String, nullable=False, server_default=""))
    op.create_index("ix_claim_comes_back_of", "claim", ["comes_back_of"])
    op.create_table(
        "order_record",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_record")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_order_record_claim_number_claim")),
    )
    op.create_index("ix_order_record_claim_number", "order_record", ["claim_number"])
    op.create_index("ix_order_record_key", "order_record", ["kind", "key", "id"])
    op.create_table(
        "shop_list_entry",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name=op.f("pk_shop_list_entry")),
    )


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
