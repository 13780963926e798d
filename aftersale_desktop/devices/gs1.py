"""GS1 element strings by biip; biip itself never sees a string in which it would have to guess where a field ends."""

from itertools import chain
from typing import TYPE_CHECKING

from aftersale_desktop.devices.scan_events import GROUP_SEPARATOR
from aftersale_desktop.domain.elements import (
    TRADE_ITEM,
    AmbiguousElementsError,
    BrokenElementsError,
    Element,
    ElementString,
    may_be_elements,
)
from aftersale_desktop.domain.serials import MisreadCodeError

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

LONGEST_FIELD = 20
Fields = tuple[Element, ...]
_FOLLOWERS = ("01", "10", "11", "12", "13", "15", "16", "17", "21", "240", "241", "250", "251", "30", "37")
"""What stands behind a serial or batch number on the labels of goods: any of them may have been swallowed."""


def read_elements(text: str) -> tuple[ElementString, ...]:
    """Return every way to read an element string: one where separators leave no doubt, several where one is missing.

    Refuses what no reading fits, and a trade item number with a wrong check digit.
    """
    if text.startswith(TRADE_ITEM) and not may_be_elements(text):
        raise MisreadCodeError(text)
    parts = [part for part in text.split(GROUP_SEPARATOR) if part]
    whole = [reading for part in parts if (reading := _part(part)) is not None]
    is_whole = bool(parts) and len(whole) == len(parts)
    cuts = _cuts_of(parts[0]) if len(parts) == 1 else []
    if not is_whole and cuts:
        raise AmbiguousElementsError(tuple(ElementString(reading).unit for reading in cuts))
    if not is_whole:
        raise BrokenElementsError(text)
    return tuple(ElementString(reading) for reading in (tuple(chain(*whole)), *cuts))


def _cuts_of(text: str) -> list[Fields]:
    """Without a separator the first field of open length may end wherever another field can begin."""
    fixed, open_part = _fixed_and_open(text)
    identifier_length = len(_identifier(open_part))
    longest = min(len(open_part), identifier_length + LONGEST_FIELD + 1)
    cuts = (_cut_at(fixed, open_part, cut) for cut in range(identifier_length + 1, longest))
    return [cut for cut in cuts if cut is not None]


def _cut_at(fixed: str, open_part: str, cut: int) -> Fields | None:
    rest = open_part[cut:]
    if not rest.startswith(_FOLLOWERS):
        return None
    head, tail = _part(fixed + open_part[:cut]), _part(rest)
    return head + tail if head and tail else None


def _fixed_and_open(text: str) -> tuple[str, str]:
    """Return the fields of fixed length in front, and the rest that begins with one of open length."""
    fixed = ""
    for element in _parsed(text):
        if element.ai.separator_required:
            break
        fixed += element.ai.ai + element.value
    return fixed, text[len(fixed) :]


def _identifier(text: str) -> str:
    return next((element.ai.ai for element in _parsed(text)), "")


def _part(text: str) -> Fields | None:
    """Read a text in which only the last field may be of open length; None where it does not end with that field."""
    found = _parsed(text)
    length = sum(len(element.ai.ai) + len(element.value) for element in found)
    if length != len(text) or any(element.ai.separator_required for element in found[:-1]):
        return None
    return tuple(Element(element.ai.ai, element.value) for element in found)


def _parsed(text: str) -> "list[GS1ElementString]":
    """Return the fields from the front, as many as can be read."""
    from biip import ParseError
    from biip.gs1_element_strings import GS1ElementString

    found: list[GS1ElementString] = []
    while text:
        try:
            element = GS1ElementString.extract(text)
        except ParseError:
            break
        if element.gtin_error:
            break
        found.append(element)
        text = text[len(element) :]
    return found
