"""Products nobody has registered yet: what must be true of them, and the numbers they get."""

from dataclasses import dataclass, replace
from datetime import date

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.intake_checks import made_on
from aftersale_desktop.domain.products import (
    AlreadyRegisteredError,
    NoUnitsError,
    ProductModel,
    ServiceItem,
    SoldBeforeMadeError,
    SoldInFutureError,
    UnknownModelError,
    WarrantyCard,
)
from aftersale_desktop.domain.serials import UnitCode
from aftersale_desktop.services.ports import (
    Terms,
    Work,
)


@dataclass(frozen=True, slots=True)
class NewProduct:
    """An unknown product as the clerk enters it, with the units as scanned."""

    item: ServiceItem
    owner: Customer


def model_of_units(units: tuple[UnitCode, ...], models: tuple[ProductModel, ...]) -> tuple[ProductModel, ...]:
    """Return the models that a scanned unit can belong to, by the product code inside its barcode."""
    codes = {unit.model_code for unit in units}
    return tuple(model for model in models if codes & set(model.unit_codes))


def check_product(item: ServiceItem, terms: Terms, today: date) -> None:
    """Refuse a product whose card cannot be true: no units, no such model, a day to come, sold before it was made."""
    if not item.units:
        raise NoUnitsError
    if item.model.code not in {model.code for model in terms.models}:
        raise UnknownModelError(item.model.code)
    _check_days(item.card, today)
    sold_on = item.card.invoice_on if item.card else None
    produced_on = made_on(item, terms.patterns)
    if sold_on and produced_on and sold_on < produced_on:
        raise SoldBeforeMadeError(sold_on, produced_on)


def _check_days(card: WarrantyCard | None, today: date) -> None:
    for day in (card.invoice_on, card.delivered_on, card.exchanged_on) if card else ():
        if day is not None and day > today:
            raise SoldInFutureError(day)


def numbered(work: Work, product: NewProduct, point_code: str, year: int) -> ServiceItem:
    """Return the product with the next number of its point, one for a card without, and its owner, stored if new."""
    owner = product.owner if product.owner.is_stored else work.customers.add(product.owner)
    number = product.item.number or work.numbers.next(point_code, DocumentSeries.ITEM, year)
    card = product.item.card
    if card is not None and not card.number:
        card = replace(card, number=work.numbers.next(point_code, DocumentSeries.CARD, year))
    return replace(product.item, number=number, card=card, customer_id=owner.id)


def check_units_are_new(work: Work, item: ServiceItem) -> None:
    """Refuse a product one of whose units another product has."""
    for unit in item.units:
        for known in work.items.by_barcode(unit.barcode):
            raise AlreadyRegisteredError(unit.barcode, known.item.number)
