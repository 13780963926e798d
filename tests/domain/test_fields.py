"""A field is read exactly or refused by name; a refusal shows little of a large value."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest

from aftersale_desktop.domain import field_refusals, fields


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@pytest.mark.parametrize(
    ("value", "number"),
    [("12.50", "12.50"), (7, "7"), (0.1, "0.1"), (Decimal("1E+3"), "1000"), ("-0.00", "0.00"), (-0.0, "0.0")],
)
def test_a_number_keeps_the_digits_it_was_written_with(value: object, number: str) -> None:
    assert str(fields.decimal({"x": value}, "x")) == number


@pytest.mark.parametrize(
    ("value", "refusal"),
    [
        ("1e5", field_refusals.NotANumberError),
        (" 1", field_refusals.NotANumberError),
        ("１", field_refusals.NotANumberError),
        ("1_0", field_refusals.NotANumberError),
        ("", field_refusals.NotANumberError),
        ("sNaN", field_refusals.NotFiniteError),
        ("-Infinity", field_refusals.NotFiniteError),
        (Decimal("NaN"), field_refusals.NotFiniteError),
        (float("-inf"), field_refusals.NotFiniteError),
        ("1" * 16, field_refusals.NumberTooLongError),
        ("0." + "1" * 10, field_refusals.NumberTooLongError),
        (1e300, field_refusals.NumberTooLongError),
        (Decimal("1E-300"), field_refusals.NumberTooLongError),
        (-(10**400), field_refusals.NegativeNumberError),
        (-0.5, field_refusals.NegativeNumberError),
        (True, field_refusals.WrongTypeError),
        ([], field_refusals.WrongTypeError),
        (None, field_refusals.MissingFieldError),
    ],
)
def test_what_is_no_plain_number_from_zero_up_is_refused(
    value: object, refusal: type[field_refusals.FieldError]
) -> None:
    with pytest.raises(refusal):
        fields.decimal({"x": value}, "x")


@pytest.mark.parametrize(
    ("value", "refusal"),
    [
        (1.5, field_refusals.NotWholeError),
        ("1", field_refusals.WrongTypeError),
        (False, field_refusals.WrongTypeError),
        (-1, field_refusals.NegativeNumberError),
        (10**15, field_refusals.NumberTooLongError),
    ],
)
def test_a_count_is_a_whole_json_number(value: object, refusal: type[field_refusals.FieldError]) -> None:
    with pytest.raises(refusal):
        fields.whole_number({"x": value}, "x")


@pytest.mark.parametrize(
    "value", ["20260302", "2026-W10-1", "2026-02-30", "2026-3-2", "２026-03-02", "0000-01-01", "2026-03-02T00:00"]
)
def test_a_date_has_one_spelling(value: str) -> None:
    assert fields.day({"x": "2024-02-29"}, "x") == date(2024, 2, 29)
    with pytest.raises(field_refusals.NotADateError):
        fields.day({"x": value}, "x")


@pytest.mark.parametrize("value", ["1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_year_no_product_lives_in_is_refused(value: str) -> None:
    with pytest.raises(field_refusals.YearOutOfRangeError):
        fields.day({"x": value}, "x")


@pytest.mark.parametrize("value", ["2026-03-02T10:00", "2026-03-02 10:00:00", "2026-03-02T10:00:00.0"])
def test_a_moment_is_local_time_with_or_without_seconds(value: str) -> None:
    assert fields.moment({"x": value}, "x") == datetime(2026, 3, 2, 10)  # noqa: DTZ001 - local time, no zone


@pytest.mark.parametrize(
    ("value", "refusal"),
    [
        ("2026-03-02T10:00Z", field_refusals.ZoneGivenError),
        ("2026-03-02T10:00:00+0800", field_refusals.ZoneGivenError),
        ("2026-03-02T24:00", field_refusals.NotAMomentError),
        ("20260302T1000", field_refusals.NotAMomentError),
    ],
)
def test_a_zone_or_another_spelling_of_a_moment_is_refused(
    value: str, refusal: type[field_refusals.FieldError]
) -> None:
    with pytest.raises(refusal):
        fields.moment({"x": value}, "x")


@pytest.mark.parametrize(
    ("value", "refusal"),
    [
        ("", field_refusals.BlankTextError),
        (" \t", field_refusals.BlankTextError),
        ("x" * 513, field_refusals.TextTooLongError),
        ("a\ud800", field_refusals.BrokenTextError),
        (5, field_refusals.WrongTypeError),
    ],
)
def test_a_text_is_visible_short_and_whole(value: object, refusal: type[field_refusals.FieldError]) -> None:
    with pytest.raises(refusal):
        fields.text({"x": value}, "x")


def test_a_flag_is_true_or_false_and_nothing_like_it() -> None:
    assert fields.flag({}, "x", default=True) is True
    with pytest.raises(field_refusals.MissingFieldError):
        fields.flag({}, "x")
    for value in (1, "true", None):
        with pytest.raises(field_refusals.WrongTypeError):
            fields.flag({"x": value}, "x", default=True)


def test_a_choice_names_the_words_it_knows() -> None:
    assert fields.choice({"x": "red"}, "x", Colour) is Colour.RED
    assert fields.choice({}, "x", Colour, Colour.BLUE) is Colour.BLUE
    with pytest.raises(field_refusals.UnknownChoiceError) as refusal:
        fields.choice({"x": "green"}, "x", Colour)
    assert refusal.value.choices == "red, blue"


def test_absent_and_null_fields_read_as_none_where_they_may() -> None:
    record: dict[str, object] = {"null": None}
    for name in ("null", "absent"):
        assert fields.text_or_none(record, name) is None
        assert fields.day_or_none(record, name) is None
        assert fields.moment_or_none(record, name) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        ({"a": 1}, "{…}"),
        ([[[]]], "[…]"),
        (10**400, "…"),
        ("a\x1b[31m\nb", "a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}b"),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_refused_value_is_shown_short_and_without_control_characters(value: object, text: str) -> None:
    assert field_refusals.shown(value) == text
