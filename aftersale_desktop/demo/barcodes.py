"""Unit barcodes in the sample brand's format, each given out once."""

from datetime import date

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.codes_to_try import IN_WARRANTY, MISMATCHED, MULTI_SPLIT, OUT_OF_WARRANTY, REGISTERED_PAIR
from aftersale_desktop.domain.serials import gs1_check_digit

_LINES = (1, 6)


class Barcodes:
    """Makes barcodes; the codes that README prints are never drawn."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        pairs = (IN_WARRANTY, OUT_OF_WARRANTY, REGISTERED_PAIR, MISMATCHED)
        self._taken = {code for pair in pairs for code in (pair.indoor, pair.outdoor)}
        self._taken |= {*MULTI_SPLIT.indoor, MULTI_SPLIT.outdoor}

    def new(self, unit_code: str, made_on: date) -> str:
        """Return a barcode of a unit made in that month: product code, year, month, line, serial, check digit."""
        while True:
            line = self._chance.between(_LINES)
            data = f"{unit_code}{made_on:%y%m}{line:02}{self._chance.digits(5)}"
            barcode = data + gs1_check_digit(data)
            if barcode not in self._taken:
                self._taken.add(barcode)
                return barcode
