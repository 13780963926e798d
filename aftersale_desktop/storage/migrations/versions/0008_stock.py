"""Spare parts: warehouses, levels, moves, part lines, transfers, counts and requests."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    op.create_table(
        "part_line",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("part_code", sa.String, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit_price_fen", sa.BigInteger, nullable=False),
        sa.Column("is_main_part", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("warehouse", sa.String, nullable=False),
        sa.Column("new_serial", sa.String, nullable=False),
        sa.Column("old_serial", sa.String, nullable=False),
        sa.Column("is_supplier_fault", sa.Boolean, nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_line")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_part_line_claim_number_claim")),
    )
    op.create_index("ix_part_line_claim_number", "part_line", ["claim_number"])
    op.create_index("ix_part_line_part_code", "part_line", ["part_code", "state"])


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
