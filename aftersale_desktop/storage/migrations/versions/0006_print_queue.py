"""Papers on their way to a printer."""

revision = "0006"
down_revision = "0005"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
