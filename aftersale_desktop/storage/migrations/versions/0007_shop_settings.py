"""Versions of the shop's own numbers and barcode formats."""

revision = "0007"
down_revision = "0006"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
