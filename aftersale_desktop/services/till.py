"""The till: at the end of the day cash is counted against the ledger; a closed sum never changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from decimal import Decimal

from aftersale_desktop.domain.day_close import (
    CashPile,
    CloseNotFoundError,
    DayClose,
    KindSums,
    NotTheLastCloseError,
    ProductMoney,
    TillChangedError,
    check_close,
    expected_cash,
    product_money,
    sums_by_kind,
)
from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.payments import LedgerEntry
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.services.paper_contents import heading_of, new_paper
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work

_MOST_CLOSES = 60


@dataclass(frozen=True, slots=True)
class TillDay:
    """What is to be counted: money of the ledger no close counted yet, and the float of the last close.

    `last` is None before the first close ever: then the float is typed.
    """

    entries: tuple[LedgerEntry, ...]
    sums: tuple[KindSums, ...]
    float_before: Decimal
    begins_after: int
    last: DayClose | None
    closes: tuple[DayClose, ...]
    """The latest closes, newest first."""
    products: tuple[ProductMoney, ...] = ()
    """What exchanges and refunds of products moved and no close counted yet."""

    @property
    def expected(self) -> Decimal:
        """The cash that should lie in the till."""
        return expected_cash(self.float_before, self.sums)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDraft:
    """A till as it was counted; `entries` are the ids the person saw while counting.

    With `corrects` it takes the place of the last close and counts that one's entries; else those that are new.
    """

    entries: tuple[int, ...]
    cash: tuple[CashPile, ...]
    float_left: Decimal
    float_before: Decimal | None = None
    reason: str = ""
    corrects: str = ""
    products: tuple[int, ...] = ()
    """The ids of the exchanges and refunds the person saw."""


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A close as stored, with its sheet."""

    close: DayClose
    paper: IssuedPaper


@dataclass(frozen=True, slots=True)
class Till:
    """What clerks do with the till of their point; the same key never closes twice."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def day(self) -> TillDay:
        """Return what is to be counted at the user's point."""
        user = self.who()
        user.need(Right.CLOSE_DAY)
        with self.start_reading() as work:
            return _till_day(work, user.point_code, self.now())

    def find(self, number: str) -> DayClose:
        """Return a close; refuses a number none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            close = work.day_closes.by_number(number)
        if close is None:
            raise CloseNotFoundError(number)
        return close

    def close(self, draft: CloseDraft, request_key: str) -> ClosedDay:
        """Store number, counted money, difference and sheet in one transaction; later bookings are the next close's."""
        user, now = self.who(), self.now()
        user.need(Right.CLOSE_DAY)
        with self.start_work() as work:
            work.turns.of_request(request_key)
            closed = _closed_before(work, request_key)
            if closed is None:
                closed = _close(work, draft, request_key, user, now)
                work.commit()
        return closed


def _till_day(work: Work, point_code: str, now: datetime) -> TillDay:
    closes = work.day_closes.newest(point_code, _MOST_CLOSES)
    last = closes[0] if closes else None
    begins_after = last.begins_after if last else work.day_closes.last_entry_before(point_code, _midnight(now))
    entries = work.day_closes.uncounted(point_code, begins_after)
    float_before = last.float_left if last else Decimal("0.00")
    products = _uncounted_products(work, point_code, closes, now)
    return TillDay(entries, sums_by_kind(entries, products), float_before, begins_after, last, closes, products)


def _uncounted_products(
    work: Work, point_code: str, closes: tuple[DayClose, ...], now: datetime
) -> tuple[ProductMoney, ...]:
    """A close names what it counted, so nothing is counted twice, and nothing is lost that was written meanwhile."""
    counted = {record for close in closes for record in close.products}
    return tuple(one for one in _product_money(work, point_code, closes, now) if one.id not in counted)


def _product_money(
    work: Work, point_code: str, closes: tuple[DayClose, ...], now: datetime
) -> tuple[ProductMoney, ...]:
    """As in the ledger, the number says in which point's drawer the money lies: that of whoever booked it."""
    oldest = closes[-1].closed_at.astimezone(now.tzinfo) if closes else now
    since = oldest if len(closes) == _MOST_CLOSES else _midnight(oldest)
    return product_money(work.orders.numbered_at(point_code, (ProductRefund, Exchange), since))


def _midnight(now: datetime) -> datetime:
    """The first close ever counts the money of its day: what came before went its way without this program."""
    return datetime.combine(now.date(), time(), now.tzinfo)


def _close(work: Work, draft: CloseDraft, request_key: str, user: User, now: datetime) -> ClosedDay:
    """The number is taken first: at a server it lets one close wait for the other."""
    number = work.numbers.next(user.point_code, DocumentSeries.DAY_CLOSE, now.year)
    day = _till_day(work, user.point_code, now)
    close = _counted(day, draft, number, user, now)
    close = work.day_closes.add(replace(close, request_key=request_key))
    content = DayCloseContent(
        number=number,
        point=heading_of(work.shop.terms(user.point_code).point),
        close=close,
        entry_numbers=(
            *(entry.number for entry in work.day_closes.entries_of(close) if entry.number),
            *(one.number for one in _product_money(work, user.point_code, day.closes, now) if one.id in close.products),
        ),
        audit=work.audit.head().link,
    )
    paper = work.papers.issue(new_paper(PaperKind.DAY_CLOSE, number, content, now, user.name))
    detail = {
        "expected": str(close.expected),
        "counted": str(close.counted),
        "difference": str(close.difference),
        "reason": close.reason,
        "corrects": close.corrects,
    }
    work.audit.add(now, user.name, "close_day", number, {name: text for name, text in detail.items() if text})
    return ClosedDay(close, paper)


def _counted(day: TillDay, draft: CloseDraft, number: str, user: User, now: datetime) -> DayClose:
    corrected = _corrected(day, draft.corrects) if draft.corrects else None
    entries = corrected.entries if corrected else tuple(entry.id for entry in day.entries)
    products = corrected.products if corrected else tuple(money.id for money in day.products)
    if (draft.entries, draft.products) != (entries, products):
        raise TillChangedError
    is_first = day.last is None
    before = draft.float_before if is_first and draft.float_before is not None else day.float_before
    close = DayClose(
        number=number,
        request_key="",
        point_code=user.point_code,
        closed_at=now,
        closed_by=user.name,
        entries=entries,
        begins_after=day.begins_after,
        sums=corrected.sums if corrected else day.sums,
        float_before=corrected.float_before if corrected else before,
        cash=_piled(draft.cash),
        float_left=draft.float_left,
        reason=draft.reason.strip(),
        corrects=draft.corrects,
        products=products,
    )
    check_close(close)
    return close


def _corrected(day: TillDay, number: str) -> DayClose:
    if day.last is None or day.last.number != number:
        raise NotTheLastCloseError(number)
    return day.last


def _piled(cash: Sequence[CashPile]) -> tuple[CashPile, ...]:
    return tuple(pile for pile in cash if pile.pieces)


def _closed_before(work: Work, request_key: str) -> ClosedDay | None:
    close = work.day_closes.by_request_key(request_key)
    paper = work.papers.find(PaperKind.DAY_CLOSE, close.number) if close else None
    return ClosedDay(close, paper) if close and paper else None
