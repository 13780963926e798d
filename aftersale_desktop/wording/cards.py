"""Names around a warranty card: its fields, where its periods come from, what was done with it."""

from datetime import date
from decimal import Decimal

from aftersale_desktop.domain.card_edits import CardField
from aftersale_desktop.domain.cards import CardDeed
from aftersale_desktop.domain.warranty import BaseKind
from aftersale_desktop.domain.warranty_history import Extension, WhyNotAdded
from aftersale_desktop.wording.catalogue import N_, Words

FIELD_NAMES: dict[CardField, str] = {
    CardField.MODEL: N_("Model"),
    CardField.NUMBER: N_("Card number"),
    CardField.INVOICE_NUMBER: N_("Invoice number"),
    CardField.INVOICE_ON: N_("Invoice date"),
    CardField.DELIVERED_ON: N_("Delivered on"),
    CardField.SELLER: N_("Seller"),
    CardField.PRICE: N_("Price, ¥"),
    CardField.REMOTE_SALE: N_("Bought online or by phone"),
}
BASE_TEXTS: dict[BaseKind, str] = {
    BaseKind.INVOICE: N_("from the invoice date {day}"),
    BaseKind.DELIVERY: N_("from the delivery on {day}"),
    BaseKind.EXCHANGE: N_("from the exchange on {day}"),
}
WHY_TEXTS: dict[WhyNotAdded, str] = {
    WhyNotAdded.NOT_HANDED_BACK: N_("not handed back"),
    WhyNotAdded.NOT_REPAIRED: N_("not repaired"),
    WhyNotAdded.CHARGED: N_("charged repair"),
    WhyNotAdded.NO_PRODUCT_FAULT: N_("no fault of the product"),
    WhyNotAdded.BEFORE_BASE: N_("before the period began"),
}
_DOCUMENT_PARTS = 4
DEED_TEXTS: dict[str, str] = {
    "register_product": N_("Registered"),
    "edit_card": N_("Card was edited"),
    "transfer_owner": N_("Handed to {to}"),
    "replace_unit": N_("Unit {from} replaced by {to}"),
}


def field_name(words: Words, field: CardField) -> str:
    """Return what a field of the card is called."""
    return words(FIELD_NAMES[field])


def field_value(words: Words, value: date | Decimal | str | bool | None) -> str:  # noqa: FBT001 - a value to be said
    """Return a field's value as people read it."""
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if value is None or value == "":
        return "—"
    return value.isoformat() if isinstance(value, date) else str(value)


def base_text(words: Words, kind: BaseKind, day: date) -> str:
    """Return where a period begins and why there."""
    return words(BASE_TEXTS[kind], day=day)


def why_text(words: Words, why: WhyNotAdded) -> str:
    """Return why a repair adds no day."""
    return words(WHY_TEXTS[why])


def short_number(number: str) -> str:
    """Return `WX-000412`: point and year can be read in the document; another number stays whole."""
    parts = number.split("-")
    return f"{parts[1]}-{parts[3]}" if len(parts) == _DOCUMENT_PARTS else number


def merged_text(words: Words, extension: Extension, claim_number: str) -> str:
    """Return with which repairs one overlaps, so that their common days count once; empty for one by itself."""
    others = [short_number(sheet.claim_number) for sheet in extension.sheets if sheet.claim_number != claim_number]
    return words("overlaps {claims}, counted once", claims=", ".join(others)) if others else ""


def deed_title(words: Words, deed: CardDeed) -> str:
    """Return what was done with a card; a deed nobody named stands for itself."""
    return words(DEED_TEXTS[deed.deed], **deed.detail) if deed.deed in DEED_TEXTS else deed.deed


def deed_line(words: Words, deed: CardDeed) -> str:
    """Return who did it, each field before and after, and the reason."""
    told = [deed.by, *_changes(words, deed)]
    told += [deed.detail[name] for name in ("document", "proof", "reason") if deed.detail.get(name)]
    return " · ".join(told)


_BEFORE, _AFTER = ".before", ".after"
_SAID = {"yes": N_("yes"), "no": N_("no")}


def _changes(words: Words, deed: CardDeed) -> list[str]:
    names = [str(field) for field in CardField if f"{field}{_AFTER}" in deed.detail]
    return [
        f"{field_name(words, CardField(name))} {_said(words, deed.detail[name + _BEFORE])} → "
        f"{_said(words, deed.detail[name + _AFTER])}"
        for name in names
    ]


def _said(words: Words, kept: str) -> str:
    return words(_SAID[kept]) if kept in _SAID else kept or "—"
