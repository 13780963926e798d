"""Stock-take by scanning: begun, counted, looked at with its differences, posted or given up."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.stock import SerialKnownError, SerialMissingError
from aftersale_desktop.domain.stock_counts import (
    CountDifference,
    CountNotFoundError,
    CountOpenError,
    CountState,
    StockCount,
)
from aftersale_desktop.services.count_posting import post_count
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.stock_moves import (
    check_at_point,
    count_differences,
    last_move,
    level_at,
    next_number,
    own_store_of,
    place_of_piece,
    warehouse_of,
)


@dataclass(frozen=True, slots=True)
class CountSheet:
    """A stock-take with what differs so far."""

    count: StockCount
    differences: tuple[CountDifference, ...]


@dataclass(frozen=True, slots=True)
class CountDesk:
    """What is done in a stock-take; the storekeeper counts, a supervisor posts."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def open(self) -> tuple[StockCount, ...]:
        """Return the stock-takes that are still counted, newest first."""
        return self._of_state(is_open=True)

    def ended(self) -> tuple[StockCount, ...]:
        """Return the stock-takes that are over, newest first."""
        return self._of_state(is_open=False)

    def sheet(self, number: str) -> CountSheet:
        """Return a stock-take with its differences; refuses a number that none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _sheet(work, _count(work, number))

    def begin(self, warehouse: str, *, is_whole: bool = True) -> CountSheet:
        """Begin to count a warehouse; a whole stock-take takes parts that nobody scans for missing."""
        user, now = self._keeper(), self.now()
        with self.start_work() as work:
            work.turns.of_request(f"stock-take of {warehouse}")
            store = own_store_of(work, warehouse, user)
            for other in work.stock_documents.of_kind(StockCount, is_open=True):
                if other.warehouse == store.code:
                    raise CountOpenError(other.number, store.code)
            number = next_number(work, DocumentSeries.STOCK_COUNT, user, now)
            count = StockCount(
                number=number,
                warehouse=store.code,
                is_whole=is_whole,
                begun_at=now,
                begun_by=user.name,
                last_move=last_move(work),
            )
            work.stock_documents.add(count)
            work.audit.add(now, user.name, "begin_stock_count", number, {"warehouse": store.code})
            sheet = _sheet(work, count)
            work.commit()
        return sheet

    def scan(self, number: str, part_code: str, *, quantity: int = 1, serial: str = "") -> CountSheet:
        """Count pieces of a part once more; of a tracked part one piece by its serial number."""

        def scanned(work: Work, count: StockCount) -> StockCount:
            part = work.stock.part(part_code)
            if part.is_tracked and not serial.strip():
                raise SerialMissingError(part.code, 1, 0)
            if part.is_tracked:
                _check_may_be_seen(work, count, part.code, serial.strip())
            on_book = level_at(work, count.warehouse, part.code).on_hand
            pieces = (1, serial.strip()) if part.is_tracked else (quantity, "")
            return count.scanned(part.code, on_book, *pieces)

        return self._counted(number, part_code, scanned)

    def type_in(self, number: str, part_code: str, counted: int) -> CountSheet:
        """Write down how many pieces of a part lie there, in place of what was scanned; tracked ones are scanned."""

        def corrected(work: Work, count: StockCount) -> StockCount:
            part = work.stock.part(part_code)
            if part.is_tracked and counted:
                raise SerialMissingError(part.code, counted, 0)
            return count.corrected(part.code, level_at(work, count.warehouse, part.code).on_hand, counted)

        return self._counted(number, part_code, corrected)

    def post(self, number: str, why: str = "") -> CountSheet:
        """Set the stock right by what was counted; a supervisor does, and the differences stay on the sheet."""
        user = self.who()
        user.need(Right.CORRECT_STOCK)
        now = self.now()
        with self.start_work() as work:
            before = _sheet(work, _own_count(work, number, user))
            ended = before.count.ended(CountState.POSTED, now, user.name, why.strip())
            post_count(work, ended, user, now)
            saved = work.stock_documents.save(ended)
            work.commit()
        return CountSheet(saved, before.differences)

    def cancel(self, number: str, why: str) -> CountSheet:
        """Give a stock-take up; nothing is changed by it."""
        user, now = self._keeper(), self.now()

        def ended(work: Work, count: StockCount) -> StockCount:
            work.audit.add(now, user.name, "cancel_stock_count", number, {"why": why.strip()})
            return count.ended(CountState.CANCELLED, now, user.name, why.strip())

        return self._changed(number, ended)

    def _counted(self, number: str, part_code: str, change: Callable[[Work, StockCount], StockCount]) -> CountSheet:
        user, now = self._keeper(), self.now()

        def told(work: Work, count: StockCount) -> StockCount:
            later = change(work, count)
            part = later.of_part(part_code)
            detail = {"part": part_code, "counted": str(part.counted), "by the book": str(part.on_book)}
            work.audit.add(now, user.name, "count_part", number, detail)
            return later

        return self._changed(number, told)

    def _changed(self, number: str, change: Callable[[Work, StockCount], StockCount]) -> CountSheet:
        user = self._keeper()
        with self.start_work() as work:
            saved = work.stock_documents.save(change(work, _own_count(work, number, user)))
            sheet = _sheet(work, saved)
            work.commit()
        return sheet

    def _of_state(self, *, is_open: bool) -> tuple[StockCount, ...]:
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.stock_documents.of_kind(StockCount, is_open=is_open)

    def _keeper(self) -> User:
        user = self.who()
        user.need(Right.MOVE_STOCK)
        return user


def _count(work: Work, number: str) -> StockCount:
    found = work.stock_documents.find(StockCount, number)
    if found is None:
        raise CountNotFoundError(number)
    return found


def _check_may_be_seen(work: Work, count: StockCount, part_code: str, serial: str) -> None:
    """A piece of another store may have been put here; one at a bench or on its way is booked in by its own paper."""
    place = place_of_piece(work, part_code, serial)
    if place not in {"", count.warehouse} and not warehouse_of(work, place).is_source:
        raise SerialKnownError(part_code, serial, place)


def _own_count(work: Work, number: str, user: User) -> StockCount:
    """Return a stock-take of the user's point; whoever counts stands before the shelf."""
    count = _count(work, number)
    check_at_point(work, count.warehouse, user)
    return count


def _sheet(work: Work, count: StockCount) -> CountSheet:
    return CountSheet(count, count_differences(work, count))
