"""Stock: warehouses, what lies in them, and the moves that brought it there. No move without a document (domain §8)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError

OUTSIDE = ""
"""Where parts come from and go to that are in no warehouse: suppliers, customers' products."""


class WarehouseKind(StrEnum):
    """What a warehouse is for; on the bench lies what was issued to an order and is not fitted yet."""

    POINT = "point"
    TECHNICIAN = "technician"
    BENCH = "bench"
    IN_TRANSIT = "in_transit"
    OLD_PARTS = "old_parts"
    SCRAP = "scrap"
    FACTORY = "factory"


SOURCE_KINDS = frozenset({WarehouseKind.POINT, WarehouseKind.TECHNICIAN})
"""From where parts are reserved and issued."""
NEW_PART_KINDS = SOURCE_KINDS | {WarehouseKind.BENCH, WarehouseKind.IN_TRANSIT}
"""Where parts lie that can still be fitted: only there a serial number has its place."""
FACTORY = "FACTORY"
_SUFFIXES: dict[WarehouseKind, str] = {
    WarehouseKind.POINT: "",
    WarehouseKind.BENCH: "-BENCH",
    WarehouseKind.IN_TRANSIT: "-TRANSIT",
    WarehouseKind.OLD_PARTS: "-OLD",
    WarehouseKind.SCRAP: "-SCRAP",
}


class DocumentKind(StrEnum):
    """What a move is written down in; an order's own document is its claim."""

    RECEIPT = "receipt"
    ORDER = "order"
    TRANSFER = "transfer"
    COUNT = "count"
    REMOVED_PART = "removed_part"


class NotEnoughStockError(AfterSaleError):
    """Fewer pieces are free than wanted; somebody else may have taken the last one."""

    def __init__(self, part: str, wanted: int, available: int, where: str) -> None:
        super().__init__(part, wanted, available, where)
        self.part = part
        self.wanted = wanted
        self.available = available
        self.where = where


class UnknownWarehouseError(AfterSaleError):
    """No warehouse has the code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotAStoreError(AfterSaleError):
    """Parts are received, counted and taken only where they are stored: at points and in vans."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SerialMissingError(AfterSaleError):
    """Every piece of a tracked part is named by its serial number, one for each."""

    def __init__(self, part: str, wanted: int, given: int) -> None:
        super().__init__(part, wanted, given)
        self.part = part
        self.wanted = wanted
        self.given = given


class PartInStockError(AfterSaleError):
    """How the pieces of a part are told apart changes only while none lies in a warehouse."""

    def __init__(self, part: str, on_hand: int) -> None:
        super().__init__(part, on_hand)
        self.part = part
        self.on_hand = on_hand


class SerialNotHereError(AfterSaleError):
    """The piece with that serial number does not lie where it was to be taken from."""

    def __init__(self, part: str, serial: str, where: str) -> None:
        super().__init__(part, serial, where)
        self.part = part
        self.serial = serial
        self.where = where


class SerialKnownError(AfterSaleError):
    """A piece with that serial number lies in a warehouse already."""

    def __init__(self, part: str, serial: str, where: str) -> None:
        super().__init__(part, serial, where)
        self.part = part
        self.serial = serial
        self.where = where


class NotAMoveError(AfterSaleError):
    """A move needs a document, a quantity of at least one, and two different places."""


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A place where parts lie; `holder` is the technician whose van it is, `lead_days` what a part from here takes."""

    code: str
    kind: WarehouseKind
    point_code: str = ""
    holder: str = ""
    lead_days: int = 1

    @property
    def is_source(self) -> bool:
        """Tell whether parts are reserved and issued from here."""
        return self.kind in SOURCE_KINDS


@dataclass(frozen=True, slots=True)
class Document:
    """What a move is written down in."""

    kind: DocumentKind
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMove:
    """Pieces of one part on their way from a place to another; a piece with a serial number moves alone."""

    id: int = 0
    at: datetime
    by: str
    document: Document
    source: str = OUTSIDE
    target: str = OUTSIDE
    part_code: str
    quantity: int = 1
    serial: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if not self.document.number or self.quantity < 1 or self.source == self.target:
            raise NotAMoveError


@dataclass(frozen=True, slots=True)
class StockLevel:
    """How many pieces of a part lie in a warehouse, and how many of them are kept for somebody."""

    warehouse: str
    part_code: str
    on_hand: int = 0
    reserved: int = 0

    @property
    def available(self) -> int:
        """What anybody may still take."""
        return self.on_hand - self.reserved


@dataclass(frozen=True, slots=True)
class StockSerial:
    """Where the piece with a serial number lies."""

    part_code: str
    serial: str
    warehouse: str


def code_of(kind: WarehouseKind, point_code: str) -> str:
    """Return the code of a point's own warehouse of a kind."""
    return FACTORY if kind is WarehouseKind.FACTORY else point_code + _SUFFIXES[kind]


def van_code(point_code: str, user_id: int) -> str:
    """Return the code of a technician's van; it stays when the person's name changes."""
    return f"{point_code}-VAN{user_id}"


def warehouses_of_point(point_code: str) -> tuple[Warehouse, ...]:
    """Return the warehouses every point has: its stock, the bench, what is on the way, old parts and scrap."""
    return tuple(Warehouse(code_of(kind, point_code), kind, point_code) for kind in _SUFFIXES)


FACTORY_WAREHOUSE = Warehouse(FACTORY, WarehouseKind.FACTORY, lead_days=5)


def quantities(moves: Iterable[StockMove]) -> dict[tuple[str, str], int]:
    """Return what lies where by the moves alone, by warehouse and part; a place that is empty again is left out."""
    sums: Counter[tuple[str, str]] = Counter()
    for move in moves:
        sums[move.target, move.part_code] += move.quantity
        sums[move.source, move.part_code] -= move.quantity
    return {place: quantity for place, quantity in sums.items() if quantity and place[0] != OUTSIDE}
