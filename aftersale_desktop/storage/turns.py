"""Taking turns: of two counters that do the same deed, the second waits until the first is saved or undone."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnySelect

_CLAIM = select(CLAIM.c.id).where(CLAIM.c.number == bindparam("wanted")).with_for_update(key_share=True)
_REQUEST = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("wanted"), 0)))


@dataclass(frozen=True, slots=True)
class StoredTurns:
    """The turns of a writing transaction, over with it; SQLite lets one writer in at a time, so nobody waits here."""

    connection: Connection

    def of_claim(self, number: str) -> None:
        """Wait until no other counter is about the claim's money; what is read afterwards is what it left."""
        self._wait(_CLAIM, number)

    def of_request(self, key: str) -> None:
        """Wait until no other counter does what was asked under the key; its record can be read afterwards."""
        self._wait(_REQUEST, key)

    def _wait(self, statement: AnySelect, wanted: str) -> None:
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(statement, {"wanted": wanted}).all()
