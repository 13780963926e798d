"""The audit record as a chain."""

revision = "0012"
down_revision = "0011"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
