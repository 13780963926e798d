"""Amounts and settlements add up for whatever is put in; capitals read back as the amount they were written from."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.fees import (
    CityTier,
    Coverage,
    FeeComponent,
    Job,
    JobOutcome,
    MaterialUse,
    OperationLevel,
    PartUse,
    Payer,
)
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.money import capitals, from_fen, round_half_up, split_tax, to_fen
from aftersale_desktop.domain.tariffs import tariff_from_json
from aftersale_desktop.resources import resource_path

SAMPLE = tariff_from_json(json.loads(resource_path("samples", "tariff-SH-2026-A.json").read_text("utf-8")))
FEN = st.integers(min_value=-99_999_999_999_999, max_value=99_999_999_999_999)

DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}
SECTIONS: Mapping[str, int] = {"亿": 10**8, "万": 10**4, "元": 1}


def read_capitals(written: str) -> int:
    """Read fen by adding what each sign is worth, the way a cashier reads them aloud."""
    sign, fen, section, digit = 1, 0, 0, 0
    for character in written:
        if character == "负":
            sign = -1
        elif character in DIGITS:
            digit = DIGITS[character]
        elif character in PLACES:
            section, digit = section + digit * PLACES[character], 0
        elif character in SECTIONS:
            fen, section, digit = fen + (section + digit) * SECTIONS[character] * 100, 0, 0
        elif character in "角分":
            fen, digit = fen + digit * (10 if character == "角" else 1), 0
    return sign * fen


@given(FEN)
def test_capitals_read_back_as_the_amount(fen: int) -> None:
    assert read_capitals(capitals(from_fen(fen))) == fen


@given(st.lists(st.sampled_from("0000123456789"), min_size=1, max_size=14))
def test_amounts_full_of_zeros_read_back_too(digits: list[str]) -> None:
    fen = int("".join(digits))
    assert read_capitals(capitals(from_fen(fen))) == fen


@given(FEN)
def test_capitals_end_in_whole_yuan_or_in_jiao_and_fen_and_never_double_a_zero(fen: int) -> None:
    written = capitals(from_fen(fen))
    assert written.endswith("元整" if fen % 100 == 0 else ("角", "分"))
    assert "零零" not in written
    assert "拾" not in written or written[written.index("拾") - 1] in DIGITS


@given(FEN)
def test_fen_and_amounts_are_the_same_money(fen: int) -> None:
    assert to_fen(from_fen(fen)) == fen


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=9))
def test_rounding_is_half_away_from_zero_at_every_place(amount: Decimal) -> None:
    away = floor(abs(Fraction(amount)) * 100 + Fraction(1, 2))
    assert Fraction(round_half_up(amount)) == Fraction(away, 100) * (1 if amount >= 0 else -1)


@given(st.integers(min_value=0, max_value=10**13), st.sampled_from(["0.13", "0.06", "0.03", "0.01", "0"]))
def test_net_and_tax_add_up_and_net_is_the_nearest_fen(fen: int, rate: str) -> None:
    total = from_fen(fen)
    split = split_tax(total, Decimal(rate))
    exact = Fraction(total) / (1 + Fraction(rate))
    assert split.net + split.tax == total
    assert abs(Fraction(split.net) - exact) <= Fraction(1, 200)


prices = st.decimals(min_value=0, max_value=20_000, places=2)
materials = st.builds(
    MaterialUse, st.just("R32"), st.decimals(min_value=Decimal("0.001"), max_value=500, places=3), prices
)
parts = st.builds(PartUse, st.just("PCB"), st.integers(1, 99).map(Decimal), prices, st.booleans())
jobs = st.builds(
    Job,
    id=st.just("J1"),
    tariff=st.just(SAMPLE.id),
    product_class=st.sampled_from("EABCD"),
    point_grade=st.integers(1, 3),
    city_tier=st.sampled_from(CityTier),
    distance_km=st.decimals(min_value=0, max_value=300, places=2),
    carried_in=st.booleans(),
    operations=st.lists(st.sampled_from(OperationLevel), max_size=5).map(tuple),
    materials=st.lists(materials, max_size=5).map(tuple),
    parts=st.lists(parts, max_size=5).map(tuple),
    outcome=st.sampled_from(JobOutcome),
    coverage=st.sampled_from(Coverage),
    second_visit=st.booleans(),
)


@given(jobs)
def test_lines_components_and_net_with_tax_are_the_same_total(job: Job) -> None:
    settlement = settle(job, SAMPLE)
    assert settlement.total == sum(line.amount_due for line in settlement.lines)
    assert settlement.total == sum(settlement.component(component) for component in FeeComponent)
    assert settlement.total == settlement.net + settlement.tax
    assert settlement.total >= 0


@given(jobs)
def test_every_line_is_its_quantity_times_its_price_rounded_once(job: Job) -> None:
    for line in settle(job, SAMPLE).lines:
        exact = Fraction(line.quantity) * Fraction(line.unit_price)
        assert Fraction(line.list_amount) == Fraction(floor(exact * 100 + Fraction(1, 2)), 100)
        assert line.amount_due == (line.list_amount if line.payer is Payer.CUSTOMER else 0)


@given(jobs)
def test_coverage_changes_who_pays_and_never_the_list_amounts(job: Job) -> None:
    listed = []
    for coverage in Coverage:
        covered = replace(job, coverage=coverage)
        listed.append([settle(covered, SAMPLE).list_total(component) for component in FeeComponent])
    assert listed[0] == listed[1] == listed[2]


@given(jobs)
def test_a_free_job_costs_the_customer_nothing_and_less_coverage_never_costs_less(job: Job) -> None:
    free, main_part, full = (
        settle(replace(job, coverage=coverage), SAMPLE).total
        for coverage in (Coverage.FREE, Coverage.FREE_MAIN_PART, Coverage.CHARGEABLE)
    )
    assert free == 0
    assert free <= main_part <= full


@given(jobs, st.decimals(min_value=0, max_value=100, places=2))
def test_a_longer_way_never_costs_less_and_never_more_than_the_cap(job: Job, more_km: Decimal) -> None:
    farther = replace(job, distance_km=job.distance_km + more_km)
    near, far = (settle(way, SAMPLE).list_total(FeeComponent.REMOTE) for way in (job, farther))
    assert near <= far <= SAMPLE.remote.cap
