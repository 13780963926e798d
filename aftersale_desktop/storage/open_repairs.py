"""What a look-up adds for products that are with us: the steps their open claims went through."""

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from aftersale_desktop.domain.claims import ClaimEvent, PastRepair
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.storage.rows.claims import EVENT, event_to_domain

_EVENTS = select(EVENT).where(EVENT.c.claim_number.in_(bindparam("open", expanding=True))).order_by(EVENT.c.id)


def with_open_repairs(connection: Connection, products: tuple[KnownItem, ...]) -> tuple[KnownItem, ...]:
    """Return the products with the events of their open claims; nothing is asked where no claim is open."""
    numbers = [past.claim_number for known in products for past in known.history if past.is_open]
    if not numbers:
        return products
    events: defaultdict[str, tuple[ClaimEvent, ...]] = defaultdict(tuple)
    for row in connection.execute(_EVENTS, {"open": numbers}):
        events[row.claim_number] += (event_to_domain(row),)
    return tuple(replace(known, history=_with_events(known.history, events)) for known in products)


def _with_events(
    history: tuple[PastRepair, ...], events: defaultdict[str, tuple[ClaimEvent, ...]]
) -> tuple[PastRepair, ...]:
    return tuple(replace(past, events=events[past.claim_number]) if past.is_open else past for past in history)
