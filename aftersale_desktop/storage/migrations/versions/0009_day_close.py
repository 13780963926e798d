"""Day closes: cash counted against payments, and which entries of the ledger each close counted."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    op.create_table(
        "day_close",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("request_key", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.String, nullable=False),
        sa.Column("corrects", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_close")),
        sa.UniqueConstraint("number", name=op.f("uq_day_close_number")),
        sa.UniqueConstraint("request_key", name=op.f("uq_day_close_request_key")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_day_close_point_code_service_point")
        ),
    )
    op.create_index("ix_day_close_point_code", "day_close", ["point_code"])
    op.create_table(
        "counted_entry",
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.Column("day_close_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_counted_entry")),
        sa.ForeignKeyConstraint(["entry_id"], ["ledger_entry.id"], name=op.f("fk_counted_entry_entry_id_ledger_entry")),
        sa.ForeignKeyConstraint(
            ["day_close_id"], ["day_close.id"], name=op.f("fk_counted_entry_day_close_id_day_close")
        ),
    )


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
