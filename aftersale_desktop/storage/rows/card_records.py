"""Who owned a product before, and which of its units were officially replaced: rows are only ever added."""

from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.card_records import Transfer, UnitReplacement
from aftersale_desktop.domain.exchanges import ClosedCard
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment

OWNER = Table(
    "item_owner",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("item_id", ForeignKey("service_item.id"), nullable=False),
    Column("from_customer_id", ForeignKey("customer.id"), nullable=False),
    Column("customer_id", ForeignKey("customer.id"), nullable=False),
    Column("since_on", Date, nullable=False),
    Column("proof", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Index(None, "item_id"),
)

REPLACEMENT = Table(
    "unit_replacement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("item_id", ForeignKey("service_item.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("old_barcode", String, nullable=False),
    Column("new_barcode", String, nullable=False),
    Column("replaced_on", Date, nullable=False),
    Column("document", String, nullable=False),
    Column("replaced_by", String, nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Index(None, "item_id"),
    Index(None, "old_barcode"),
)

CLOSED_CARD = Table(
    "closed_card",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("item_id", ForeignKey("service_item.id"), nullable=False),
    Column("number", String, nullable=False),
    Column("closed_on", Date, nullable=False),
    Column("new_number", String, nullable=False),
    Column("document", String, nullable=False),
    Index(None, "number"),
    Index(None, "item_id"),
)


def transfer_from_domain(item_id: int, transfer: Transfer) -> dict[str, Any]:
    """Return the row of a change of hands."""
    return {
        "item_id": item_id,
        "from_customer_id": transfer.from_customer_id,
        "customer_id": transfer.to_customer_id,
        "since_on": transfer.transferred_on,
        "proof": transfer.proof,
        "reason": transfer.reason,
        "done_at": transfer.done_at,
        "done_by": transfer.done_by,
    }


def transfer_to_domain(row: AnyRow) -> Transfer:
    """Return the change of hands of a row."""
    return Transfer(
        row.from_customer_id, row.customer_id, row.since_on, row.proof, row.reason, row.done_at, row.done_by
    )


def replacement_from_domain(item_id: int, replacement: UnitReplacement) -> dict[str, Any]:
    """Return the row of a swap."""
    return {
        "item_id": item_id,
        "kind": str(replacement.kind),
        "old_barcode": replacement.old_barcode,
        "new_barcode": replacement.new_barcode,
        "replaced_on": replacement.replaced_on,
        "document": replacement.document,
        "replaced_by": replacement.replaced_by,
        "done_at": replacement.done_at,
        "done_by": replacement.done_by,
    }


def replacement_to_domain(row: AnyRow) -> UnitReplacement:
    """Return the swap of a row."""
    return UnitReplacement(
        UnitKind(row.kind),
        row.old_barcode,
        row.new_barcode,
        row.replaced_on,
        row.document,
        row.replaced_by,
        row.done_at,
        row.done_by,
    )


def closed_card_from_domain(item_id: int, card: ClosedCard) -> dict[str, Any]:
    """Return the row of a card that no longer counts."""
    return {
        "item_id": item_id,
        "number": card.number,
        "closed_on": card.closed_on,
        "new_number": card.new_number,
        "document": card.document,
    }


def closed_card_to_domain(row: AnyRow) -> ClosedCard:
    """Return the closed card of a row."""
    return ClosedCard(row.number, row.closed_on, row.new_number, row.document)
