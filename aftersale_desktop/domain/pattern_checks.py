"""Whether a row of the barcode table can be used: shape, slices and groups must fit each other."""

import re

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.serials import UnitPattern

LONGEST_SHAPE = 120
LONGEST_CODE = 64
_ONE_SIGN = re.compile(r"\[[^\]\\]+\]|[0-9A-Z]")
_SHAPE = re.compile(r"(?:\(\?![0-9A-Z]+\))?(?:(?:\[[^\]\\]+\]|[0-9A-Z])(?:\{[0-9]{1,2}\})?)+")


class UnusableShapeError(AfterSaleError):
    """A shape is written in signs, ranges in brackets and counts in braces: `[0-9]{18}`; nothing else is understood."""

    def __init__(self, shape: str) -> None:
        super().__init__(shape)
        self.shape = shape


class SliceOutsideError(AfterSaleError):
    """Model code or serial lie outside the code, or are empty."""

    def __init__(self, brand: str, length: int) -> None:
        super().__init__(brand, length)
        self.brand = brand
        self.length = length


class BrandMissingError(AfterSaleError):
    """A row needs the name of its brand."""


def shape_of(text: str) -> re.Pattern[str]:
    """Return the shape a person typed; only fixed lengths are understood, so that no code takes long to compare."""
    if len(text) > LONGEST_SHAPE or not _SHAPE.fullmatch(text):
        raise UnusableShapeError(text)
    try:
        shape = re.compile(text)
    except re.error as error:
        raise UnusableShapeError(text) from error
    if not 1 <= length_of(shape) <= LONGEST_CODE:
        raise UnusableShapeError(text)
    return shape


def length_of(shape: re.Pattern[str]) -> int:
    """Return how many signs every code of a shape has."""
    plain = re.sub(r"^\(\?![0-9A-Z]+\)", "", shape.pattern)
    counts = re.findall(rf"(?:{_ONE_SIGN.pattern})(?:\{{([0-9]{{1,2}})\}})?", plain)
    return sum(int(count) if count else 1 for count in counts)


def check_pattern(pattern: UnitPattern) -> None:
    """Refuse a row whose slices or groups do not fit its shape."""
    if not pattern.brand.strip():
        raise BrandMissingError
    length = length_of(shape_of(pattern.shape.pattern))
    for part in (pattern.model_code, pattern.serial):
        if not 0 <= part.start < part.stop <= length:
            raise SliceOutsideError(pattern.brand, length)
    if sum(pattern.groups) != length:
        raise SliceOutsideError(pattern.brand, length)
