"""What is always true of the stock: asked by tests after every walk, and by whoever checks a database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.domain.stock import (
    NEW_PART_KINDS,
    OUTSIDE,
    StockLevel,
    StockMove,
    StockSerial,
    Warehouse,
    WarehouseKind,
    quantities,
)
from aftersale_desktop.domain.transfers import TransferOrder, TransferState

Place = tuple[str, str]
"""A warehouse, or the order that parts were fitted for, and a part."""


class StockFaultKind(StrEnum):
    """What can be wrong."""

    LEVEL_IS_NOT_SUM_OF_MOVES = "level_is_not_sum_of_moves"
    LEVEL_BELOW_ZERO = "level_below_zero"
    RESERVED_IS_NOT_OPEN_LINES = "reserved_is_not_open_lines"
    RESERVED_ABOVE_LEVEL = "reserved_above_level"
    SERIAL_IN_TWO_PLACES = "serial_in_two_places"
    SERIALS_ARE_NOT_LEVEL = "serials_are_not_level"
    BENCH_IS_NOT_ISSUED_LINES = "bench_is_not_issued_lines"
    FITTED_IS_NOT_CONSUMED_LINES = "fitted_is_not_consumed_lines"
    TRANSIT_IS_NOT_TRANSFERS = "transit_is_not_transfers"
    OLD_PARTS_ARE_NOT_LABELS = "old_parts_are_not_labels"


@dataclass(frozen=True, slots=True)
class StockFault:
    """One place where the books contradict each other; `expected` is what records say, `found` what the stock says.

    What was fitted names the order where the others name a warehouse.
    """

    kind: StockFaultKind
    warehouse: str
    part_code: str
    expected: int = 0
    found: int = 0
    serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockPicture:
    """Everything about the stock of a shop, read in one transaction; part lines with the points of their claims."""

    warehouses: tuple[Warehouse, ...]
    levels: tuple[StockLevel, ...]
    moves: tuple[StockMove, ...]
    serials: tuple[StockSerial, ...] = ()
    tracked_parts: frozenset[str] = frozenset()
    part_lines: tuple[tuple[PartLine, str], ...] = ()
    transfers: tuple[TransferOrder, ...] = ()
    removed_parts: tuple[RemovedPart, ...] = ()


def stock_faults(picture: StockPicture) -> tuple[StockFault, ...]:
    """Return every contradiction; nothing when stock, reservations, serials and documents agree."""
    on_hand = {(level.warehouse, level.part_code): level.on_hand for level in picture.levels if level.on_hand}
    kinds = {warehouse.code: warehouse.kind for warehouse in picture.warehouses}

    def at(*wanted: WarehouseKind) -> dict[Place, int]:
        return {place: count for place, count in on_hand.items() if kinds.get(place[0]) in wanted}

    return (
        *_unequal(StockFaultKind.LEVEL_IS_NOT_SUM_OF_MOVES, quantities(picture.moves), on_hand),
        *_impossible(picture.levels),
        *_unequal(StockFaultKind.RESERVED_IS_NOT_OPEN_LINES, _kept(picture), _reserved(picture.levels)),
        *_unequal(StockFaultKind.BENCH_IS_NOT_ISSUED_LINES, _issued(picture), at(WarehouseKind.BENCH)),
        *_unequal(StockFaultKind.FITTED_IS_NOT_CONSUMED_LINES, _consumed(picture), _fitted(picture)),
        *_unequal(StockFaultKind.TRANSIT_IS_NOT_TRANSFERS, _on_the_way(picture), at(WarehouseKind.IN_TRANSIT)),
        *_unequal(StockFaultKind.OLD_PARTS_ARE_NOT_LABELS, _labelled(picture), at(WarehouseKind.OLD_PARTS)),
        *_serial_faults(picture, at(*NEW_PART_KINDS)),
    )


def _unequal(kind: StockFaultKind, expected: dict[Place, int], found: dict[Place, int]) -> Iterator[StockFault]:
    for place in sorted(expected.keys() | found.keys()):
        wanted, there = expected.get(place, 0), found.get(place, 0)
        if wanted != there:
            yield StockFault(kind, *place, wanted, there)


def _impossible(levels: Iterable[StockLevel]) -> Iterator[StockFault]:
    for level in levels:
        if level.on_hand < 0 or level.reserved < 0:
            yield StockFault(StockFaultKind.LEVEL_BELOW_ZERO, level.warehouse, level.part_code, 0, level.on_hand)
        if level.reserved > level.on_hand:
            kind = StockFaultKind.RESERVED_ABOVE_LEVEL
            yield StockFault(kind, level.warehouse, level.part_code, level.on_hand, level.reserved)


def _reserved(levels: Iterable[StockLevel]) -> dict[Place, int]:
    return {(level.warehouse, level.part_code): level.reserved for level in levels if level.reserved}


def _kept(picture: StockPicture) -> dict[Place, int]:
    """Orders keep what is reserved for them, requested transfers what they are going to send."""
    sums: Counter[Place] = Counter()
    for line, _ in picture.part_lines:
        if line.state is PartLineState.RESERVED:
            sums[line.warehouse, line.part_code] += line.quantity
    for transfer in picture.transfers:
        if transfer.state is TransferState.REQUESTED:
            for wanted in transfer.lines:
                sums[transfer.source, wanted.part_code] += wanted.quantity
    return dict(sums)


def _issued(picture: StockPicture) -> dict[Place, int]:
    benches = {place.point_code: place.code for place in picture.warehouses if place.kind is WarehouseKind.BENCH}
    sums: Counter[Place] = Counter()
    for line, point_code in picture.part_lines:
        if line.state is PartLineState.ISSUED:
            sums[benches[point_code], line.part_code] += line.quantity
    return dict(sums)


def _consumed(picture: StockPicture) -> dict[Place, int]:
    sums: Counter[Place] = Counter()
    for line, _ in picture.part_lines:
        if line.state is PartLineState.CONSUMED:
            sums[line.claim_number, line.part_code] += line.quantity
    return dict(sums)


def _fitted(picture: StockPicture) -> dict[Place, int]:
    """A part that was fitted left the bench under the number of its order, and one taken out came back onto it."""
    benches = {place.code for place in picture.warehouses if place.kind is WarehouseKind.BENCH}
    sums: Counter[Place] = Counter()
    for move in picture.moves:
        if move.source in benches and move.target == OUTSIDE:
            sums[move.document.number, move.part_code] += move.quantity
        elif move.source == OUTSIDE and move.target in benches:
            sums[move.document.number, move.part_code] -= move.quantity
    return {place: count for place, count in sums.items() if count}


def _on_the_way(picture: StockPicture) -> dict[Place, int]:
    points = {place.code: place.point_code for place in picture.warehouses}
    ways = {place.point_code: place.code for place in picture.warehouses if place.kind is WarehouseKind.IN_TRANSIT}
    sums: Counter[Place] = Counter()
    for transfer in picture.transfers:
        if transfer.state is TransferState.IN_TRANSIT:
            for line in transfer.lines:
                sums[ways[points[transfer.target]], line.part_code] += line.open_quantity
    return {place: count for place, count in sums.items() if count}


def _labelled(picture: StockPicture) -> dict[Place, int]:
    shelves = {place.point_code: place.code for place in picture.warehouses if place.kind is WarehouseKind.OLD_PARTS}
    sums: Counter[Place] = Counter()
    for part in picture.removed_parts:
        if part.state in {RemovedPartState.AT_POINT, RemovedPartState.DUE_BACK}:
            sums[shelves[part.point_code], part.part_code] += part.quantity
    return dict(sums)


def _serial_faults(picture: StockPicture, on_hand: dict[Place, int]) -> Iterator[StockFault]:
    seen: set[tuple[str, str]] = set()
    for one in picture.serials:
        if (one.part_code, one.serial) in seen:
            yield StockFault(StockFaultKind.SERIAL_IN_TWO_PLACES, one.warehouse, one.part_code, 1, 2, serial=one.serial)
        seen.add((one.part_code, one.serial))
    named = Counter((one.warehouse, one.part_code) for one in picture.serials)
    tracked = {place: count for place, count in on_hand.items() if place[1] in picture.tracked_parts}
    yield from _unequal(StockFaultKind.SERIALS_ARE_NOT_LEVEL, dict(named), tracked)
