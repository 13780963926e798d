"""Statements to the factory: added, never changed; what no statement claimed yet is told by its claims."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, Integer, bindparam, insert, select

from aftersale_desktop.domain.factory_statements import FactoryStatement, StatementDeed, StatementEntry
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.factory_statements import (
    CLAIMED,
    STATEMENT,
    STATEMENT_ENTRY,
    claimed_from_domain,
    entry_from_domain,
    entry_to_domain,
    from_domain,
    to_domain,
)

_ADD = insert(STATEMENT)
_ADD_CLAIMED = insert(CLAIMED)
_ADD_ENTRY = insert(STATEMENT_ENTRY)
_BY_NUMBER = select(STATEMENT).where(STATEMENT.c.number == bindparam("of_number"))
_BY_KEY = select(STATEMENT).where(STATEMENT.c.request_key == bindparam("of_key"))
_NEWEST = (
    select(STATEMENT)
    .where(STATEMENT.c.point_code == bindparam("of_point"))
    .order_by(STATEMENT.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_CLAIMED = (
    select(CLAIMED.c.claim_number)
    .join_from(CLAIMED, STATEMENT, STATEMENT.c.id == CLAIMED.c.statement_id)
    .where(STATEMENT.c.point_code == bindparam("of_point"))
)
_ENTRIES = (
    select(STATEMENT_ENTRY)
    .where(STATEMENT_ENTRY.c.statement_number == bindparam("of_number"))
    .order_by(STATEMENT_ENTRY.c.id)
)
_AGAIN = (
    select(STATEMENT_ENTRY)
    .join_from(STATEMENT_ENTRY, STATEMENT, STATEMENT.c.number == STATEMENT_ENTRY.c.statement_number)
    .outerjoin(
        CLAIMED,
        (CLAIMED.c.claim_number == STATEMENT_ENTRY.c.claim_number)
        & (CLAIMED.c.corrects == STATEMENT_ENTRY.c.statement_number),
    )
    .where(
        STATEMENT.c.point_code == bindparam("of_point"),
        STATEMENT_ENTRY.c.deed == str(StatementDeed.CLAIMED_AGAIN),
        CLAIMED.c.claim_number.is_(None),
    )
    .order_by(STATEMENT_ENTRY.c.id)
)


@dataclass(frozen=True, slots=True)
class StoredFactoryStatements:
    """Statements of the transaction."""

    connection: Connection

    def add(self, statement: FactoryStatement) -> FactoryStatement:
        """Return the statement with the id it is stored under; what was claimed before is refused."""
        key = new_key(self.connection.execute(_ADD, from_domain(statement)))
        self.connection.execute(_ADD_CLAIMED, claimed_from_domain(key, statement))
        return replace(statement, id=key)

    def by_number(self, number: str) -> FactoryStatement | None:
        """Return the statement with that number, if any."""
        row = self.connection.execute(_BY_NUMBER, {"of_number": number}).one_or_none()
        return None if row is None else to_domain(row)

    def by_request_key(self, key: str) -> FactoryStatement | None:
        """Return the statement sent under a key, if any."""
        row = self.connection.execute(_BY_KEY, {"of_key": key}).one_or_none()
        return None if row is None else to_domain(row)

    def newest(self, point_code: str, limit: int) -> tuple[FactoryStatement, ...]:
        """Return the latest statements of a point, newest first."""
        wanted = {"of_point": point_code, "most": limit}
        return tuple(to_domain(row) for row in self.connection.execute(_NEWEST, wanted))

    def claimed(self, point_code: str) -> frozenset[str]:
        """Return the claims whose cost a statement of the point claimed."""
        return frozenset(self.connection.scalars(_CLAIMED, {"of_point": point_code}))

    def to_claim_again(self, point_code: str) -> tuple[StatementEntry, ...]:
        """Return what is to be claimed again and stands on no statement yet, oldest first."""
        return tuple(entry_to_domain(row) for row in self.connection.execute(_AGAIN, {"of_point": point_code}))

    def entries_of(self, number: str) -> tuple[StatementEntry, ...]:
        """Return the deeds on the lines of a statement, oldest first."""
        return tuple(entry_to_domain(row) for row in self.connection.execute(_ENTRIES, {"of_number": number}))

    def add_entry(self, entry: StatementEntry) -> None:
        """Write a deed down; the same deed on the same line is refused by the database."""
        self.connection.execute(_ADD_ENTRY, entry_from_domain(entry))
