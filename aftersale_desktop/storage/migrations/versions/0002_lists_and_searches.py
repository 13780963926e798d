"""What long lists and searches read by."""

revision = "0002"
down_revision = "0001"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
