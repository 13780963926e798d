"""Products: models, a customer's own product with its units, and the warranty card that names both."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.serials import UnitKind


class ProductForm(StrEnum):
    """How many barcoded units make the product."""

    SPLIT = "split"
    WHOLE = "whole"
    MULTI_SPLIT = "multi_split"


UNITS_OF_FORM: dict[ProductForm, tuple[UnitKind, ...]] = {
    ProductForm.SPLIT: (UnitKind.INDOOR, UnitKind.OUTDOOR),
    ProductForm.WHOLE: (UnitKind.WHOLE,),
    ProductForm.MULTI_SPLIT: (UnitKind.INDOOR, UnitKind.INDOOR, UnitKind.OUTDOOR),
}
"""What a product has; a multi-split has at least these, and an indoor unit for every further room."""

MOST_INDOOR_UNITS = 8


def units_of(form: ProductForm, indoor_units: int) -> tuple[UnitKind, ...]:
    """Return the kinds of a product's units; only a multi-split has as many indoor ones as there are rooms."""
    least = UNITS_OF_FORM[form]
    if form is not ProductForm.MULTI_SPLIT:
        return least
    more = min(indoor_units, MOST_INDOOR_UNITS) - least.count(UnitKind.INDOOR)
    return (UnitKind.INDOOR,) * max(0, more) + least


class UnknownModelError(AfterSaleError):
    """No model with that code is in the product list."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class ModelNotChosenError(AfterSaleError):
    """The barcode does not say the model, so the clerk does: the model decides the price class."""


class NoUnitsError(AfterSaleError):
    """A product is registered with the barcode of each of its units."""


class AlreadyRegisteredError(AfterSaleError):
    """A unit stands on a product's card already; registering it again would split its history."""

    def __init__(self, barcode: str, number: str) -> None:
        super().__init__(barcode, number)
        self.barcode = barcode
        self.number = number


class SoldInFutureError(AfterSaleError):
    """A day on the card lies after the day on which the card is shown."""

    def __init__(self, sold_on: date) -> None:
        super().__init__(sold_on)
        self.sold_on = sold_on


class SoldBeforeMadeError(AfterSaleError):
    """The invoice date lies before the production date read from a unit's barcode."""

    def __init__(self, sold_on: date, produced_on: date) -> None:
        super().__init__(sold_on, produced_on)
        self.sold_on = sold_on
        self.produced_on = produced_on


@dataclass(frozen=True, slots=True)
class ProductModel:
    """A model of the product list; `unit_codes` are the product codes its unit barcodes begin with."""

    code: str
    name: Bilingual
    brand: Bilingual
    product_class: str
    form: ProductForm
    unit_codes: tuple[str, ...]
    is_catalogue_product: bool = True
    platform: str = ""

    @property
    def fault_platform(self) -> str:
        """The platform its fault codes are kept under (domain §8); a model without one is a platform of its own."""
        return self.platform or self.code


@dataclass(frozen=True, slots=True)
class ComponentUnit:
    """One barcoded unit as the warranty card names it."""

    kind: UnitKind
    barcode: str


@dataclass(frozen=True, slots=True)
class WarrantyCard:
    """The card: whose period runs from when, proven by which invoice."""

    number: str
    invoice_number: str
    invoice_on: date | None
    delivered_on: date | None = None
    exchanged_on: date | None = None
    price: Decimal | None = None
    is_remote_sale: bool = False
    seller: str = ""


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """A customer's product; `id` 0 means not stored yet."""

    id: int
    number: str
    model: ProductModel
    units: tuple[ComponentUnit, ...]
    card: WarrantyCard | None
    customer_id: int
    version: int = 1
    fitted_later: tuple[str, ...] = ()
    """The barcodes of those units that an official swap put in after the sale."""

    def with_units(self, units: tuple[ComponentUnit, ...], fitted_later: tuple[str, ...]) -> "ServiceItem":
        """Return the product with other units; a barcode that is no longer among them was not fitted later."""
        barcodes = {unit.barcode for unit in units}
        kept = tuple(barcode for barcode in fitted_later if barcode in barcodes)
        return replace(self, units=units, fitted_later=kept)

    def unit(self, kind: UnitKind) -> ComponentUnit | None:
        """Return the first unit of that kind; a multi-split has several indoor ones."""
        return next((unit for unit in self.units if unit.kind is kind), None)

    def has_barcode(self, barcode: str) -> bool:
        """Tell whether the card names this unit."""
        return any(unit.barcode == barcode for unit in self.units)
