"""Stock-take by scanning: what was counted beside what the book said at the part's last scan, and the differences."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.stock import DocumentKind, StockLevel, StockMove, StockSerial


class CountState(StrEnum):
    """Where a stock-take stands."""

    OPEN = "open"
    POSTED = "posted"
    CANCELLED = "cancelled"


class CountNotFoundError(AfterSaleError):
    """No stock-take has the number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class CountIsOverError(AfterSaleError):
    """A stock-take that was posted or given up is not changed any more."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class CountOpenError(AfterSaleError):
    """The warehouse is being counted already; two stock-takes would set it right twice."""

    def __init__(self, number: str, where: str) -> None:
        super().__init__(number, where)
        self.number = number
        self.where = where


class CountedTwiceError(AfterSaleError):
    """The piece with that serial number was scanned in this stock-take already."""

    def __init__(self, part: str, serial: str) -> None:
        super().__init__(part, serial)
        self.part = part
        self.serial = serial


class ImpossibleCountError(AfterSaleError):
    """No shelf holds fewer than no pieces, and a scan counts at least one."""

    def __init__(self, part: str, counted: int) -> None:
        super().__init__(part, counted)
        self.part = part
        self.counted = counted


class MovedWhileCountedError(AfterSaleError):
    """Pieces that look alike moved between two scans: nobody knows which were counted, so the part is counted anew."""

    def __init__(self, part: str, before: int, by_now: int) -> None:
        super().__init__(part, before, by_now)
        self.part = part
        self.before = before
        self.by_now = by_now


@dataclass(frozen=True, slots=True)
class CountedPart:
    """What was counted of a part; `on_book` is what its warehouse held at the last scan: later moves do no harm."""

    part_code: str
    counted: int
    on_book: int
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountDifference:
    """A part of which another quantity was found than the book says; serials only of tracked parts."""

    part_code: str
    on_book: int
    counted: int
    missing_serials: tuple[str, ...] = ()
    found_serials: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """How many pieces more were found, below zero where some are missing."""
        return self.counted - self.on_book


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCount:
    """One stock-take of a warehouse; a whole one takes parts that nobody scanned for missing."""

    number: str
    warehouse: str
    is_whole: bool
    begun_at: datetime
    begun_by: str
    state: CountState = CountState.OPEN
    counted: tuple[CountedPart, ...] = ()
    ended_at: datetime | None = None
    ended_by: str = ""
    why: str = ""
    last_move: int = 0
    """The newest move when it was begun: what moved later is no difference."""
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether it is still counted."""
        return self.state is CountState.OPEN

    def of_part(self, part_code: str) -> CountedPart:
        """Return what was counted of a part so far."""
        found = next((part for part in self.counted if part.part_code == part_code), None)
        return found or CountedPart(part_code, 0, 0)

    def scanned(self, part_code: str, on_book: int, quantity: int = 1, serial: str = "") -> "StockCount":
        """Return the stock-take with more pieces of a part; a serial number counts once."""
        if quantity < 1:
            raise ImpossibleCountError(part_code, quantity)
        before = self.of_part(part_code)
        if self.is_open and before.counted and not serial and before.on_book != on_book:
            raise MovedWhileCountedError(part_code, before.on_book, on_book)
        if serial and serial in before.serials:
            raise CountedTwiceError(part_code, serial)
        serials = (*before.serials, serial) if serial else before.serials
        return self._with(CountedPart(part_code, before.counted + quantity, on_book, serials))

    def corrected(self, part_code: str, on_book: int, counted: int, serials: tuple[str, ...] = ()) -> "StockCount":
        """Return the stock-take with the quantity of a part as it was typed, in place of what was scanned."""
        if counted < 0:
            raise ImpossibleCountError(part_code, counted)
        return self._with(CountedPart(part_code, counted, on_book, serials))

    def ended(self, state: CountState, at: datetime, by: str, why: str = "") -> "StockCount":
        """Return the stock-take posted or given up; refuses one that is over."""
        if not self.is_open:
            raise CountIsOverError(self.number)
        return replace(self, state=state, ended_at=at, ended_by=by, why=why)

    def _with(self, part: CountedPart) -> "StockCount":
        if not self.is_open:
            raise CountIsOverError(self.number)
        rest = tuple(one for one in self.counted if one.part_code != part.part_code)
        return replace(self, counted=(*rest, part))


@dataclass(frozen=True, slots=True)
class ShelfBook:
    """What the book says of a counted warehouse by now, and every move anywhere since the stock-take was begun."""

    warehouse: str
    levels: tuple[StockLevel, ...]
    serials: tuple[StockSerial, ...] = ()
    moves: tuple[StockMove, ...] = ()

    def came_in(self) -> Counter[str]:
        """Return how many pieces of each part came in since."""
        sums: Counter[str] = Counter()
        for move in self.moves:
            if move.target == self.warehouse:
                sums[move.part_code] += move.quantity
        return sums

    def pieces(self, part_code: str) -> frozenset[str]:
        """Return the pieces of a tracked part that lie there by now."""
        return frozenset(one.serial for one in self.serials if one.part_code == part_code)

    def moved_pieces(self, part_code: str) -> frozenset[str]:
        """Return the pieces of a tracked part that somebody moved since: of those the book knows where they are.

        What a stock-take of another place sets right is no move: that a piece lacks there does not say that it came.
        """
        moved = (move for move in self.moves if move.part_code == part_code and self._is_real(move))
        return frozenset(move.serial for move in moved) - {""}

    def _is_real(self, move: StockMove) -> bool:
        return move.document.kind is not DocumentKind.COUNT or self.warehouse in {move.source, move.target}


def differences(count: StockCount, book: ShelfBook) -> tuple[CountDifference, ...]:
    """Return where the shelf differs from the book, by part; what came or went since the begin is no difference."""
    counted = {part.part_code: part for part in count.counted}
    if count.is_whole:
        came = book.came_in()
        unseen = (level for level in book.levels if level.part_code not in counted)
        counted |= {
            level.part_code: CountedPart(level.part_code, 0, max(0, level.on_hand - came[level.part_code]))
            for level in unseen
        }
    found = (_difference(counted[code], book) for code in sorted(counted))
    return tuple(one for one in found if one.difference or one.missing_serials or one.found_serials)


def _difference(part: CountedPart, book: ShelfBook) -> CountDifference:
    here, moved, seen = book.pieces(part.part_code), book.moved_pieces(part.part_code), frozenset(part.serials)
    if not here | moved | seen:
        return CountDifference(part.part_code, part.on_book, part.counted)
    missing, found = here - seen - moved, seen - here - moved
    return CountDifference(
        part.part_code, len(here), len(here - missing | found), tuple(sorted(missing)), tuple(sorted(found))
    )
