"""Who may sign in, and with what."""

revision = "0011"
down_revision = "0010"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
