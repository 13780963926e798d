"""What happens to a product besides repairs: it changes hands, and one of its units is officially replaced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.serials import UnitKind

_NOTHING_BEFORE = date(1900, 1, 1)


class EntryMissingError(AfterSaleError):
    """A transfer or replacement lacks what proves it; `field` is the name of what is missing."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class DayNotPossibleError(AfterSaleError):
    """The day lies outside of what can have happened to this product; nothing here was sold before 1900."""

    def __init__(self, day: date, earliest: date | None, latest: date) -> None:
        super().__init__(day, earliest, latest)
        self.day = day
        self.earliest = earliest or _NOTHING_BEFORE
        self.latest = latest


class SameOwnerError(AfterSaleError):
    """The product belongs to this customer already."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotOnCardError(AfterSaleError):
    """The unit that was to be replaced is not, or no longer, on the card."""

    def __init__(self, barcode: str) -> None:
        super().__init__(barcode)
        self.barcode = barcode


class UnitInUseError(AfterSaleError):
    """The unit that was to be fitted stands on a card already."""

    def __init__(self, barcode: str, number: str) -> None:
        super().__init__(barcode, number)
        self.barcode = barcode
        self.number = number


class OtherUnitKindError(AfterSaleError):
    """An indoor unit does not take the place of an outdoor one."""

    def __init__(self, barcode: str) -> None:
        super().__init__(barcode)
        self.barcode = barcode


class NoUnitBarcodeError(AfterSaleError):
    """The text cannot be the barcode of a unit."""


class MadeAfterReplacementError(AfterSaleError):
    """The new unit was made later than it is said to have been fitted."""

    def __init__(self, replaced_on: date, made_on: date) -> None:
        super().__init__(replaced_on, made_on)
        self.replaced_on = replaced_on
        self.made_on = made_on


class UnitWasReplacedError(AfterSaleError):
    """The scanned unit once stood on a card and was officially replaced; the card accepts the new one."""

    def __init__(self, barcode: str, replaced_on: date, new_barcode: str, document: str) -> None:
        super().__init__(barcode, replaced_on, new_barcode, document)
        self.barcode = barcode
        self.replaced_on = replaced_on
        self.new_barcode = new_barcode
        self.document = document


@dataclass(frozen=True, slots=True)
class Transfer:
    """One change of hands; the warranty goes on as it ran, and earlier claims stay their owner's."""

    from_customer_id: int
    to_customer_id: int
    transferred_on: date
    proof: str
    reason: str
    done_at: datetime
    done_by: str


@dataclass(frozen=True, slots=True)
class UnitReplacement:
    """An official swap of one unit: policy page R5 asks for barcodes as on the card, which from now on is the new one.

    `replaced_by` is who did the work, `done_by` who entered it.
    """

    kind: UnitKind
    old_barcode: str
    new_barcode: str
    replaced_on: date
    document: str
    replaced_by: str
    done_at: datetime
    done_by: str

    def refusal(self) -> UnitWasReplacedError:
        """Return what is said when somebody scans the old unit."""
        return UnitWasReplacedError(self.old_barcode, self.replaced_on, self.new_barcode, self.document)


@dataclass(frozen=True, slots=True)
class UnitUse:
    """A unit and the time it is, or was, part of the product; `until` None while it is."""

    unit: ComponentUnit
    since: date | None
    until: date | None = None
    replacement: UnitReplacement | None = None
    """The swap that took it out."""


def unit_uses(item: ServiceItem, replacements: tuple[UnitReplacement, ...]) -> tuple[UnitUse, ...]:
    """Return every unit the product ever had, each place of the card from its newest unit back to the first."""
    return tuple(use for unit in item.units for use in _uses_of_place(item, unit, replacements))


def _uses_of_place(
    item: ServiceItem, unit: ComponentUnit, replacements: tuple[UnitReplacement, ...]
) -> Iterator[UnitUse]:
    """Follow one place back in time; of a unit that came twice the later swap is looked at first."""
    sold_on = first_day_of(item)
    newest_first, taken_out = list(reversed(replacements)), None
    while True:
        fitted = next((swap for swap in newest_first if swap.new_barcode == unit.barcode), None)
        since = fitted.replaced_on if fitted else sold_on
        yield UnitUse(unit, since, taken_out.replaced_on if taken_out else None, taken_out)
        if fitted is None:
            return
        newest_first = newest_first[newest_first.index(fitted) + 1 :]
        unit, taken_out = ComponentUnit(unit.kind, fitted.old_barcode), fitted


def first_day_of(item: ServiceItem) -> date | None:
    """Return the day the customer got the product, as far as the card says."""
    card = item.card
    return (card.invoice_on or card.delivered_on) if card else None


def check_day(day: date, earliest: date | None, today: date) -> None:
    """Refuse a day before the product was sold or after today."""
    if day > today or (earliest is not None and day < earliest):
        raise DayNotPossibleError(day, earliest, today)


def with_replacement(item: ServiceItem, old_barcode: str, new_barcode: str) -> ServiceItem:
    """Return the product with a unit's new barcode in the old one's place; refuses a unit that is not on the card."""
    if not item.has_barcode(old_barcode):
        raise NotOnCardError(old_barcode)
    units = tuple(ComponentUnit(unit.kind, new_barcode) if unit.barcode == old_barcode else unit for unit in item.units)
    return item.with_units(units, (*item.fitted_later, new_barcode))
