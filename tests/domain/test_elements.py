"""When a code may be a GS1 element string at all."""

import pytest

from aftersale_desktop.domain.elements import BrokenElementsError, Element, ElementString, from_print
from aftersale_desktop.domain.scans import CodeTooLongError, ControlCharacterError, elements_in
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS

READ = (ElementString((Element("21", "SN1"),)),)


def reads(_text: str) -> tuple[ElementString, ...]:
    return READ


def refuses(text: str) -> tuple[ElementString, ...]:
    raise BrokenElementsError(text)


@pytest.mark.parametrize("raw", ["]C121SN1", "]d221SN1", "]Q321SN1", "21SN1\x1d10A", "010690123456789221SN1"])
def test_a_symbol_a_separator_or_a_trade_item_makes_an_element_string(raw: str) -> None:
    assert elements_in(raw, SHIPPED_PATTERNS, reads) == READ


@pytest.mark.parametrize(
    "raw", ["9787111128069", "6901234567892", "]E06901234567892", "]C021SN1", "610233260103009172", "21SN1", "CAP35"]
)
def test_an_isbn_a_gtin_or_a_unit_is_none(raw: str) -> None:
    assert elements_in(raw, SHIPPED_PATTERNS, reads) == ()


def test_what_begins_like_one_may_still_be_a_unit_or_anything() -> None:
    assert elements_in("0106901234567892ABCDE", SHIPPED_PATTERNS, reads) == READ
    twenty = "01069012345678921121"
    assert any(pattern.read(twenty) for pattern in SHIPPED_PATTERNS)
    assert elements_in(twenty, SHIPPED_PATTERNS, reads) == ()
    assert elements_in("0106901234567892zz", SHIPPED_PATTERNS, refuses) == ()
    with pytest.raises(BrokenElementsError):
        elements_in("]C1zz", SHIPPED_PATTERNS, refuses)


def test_limits_come_first() -> None:
    with pytest.raises(CodeTooLongError):
        elements_in("]C1" + "1" * 510, SHIPPED_PATTERNS, reads)
    with pytest.raises(ControlCharacterError):
        elements_in("]C121SN\x1b", SHIPPED_PATTERNS, reads)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("(01)06901234567892(21)SN1", "\x1d0106901234567892\x1d21SN1"),
        ("(1)23", "(1)23"),
        ("Zhang (01)12", "Zhang (01)12"),
        ("", ""),
    ],
)
def test_what_is_printed_below_the_bars_means_what_the_bars_say(typed: str, meant: str) -> None:
    assert from_print(typed) == meant
