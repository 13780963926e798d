"""Open orders of a point for the panel of the day: one statement for all of them, one for the events of old ones."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, or_, select

from aftersale_desktop.domain.claims import ClaimEnd, ClaimEvent, ClaimState
from aftersale_desktop.domain.day_orders import DayOrder
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.order_records import KIND_OF_RECORD
from aftersale_desktop.domain.quotes import Quote
from aftersale_desktop.storage.rows.claims import CLAIM, EVENT, IS_OPEN, event_to_domain
from aftersale_desktop.storage.rows.columns import AnyRow, read
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.items import CARD, ITEM, NEVER
from aftersale_desktop.storage.rows.order_records import RECORD

_here = CLAIM.c.point_code == bindparam("of_point")
_past = CLAIM.alias()
_FINISHED_REPAIRS = (
    select(func.count())
    .select_from(_past)
    .where(
        _past.c.item_id == CLAIM.c.item_id,
        _past.c.returned_on.is_not(None),
        _past.c.is_product_fault,
        _past.c.coverage != str(Coverage.CHARGEABLE),
        _past.c.ended_as.in_(("", str(ClaimEnd.REPAIRED))),
        or_(CARD.c.exchanged_on.is_(None), _past.c.received_on >= CARD.c.exchanged_on),
    )
    .scalar_subquery()
)
_STANDS_SINCE = (
    select(func.max(EVENT.c.done_at))
    .where(EVENT.c.claim_number == CLAIM.c.number, EVENT.c.deed == CLAIM.c.state)
    .scalar_subquery()
)
_QUOTED_WITH = (
    select(RECORD.c.content)
    .where(
        RECORD.c.claim_number == CLAIM.c.number,
        RECORD.c.kind == KIND_OF_RECORD[Quote],
        CLAIM.c.state == str(ClaimState.QUOTED),
    )
    .order_by(RECORD.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_OPEN = (
    select(
        CLAIM.c.number,
        CLAIM.c.state,
        CUSTOMER.c.name,
        ITEM.c.model_code,
        CLAIM.c.technician,
        CLAIM.c.received_at,
        CLAIM.c.due_at,
        CLAIM.c.passed_at,
        CLAIM.c.coverage,
        CARD.c.ends_on,
        _FINISHED_REPAIRS.label("finished_repairs"),
        _STANDS_SINCE.label("stands_since"),
        _QUOTED_WITH.label("quoted_with"),
    )
    .join_from(CLAIM, CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
    .join(ITEM, ITEM.c.id == CLAIM.c.item_id)
    .outerjoin(CARD, CARD.c.item_id == CLAIM.c.item_id)
    .where(_here, IS_OPEN)
    .order_by(CLAIM.c.list_order, CLAIM.c.id)
)
_EVENTS = (
    select(EVENT)
    .join_from(CLAIM, EVENT, EVENT.c.claim_number == CLAIM.c.number)
    .where(_here, IS_OPEN, CLAIM.c.received_at <= bindparam("received_before", type_=CLAIM.c.received_at.type))
    .order_by(EVENT.c.id)
)


@dataclass(frozen=True, slots=True)
class StoredDayOrders:
    """Open orders of the transaction."""

    connection: Connection

    def open_orders(self, point_code: str) -> tuple[DayOrder, ...]:
        """Return every open order of a point, what runs out of time first."""
        return tuple(_order(row) for row in self.connection.execute(_OPEN, {"of_point": point_code}))

    def events_of_open(self, point_code: str, received_before: datetime) -> dict[str, tuple[ClaimEvent, ...]]:
        """Return what was done with the open orders that were received until a moment."""
        found: defaultdict[str, tuple[ClaimEvent, ...]] = defaultdict(tuple)
        key = {"of_point": point_code, "received_before": received_before}
        for row in self.connection.execute(_EVENTS, key):
            found[row.claim_number] += (event_to_domain(row),)
        return dict(found)


def _order(row: AnyRow) -> DayOrder:
    return DayOrder(
        number=row.number,
        state=ClaimState(row.state),
        customer=row.name,
        model_code=row.model_code,
        technician=row.technician,
        received_at=row.received_at,
        stands_since=row.stands_since or row.received_at,
        due_at=row.due_at,
        passed_at=row.passed_at,
        coverage=Coverage(row.coverage),
        finished_repairs=row.finished_repairs,
        warranty_ends_on=_end(row.ends_on),
        quote_valid_until=read(Quote, row.quoted_with).valid_until if row.quoted_with else None,
    )


def _end(ends_on: date | None) -> date | None:
    return None if ends_on is None or ends_on == NEVER else ends_on
