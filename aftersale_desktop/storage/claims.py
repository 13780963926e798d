"""Claims: one statement for each short list, and the counts of its tabs."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import compress, product

from sqlalchemy import Connection, Integer, bindparam, func, insert, select, update

from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimGroup, ClaimRow, ClaimState
from aftersale_desktop.services.list_queries import ListKind
from aftersale_desktop.services.ports import ChangedMeanwhileError, ClaimCounts, ClaimFilter
from aftersale_desktop.storage.lists.claims import CLAIM_ROWS, IS_OVERDUE
from aftersale_desktop.storage.lists.finder import Finder
from aftersale_desktop.storage.rows import claims as claim_rows
from aftersale_desktop.storage.rows.claim_order import due_order
from aftersale_desktop.storage.rows.claims import CLAIM, EVENT, IS_OPEN
from aftersale_desktop.storage.rows.columns import AnySelect, new_key
from aftersale_desktop.storage.tallies import claims_by_group
from aftersale_desktop.storage.warranty_ends import store_end

_ADD = insert(CLAIM)
_SAVE = update(CLAIM).where(CLAIM.c.id == bindparam("of_id"), CLAIM.c.version == bindparam("of_version"))
_BY_NUMBER = select(CLAIM).where(CLAIM.c.number == bindparam("of_number"))
_BY_REQUEST_KEY = select(CLAIM).where(CLAIM.c.request_key == bindparam("of_key"))
_OF_CUSTOMER_IN = (
    select(CLAIM)
    .where(CLAIM.c.customer_id == bindparam("of_customer"), CLAIM.c.state == bindparam("of_state"))
    .order_by(CLAIM.c.id)
)
_ADD_EVENT = insert(EVENT)
_EVENTS = select(EVENT).where(EVENT.c.claim_number == bindparam("of_number")).order_by(EVENT.c.id)

_here = CLAIM.c.point_code == bindparam("of_point")
_CONDITIONS = (
    IS_OVERDUE,
    IS_OPEN,
    CLAIM.c.list_group == bindparam("of_group"),
    CLAIM.c.id.in_(bindparam("ids", expanding=True)),
    _here,
)
_OPEN_OF_CUSTOMER = CLAIM_ROWS.where(CLAIM.c.customer_id == bindparam("of_customer"), IS_OPEN).order_by(
    CLAIM.c.list_order, CLAIM.c.id
)
_ORDERED = CLAIM_ROWS.order_by(CLAIM.c.list_order, CLAIM.c.id).limit(bindparam("most", type_=Integer))
_LISTS: dict[tuple[bool, ...], AnySelect] = {
    asked: _ORDERED.where(*compress(_CONDITIONS, asked)) for asked in product((False, True), repeat=len(_CONDITIONS))
}
_OVERDUE = select(func.count()).select_from(CLAIM).where(IS_OVERDUE)
_TODAY = select(func.count()).select_from(CLAIM).where(CLAIM.c.received_on == bindparam("today"))
_COUNTS = (_OVERDUE, _TODAY)
_COUNTS_OF_POINT = tuple(count.where(_here) for count in _COUNTS)


@dataclass(frozen=True, slots=True)
class StoredClaims:
    """Claims of the transaction."""

    connection: Connection

    def add(self, claim: Claim) -> Claim:
        """Return the claim with the id it is stored under."""
        key = new_key(self.connection.execute(_ADD, claim_rows.from_domain(claim)))
        return replace(claim, id=key)

    def save(self, claim: Claim) -> Claim:
        """Return the claim with its next version; refuses when somebody saved in between, or a changed verdict."""
        later = replace(claim, version=claim.version + 1)
        keys = {"of_id": claim.id, "of_version": claim.version}
        if not self.connection.execute(_SAVE, claim_rows.from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(claim.number)
        if claim.returned_on is not None:
            store_end(self.connection, claim.item_id)
        return later

    def by_number(self, number: str) -> Claim | None:
        """Return the claim with that number, if any."""
        row = self.connection.execute(_BY_NUMBER, {"of_number": number}).one_or_none()
        return None if row is None else claim_rows.to_domain(row)

    def by_request_key(self, key: str) -> Claim | None:
        """Return the claim that was taken under the key, if it was."""
        row = self.connection.execute(_BY_REQUEST_KEY, {"of_key": key}).one_or_none()
        return None if row is None else claim_rows.to_domain(row)

    def of_customer_in(self, customer_id: int, state: ClaimState) -> tuple[Claim, ...]:
        """Return the claims of a customer that stand in a state, oldest first."""
        wanted = {"of_customer": customer_id, "of_state": str(state)}
        return tuple(claim_rows.to_domain(row) for row in self.connection.execute(_OF_CUSTOMER_IN, wanted))

    def open_of_customer(self, customer_id: int) -> tuple[ClaimRow, ...]:
        """Return the open orders of a customer at every point, the one due first before the others."""
        rows = self.connection.execute(_OPEN_OF_CUSTOMER, {"of_customer": customer_id})
        return tuple(claim_rows.list_row_to_domain(row) for row in rows)

    def rows(self, wanted: ClaimFilter, now: datetime) -> tuple[ClaimRow, ...]:
        """Return the rows of a list: overdue ones first, open ones by due time, closed ones newest first."""
        is_open = wanted.group is None and not wanted.is_everything
        asked = (
            wanted.is_overdue_only,
            is_open,
            wanted.group is not None,
            bool(wanted.text.strip()),
            bool(wanted.point_code),
        )
        key = {
            "overdue_before": due_order(now),
            "of_group": str(wanted.group),
            "ids": Finder(self.connection).ids(ListKind.CLAIMS, wanted.text, wanted.limit),
            "of_point": wanted.point_code,
            "most": wanted.limit,
        }
        return tuple(claim_rows.list_row_to_domain(row) for row in self.connection.execute(_LISTS[asked], key))

    def counts(self, now: datetime, point_code: str = "") -> ClaimCounts:
        """Return how many claims each tab holds; today is the day in the zone of `now`, no point means every point."""
        key = {"overdue_before": due_order(now), "today": now.date(), "of_point": point_code}
        counts = _COUNTS_OF_POINT if point_code else _COUNTS
        overdue, today = (self.connection.execute(count, key).scalar_one() for count in counts)
        groups = claims_by_group(self.connection, point_code)
        by_group = dict.fromkeys(ClaimGroup, 0) | {ClaimGroup(group): count for group, count in groups.items()}
        return ClaimCounts(by_group, overdue, today)

    def record(self, number: str, event: ClaimEvent) -> None:
        """Write down what was done with a claim."""
        self.connection.execute(_ADD_EVENT, claim_rows.event_from_domain(number, event))

    def events(self, number: str) -> tuple[ClaimEvent, ...]:
        """Return what was done with a claim, oldest first."""
        rows = self.connection.execute(_EVENTS, {"of_number": number})
        return tuple(claim_rows.event_to_domain(row) for row in rows)
