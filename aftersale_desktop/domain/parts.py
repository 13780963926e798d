"""Spare parts: what they are called, what they fit, and whether each piece is known by its serial number.

Prices stay in the tariff: a part costs what the price list of the claim says.
"""

from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.tariffs import Tariff


class Tracking(StrEnum):
    """How the pieces of a part are told apart."""

    NONE = "none"
    SERIAL = "serial"


class UnknownPartError(AfterSaleError):
    """No part of the shop has the code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class SparePart:
    """A part the shop knows; without models and platforms it fits everything."""

    code: str
    name: Bilingual
    is_main_part: bool = False
    tracking: Tracking = Tracking.NONE
    models: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()

    @property
    def is_tracked(self) -> bool:
        """Tell whether every piece carries a serial number."""
        return self.tracking is Tracking.SERIAL

    def fits(self, model_code: str, platform: str = "") -> bool:
        """Tell whether it can be fitted into a model, or into any product of a platform."""
        if not (self.models or self.platforms):
            return True
        return model_code in self.models or platform in self.platforms


def parts_of_tariffs(tariffs: tuple[Tariff, ...]) -> tuple[SparePart, ...]:
    """Return a part for every code of the price lists, by code; the newest list names it."""
    listed = {
        part.code: SparePart(part.code, Bilingual(part.name, part.name), part.main_part)
        for tariff in sorted(tariffs, key=lambda tariff: tariff.valid_from)
        for part in tariff.parts
    }
    return tuple(listed[code] for code in sorted(listed))
