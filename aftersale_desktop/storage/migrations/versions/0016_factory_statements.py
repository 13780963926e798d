"""Statements of a point to the factory, which claim each of them claimed, and what became of each line."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    op.create_table(
        "factory_statement",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("request_key", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_factory_statement")),
        sa.UniqueConstraint("number", name=op.f("uq_factory_statement_number")),
        sa.UniqueConstraint("request_key", name=op.f("uq_factory_statement_request_key")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_factory_statement_point_code_service_point")
        ),
    )
    op.create_index("ix_factory_statement_point_code", "factory_statement", ["point_code"])
    op.create_table(
        "claimed_cost",
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("corrects", sa.String, nullable=False),
        sa.Column("statement_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("claim_number", "corrects", name=op.f("pk_claimed_cost")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["factory_statement.id"], name=op.f("fk_claimed_cost_statement_id_factory_statement")
        ),
    )
    op.create_index("ix_claimed_cost_statement_id", "claimed_cost", ["statement_id"])
    op.create_table(
        "statement_entry",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("statement_number", sa.String, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("deed", sa.String, nullable=False),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_entry")),
        sa.UniqueConstraint(
            "statement_number",
            "claim_number",
            "deed",
            name=op.f("uq_statement_entry_statement_number_claim_number_deed"),
        ),
    )


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
