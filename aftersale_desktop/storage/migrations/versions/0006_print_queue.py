"""Papers on their way to a printer."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    op.create_table(
        "print_job",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("paper_id", sa.Integer, nullable=False),
        sa.Column("copy", sa.Integer, nullable=False),
        sa.Column("size", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("audiences", sa.String, nullable=False),
        sa.Column("printer", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("computer", sa.String, nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("queued_by", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("fault", sa.String, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
        sa.ForeignKeyConstraint(
            ["paper_id", "copy"],
            ["paper_printing.paper_id", "paper_printing.copy"],
            name=op.f("fk_print_job_paper_id_copy_paper_printing"),
        ),
        sa.UniqueConstraint("paper_id", "copy", name=op.f("uq_print_job_paper_id_copy")),
    )
    op.create_index("ix_print_job_state", "print_job", ["state"])


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
