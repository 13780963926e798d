"""Unit barcodes: makers' own formats, recognised by a table of patterns, and the GS1 check digit."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError

SAMPLE_BRAND = "Sample Brand"
THIRTEEN_DIGIT_BRAND = "13-digit format"
TWENTY_CHARACTER_BRAND = "20-character format"

_LETTERS_AFTER_NINE = "ABCDEFGHIJKLMNPQRSTUVWXYZ"
_DECEMBER = 12


class MisreadCodeError(AfterSaleError):
    """The shape of a code is known and its check digit does not fit: a wrong reading, not an unknown code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def gs1_check_digit(data: str) -> str:
    """Return the GS1 mod-10 digit for ASCII digits: weights 3, 1, 3, 1 … from the right of the data."""
    total = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(data)))
    return str(-total % 10)


def has_valid_check_digit(code: str) -> bool:
    """Tell whether ASCII digits end in their own GS1 check digit."""
    return len(code) > 1 and _is_digits(code) and gs1_check_digit(code[:-1]) == code[-1]


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


class UnitKind(StrEnum):
    """The part of a product that carries a barcode of its own."""

    INDOOR = "indoor"
    OUTDOOR = "outdoor"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Production:
    """What a code says about the day it was made; 13-digit codes only give the last digit of the year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_digit_of_year: int | None = None

    @property
    def earliest_day(self) -> date | None:
        """The first day the unit can have been made, None where the decade is unknown."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class UnitCode:
    """One reading of a unit barcode."""

    text: str
    brand: str
    unit: UnitKind
    model_code: str
    production: Production
    serial: str

    @property
    def produced_on(self) -> date | None:
        """The first day it can have been made: an earlier sale is certainly wrong."""
        return self.production.earliest_day

    @property
    def produced_year(self) -> int | None:
        """The year it was made, None where the code does not tell the decade."""
        return self.production.year


ReadProduction = Callable[[str], Production | None]
Check = Callable[[str], bool]


def read_year_digit(code: str) -> Production:
    """Read the 6th digit as the last digit of the year."""
    return Production(last_digit_of_year=int(code[5]))


def read_year_month(code: str) -> Production | None:
    """Read two digits of year and two of month after the product code; None when there is no such month."""
    month = int(code[8:10])
    return Production(2000 + int(code[6:8]), month) if 1 <= month <= _DECEMBER else None


def read_letter_date(code: str) -> Production | None:
    """Read the 7th, 6th and 5th character from the end as year, month and day; None when no such day exists."""
    try:
        made = date(*(base + _count(sign) for base, sign in zip((2000, 0, 0), code[-7:-4], strict=True)))
    except ValueError:
        return None
    return Production(made.year, made.month, made.day)


def _count(sign: str) -> int:
    """Count 0 to 9, then letters from A = 10; the letter O is never printed."""
    return int(sign) if sign.isdigit() else 10 + _LETTERS_AFTER_NINE.index(sign)


def no_check(code: str) -> bool:
    """Accept any code of the right shape: the maker prints no check digit."""
    return bool(code)


PRODUCTION_READERS: dict[str, ReadProduction] = {
    "year_digit": read_year_digit,
    "year_month": read_year_month,
    "letter_date": read_letter_date,
}
"""The ways a production date can stand in a code, by the name they are stored and chosen by."""

CHECKS: dict[str, Check] = {"none": no_check, "gs1": has_valid_check_digit}
"""The ways a code can prove its reading, by the name they are stored and chosen by."""


@dataclass(frozen=True, slots=True)
class UnitPattern:
    """One row of the table: a brand's code for one kind of unit and where its data sit."""

    brand: str
    unit: UnitKind
    shape: re.Pattern[str]
    begins_with: str
    model_code: slice
    serial: slice
    read_production: ReadProduction
    check: Check
    groups: tuple[int, ...]

    def read(self, code: str) -> UnitCode | None:
        """Return what the code says, None where it is not one of this row."""
        if not (self.shape.fullmatch(code) and self.check(code) and code.startswith(self.begins_with)):
            return None
        production = self.read_production(code)
        if production is None:
            return None
        return UnitCode(code, self.brand, self.unit, code[self.model_code], production, code[self.serial])


def _sample_row(unit: UnitKind, first_digit: str) -> UnitPattern:
    return UnitPattern(
        brand=SAMPLE_BRAND,
        unit=unit,
        shape=re.compile("[0-9]{18}"),
        begins_with=first_digit,
        model_code=slice(0, 6),
        serial=slice(12, 17),
        read_production=read_year_month,
        check=has_valid_check_digit,
        groups=(6, 2, 2, 2, 5, 1),
    )


def _thirteen_digit_row(unit: UnitKind) -> UnitPattern:
    """Codes that begin with 69 are left to the GTINs of Chinese goods, which end in a check digit."""
    return UnitPattern(
        brand=THIRTEEN_DIGIT_BRAND,
        unit=unit,
        shape=re.compile("(?!69)[0-9]{13}"),
        begins_with="",
        model_code=slice(0, 5),
        serial=slice(6, 13),
        read_production=read_year_digit,
        check=no_check,
        groups=(5, 1, 7),
    )


def _twenty_character_row(unit: UnitKind) -> UnitPattern:
    return UnitPattern(
        brand=TWENTY_CHARACTER_BRAND,
        unit=unit,
        shape=re.compile("[0-9A-Z]{13}[0-9A-NP-Z]{3}[0-9A-Z]{4}"),
        begins_with="",
        model_code=slice(0, 13),
        serial=slice(16, 20),
        read_production=read_letter_date,
        check=no_check,
        groups=(13, 3, 4),
    )


SHIPPED_PATTERNS: tuple[UnitPattern, ...] = (
    _sample_row(UnitKind.INDOOR, "6"),
    _sample_row(UnitKind.OUTDOOR, "8"),
    _sample_row(UnitKind.WHOLE, "7"),
    *(_thirteen_digit_row(unit) for unit in UnitKind),
    *(_twenty_character_row(unit) for unit in UnitKind),
)


def recognise_unit(code: str, patterns: tuple[UnitPattern, ...] = SHIPPED_PATTERNS) -> tuple[UnitCode, ...]:
    """Return every reading of a code, none for an unknown one; a known shape with a wrong check digit is refused."""
    shaped = [pattern for pattern in patterns if pattern.shape.fullmatch(code)]
    if shaped and not any(pattern.check(code) for pattern in shaped):
        raise MisreadCodeError(code)
    return tuple(reading for pattern in shaped if (reading := pattern.read(code)) is not None)


def produced_on(code: str, patterns: tuple[UnitPattern, ...] = SHIPPED_PATTERNS) -> date | None:
    """Return the first day on which any reading of the code can have been made, None where no reading tells."""
    days = [reading.produced_on for pattern in patterns if (reading := pattern.read(code)) is not None]
    return min((day for day in days if day is not None), default=None)


def grouped(code: str, patterns: tuple[UnitPattern, ...] = SHIPPED_PATTERNS) -> str:
    """Return a unit barcode in groups for eyes (`610233 26 01 03 00917 2`); other texts come back unchanged."""
    groups = next((pattern.groups for pattern in patterns if pattern.shape.fullmatch(code)), ())
    starts = [sum(groups[:place]) for place in range(len(groups))]
    return " ".join(code[start : start + size] for start, size in zip(starts, groups, strict=True)) or code
