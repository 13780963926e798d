"""The record of deeds; there is no way to read a deed away again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from aftersale_desktop.storage.rows.audit import AUDIT, from_domain

_ADD = insert(AUDIT)
_NEWEST = select(func.max(AUDIT.c.id))


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """Audit rows of the transaction."""

    connection: Connection

    def add(self, at: datetime, by: str, deed: str, subject: str, detail: dict[str, str]) -> None:
        """Write down who did what with which record."""
        self.connection.execute(_ADD, from_domain(at, by, deed, subject, detail))

    def newest(self) -> int:
        """Return the number of the last deed, 0 before the first; another number means that something was done."""
        return self.connection.execute(_NEWEST).scalar_one() or 0
