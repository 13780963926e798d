"""Stock: a level is the sum of its moves, kept in the same transaction; the row of a level is whose turn it is."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from sqlalchemy import BindParameter, Connection, Integer, Update, bindparam, delete, insert, or_, select, text, update

from aftersale_desktop.domain.parts import SparePart, UnknownPartError
from aftersale_desktop.domain.stock import (
    NEW_PART_KINDS,
    OUTSIDE,
    NotEnoughStockError,
    SerialKnownError,
    SerialNotHereError,
    StockLevel,
    StockMove,
    StockSerial,
    UnknownWarehouseError,
    Warehouse,
    WarehouseKind,
)
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.services.stock_ports import MoveFilter
from aftersale_desktop.storage.rows import stock as rows
from aftersale_desktop.storage.rows.columns import AnySelect, new_key
from aftersale_desktop.storage.rows.stock import LEVEL, MOVE, PART, RULE, SERIAL, WAREHOUSE

_HERE = (LEVEL.c.warehouse == bindparam("of_warehouse"), LEVEL.c.part_code == bindparam("of_part"))
_PIECES = bindparam("pieces", type_=Integer)
_IS_FREE = LEVEL.c.on_hand - LEVEL.c.reserved >= _PIECES
_TAKE = update(LEVEL).where(*_HERE, _IS_FREE).values(on_hand=LEVEL.c.on_hand - _PIECES)
_RESERVE = update(LEVEL).where(*_HERE, _IS_FREE).values(reserved=LEVEL.c.reserved + _PIECES)
_RELEASE = update(LEVEL).where(*_HERE, LEVEL.c.reserved >= _PIECES).values(reserved=LEVEL.c.reserved - _PIECES)
_PUT = text(
    "INSERT INTO stock_level (warehouse, part_code, on_hand, reserved) VALUES (:of_warehouse, :of_part, :pieces, 0) "
    "ON CONFLICT (warehouse, part_code) DO UPDATE SET on_hand = stock_level.on_hand + excluded.on_hand"
)
_SAVE_RULE = text(
    "INSERT INTO stock_rule (warehouse, part_code, minimum, maximum) "
    "VALUES (:warehouse, :part_code, :minimum, :maximum) "
    "ON CONFLICT (warehouse, part_code) DO UPDATE SET minimum = excluded.minimum, maximum = excluded.maximum"
)
_LEVEL = select(LEVEL).where(*_HERE)
_IN_ORDER = (
    select(LEVEL.c.warehouse)
    .where(LEVEL.c.part_code == bindparam("of_part"), LEVEL.c.warehouse.in_(bindparam("places", expanding=True)))
    .order_by(LEVEL.c.warehouse)
    .with_for_update()
)
_ADD_MOVE = insert(MOVE)
_SERIAL_PLACE = select(SERIAL).where(
    SERIAL.c.part_code == bindparam("of_part"), SERIAL.c.serial == bindparam("of_serial")
)
_LIFT_SERIAL = delete(SERIAL).where(
    SERIAL.c.part_code == bindparam("of_part"),
    SERIAL.c.serial == bindparam("of_serial"),
    SERIAL.c.warehouse == bindparam("of_warehouse"),
)
_CODES: BindParameter[list[str]] = bindparam("codes", expanding=True)
_PARTS_OF = select(PART).where(PART.c.code.in_(_CODES)).order_by(PART.c.code)
_LEVELS_OF = select(LEVEL).where(LEVEL.c.part_code.in_(_CODES)).order_by(LEVEL.c.part_code, LEVEL.c.warehouse)
_PART = select(PART).where(PART.c.code == bindparam("of_code"))


@dataclass(slots=True)
class StoredStock:
    """Stock of the transaction."""

    connection: Connection
    _kinds: dict[str, WarehouseKind] = field(default_factory=dict)

    def warehouses(self) -> tuple[Warehouse, ...]:
        """Return every warehouse by its code."""
        found = self.connection.execute(select(WAREHOUSE).order_by(WAREHOUSE.c.code))
        return tuple(rows.warehouse_to_domain(row) for row in found)

    def add_warehouse(self, warehouse: Warehouse) -> None:
        """Store a new warehouse."""
        self.connection.execute(insert(WAREHOUSE), rows.warehouse_from_domain(warehouse))
        self._kinds.clear()

    def parts(self) -> tuple[SparePart, ...]:
        """Return every part by its code."""
        return tuple(rows.part_to_domain(row) for row in self.connection.execute(select(PART).order_by(PART.c.code)))

    def part(self, code: str) -> SparePart:
        """Return a part; refuses a code the shop does not know."""
        row = self.connection.execute(_PART, {"of_code": code}).one_or_none()
        if row is None:
            raise UnknownPartError(code)
        return rows.part_to_domain(row)

    def parts_of(self, codes: Collection[str]) -> tuple[SparePart, ...]:
        """Return the parts with some codes; codes the shop does not know are left out."""
        found = self.connection.execute(_PARTS_OF, {"codes": list(codes)})
        return tuple(rows.part_to_domain(row) for row in found)

    def save_part(self, part: SparePart) -> None:
        """Store a part in the place of the one with its code."""
        row = rows.part_from_domain(part)
        changed = self.connection.execute(update(PART).where(PART.c.code == part.code), row)
        if not changed.rowcount:
            self.connection.execute(insert(PART), row)

    def move(self, move: StockMove) -> StockMove:
        """Return the move with its id; refuses what is not free at its source, kept pieces included."""
        self._lock_in_order(move)
        if move.source != OUTSIDE:
            self._change(_TAKE, move.source, move.part_code, move.quantity)
        if move.target != OUTSIDE:
            self.connection.execute(_PUT, _keys(move.target, move.part_code, move.quantity))
        if move.serial:
            self._lift_serial(move)
            self._put_serial(move)
        return replace(move, id=new_key(self.connection.execute(_ADD_MOVE, rows.move_from_domain(move))))

    def reserve(self, warehouse: str, part_code: str, quantity: int) -> None:
        """Keep pieces for somebody, or refuse what is not free."""
        self._change(_RESERVE, warehouse, part_code, quantity)

    def release(self, warehouse: str, part_code: str, quantity: int) -> None:
        """Give kept pieces free."""
        self._change(_RELEASE, warehouse, part_code, quantity)

    def levels(self, *, warehouse: str = "", part_code: str = "") -> tuple[StockLevel, ...]:
        """Return levels by warehouse and part, of all warehouses and parts unless named."""
        wanted = _narrowed(select(LEVEL), warehouse, part_code).order_by(LEVEL.c.warehouse, LEVEL.c.part_code)
        return tuple(rows.level_to_domain(row) for row in self.connection.execute(wanted))

    def levels_of(self, part_codes: Collection[str]) -> tuple[StockLevel, ...]:
        """Return where some parts lie."""
        found = self.connection.execute(_LEVELS_OF, {"codes": list(part_codes)})
        return tuple(rows.level_to_domain(row) for row in found)

    def serials(self, *, warehouse: str = "", part_code: str = "") -> tuple[StockSerial, ...]:
        """Return where the pieces of tracked parts lie."""
        wanted = select(SERIAL).order_by(SERIAL.c.part_code, SERIAL.c.serial)
        if warehouse:
            wanted = wanted.where(SERIAL.c.warehouse == warehouse)
        if part_code:
            wanted = wanted.where(SERIAL.c.part_code == part_code)
        return tuple(rows.serial_to_domain(row) for row in self.connection.execute(wanted))

    def moves(self, wanted: MoveFilter) -> tuple[StockMove, ...]:
        """Return moves, newest first."""
        query = select(MOVE).order_by(MOVE.c.id.desc()).limit(wanted.limit)
        if wanted.part_code:
            query = query.where(MOVE.c.part_code == wanted.part_code)
        if wanted.warehouse:
            query = query.where(or_(MOVE.c.source == wanted.warehouse, MOVE.c.target == wanted.warehouse))
        if wanted.after:
            query = query.where(MOVE.c.id > wanted.after)
        if wanted.document_number:
            query = query.where(MOVE.c.document_number == wanted.document_number)
        return tuple(rows.move_to_domain(row) for row in self.connection.execute(query))

    def rules(self, warehouse: str) -> tuple[StockRule, ...]:
        """Return minimum and maximum of each part of a warehouse that has them."""
        wanted = select(RULE).where(RULE.c.warehouse == warehouse).order_by(RULE.c.part_code)
        return tuple(rows.rule_to_domain(row) for row in self.connection.execute(wanted))

    def save_rule(self, rule: StockRule) -> None:
        """Store minimum and maximum in the place of those the part had."""
        self.connection.execute(_SAVE_RULE, rows.rule_from_domain(rule))

    def remove_rule(self, warehouse: str, part_code: str) -> None:
        """Take minimum and maximum of a part away."""
        self.connection.execute(delete(RULE).where(RULE.c.warehouse == warehouse, RULE.c.part_code == part_code))

    def _lock_in_order(self, move: StockMove) -> None:
        """Wait for both levels in one order, so that two opposite moves never wait for each other (R-15)."""
        if self.connection.dialect.name == "postgresql":
            places = [place for place in (move.source, move.target) if place != OUTSIDE]
            self.connection.execute(_IN_ORDER, {"of_part": move.part_code, "places": places}).all()

    def _change(self, statement: Update, warehouse: str, part_code: str, quantity: int) -> None:
        keys = _keys(warehouse, part_code, quantity)
        if not self.connection.execute(statement, keys).rowcount:
            row = self.connection.execute(_LEVEL, keys).one_or_none()
            available = 0 if row is None else rows.level_to_domain(row).available
            raise NotEnoughStockError(part_code, quantity, available, warehouse)

    def _lift_serial(self, move: StockMove) -> None:
        if not self._names_serials(move.source):
            return
        keys = {"of_part": move.part_code, "of_serial": move.serial, "of_warehouse": move.source}
        if not self.connection.execute(_LIFT_SERIAL, keys).rowcount:
            raise SerialNotHereError(move.part_code, move.serial, move.source)

    def _put_serial(self, move: StockMove) -> None:
        if not self._names_serials(move.target):
            return
        keys = {"of_part": move.part_code, "of_serial": move.serial}
        known = self.connection.execute(_SERIAL_PLACE, keys).one_or_none()
        if known is not None:
            raise SerialKnownError(move.part_code, move.serial, known.warehouse)
        piece = StockSerial(move.part_code, move.serial, move.target)
        self.connection.execute(insert(SERIAL), rows.serial_from_domain(piece))

    def _names_serials(self, warehouse: str) -> bool:
        """Tell whether pieces have a place in a warehouse; old parts and scrap are known by their labels."""
        if warehouse == OUTSIDE:
            return False
        if not self._kinds:
            self._kinds |= {one.code: one.kind for one in self.warehouses()}
        if warehouse not in self._kinds:
            raise UnknownWarehouseError(warehouse)
        return self._kinds[warehouse] in NEW_PART_KINDS


def _keys(warehouse: str, part_code: str, quantity: int) -> dict[str, str | int]:
    return {"of_warehouse": warehouse, "of_part": part_code, "pieces": quantity}


def _narrowed(wanted: AnySelect, warehouse: str, part_code: str) -> AnySelect:
    if warehouse:
        wanted = wanted.where(LEVEL.c.warehouse == warehouse)
    return wanted.where(LEVEL.c.part_code == part_code) if part_code else wanted
