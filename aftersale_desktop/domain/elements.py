"""GS1 element strings: what a code says field by field, and when it may be one at all."""

import re
from dataclasses import dataclass

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.serials import has_valid_check_digit

SERIAL, TRADE_ITEM = "21", "01"

_SYMBOLS_WITH_ELEMENTS = frozenset({"]C1", "]d2", "]Q3", "]e0", "]J1"})
_BEGINS_WITH_TRADE_ITEM = re.compile("01([0-9]{14})")
_PRINTED = re.compile(r"\(([0-9]{2,4})\)([^()]+)")
_SEPARATOR = "\x1d"


class BrokenElementsError(AfterSaleError):
    """A code says that it is a GS1 element string and cannot be read as one: a wrong reading, or a wrong label."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AmbiguousElementsError(AfterSaleError):
    """A separator is missing, so that a field may have swallowed the next one; the readings differ, nobody guesses."""

    def __init__(self, serials: tuple[str, ...]) -> None:
        super().__init__(serials)
        self.serials = " / ".join(serials)


@dataclass(frozen=True, slots=True)
class Element:
    """One field: its application identifier (`21` is the serial number) and what stands in it."""

    identifier: str
    value: str


@dataclass(frozen=True, slots=True)
class ElementString:
    """One reading of a whole code."""

    elements: tuple[Element, ...]

    def value(self, identifier: str) -> str:
        """Return what stands in the first such field, or an empty text."""
        return next((element.value for element in self.elements if element.identifier == identifier), "")

    @property
    def unit(self) -> str:
        """What tells the product: its serial number, or else the number of its kind."""
        return self.value(SERIAL) or self.value(TRADE_ITEM)


def says_elements(text: str, aim_id: str) -> bool:
    """Tell whether a code is certainly an element string: by its symbol, or by a separator in it.

    Without either a number may be anything: an ISBN also reads as field 97.
    """
    return aim_id in _SYMBOLS_WITH_ELEMENTS or _SEPARATOR in text


def may_be_elements(text: str) -> bool:
    """Tell whether a code begins as most GS1 labels do: with the number of a trade item and its check digit."""
    found = _BEGINS_WITH_TRADE_ITEM.match(text)
    return found is not None and has_valid_check_digit(found[1])


def from_print(text: str) -> str:
    """Return what is printed below the bars, `(01)…(21)…`, as the bars say it; any other text comes back as it is."""
    fields = _PRINTED.findall(text)
    if "".join(f"({identifier}){value}" for identifier, value in fields) != text:
        return text
    return "".join(f"{_SEPARATOR}{identifier}{value}" for identifier, value in fields)
