"""The audit record as a chain, sealed from its first row on, and permits by which an erasure passes the guards."""

import hashlib
import json
import os
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
DECLARED_CHANGES: frozenset[str] = frozenset()
"""No value changes: what was written before gets its digests and links beside it; `audit_head.sealed` says how far."""

_ROWS_AT_ONCE = 2000
_TEXTS = ("key", "detail_digest", "previous", "hash")
_ENTRY = sa.table(
    "audit_entry",
    sa.column("id", sa.Integer),
    sa.column("done_at", sa.DateTime(timezone=True)),
    *(sa.column(name, sa.String) for name in ("done_by", "deed", "subject", "detail", *_TEXTS)),
    sa.column("fields", sa.Integer),
)
_HEAD = sa.table(
    "audit_head",
    sa.column("id", sa.Integer),
    sa.column("last", sa.Integer),
    sa.column("hash", sa.String),
    sa.column("sealed", sa.Integer),
)


def upgrade() -> None:
    op.add_column("audit_entry", sa.Column("fields", sa.Integer, nullable=False, server_default="0"))
    for name in _TEXTS:
        op.add_column("audit_entry", sa.Column(name, sa.String, nullable=False, server_default=""))
    for name in ("done_by", "deed", "done_at"):
        op.create_index(f"ix_audit_entry_{name}", "audit_entry", [name])
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("sealed", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "erasure_permit",
        sa.Column("of_table", sa.String, nullable=False),
        sa.Column("of_key", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("of_table", "of_key", name=op.f("pk_erasure_permit")),
    )
    _set_guards("DISABLE")
    last, last_hash = _seal(op.get_bind())
    _set_guards("ENABLE")
    op.bulk_insert(_HEAD, [{"id": 1, "last": last, "hash": last_hash, "sealed": last}])


def _set_guards(deed: str) -> None:
    """Let PostgreSQL's guards rest meanwhile; in SQLite every upgrade takes them away and sets them anew."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE audit_entry {deed} TRIGGER USER")


def _seal(connection: sa.Connection) -> tuple[int, str]:
    last, last_hash = 0, "0" * 64
    following = sa.select(_ENTRY).where(_ENTRY.c.id > sa.bindparam("after")).order_by(_ENTRY.c.id).limit(_ROWS_AT_ONCE)
    store = (
        sa.update(_ENTRY)
        .where(_ENTRY.c.id == sa.bindparam("of_id"))
        .values({name: sa.bindparam(f"new_{name}") for name in ("fields", *_TEXTS)})
    )
    while rows := connection.execute(following, {"after": last}).all():
        sealed = []
        for row in rows:
            values = _sealed(row, last_hash)
            last, last_hash = row.id, values["new_hash"]
            sealed.append(values)
        connection.execute(store, sealed)
    return last, last_hash


def _sealed(row: Any, previous: str) -> dict[str, Any]:
    """Return what is stored beside a row: the first version of the fields."""
    key = os.urandom(16).hex()
    digest = hashlib.sha256(f"{key}\n{row.detail}".encode()).hexdigest()
    payload = [1, row.id, previous, _moment(row.done_at), row.done_by, row.deed, row.subject, digest]
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return {
        "of_id": row.id,
        "new_fields": 1,
        "new_key": key,
        "new_detail_digest": digest,
        "new_previous": previous,
        "new_hash": hashlib.sha256(text.encode()).hexdigest(),
    }


def _moment(done_at: datetime) -> str:
    """SQLite keeps no zone: what it holds is UTC."""
    aware = done_at.replace(tzinfo=UTC) if done_at.tzinfo is None else done_at.astimezone(UTC)
    return aware.isoformat(timespec="microseconds")


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
