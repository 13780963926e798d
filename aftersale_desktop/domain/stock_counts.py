"""Stock-take by scanning: what was counted beside what the book said at the part's last scan, and the differences."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.stock import StockLevel, StockSerial


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
        before = self.of_part(part_code)
        if serial and serial in before.serials:
            raise CountedTwiceError(part_code, serial)
        serials = (*before.serials, serial) if serial else before.serials
        return self._with(CountedPart(part_code, before.counted + quantity, on_book, serials))

    def corrected(self, part_code: str, on_book: int, counted: int, serials: tuple[str, ...] = ()) -> "StockCount":
        """Return the stock-take with the quantity of a part as it was typed, in place of what was scanned."""
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


def differences(
    count: StockCount, levels: Iterable[StockLevel], serials: Iterable[StockSerial]
) -> tuple[CountDifference, ...]:
    """Return where the shelf differs from the book, by part; levels and serials are those of the warehouse."""
    counted = {part.part_code: part for part in count.counted}
    if count.is_whole:
        unseen = (level for level in levels if level.on_hand and level.part_code not in counted)
        counted |= {level.part_code: CountedPart(level.part_code, 0, level.on_hand) for level in unseen}
    known: dict[str, set[str]] = {}
    for serial in serials:
        known.setdefault(serial.part_code, set()).add(serial.serial)
    found = (_difference(counted[code], known.get(code, set())) for code in sorted(counted))
    return tuple(one for one in found if one.difference or one.missing_serials or one.found_serials)


def _difference(part: CountedPart, known: set[str]) -> CountDifference:
    seen = set(part.serials)
    missing, found = tuple(sorted(known - seen)), tuple(sorted(seen - known))
    return CountDifference(part.part_code, part.on_book, part.counted, missing, found)
