"""The five fees by the sample price list: what the customer pays, and what it would cost at list price."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

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
    Settlement,
)
from aftersale_desktop.domain.field_refusals import (
    FieldError,
    NegativeNumberError,
    NotFiniteError,
    NotPositiveError,
    NotWholeError,
    UnknownChoiceError,
)
from aftersale_desktop.domain.job_fees import WrongTariffError, settle
from aftersale_desktop.domain.money import AmountOutOfRangeError, capitals
from aftersale_desktop.domain.tariffs import tariff_from_json
from aftersale_desktop.resources import resource_path

SAMPLE = tariff_from_json(json.loads(resource_path("samples", "tariff-SH-2026-A.json").read_text("utf-8")))
MINOR, MEDIUM, MAJOR = OperationLevel.MINOR, OperationLevel.MEDIUM, OperationLevel.MAJOR


def part(price: str, quantity: str = "1", *, main_part: bool = False) -> PartUse:
    return PartUse("IDU-PCB", Decimal(quantity), Decimal(price), main_part)


def job(product_class: str = "A", grade: int = 2, km: str = "3", **fields: Any) -> Job:
    plain = Job("J1", SAMPLE.id, product_class, grade, CityTier.MUNICIPALITY, Decimal(km), carried_in=False)
    return replace(plain, **fields)


def charged(settlement: Settlement) -> tuple[str, ...]:
    return tuple(str(settlement.component(component)) for component in FeeComponent)


TABLE: Mapping[str, tuple[Job, tuple[str, ...], str, str]] = {
    "A, grade 2, 3 km, minor, part 38": (
        job(operations=(MINOR,), parts=(part("38.00"),)),
        ("30.00", "80.00", "0.00", "0.00", "38.00"),
        "148.00",
        "壹佰肆拾捌元整",
    ),
    "B, grade 1, 12 km, medium, part 320": (
        job("B", 1, "12", operations=(MEDIUM,), parts=(part("320.00"),)),
        ("30.00", "187.00", "7.00", "0.00", "320.00"),
        "544.00",
        "伍佰肆拾肆元整",
    ),
    "A, declined after diagnosis of a major repair, 4 km": (
        job(km="4", operations=(MAJOR,), outcome=JobOutcome.DECLINED),
        ("30.00", "84.00", "0.00", "0.00", "0.00"),
        "114.00",
        "壹佰壹拾肆元整",
    ),
    "B, grade 3, 8 km, medium + minor, parts 168": (
        job("B", 3, "8", operations=(MEDIUM, MINOR), parts=(part("168.00"),)),
        ("30.00", "198.00", "3.00", "0.00", "168.00"),
        "399.00",
        "叁佰玖拾玖元整",
    ),
    "E, grade 3, prefecture, carried in, minor, part 15": (
        job("E", 3, city_tier=CityTier.PREFECTURE, carried_in=True, operations=(MINOR,), parts=(part("15.00"),)),
        ("0.00", "40.50", "0.00", "0.00", "15.00"),
        "55.50",
        "伍拾伍元伍角",
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_five_published_jobs_cost_what_the_price_list_promises(name: str) -> None:
    done, fees, total, written = TABLE[name]
    settlement = settle(done, SAMPLE)
    assert charged(settlement) == fees
    assert (str(settlement.total), capitals(settlement.total)) == (total, written)
    assert settlement.net == (settlement.total / Decimal("1.13")).quantize(Decimal("0.01"))
    assert settlement.net + settlement.tax == settlement.total


FULL = job(
    "B",
    1,
    "12",
    operations=(MEDIUM,),
    materials=(MaterialUse("R32", Decimal("3.5"), Decimal("25.00")),),
    parts=(part("180.00"), part("620.00", main_part=True)),
)


def test_a_free_job_keeps_its_list_amounts_and_the_factory_bears_them() -> None:
    settlement = settle(replace(FULL, coverage=Coverage.FREE), SAMPLE)
    assert charged(settlement) == ("0.00",) * 5
    assert [str(settlement.list_total(c)) for c in FeeComponent] == ["30.00", "187.00", "7.00", "87.50", "800.00"]
    assert {settlement.payer_of(component) for component in FeeComponent} == {Payer.FACTORY}
    assert (str(settlement.total), str(settlement.net), str(settlement.tax)) == ("0.00", "0.00", "0.00")


def test_with_a_free_main_part_only_the_other_parts_are_charged() -> None:
    settlement = settle(replace(FULL, coverage=Coverage.FREE_MAIN_PART), SAMPLE)
    assert charged(settlement) == ("0.00", "0.00", "0.00", "0.00", "180.00")
    assert [line.payer for line in settlement.of(FeeComponent.SPARE_PARTS)] == [Payer.CUSTOMER, Payer.FACTORY]
    assert settlement.payer_of(FeeComponent.SPARE_PARTS) is Payer.CUSTOMER
    assert settlement.payer_of(FeeComponent.MAINTENANCE) is Payer.FACTORY


@pytest.mark.parametrize("outcome", [JobOutcome.DECLINED, JobOutcome.NO_FAULT_FOUND, JobOutcome.NOT_REPAIRABLE])
def test_a_free_main_part_charges_nothing_unless_the_product_was_repaired(outcome: JobOutcome) -> None:
    unrepaired = replace(FULL, coverage=Coverage.FREE_MAIN_PART, outcome=outcome)
    assert settle(unrepaired, SAMPLE).total == 0


@pytest.mark.parametrize(
    ("outcome", "fees"),
    [
        (JobOutcome.REPAIRED, ("30.00", "187.00", "7.00", "87.50", "800.00")),
        (JobOutcome.DECLINED, ("30.00", "56.10", "7.00", "0.00", "0.00")),
        (JobOutcome.NO_FAULT_FOUND, ("15.00", "0.00", "7.00", "0.00", "0.00")),
        (JobOutcome.NOT_REPAIRABLE, ("30.00", "0.00", "7.00", "0.00", "0.00")),
    ],
)
def test_the_outcome_decides_about_labour_and_parts(outcome: JobOutcome, fees: tuple[str, ...]) -> None:
    assert charged(settle(replace(FULL, outcome=outcome), SAMPLE)) == fees


def test_a_declined_quote_costs_a_share_of_the_dearest_operation_only() -> None:
    declined = job(operations=(MINOR, MAJOR, MEDIUM), outcome=JobOutcome.DECLINED)
    assert str(settle(declined, SAMPLE).component(FeeComponent.MAINTENANCE)) == "84.00"


@pytest.mark.parametrize(
    ("km", "fee"),
    [
        ("0", "0.00"),
        ("5", "0.00"),
        ("5.01", "1.00"),
        ("6", "1.00"),
        ("20", "15.00"),
        ("20.1", "17.00"),
        ("72", "119.00"),
        ("72.01", "120.00"),
        ("1000", "120.00"),
    ],
)
def test_started_kilometres_are_charged_by_band_up_to_the_cap(km: str, fee: str) -> None:
    assert str(settle(job(km=km), SAMPLE).component(FeeComponent.REMOTE)) == fee


@pytest.mark.parametrize(
    "fields", [{"carried_in": True}, {"second_visit": True}], ids=lambda fields: next(iter(fields))
)
def test_neither_a_carried_in_product_nor_a_second_visit_pays_for_the_way(fields: dict[str, Any]) -> None:
    settlement = settle(job(km="12", operations=(MINOR,), **fields), SAMPLE)
    assert charged(settlement) == ("0.00", "80.00", "0.00", "0.00", "0.00")


def test_of_several_operations_the_dearest_counts_in_full_and_each_other_is_halved_and_rounded() -> None:
    odd = replace(SAMPLE, labour={**SAMPLE.labour, "A": {**SAMPLE.labour["A"], MINOR: Decimal("33.33")}})
    settlement = settle(job(operations=(MINOR, MEDIUM, MINOR)), odd)
    assert [str(line.list_amount) for line in settlement.of(FeeComponent.MAINTENANCE)] == ["150.00", "16.67", "16.67"]
    assert str(settlement.component(FeeComponent.MAINTENANCE)) == "183.34"


def test_each_line_is_rounded_before_it_is_added() -> None:
    third = MaterialUse("INSUL", Decimal("0.333"), Decimal("0.05"))
    settlement = settle(job(materials=(third, third)), SAMPLE)
    assert str(settlement.component(FeeComponent.AUXILIARY_MATERIAL)) == "0.04"


def test_an_outlet_taxed_at_another_rate_keeps_the_total_and_splits_it_by_its_own_rate() -> None:
    small_outlet = settle(FULL, SAMPLE, Decimal("0.01"))
    assert small_outlet.total == settle(FULL, SAMPLE).total == Decimal("1111.50")
    assert (str(small_outlet.net), str(small_outlet.tax)) == ("1100.50", "11.00")


def test_goodwill_takes_a_line_off_the_customer_and_keeps_its_list_amount() -> None:
    line = settle(FULL, SAMPLE).of(FeeComponent.DOOR_TO_DOOR)[0].borne_by(Payer.GOODWILL)
    assert (str(line.list_amount), str(line.amount_due), line.payer) == ("30.00", "0.00", Payer.GOODWILL)


def test_a_job_is_never_settled_by_another_version_of_the_price_list() -> None:
    with pytest.raises(WrongTariffError) as refusal:
        settle(job(), replace(SAMPLE, id="SH-2027-A"))
    assert vars(refusal.value) == {"quoted_with": "SH-2026-A", "given": "SH-2027-A"}


@pytest.mark.parametrize(
    ("unknown", "field"), [(job("Z"), "product_class"), (job(grade=4, operations=(MINOR,)), "point_grade")]
)
def test_a_class_or_grade_the_price_list_does_not_know_is_refused(unknown: Job, field: str) -> None:
    with pytest.raises(UnknownChoiceError) as refusal:
        settle(unknown, SAMPLE)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("quantity", "price", "refusal"),
    [
        ("0", "1.00", NotPositiveError),
        ("-1", "1.00", NegativeNumberError),
        ("1.5", "1.00", NotWholeError),
        ("NaN", "1.00", NotFiniteError),
        ("1", "-0.01", NegativeNumberError),
        ("1", "Infinity", NotFiniteError),
    ],
)
def test_parts_come_in_whole_pieces_at_a_real_price(quantity: str, price: str, refusal: type[FieldError]) -> None:
    with pytest.raises(refusal):
        part(price, quantity)


@pytest.mark.parametrize(("km", "refusal"), [("-1", NegativeNumberError), ("NaN", NotFiniteError)])
def test_a_distance_is_a_real_number_of_kilometres(km: str, refusal: type[FieldError]) -> None:
    with pytest.raises(refusal):
        job(km=km)


def test_a_sum_too_large_to_be_written_out_is_refused_even_when_the_factory_bears_it() -> None:
    with pytest.raises(AmountOutOfRangeError):
        settle(job(parts=(part("999999999999", "9"),), coverage=Coverage.FREE), SAMPLE)
