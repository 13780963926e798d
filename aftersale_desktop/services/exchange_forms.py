"""An exchange and a refund as they are entered, and the product that an exchange makes."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.exchanges import (
    DifferenceNotPaidError,
    OtherModelRefusedError,
    Swap,
    check_difference,
    is_whole,
    swapped_units,
)
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.products import ProductModel, ServiceItem, UnknownModelError
from aftersale_desktop.services.cards import new_unit_barcode
from aftersale_desktop.services.ports import Terms, Work
from aftersale_desktop.services.repair_orders import RepairOrder


@dataclass(frozen=True, slots=True)
class ExchangeForm:
    """An exchange as it is entered; another model is possible for a whole product only."""

    claim_number: str
    swaps: tuple[Swap, ...]
    model_code: str = ""
    price_difference: Decimal = Decimal("0.00")
    kind: PaymentKind | None = None
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RefundForm:
    """A refund as it is entered: how the money goes back, and whether the same model could have been had."""

    claim_number: str
    kind: PaymentKind
    reference: str = ""
    is_same_model_available: bool = True
    reason: str = ""


def checked_swaps(work: Work, item: ServiceItem, swaps: tuple[Swap, ...], user: User) -> tuple[Swap, ...]:
    """Return the swaps as they may be made; refuses another kind of unit and one of another product."""
    swapped_units(item, swaps)
    kinds = {unit.barcode: unit.kind for unit in item.units}
    return tuple(
        Swap(swap.old_barcode, new_unit_barcode(work, kinds[swap.old_barcode], swap.new_barcode, user))
        for swap in swaps
    )


def exchanged_item(work: Work, order: RepairOrder, terms: Terms, form: ExchangeForm, now: datetime) -> ServiceItem:
    """Return the product after it: a whole one has a new card whose period begins today, half of one keeps its own."""
    item = order.item
    new_barcodes = tuple(swap.new_barcode for swap in form.swaps)
    units = swapped_units(item, form.swaps)
    changed = item.with_units(units, (*item.fitted_later, *new_barcodes))
    model = _new_model(item, terms, form)
    if not is_whole(item, form.swaps):
        return changed
    if item.card is None:
        return replace(changed, model=model)
    number = work.numbers.next(order.claim.point_code, DocumentSeries.CARD, now.year)
    price = None if item.card.price is None else item.card.price + form.price_difference
    card = replace(item.card, number=number, exchanged_on=now.date(), price=price)
    return replace(changed, model=model, card=card)


def _new_model(item: ServiceItem, terms: Terms, form: ExchangeForm) -> ProductModel:
    """Another model, with or without a difference, takes the place of a whole product of the same form only."""
    code = form.model_code or item.model.code
    model = next((model for model in terms.models if model.code == code), None)
    if model is None:
        raise UnknownModelError(code)
    is_other = code != item.model.code or bool(form.price_difference)
    if is_other and (model.form is not item.model.form or not is_whole(item, form.swaps)):
        raise OtherModelRefusedError(code)
    price = item.card.price if item.card else None
    check_difference(form.price_difference, price, is_same_model=code == item.model.code)
    if form.price_difference and form.kind is None:
        raise DifferenceNotPaidError
    return model
