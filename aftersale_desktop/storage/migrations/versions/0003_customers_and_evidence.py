"""Further phones and family of customers, flags, photos and files as evidence."""

revision = "0003"
down_revision = "0002"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
