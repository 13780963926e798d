"""Who may sign in, and with what: logins, credentials, and the wrong tries that make one wait."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    op.add_column("shop_user", sa.Column("login", sa.String, nullable=False, server_default=""))
    op.add_column("shop_user", sa.Column("is_active", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("shop_user", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.create_table(
        "credential",
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("stored", sa.String, nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "kind", name=op.f("pk_credential")),
        sa.ForeignKeyConstraint(["user_id"], ["shop_user.id"], name=op.f("fk_credential_user_id_shop_user")),
    )
    op.create_index("ix_credential_stored", "credential", ["stored"])
    op.create_table(
        "sign_in_tries",
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_sign_in_tries")),
    )


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
