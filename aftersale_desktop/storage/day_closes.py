"""Day closes: added, never changed; what no close counted yet is found by the ledger's ids."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Integer, String, bindparam, func, insert, select

from aftersale_desktop.domain.day_close import DayClose
from aftersale_desktop.domain.payments import LedgerEntry
from aftersale_desktop.storage.ledger import ALL_ENTRIES
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.day_closes import (
    COUNTED_ENTRY,
    DAY_CLOSE,
    counted_from_domain,
    from_domain,
    to_domain,
)
from aftersale_desktop.storage.rows.ledger import ENTRY
from aftersale_desktop.storage.rows.ledger import to_domain as entries_to_domain

_ADD = insert(DAY_CLOSE)
_ADD_COUNTED = insert(COUNTED_ENTRY)
_BY_NUMBER = select(DAY_CLOSE).where(DAY_CLOSE.c.number == bindparam("of_number"))
_BY_KEY = select(DAY_CLOSE).where(DAY_CLOSE.c.request_key == bindparam("of_key"))
_NEWEST = (
    select(DAY_CLOSE)
    .where(DAY_CLOSE.c.point_code == bindparam("of_point"))
    .order_by(DAY_CLOSE.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_LIES_IN_DRAWER = func.coalesce(ENTRY.c.number, CLAIM.c.point_code).startswith(bindparam("of_point", type_=String))
"""Who books the money gives it a number of the own point; entries of the first versions have none."""
_OF_POINT = ALL_ENTRIES.join(CLAIM, CLAIM.c.number == ENTRY.c.claim_number).where(_LIES_IN_DRAWER)
_UNCOUNTED = _OF_POINT.where(ENTRY.c.id > bindparam("after"), ENTRY.c.id.not_in(select(COUNTED_ENTRY.c.entry_id)))
_BY_IDS = ALL_ENTRIES.where(ENTRY.c.id.in_(bindparam("ids", expanding=True)))
_LAST_BEFORE = (
    select(func.coalesce(func.max(ENTRY.c.id), 0))
    .join_from(ENTRY, CLAIM, CLAIM.c.number == ENTRY.c.claim_number)
    .where(_LIES_IN_DRAWER, ENTRY.c.booked_at < bindparam("before"))
)


@dataclass(frozen=True, slots=True)
class StoredDayCloses:
    """Day closes of the transaction."""

    connection: Connection

    def add(self, close: DayClose) -> DayClose:
        """Return the close with the id it is stored under; entries another close counted are refused."""
        key = new_key(self.connection.execute(_ADD, from_domain(close)))
        counted = counted_from_domain(key, close)
        if counted:
            self.connection.execute(_ADD_COUNTED, counted)
        return replace(close, id=key)

    def by_number(self, number: str) -> DayClose | None:
        """Return the close with that number, if any."""
        row = self.connection.execute(_BY_NUMBER, {"of_number": number}).one_or_none()
        return None if row is None else to_domain(row)

    def by_request_key(self, key: str) -> DayClose | None:
        """Return the close made under a key, if any."""
        row = self.connection.execute(_BY_KEY, {"of_key": key}).one_or_none()
        return None if row is None else to_domain(row)

    def newest(self, point_code: str, limit: int) -> tuple[DayClose, ...]:
        """Return the latest closes of a point, newest first."""
        wanted = {"of_point": point_code, "most": limit}
        return tuple(to_domain(row) for row in self.connection.execute(_NEWEST, wanted))

    def uncounted(self, point_code: str, after: int) -> tuple[LedgerEntry, ...]:
        """Return the money of a point that no close counted, oldest first."""
        return entries_to_domain(self.connection.execute(_UNCOUNTED, {"of_point": point_code, "after": after}))

    def entries_of(self, close: DayClose) -> tuple[LedgerEntry, ...]:
        """Return the entries a close counts, oldest first."""
        return entries_to_domain(self.connection.execute(_BY_IDS, {"ids": list(close.entries)}))

    def last_entry_before(self, point_code: str, before: datetime) -> int:
        """Return the last entry of a point booked before a moment, 0 where there is none."""
        wanted = {"of_point": point_code, "before": before}
        return int(self.connection.execute(_LAST_BEFORE, wanted).scalar_one())
