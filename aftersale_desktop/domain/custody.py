"""Who has the product: each leg of its way to the factory and back, with what went along."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError


class CustodyDirection(StrEnum):
    """Which way a product went."""

    OUT = "out"
    BACK = "back"


class UnitsNotScannedError(AfterSaleError):
    """A product goes out or comes back with every unit that belongs along; these were not scanned."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = " · ".join(missing)


class PlaceMissingError(AfterSaleError):
    """Nobody said where the product goes, or who brought it back."""


@dataclass(frozen=True, slots=True)
class CustodyLeg:
    """One handing over on the way: units scanned, place, carrier or person, and the waybill where there is one."""

    direction: CustodyDirection
    at: datetime
    handed_by: str
    place: str
    carrier: str = ""
    waybill: str = ""
    units: tuple[str, ...] = ()
    note: str = ""
    accessories: tuple[str, ...] = ()
    expected_back: date | None = None

    @property
    def key(self) -> str:
        """By what products that are away are found."""
        return str(self.direction)


def is_away(legs: tuple[CustodyLeg, ...]) -> bool:
    """Tell whether the product is with somebody else: its last leg went out."""
    return bool(legs) and legs[-1].direction is CustodyDirection.OUT


def units_away(legs: tuple[CustodyLeg, ...]) -> tuple[str, ...]:
    """Return the units that went out with the last leg, none while the product is here."""
    return legs[-1].units if is_away(legs) else ()
