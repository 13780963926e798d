"""What people sign in with, as it is stored, and their wrong tries."""

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from aftersale_desktop.domain.credentials import Credential, CredentialKind, Tries
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment

CREDENTIAL = Table(
    "credential",
    METADATA,
    Column("user_id", ForeignKey("shop_user.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("stored", String, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Index(None, "stored"),
)

TRIES = Table(
    "sign_in_tries",
    METADATA,
    Column("subject", String, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)


def from_domain(credential: Credential) -> dict[str, Any]:
    """Return the row of a credential."""
    return {
        "user_id": credential.user_id,
        "kind": str(credential.kind),
        "stored": credential.stored,
        "set_at": credential.set_at,
        "must_change": credential.must_change,
    }


def to_domain(row: AnyRow) -> Credential:
    """Return the credential of a row."""
    return Credential(row.user_id, CredentialKind(row.kind), row.stored, row.set_at, row.must_change)


def tries_to_domain(row: AnyRow) -> Tries:
    """Return the wrong tries of a row."""
    return Tries(row.wrong, row.last_at)
