"""The sample shop's last day close: the till of the demo point as it was counted the evening before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.demo.opening_hours import MINUTES_A_DAY, OpeningHours, day_start
from aftersale_desktop.demo.staff import DEMO_CLERK, DEMO_POINT
from aftersale_desktop.domain.day_close import (
    DENOMINATIONS,
    CashPile,
    DayClose,
    check_close,
    product_money,
    sums_by_kind,
)
from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.payments import LedgerEntry
from aftersale_desktop.services.paper_contents import heading_of, new_paper
from aftersale_desktop.services.ports import Terms

_FLOAT = Decimal("300.00")
_SHORT_BECAUSE = "找零差额"


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """The close with its sheet."""

    close: DayClose
    paper: IssuedPaper


def sample_close(
    entries: Iterable[LedgerEntry], records: Iterable[OrderRecord], hours: OpeningHours, terms: Terms, ledger: Ledger
) -> ClosedDay:
    """Return the close of yesterday evening: it counts the money of that day, and what has a later number."""
    closed_at = hours.moment(day_start(hours.now.date()) - 1)
    begins_at = closed_at - timedelta(minutes=MINUTES_A_DAY)
    own = [entry for entry in entries if entry.number.startswith(DEMO_POINT)]
    first = next((entry.id for entry in own if entry.booked_at >= begins_at), None)
    counted = tuple(entry for entry in own if first is not None and entry.id >= first and entry.booked_at <= closed_at)
    products = product_money(one for one in records if _is_of_day(one, begins_at, closed_at))
    number = ledger.next(DEMO_POINT, DocumentSeries.DAY_CLOSE, closed_at.year)
    close = DayClose(
        id=1,
        number=number,
        request_key=f"sample {number}",
        point_code=DEMO_POINT,
        closed_at=closed_at,
        closed_by=DEMO_CLERK,
        entries=tuple(entry.id for entry in counted),
        begins_after=max((entry.id for entry in own if first is None or entry.id < first), default=0),
        sums=sums_by_kind(counted, products),
        float_before=_FLOAT,
        cash=(),
        float_left=Decimal("0.00"),
        products=tuple(one.id for one in products),
    )
    close = _counted(close)
    check_close(close)
    content = DayCloseContent(
        number=number,
        point=heading_of(terms.point),
        close=close,
        entry_numbers=(*(entry.number for entry in counted), *(one.number for one in products)),
    )
    return ClosedDay(close, new_paper(PaperKind.DAY_CLOSE, number, content, closed_at, DEMO_CLERK))


def _is_of_day(record: OrderRecord, begins_at: datetime, ends_at: datetime) -> bool:
    return begins_at <= record.at <= ends_at and record.content.key.startswith(DEMO_POINT)


def _counted(close: DayClose) -> DayClose:
    """The till holds what it should, but for what no note or coin is worth."""
    close = replace(close, cash=_piles(close.expected))
    return replace(
        close,
        float_left=min(_FLOAT, close.counted),
        reason=_SHORT_BECAUSE if close.difference else "",
    )


def _piles(amount: Decimal) -> tuple[CashPile, ...]:
    piles = []
    for value in DENOMINATIONS:
        pieces = int(max(amount, Decimal(0)) // value)
        amount -= pieces * value
        if pieces:
            piles.append(CashPile(value, pieces))
    return tuple(piles)
