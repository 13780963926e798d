"""Money is exact: one rounding rule, tax that adds up, capitals as the receipts write them."""

import json
from decimal import Decimal
from fractions import Fraction
from math import floor, prod
from pathlib import Path

import pytest

from aftersale_desktop.domain.money import (
    AmountError,
    AmountOutOfRangeError,
    NotAnAmountError,
    TaxSplit,
    TooManyPlacesError,
    capitals,
    cash_rounding,
    from_fen,
    parse_amount,
    round_half_up,
    rounded_product,
    split_tax,
    to_fen,
    total_of,
)

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "rmb_capitals.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["amount"])
def test_capitals_match_the_published_examples(vector: dict[str, str]) -> None:
    assert capitals(parse_amount(vector["amount"])) == vector["capital"]


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("-148.00", "负壹佰肆拾捌元整"),
        ("-0.05", "负伍分"),
        ("-0.00", "零元整"),
        ("0.01", "壹分"),
        ("10.05", "壹拾元零伍分"),
        ("1000.05", "壹仟元零伍分"),
        ("1007000.00", "壹佰万柒仟元整"),
        ("100005000.00", "壹亿零伍仟元整"),
        ("100000001.00", "壹亿零壹元整"),
        ("1001000000.00", "壹拾亿零壹佰万元整"),
        ("1012340000.00", "壹拾亿壹仟贰佰叁拾肆万元整"),
        ("200000000000.50", "贰仟亿元零伍角"),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_zeros_signs_and_the_largest_amount_are_written_by_the_same_rules(amount: str, written: str) -> None:
    assert capitals(parse_amount(amount)) == written


def test_an_amount_with_fractions_of_a_fen_is_never_written_rounded() -> None:
    with pytest.raises(TooManyPlacesError) as refusal:
        capitals(Decimal("1.005"))
    assert refusal.value.value == "1.005"


@pytest.mark.parametrize("amount", ["1000000000000.00", "-1000000000000.00", "NaN", "Infinity"])
def test_an_amount_out_of_range_is_refused(amount: str) -> None:
    with pytest.raises(AmountOutOfRangeError):
        capitals(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.005", "0.01"), ("0.0049999999999999999999999999999999", "0.00"), ("23.375", "23.38"), ("-0.005", "-0.01")],
)
def test_halves_are_rounded_away_from_zero(amount: str, rounded: str) -> None:
    assert round_half_up(Decimal(amount)) == Decimal(rounded)


def test_a_product_is_rounded_once_however_long_its_factors_are() -> None:
    factors = Decimal("999999.999999"), Decimal("123456789.987654321"), Decimal("1.000000000001")
    exact = prod(Fraction(factor) for factor in factors)
    assert Fraction(rounded_product(*factors)) == Fraction(floor(exact * 100 + Fraction(1, 2)), 100)


@pytest.mark.parametrize(
    ("total", "rate", "net", "tax"),
    [("148.00", "0.13", "130.97", "17.03"), ("113.00", "0.13", "100.00", "13.00"), ("0.01", "0.13", "0.01", "0.00")],
)
def test_tax_is_what_remains_after_the_rounded_net_price(total: str, rate: str, net: str, tax: str) -> None:
    assert split_tax(Decimal(total), Decimal(rate)) == TaxSplit(Decimal(net), Decimal(tax))


@pytest.mark.parametrize(
    ("total", "step", "taken_off"), [("55.58", "0.10", "-0.08"), ("55.50", "0.10", "0.00"), ("55.58", "1.00", "-0.58")]
)
def test_cash_is_only_ever_rounded_down(total: str, step: str, taken_off: str) -> None:
    assert cash_rounding(Decimal(total), Decimal(step)) == Decimal(taken_off)


def test_fen_and_amounts_convert_without_loss() -> None:
    assert to_fen(Decimal("999999999999.99")) == 99_999_999_999_999
    assert str(from_fen(-5)) == "-0.05"
    with pytest.raises(TooManyPlacesError):
        to_fen(Decimal("0.001"))


def test_an_empty_sum_still_has_two_places() -> None:
    assert str(total_of([])) == "0.00"


@pytest.mark.parametrize(("text", "amount"), [("5", "5.00"), ("-5.5", "-5.50"), ("007.10", "7.10"), ("-0", "0.00")])
def test_a_plain_amount_is_read_with_two_places(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)
    assert parse_amount(text).as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", NotAnAmountError),
        ("1,234.00", NotAnAmountError),
        ("1e3", NotAnAmountError),
        ("+1", NotAnAmountError),
        (" 1", NotAnAmountError),
        ("1.", NotAnAmountError),
        (".5", NotAnAmountError),
        ("１２", NotAnAmountError),
        ("1_000", NotAnAmountError),
        ("NaN", NotAnAmountError),
        ("¥5", NotAnAmountError),
        ("1.005", TooManyPlacesError),
        ("1000000000000", AmountOutOfRangeError),
        ("9" * 5000, AmountOutOfRangeError),
    ],
)
def test_anything_else_is_refused_by_name(text: str, refusal: type[AmountError]) -> None:
    with pytest.raises(refusal):
        parse_amount(text)


def test_a_refusal_quotes_a_long_text_only_in_part() -> None:
    with pytest.raises(NotAnAmountError) as refusal:
        parse_amount("x" * 5000)
    assert len(refusal.value.value) == 60
