"""Papers of the stockroom (transfers, stock-takes, requests) as JSON by number, and the labels of removed parts."""

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.services.stock_ports import KIND_OF_DOCUMENT, StockDocument
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, read, written

DOCUMENT = Table(
    "stock_document",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("record", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_stock_document_kind", "kind", "is_open", "id"),
)
REQUEST = Table(
    "stock_request",
    METADATA,
    Column("request_key", String, primary_key=True),
    Column("number", String, nullable=False),
)
REMOVED_PART = Table(
    "removed_part",
    METADATA,
    Column("number", String, primary_key=True),
    Column("claim_number", ForeignKey("claim.number"), nullable=False),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("part_code", ForeignKey("spare_part.code"), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("old_serial", String, nullable=False),
    Column("is_supplier_fault", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("removed_at", Moment, nullable=False),
    Column("removed_by", String, nullable=False),
    Column("version", Integer, nullable=False),
    Index(None, "claim_number"),
    Index(None, "state"),
)


def document_from_domain(document: StockDocument) -> dict[str, Any]:
    """Return the row of a paper."""
    return {
        "number": document.number,
        "kind": KIND_OF_DOCUMENT[type(document)],
        "is_open": document.is_open,
        "record": written(document),
        "version": document.version,
    }


def document_to_domain(kind: type[StockDocument], row: AnyRow) -> StockDocument:
    """Return the paper of a row."""
    return read(kind, row.record)


def removed_from_domain(part: RemovedPart) -> dict[str, Any]:
    """Return the row of a removed part."""
    return {
        "number": part.number,
        "claim_number": part.claim_number,
        "point_code": part.point_code,
        "part_code": part.part_code,
        "quantity": part.quantity,
        "old_serial": part.old_serial,
        "is_supplier_fault": part.is_supplier_fault,
        "state": str(part.state),
        "removed_at": part.removed_at,
        "removed_by": part.removed_by,
        "version": part.version,
    }


def removed_to_domain(row: AnyRow) -> RemovedPart:
    """Return the removed part of a row."""
    return RemovedPart(
        number=row.number,
        claim_number=row.claim_number,
        point_code=row.point_code,
        part_code=row.part_code,
        quantity=row.quantity,
        old_serial=row.old_serial,
        is_supplier_fault=row.is_supplier_fault,
        state=RemovedPartState(row.state),
        removed_at=row.removed_at,
        removed_by=row.removed_by,
        version=row.version,
    )
