"""Customers' products with their units and warranty cards; a card's number may stand on two products by fraud."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, false

from aftersale_desktop.domain.money import from_fen, to_fen
from aftersale_desktop.domain.products import ComponentUnit, ProductModel, ServiceItem, WarrantyCard
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.storage.rows.columns import METADATA, known_id, plain_code

NEVER = date.max
"""The end of a warranty of which no beginning is known."""

ITEM = Table(
    "service_item",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("model_code", ForeignKey("product_model.code"), nullable=False),
    Column("customer_id", ForeignKey("customer.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("search_text", Text, nullable=False, server_default=""),
    Index(None, "customer_id"),
    Index(None, "number"),
)

CARD = Table(
    "warranty_card",
    METADATA,
    Column("item_id", ForeignKey("service_item.id"), primary_key=True),
    Column("number", String, nullable=False),
    Column("invoice_number", String, nullable=False),
    Column("invoice_on", Date),
    Column("delivered_on", Date),
    Column("exchanged_on", Date),
    Column("price_fen", BigInteger),
    Column("is_remote_sale", Boolean, nullable=False),
    Column("seller", String, nullable=False, server_default=""),
    Column("ends_on", Date, nullable=False, server_default=NEVER.isoformat()),
    Index(None, "number"),
    Index(None, "invoice_number"),
    Index("ix_warranty_card_end", "ends_on", "item_id"),
)

UNIT = Table(
    "component_unit",
    METADATA,
    Column("item_id", ForeignKey("service_item.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("barcode", String, nullable=False),
    Column("is_replacement", Boolean, nullable=False, server_default=false()),
    Index(None, "barcode"),
)

ITEM_COLUMNS = (
    ITEM.c.id.label("item_id"),
    ITEM.c.number.label("item_number"),
    ITEM.c.model_code,
    ITEM.c.customer_id,
    ITEM.c.version.label("item_version"),
    CARD.c.number.label("card_number"),
    CARD.c.invoice_number,
    CARD.c.invoice_on,
    CARD.c.delivered_on,
    CARD.c.exchanged_on,
    CARD.c.price_fen,
    CARD.c.is_remote_sale,
    CARD.c.seller,
)
UNIT_COLUMNS = (UNIT.c.kind, UNIT.c.is_replacement, UNIT.c.barcode)


def from_domain(item: ServiceItem) -> dict[str, Any]:
    """Return the row of a product; the database gives a new one its id."""
    return {
        **known_id(item.id),
        "number": item.number,
        "model_code": item.model.code,
        "customer_id": item.customer_id,
        "version": item.version,
        "search_text": search_text(item),
    }


def search_text(item: ServiceItem) -> str:
    """Return the codes by any part of which a product is found, with a space between them."""
    codes = (item.card.number if item.card else "", *(unit.barcode for unit in item.units))
    return " ".join(plain_code(code) for code in codes if code)


def card_from_domain(item_id: int, card: WarrantyCard) -> dict[str, Any]:
    """Return the row of a product's card."""
    return {
        "item_id": item_id,
        "number": card.number,
        "invoice_number": card.invoice_number,
        "invoice_on": card.invoice_on,
        "delivered_on": card.delivered_on,
        "exchanged_on": card.exchanged_on,
        "price_fen": None if card.price is None else to_fen(card.price),
        "is_remote_sale": card.is_remote_sale,
        "seller": card.seller,
    }


def units_from_domain(item: ServiceItem) -> list[dict[str, Any]]:
    """Return the rows of a product's units, in the order of its card."""
    return [
        {
            "item_id": item.id,
            "position": position,
            "kind": str(unit.kind),
            "barcode": unit.barcode,
            "is_replacement": unit.barcode in item.fitted_later,
        }
        for position, unit in enumerate(item.units)
    ]


def to_domain(values: Sequence[Any], model: ProductModel, units: Sequence[Sequence[Any]]) -> ServiceItem:
    """Return the product of the values of ITEM_COLUMNS, and of UNIT_COLUMNS for each of its units."""
    key, number, _model_code, customer_id, version, *card = values
    named = tuple(ComponentUnit(UnitKind(kind), barcode) for kind, _is_replacement, barcode in units)
    fitted_later = tuple(barcode for _kind, is_replacement, barcode in units if is_replacement)
    return ServiceItem(key, number, model, named, _card_to_domain(*card), customer_id, version, fitted_later)


def _card_to_domain(number: str | None, *values: Any) -> WarrantyCard | None:
    if number is None:
        return None
    invoice_number, invoice_on, delivered_on, exchanged_on, price_fen, is_remote_sale, seller = values
    price = None if price_fen is None else from_fen(price_fen)
    return WarrantyCard(number, invoice_number, invoice_on, delivered_on, exchanged_on, price, is_remote_sale, seller)
