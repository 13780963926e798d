"""Editing a card: which fields there are, which of them decide money, and how two edits meet without one being lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.products import ProductModel, ServiceItem, UnknownModelError, WarrantyCard


class CardField(StrEnum):
    """What can be edited on a card; the values are the names of the fields of `CardFields`."""

    MODEL = "model_code"
    NUMBER = "number"
    INVOICE_NUMBER = "invoice_number"
    INVOICE_ON = "invoice_on"
    DELIVERED_ON = "delivered_on"
    SELLER = "seller"
    PRICE = "price"
    REMOTE_SALE = "is_remote_sale"


MONEY_FIELDS = frozenset(CardField) - {CardField.NUMBER, CardField.SELLER}
"""They decide when periods begin, what is refunded and which prices hold; a change needs a reason."""


class OtherFormError(AfterSaleError):
    """A product of two units does not become a model of one, or the other way round."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


@dataclass(frozen=True, slots=True)
class CardFields:
    """The editable part of a card as plain values; units change only by replacement."""

    model_code: str
    number: str = ""
    invoice_number: str = ""
    invoice_on: date | None = None
    delivered_on: date | None = None
    seller: str = ""
    price: Decimal | None = None
    is_remote_sale: bool = False

    def value(self, field: CardField) -> Any:
        """Return the value of one field."""
        return getattr(self, field)


def tidied(fields: CardFields) -> CardFields:
    """Return the fields without blanks around what was typed."""
    return replace(
        fields,
        number=fields.number.strip(),
        invoice_number=fields.invoice_number.strip(),
        seller=fields.seller.strip(),
    )


def written(value: date | Decimal | str | bool | None) -> str:  # noqa: FBT001 - a value to be written, no switch
    """Return a value as the audit keeps it; nothing known is an empty text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def fields_of(item: ServiceItem) -> CardFields:
    """Return what can be edited of a product; one without a card has only its model."""
    card = item.card
    if card is None:
        return CardFields(item.model.code)
    return CardFields(
        item.model.code,
        card.number,
        card.invoice_number,
        card.invoice_on,
        card.delivered_on,
        card.seller,
        card.price,
        card.is_remote_sale,
    )


def edited(item: ServiceItem, fields: CardFields, models: tuple[ProductModel, ...]) -> ServiceItem:
    """Return the product with the edited fields; refuses an unknown model and one of another form."""
    model = next((known for known in (item.model, *models) if known.code == fields.model_code), None)
    if model is None:
        raise UnknownModelError(fields.model_code)
    if model.form is not item.model.form:
        raise OtherFormError(model.code)
    card = replace(
        item.card or WarrantyCard("", "", None),
        number=fields.number,
        invoice_number=fields.invoice_number,
        invoice_on=fields.invoice_on,
        delivered_on=fields.delivered_on,
        seller=fields.seller,
        price=fields.price,
        is_remote_sale=fields.is_remote_sale,
    )
    return replace(item, model=model, card=card)


def changed_fields(before: CardFields, after: CardFields) -> tuple[CardField, ...]:
    """Return the fields whose values differ, in the order of the form."""
    return tuple(field for field in CardField if before.value(field) != after.value(field))


def changes_money(before: CardFields, after: CardFields) -> bool:
    """Tell whether a change needs a reason."""
    return not MONEY_FIELDS.isdisjoint(changed_fields(before, after))


class Side(StrEnum):
    """Whose value a field takes when two people edited the same card."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field in which my edit and the stored card differ; a `proposal` where only one of us changed it."""

    field: CardField
    mine: Any
    theirs: Any
    proposal: Side | None


def conflicts(read: CardFields, mine: CardFields, theirs: CardFields) -> tuple[FieldConflict, ...]:
    """Return the fields to decide, seen from the card as I had read it."""
    return tuple(
        FieldConflict(field, mine.value(field), theirs.value(field), _proposal(field, read, mine, theirs))
        for field in changed_fields(mine, theirs)
    )


def _proposal(field: CardField, read: CardFields, mine: CardFields, theirs: CardFields) -> Side | None:
    if theirs.value(field) == read.value(field):
        return Side.MINE
    return Side.THEIRS if mine.value(field) == read.value(field) else None


def decided(mine: CardFields, theirs: CardFields, chosen: Mapping[CardField, Side]) -> CardFields:
    """Return the card with each field as it was chosen; a field nobody chose keeps what is stored."""
    taken = {str(field): mine.value(field) for field, side in chosen.items() if side is Side.MINE}
    return replace(theirs, **taken)
