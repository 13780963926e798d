"""Warehouses, parts, what lies where, and the moves that brought it there; moves are never changed."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.stock import (
    OUTSIDE,
    Document,
    DocumentKind,
    StockLevel,
    StockMove,
    StockSerial,
    Warehouse,
    WarehouseKind,
)
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

WAREHOUSE = Table(
    "warehouse",
    METADATA,
    Column("code", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("point_code", ForeignKey("service_point.code")),
    Column("holder", String, nullable=False),
    Column("lead_days", Integer, nullable=False),
)
PART = Table(
    "spare_part",
    METADATA,
    Column("code", String, primary_key=True),
    Column("record", Text, nullable=False),
)
LEVEL = Table(
    "stock_level",
    METADATA,
    Column("warehouse", ForeignKey("warehouse.code"), primary_key=True),
    Column("part_code", ForeignKey("spare_part.code"), primary_key=True),
    Column("on_hand", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    CheckConstraint("on_hand >= 0", name="on_hand_is_never_negative"),
    CheckConstraint("reserved >= 0", name="reserved_is_never_negative"),
    CheckConstraint("reserved <= on_hand", name="reserved_is_on_hand"),
)
RULE = Table(
    "stock_rule",
    METADATA,
    Column("warehouse", ForeignKey("warehouse.code"), primary_key=True),
    Column("part_code", ForeignKey("spare_part.code"), primary_key=True),
    Column("minimum", Integer, nullable=False),
    Column("maximum", Integer, nullable=False),
)
SERIAL = Table(
    "stock_serial",
    METADATA,
    Column("part_code", ForeignKey("spare_part.code"), primary_key=True),
    Column("serial", String, primary_key=True),
    Column("warehouse", ForeignKey("warehouse.code"), nullable=False),
)
MOVE = Table(
    "stock_move",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("moved_at", Moment, nullable=False),
    Column("moved_by", String, nullable=False),
    Column("document_kind", String, nullable=False),
    Column("document_number", String, nullable=False),
    Column("source", ForeignKey("warehouse.code")),
    Column("target", ForeignKey("warehouse.code")),
    Column("part_code", ForeignKey("spare_part.code"), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("serial", String, nullable=False),
    Column("why", String, nullable=False),
    CheckConstraint("quantity > 0", name="moves_something"),
    CheckConstraint("source IS NOT NULL OR target IS NOT NULL", name="has_a_place"),
    Index("ix_stock_move_part_code", "part_code", "id"),
    Index(None, "document_number"),
)


def warehouse_from_domain(warehouse: Warehouse) -> dict[str, Any]:
    """Return the row of a warehouse; the factory belongs to no point."""
    return {
        "code": warehouse.code,
        "kind": str(warehouse.kind),
        "point_code": warehouse.point_code or None,
        "holder": warehouse.holder,
        "lead_days": warehouse.lead_days,
    }


def warehouse_to_domain(row: AnyRow) -> Warehouse:
    """Return the warehouse of a row."""
    return Warehouse(row.code, WarehouseKind(row.kind), row.point_code or "", row.holder, row.lead_days)


def part_from_domain(part: SparePart) -> dict[str, Any]:
    """Return the row of a part."""
    return {"code": part.code, "record": written(part)}


def part_to_domain(row: AnyRow) -> SparePart:
    """Return the part of a row."""
    return read(SparePart, row.record)


def level_from_domain(level: StockLevel) -> dict[str, Any]:
    """Return the row of a level."""
    return {
        "warehouse": level.warehouse,
        "part_code": level.part_code,
        "on_hand": level.on_hand,
        "reserved": level.reserved,
    }


def level_to_domain(row: AnyRow) -> StockLevel:
    """Return the level of a row."""
    return StockLevel(row.warehouse, row.part_code, row.on_hand, row.reserved)


def rule_from_domain(rule: StockRule) -> dict[str, Any]:
    """Return the row of a minimum and maximum."""
    return {
        "warehouse": rule.warehouse,
        "part_code": rule.part_code,
        "minimum": rule.minimum,
        "maximum": rule.maximum,
    }


def rule_to_domain(row: AnyRow) -> StockRule:
    """Return the minimum and maximum of a row."""
    return StockRule(row.warehouse, row.part_code, row.minimum, row.maximum)


def serial_from_domain(serial: StockSerial) -> dict[str, Any]:
    """Return the row of a piece with a serial number."""
    return {"part_code": serial.part_code, "serial": serial.serial, "warehouse": serial.warehouse}


def serial_to_domain(row: AnyRow) -> StockSerial:
    """Return the piece of a row."""
    return StockSerial(row.part_code, row.serial, row.warehouse)


def move_from_domain(move: StockMove) -> dict[str, Any]:
    """Return the row of a move; the database gives a new one its id."""
    return {
        **known_id(move.id),
        "moved_at": move.at,
        "moved_by": move.by,
        "document_kind": str(move.document.kind),
        "document_number": move.document.number,
        "source": move.source or None,
        "target": move.target or None,
        "part_code": move.part_code,
        "quantity": move.quantity,
        "serial": move.serial,
        "why": move.why,
    }


def move_to_domain(row: AnyRow) -> StockMove:
    """Return the move of a row."""
    return StockMove(
        id=row.id,
        at=row.moved_at,
        by=row.moved_by,
        document=Document(DocumentKind(row.document_kind), row.document_number),
        source=row.source or OUTSIDE,
        target=row.target or OUTSIDE,
        part_code=row.part_code,
        quantity=row.quantity,
        serial=row.serial,
        why=row.why,
    )
