"""Fakes of the stockroom's stores: warehouses, levels, moves and papers in memory."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import cast

from aftersale_desktop.domain.parts import SparePart, UnknownPartError
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
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
)
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.stock_ports import DocumentT, MoveFilter, StockDocument
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeStock:
    """Warehouses and what lies in them."""

    records: Records

    def warehouses(self) -> tuple[Warehouse, ...]:
        return tuple(self.records.warehouses[code] for code in sorted(self.records.warehouses))

    def add_warehouse(self, warehouse: Warehouse) -> None:
        self.records.warehouses[warehouse.code] = warehouse

    def parts(self) -> tuple[SparePart, ...]:
        return tuple(self.records.parts[code] for code in sorted(self.records.parts))

    def part(self, code: str) -> SparePart:
        if code not in self.records.parts:
            raise UnknownPartError(code)
        return self.records.parts[code]

    def parts_of(self, codes: Collection[str]) -> tuple[SparePart, ...]:
        return tuple(part for part in self.parts() if part.code in codes)

    def levels_of(self, part_codes: Collection[str]) -> tuple[StockLevel, ...]:
        return tuple(level for level in self.levels() if level.part_code in part_codes)

    def save_part(self, part: SparePart) -> None:
        self.records.parts[part.code] = part

    def move(self, move: StockMove) -> StockMove:
        self.records.break_if_asked("stock.move")
        if move.source != OUTSIDE:
            self._change(move.source, move.part_code, move.quantity, on_hand=-move.quantity)
        if move.target != OUTSIDE:
            before = self._level(move.target, move.part_code)
            self._keep(replace(before, on_hand=before.on_hand + move.quantity))
        if move.serial:
            self._place_serial(move)
        stored = replace(move, id=len(self.records.moves) + 1)
        self.records.moves.append(stored)
        return stored

    def reserve(self, warehouse: str, part_code: str, quantity: int) -> None:
        self._change(warehouse, part_code, quantity, reserved=quantity)

    def release(self, warehouse: str, part_code: str, quantity: int) -> None:
        level = self._level(warehouse, part_code)
        if level.reserved < quantity:
            raise NotEnoughStockError(part_code, quantity, level.available, warehouse)
        self._keep(replace(level, reserved=level.reserved - quantity))

    def levels(self, *, warehouse: str = "", part_code: str = "") -> tuple[StockLevel, ...]:
        found = (self.records.levels[key] for key in sorted(self.records.levels))
        return tuple(
            level for level in found if warehouse in {"", level.warehouse} and part_code in {"", level.part_code}
        )

    def serials(self, *, warehouse: str = "", part_code: str = "") -> tuple[StockSerial, ...]:
        found = (self.records.serials[key] for key in sorted(self.records.serials))
        return tuple(one for one in found if warehouse in {"", one.warehouse} and part_code in {"", one.part_code})

    def moves(self, wanted: MoveFilter) -> tuple[StockMove, ...]:
        found = [
            move
            for move in reversed(self.records.moves)
            if wanted.part_code in {"", move.part_code}
            and wanted.warehouse in {"", move.source, move.target}
            and wanted.document_number in {"", move.document.number}
            and move.id > wanted.after
        ]
        return tuple(found[: wanted.limit])

    def rules(self, warehouse: str) -> tuple[StockRule, ...]:
        return tuple(self.records.stock_rules[key] for key in sorted(self.records.stock_rules) if key[0] == warehouse)

    def save_rule(self, rule: StockRule) -> None:
        self.records.stock_rules[rule.warehouse, rule.part_code] = rule

    def remove_rule(self, warehouse: str, part_code: str) -> None:
        self.records.stock_rules.pop((warehouse, part_code), None)

    def _level(self, warehouse: str, part_code: str) -> StockLevel:
        if warehouse not in self.records.warehouses:
            raise UnknownWarehouseError(warehouse)
        return self.records.levels.get((warehouse, part_code), StockLevel(warehouse, part_code))

    def _keep(self, level: StockLevel) -> None:
        self.records.levels[level.warehouse, level.part_code] = level

    def _change(self, warehouse: str, part_code: str, quantity: int, *, on_hand: int = 0, reserved: int = 0) -> None:
        level = self._level(warehouse, part_code)
        if level.available < quantity:
            raise NotEnoughStockError(part_code, quantity, level.available, warehouse)
        self._keep(replace(level, on_hand=level.on_hand + on_hand, reserved=level.reserved + reserved))

    def _place_serial(self, move: StockMove) -> None:
        key = (move.part_code, move.serial)
        here = self.records.serials.get(key)
        if self._names_serials(move.source):
            if here is None or here.warehouse != move.source:
                raise SerialNotHereError(move.part_code, move.serial, move.source)
            here = None
            del self.records.serials[key]
        if self._names_serials(move.target):
            if here is not None:
                raise SerialKnownError(move.part_code, move.serial, here.warehouse)
            self.records.serials[key] = StockSerial(move.part_code, move.serial, move.target)

    def _names_serials(self, warehouse: str) -> bool:
        return warehouse != OUTSIDE and self.records.warehouses[warehouse].kind in NEW_PART_KINDS


@dataclass(slots=True)
class FakeStockDocuments:
    """Transfers, stock-takes and requests."""

    records: Records

    def add(self, document: StockDocument) -> None:
        self.records.stock_documents[document.number] = document

    def save(self, document: DocumentT) -> DocumentT:
        if self.records.stock_documents[document.number].version != document.version:
            raise ChangedMeanwhileError(document.number)
        later = replace(document, version=document.version + 1)
        self.records.stock_documents[document.number] = later
        return later

    def answer(self, request_key: str, number: str) -> None:
        self.records.stock_requests[request_key] = number

    def answered(self, request_key: str) -> str:
        return self.records.stock_requests.get(request_key, "")

    def find(self, kind: type[DocumentT], number: str) -> DocumentT | None:
        found = self.records.stock_documents.get(number)
        return cast("DocumentT", found) if isinstance(found, kind) else None

    def of_kind(
        self, kind: type[DocumentT], *, is_open: bool | None = None, limit: int | None = 200
    ) -> tuple[DocumentT, ...]:
        found = [one for one in reversed(self.records.stock_documents.values()) if isinstance(one, kind)]
        wanted = [one for one in found if is_open is None or one.is_open is is_open]
        return tuple(cast("list[DocumentT]", wanted)[:limit])


@dataclass(slots=True)
class FakeRemovedParts:
    """Old parts by their labels."""

    records: Records

    def add(self, part: RemovedPart) -> None:
        self.records.removed_parts[part.number] = part

    def save(self, part: RemovedPart) -> RemovedPart:
        if self.records.removed_parts[part.number].version != part.version:
            raise ChangedMeanwhileError(part.number)
        later = replace(part, version=part.version + 1)
        self.records.removed_parts[part.number] = later
        return later

    def find(self, number: str) -> RemovedPart | None:
        return self.records.removed_parts.get(number)

    def of_claim(self, claim_number: str) -> tuple[RemovedPart, ...]:
        return tuple(part for part in self.records.removed_parts.values() if part.claim_number == claim_number)

    def in_states(self, states: Collection[RemovedPartState]) -> tuple[RemovedPart, ...]:
        return tuple(part for part in self.records.removed_parts.values() if part.state in states)
