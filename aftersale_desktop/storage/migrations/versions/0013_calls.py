"""Calls of the hotline and complaints."""

revision = "0013"
down_revision = "0012"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
