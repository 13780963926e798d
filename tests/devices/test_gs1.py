"""GS1 element strings: no field swallows the next one, and where it might have, nobody guesses."""

import pytest

from aftersale_desktop.devices.gs1 import read_elements
from aftersale_desktop.domain.elements import AmbiguousElementsError, BrokenElementsError
from aftersale_desktop.domain.serials import MisreadCodeError

ITEM = "0106901234567892"
GS = "\x1d"


def fields(text: str) -> list[list[tuple[str, str]]]:
    return [[(field.identifier, field.value) for field in reading.elements] for reading in read_elements(text)]


def test_separators_keep_the_fields_apart() -> None:
    [reading] = read_elements(f"{ITEM}21SN123{GS}17261231")
    assert (reading.unit, reading.value("17"), reading.value("10")) == ("SN123", "261231", "")


@pytest.mark.parametrize("text", [f"{ITEM}21SN99", f"{GS}{ITEM}{GS}21SN99{GS}"])
def test_an_open_field_at_the_end_needs_no_separator(text: str) -> None:
    assert fields(text) == [[("01", "06901234567892"), ("21", "SN99")]]


def test_fields_of_fixed_length_need_no_separator() -> None:
    assert fields(f"{ITEM}1726123121SN9") == [[("01", "06901234567892"), ("17", "261231"), ("21", "SN9")]]


def test_a_missing_separator_leaves_every_reading_open() -> None:
    assert [reading.unit for reading in read_elements(f"{ITEM}21SN12317261231")] == ["SN12317261231", "SN123"]


def test_a_reading_that_needs_a_cut_is_never_the_only_answer() -> None:
    with pytest.raises(AmbiguousElementsError) as refused:
        read_elements(f"{ITEM}21ABCDEFGHIJKLMNOPQ1726123110LOT")
    assert refused.value.serials == "ABCDEFGHIJKLMNOPQ"


@pytest.mark.parametrize("text", ["zz", f"{ITEM}21SN{GS}172699", "21" + "A" * 21, GS, f"{ITEM}21AB cd"])
def test_what_no_reading_fits_is_refused(text: str) -> None:
    with pytest.raises(BrokenElementsError):
        read_elements(text)


def test_a_wrong_check_digit_is_a_misread() -> None:
    with pytest.raises(MisreadCodeError):
        read_elements("010690123456789321SN1")


def test_without_serial_the_trade_item_tells_the_product() -> None:
    assert read_elements(f"{ITEM}10LOT")[0].unit == "06901234567892"
    assert read_elements("10LOT")[0].unit == ""
