"""Unit barcodes: every known format is read, a misread is told apart from an unknown code, nothing is guessed."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.serials import (
    SAMPLE_BRAND,
    SHIPPED_PATTERNS,
    THIRTEEN_DIGIT_BRAND,
    TWENTY_CHARACTER_BRAND,
    MisreadCodeError,
    Production,
    UnitKind,
    grouped,
    gs1_check_digit,
    has_valid_check_digit,
    produced_on,
    recognise_unit,
)

DIGITS = st.text("0123456789", min_size=17, max_size=17)


def sample_code(data: str) -> str:
    return data + gs1_check_digit(data)


INDOOR = sample_code("61023326010300917")
OUTDOOR = sample_code("81042226010300917")
WHOLE = sample_code("71000125120100042")


@pytest.mark.parametrize(
    ("data", "digit"), [("690123456789", "2"), ("629104150021", "3"), ("123456789012", "8"), ("9638507", "4")]
)
def test_the_check_digit_is_the_one_of_the_gs1_rule(data: str, digit: str) -> None:
    assert gs1_check_digit(data) == digit
    assert has_valid_check_digit(data + digit)


@pytest.mark.parametrize("text", ["", "0", "69012345678９2", "6901234567a92", "٣٣", "²²"])
def test_what_is_no_row_of_ascii_digits_has_no_check_digit(text: str) -> None:
    assert not has_valid_check_digit(text)


@pytest.mark.parametrize(
    ("code", "unit", "model_code", "made"),
    [
        (INDOOR, UnitKind.INDOOR, "610233", date(2026, 1, 1)),
        (OUTDOOR, UnitKind.OUTDOOR, "810422", date(2026, 1, 1)),
        (WHOLE, UnitKind.WHOLE, "710001", date(2025, 12, 1)),
    ],
)
def test_the_sample_brand_tells_unit_product_and_month(code: str, unit: UnitKind, model_code: str, made: date) -> None:
    (reading,) = recognise_unit(code)
    assert (reading.brand, reading.unit, reading.model_code) == (SAMPLE_BRAND, unit, model_code)
    assert reading.produced_on == made
    assert reading.produced_year == made.year
    assert reading.text == code


def test_the_serial_is_the_five_digits_before_the_check_digit() -> None:
    assert recognise_unit(INDOOR)[0].serial == "00917"


@given(DIGITS, st.integers(0, 17), st.integers(1, 9))
def test_every_wrong_digit_of_an_18_digit_code_is_a_misread(data: str, place: int, shift: int) -> None:
    code = sample_code(data)
    wrong = code[:place] + str((int(code[place]) + shift) % 10) + code[place + 1 :]
    with pytest.raises(MisreadCodeError) as refusal:
        recognise_unit(wrong)
    assert refusal.value.code == wrong


@pytest.mark.parametrize("data", ["51023326010300917", "61023326130300917", "61023326000300917"])
def test_a_sound_18_digit_code_with_a_foreign_product_or_no_month_is_unknown(data: str) -> None:
    assert recognise_unit(sample_code(data)) == ()


@pytest.mark.parametrize("text", ["", "x", "61023", "６" * 18, INDOOR + "0", INDOOR.replace("6", "A", 1), "Ｏ" * 20])
def test_other_texts_are_unknown(text: str) -> None:
    assert recognise_unit(text) == ()


def test_thirteen_digits_may_be_any_unit_and_only_tell_the_last_digit_of_the_year() -> None:
    readings = recognise_unit("1234562000123")
    assert {reading.unit for reading in readings} == set(UnitKind)
    assert {reading.brand for reading in readings} == {THIRTEEN_DIGIT_BRAND}
    assert {reading.production for reading in readings} == {Production(last_digit_of_year=6)}
    assert readings[0].produced_on is None
    assert readings[0].produced_year is None
    assert (readings[0].model_code, readings[0].serial) == ("12345", "2000123")


def test_thirteen_digits_from_69_belong_to_chinese_gtins() -> None:
    assert recognise_unit("6901234567892") == ()


@pytest.mark.parametrize(
    ("signs", "made"),
    [
        ("911", date(2009, 1, 1)),
        ("A11", date(2010, 1, 1)),
        ("N59", date(2023, 5, 9)),
        ("P59", date(2024, 5, 9)),
        ("Q1W", date(2025, 1, 31)),
        ("RCA", date(2026, 12, 10)),
        ("P2V", None),
        ("P2U", date(2024, 2, 29)),
        ("Q2U", None),
    ],
)
def test_twenty_characters_tell_the_day_with_letters_from_a_without_o(signs: str, made: date | None) -> None:
    readings = recognise_unit(f"AB1234567890X{signs}0042")
    assert {reading.produced_on for reading in readings} == ({made} if made else set())
    assert {reading.brand for reading in readings} == ({TWENTY_CHARACTER_BRAND} if made else set())


@pytest.mark.parametrize("signs", ["RD1", "R01", "R10", "O11", "RO1", "R1X"])
def test_twenty_characters_without_such_a_day_are_unknown(signs: str) -> None:
    assert recognise_unit(f"AB1234567890X{signs}0042") == ()


def test_a_code_that_fits_two_brands_gives_both_readings() -> None:
    rival = SHIPPED_PATTERNS[0].__class__(
        brand="Rival",
        unit=UnitKind.WHOLE,
        shape=re.compile("6[0-9]{17}"),
        begins_with="",
        model_code=slice(0, 4),
        serial=slice(4, 18),
        read_production=lambda _: Production(),
        check=bool,
        groups=(18,),
    )
    assert [reading.brand for reading in recognise_unit(INDOOR, (*SHIPPED_PATTERNS, rival))] == [SAMPLE_BRAND, "Rival"]


def test_the_first_possible_day_never_refuses_a_code() -> None:
    assert produced_on(INDOOR) == date(2026, 1, 1)
    assert produced_on(INDOOR[:-1] + "0") is None
    assert produced_on("1234562000123") is None
    assert produced_on("nonsense") is None


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (INDOOR, "610233 26 01 03 00917 2"),
        (INDOOR[:-1] + "6", "610233 26 01 03 00917 6"),
        ("1234562000123", "12345 6 2000123"),
        ("AB1234567890XRCA0042", "AB1234567890X RCA 0042"),
        ("SH03-RC-2026-000123-K", "SH03-RC-2026-000123-K"),
        ("", ""),
    ],
)
def test_codes_are_grouped_for_eyes(code: str, shown: str) -> None:
    assert grouped(code) == shown
