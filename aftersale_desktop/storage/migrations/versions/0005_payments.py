"""Deposits, part payments, discounts and credit notes."""

revision = "0005"
down_revision = "0004"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
