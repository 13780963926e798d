"""Who has the product: each leg of its way to the factory and back, with what went along."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CustodyDirection(StrEnum):
    """Which way a product went."""

    OUT = "out"
    BACK = "back"


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

    @property
    def key(self) -> str:
        """By what products that are away are found."""
        return str(self.direction)


def is_away(legs: tuple[CustodyLeg, ...]) -> bool:
    """Tell whether the product is with somebody else: its last leg went out."""
    return bool(legs) and legs[-1].direction is CustodyDirection.OUT
