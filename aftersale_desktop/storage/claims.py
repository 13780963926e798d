"""Claims: one statement for the list, one for the counts of its tabs."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import compress, product

from sqlalchemy import ColumnElement, Connection, Integer, bindparam, case, func, insert, select, update

from aftersale_desktop.domain.claims import (
    GROUP_OF_STATE,
    STATES_OF_GROUP,
    Claim,
    ClaimEvent,
    ClaimGroup,
    ClaimRow,
    ClaimState,
)
from aftersale_desktop.services.ports import ChangedMeanwhileError, ClaimCounts, ClaimFilter
from aftersale_desktop.storage.rows import claims as claim_rows
from aftersale_desktop.storage.rows.claims import CLAIM, EVENT
from aftersale_desktop.storage.rows.columns import AnySelect, Moment, new_key
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.items import ITEM
from aftersale_desktop.storage.searches import begins, bounds, customers_of_text

_CLOSED = [str(state) for state in sorted(STATES_OF_GROUP[ClaimGroup.CLOSED])]
_OPEN = [str(state) for state in ClaimState if str(state) not in _CLOSED]

_ADD = insert(CLAIM)
_SAVE = update(CLAIM).where(CLAIM.c.id == bindparam("of_id"), CLAIM.c.version == bindparam("of_version"))
_BY_NUMBER = select(CLAIM).where(CLAIM.c.number == bindparam("of_number"))
_BY_REQUEST_KEY = select(CLAIM).where(CLAIM.c.request_key == bindparam("of_key"))
_ADD_EVENT = insert(EVENT)
_EVENTS = select(EVENT).where(EVENT.c.claim_number == bindparam("of_number")).order_by(EVENT.c.id)

_is_open = CLAIM.c.state.in_(_OPEN)
_is_overdue: ColumnElement[bool] = (
    _is_open & CLAIM.c.passed_at.is_(None) & (CLAIM.c.due_at < bindparam("now", type_=Moment))
)
_order = (
    case((_is_overdue, 0), (_is_open & CLAIM.c.passed_at.is_(None), 1), (_is_open, 2), else_=3),
    case((_is_open & CLAIM.c.due_at.is_not(None), 0), else_=1),
    case((_is_open, CLAIM.c.due_at)),
    case((_is_open, None), else_=CLAIM.c.received_at).desc(),
    CLAIM.c.number,
)
_ROWS = (
    select(
        CLAIM.c.number,
        CLAIM.c.state,
        CUSTOMER.c.name.label("customer"),
        CUSTOMER.c.phone,
        ITEM.c.model_code,
        CLAIM.c.fault_told,
        CLAIM.c.technician,
        CLAIM.c.received_at,
        CLAIM.c.due_at,
        CLAIM.c.passed_at,
        CLAIM.c.coverage,
        INVOICE.c.number.label("invoice_number"),
    )
    .join_from(CLAIM, CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
    .join(ITEM, ITEM.c.id == CLAIM.c.item_id)
    .outerjoin(INVOICE, INVOICE.c.claim_number == CLAIM.c.number)
    .where(CLAIM.c.state.in_(bindparam("states", expanding=True)))
    .order_by(*_order)
    .limit(bindparam("most", type_=Integer))
)
_other = CLAIM.alias()
_has_text = CLAIM.c.id.in_(
    select(_other.c.id)
    .where(begins(_other.c.number, "number"))
    .union(
        select(_other.c.id).where(begins(_other.c.number_reversed, "number_ending")),
        select(_other.c.id).where(_other.c.customer_id.in_(customers_of_text(is_limited=False))),
    )
)
_of_point = CLAIM.c.point_code == bindparam("of_point")
_CONDITIONS = (_is_overdue, _has_text, _of_point)
_LISTS: dict[tuple[bool, ...], AnySelect] = {
    asked: _ROWS.where(*compress(_CONDITIONS, asked)) for asked in product((False, True), repeat=len(_CONDITIONS))
}
_COUNTS = select(
    CLAIM.c.state,
    func.count().label("all"),
    func.sum(case((_is_overdue, 1), else_=0)).label("overdue"),
    func.sum(case((CLAIM.c.received_on == bindparam("today"), 1), else_=0)).label("today"),
).group_by(CLAIM.c.state)
_COUNTS_OF_POINT = _COUNTS.where(_of_point)


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
        return later

    def by_number(self, number: str) -> Claim | None:
        """Return the claim with that number, if any."""
        row = self.connection.execute(_BY_NUMBER, {"of_number": number}).one_or_none()
        return None if row is None else claim_rows.to_domain(row)

    def by_request_key(self, key: str) -> Claim | None:
        """Return the claim that was taken under the key, if it was."""
        row = self.connection.execute(_BY_REQUEST_KEY, {"of_key": key}).one_or_none()
        return None if row is None else claim_rows.to_domain(row)

    def rows(self, wanted: ClaimFilter, now: datetime) -> tuple[ClaimRow, ...]:
        """Return the rows of a list: overdue ones first, open ones by due time, closed ones newest first."""
        statement = _LISTS[wanted.is_overdue_only, bool(wanted.text.strip()), bool(wanted.point_code)]
        key = {"states": _states(wanted), "now": now, "most": wanted.limit, **bounds(wanted.text)}
        key["of_point"] = wanted.point_code
        return tuple(claim_rows.list_row_to_domain(row) for row in self.connection.execute(statement, key))

    def counts(self, now: datetime, point_code: str = "") -> ClaimCounts:
        """Return how many claims each tab holds; today is the day in the zone of `now`, no point means every point."""
        key = {"now": now, "today": now.date(), "of_point": point_code}
        rows = self.connection.execute(_COUNTS_OF_POINT if point_code else _COUNTS, key).all()
        by_group = dict.fromkeys(ClaimGroup, 0)
        for row in rows:
            by_group[GROUP_OF_STATE[ClaimState(row.state)]] += row.all
        return ClaimCounts(by_group, sum(row.overdue for row in rows), sum(row.today for row in rows))

    def record(self, number: str, event: ClaimEvent) -> None:
        """Write down what was done with a claim."""
        self.connection.execute(_ADD_EVENT, claim_rows.event_from_domain(number, event))

    def events(self, number: str) -> tuple[ClaimEvent, ...]:
        """Return what was done with a claim, oldest first."""
        rows = self.connection.execute(_EVENTS, {"of_number": number})
        return tuple(claim_rows.event_to_domain(row) for row in rows)


def _states(wanted: ClaimFilter) -> list[str]:
    if wanted.is_everything:
        return [*_OPEN, *_CLOSED]
    return _OPEN if wanted.group is None else [str(state) for state in STATES_OF_GROUP[wanted.group]]
