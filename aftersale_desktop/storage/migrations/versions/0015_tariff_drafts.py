"""Copies of price lists being edited; published ones stay where they are."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    op.create_table(
        "tariff_draft",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff_draft")),
        sa.UniqueConstraint("name", name=op.f("uq_tariff_draft_name")),
    )


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
