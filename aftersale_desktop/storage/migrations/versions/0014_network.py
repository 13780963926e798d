"""Service points as a network, and home visits."""

revision = "0014"
down_revision = "0013"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
