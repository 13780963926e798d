"""Spare parts of repair orders."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from aftersale_desktop.domain.money import from_fen, to_fen
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, known_id

PART_LINE = Table(
    "part_line",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("claim_number", ForeignKey("claim.number"), nullable=False),
    Column("part_code", String, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("unit_price_fen", BigInteger, nullable=False),
    Column("is_main_part", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("warehouse", String, nullable=False),
    Column("new_serial", String, nullable=False),
    Column("old_serial", String, nullable=False),
    Column("is_supplier_fault", Boolean),
    Column("version", Integer, nullable=False),
    Index(None, "claim_number"),
    Index(None, "state"),
    Index("ix_part_line_part_code", "part_code", "state"),
)


def from_domain(line: PartLine) -> dict[str, Any]:
    """Return the row of a part line; the database gives a new one its id."""
    return {
        **known_id(line.id),
        "claim_number": line.claim_number,
        "part_code": line.part_code,
        "quantity": line.quantity,
        "unit_price_fen": to_fen(line.unit_price),
        "is_main_part": line.is_main_part,
        "state": str(line.state),
        "warehouse": line.warehouse,
        "new_serial": line.new_serial,
        "old_serial": line.old_serial,
        "is_supplier_fault": line.is_supplier_fault,
        "version": line.version,
    }


def to_domain(row: AnyRow) -> PartLine:
    """Return the part line of a row."""
    return PartLine(
        id=row.id,
        claim_number=row.claim_number,
        part_code=row.part_code,
        quantity=row.quantity,
        unit_price=from_fen(row.unit_price_fen),
        is_main_part=row.is_main_part,
        state=PartLineState(row.state),
        warehouse=row.warehouse,
        new_serial=row.new_serial,
        old_serial=row.old_serial,
        is_supplier_fault=row.is_supplier_fault,
        version=row.version,
    )
