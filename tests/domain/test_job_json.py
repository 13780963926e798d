"""Jobs are read strictly; settlements are written with two places and in capitals."""

import json
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain import field_refusals
from aftersale_desktop.domain.fact_refusals import UnknownFieldError
from aftersale_desktop.domain.fees import Coverage, JobOutcome, OperationLevel
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.job_json import UnknownTariffError, job_from_json, settlement_to_json
from aftersale_desktop.domain.tariffs import tariff_from_json
from aftersale_desktop.resources import resource_path

SAMPLE = tariff_from_json(json.loads(resource_path("samples", "tariff-SH-2026-A.json").read_text("utf-8")))
TARIFFS = {SAMPLE.id: SAMPLE}
PART = {"code": "ODU-PCB", "quantity": "1", "unit_price": "320.00", "main_part": False}
GOOD: dict[str, Any] = {
    "id": "J2",
    "tariff": "SH-2026-A",
    "product_class": "B",
    "point_grade": 1,
    "city_tier": "municipality",
    "distance_km": "12",
    "carried_in": False,
    "operations": ["medium"],
    "materials": [],
    "parts": [PART],
    "outcome": "repaired",
    "coverage": "chargeable",
}


def test_a_job_is_settled_to_texts_with_two_places() -> None:
    job = job_from_json(GOOD, TARIFFS)
    assert settlement_to_json(job.id, settle(job, SAMPLE)) == {
        "id": "J2",
        "door_to_door": "30.00",
        "maintenance": "187.00",
        "remote": "7.00",
        "auxiliary_material": "0.00",
        "spare_parts": "320.00",
        "total": "544.00",
        "net": "481.42",
        "tax": "62.58",
        "capitals": "伍佰肆拾肆元整",
    }


def test_every_field_of_a_job_is_read() -> None:
    material = {"code": "R32", "quantity": "2.5", "unit_price": "25.00"}
    job = job_from_json({**GOOD, "materials": [material], "second_visit": True}, TARIFFS)
    assert (job.operations, job.outcome, job.coverage) == (
        (OperationLevel.MEDIUM,),
        JobOutcome.REPAIRED,
        Coverage.CHARGEABLE,
    )
    assert (job.materials[0].quantity, job.parts[0].unit_price, job.second_visit) == (
        Decimal("2.5"),
        Decimal("320.00"),
        True,
    )


def test_absent_lists_are_empty_and_json_numbers_are_numbers() -> None:
    lean = {name: value for name, value in GOOD.items() if name not in ("operations", "materials", "parts")}
    job = job_from_json({**lean, "distance_km": 12.5}, TARIFFS)
    assert (job.operations, job.materials, job.parts, job.distance_km) == ((), (), (), Decimal("12.5"))


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"id": None}, field_refusals.MissingFieldError, "id"),
        ({"tariff": "SH-1999"}, UnknownTariffError, "tariff"),
        ({"tariff": 7}, field_refusals.WrongTypeError, "tariff"),
        ({"product_class": "Z"}, field_refusals.UnknownChoiceError, "product_class"),
        ({"product_class": ["A"]}, field_refusals.WrongTypeError, "product_class"),
        ({"point_grade": 4}, field_refusals.UnknownChoiceError, "point_grade"),
        ({"point_grade": "1"}, field_refusals.WrongTypeError, "point_grade"),
        ({"point_grade": True}, field_refusals.WrongTypeError, "point_grade"),
        ({"city_tier": "village"}, field_refusals.UnknownChoiceError, "city_tier"),
        ({"distance_km": "-1"}, field_refusals.NegativeNumberError, "distance_km"),
        ({"distance_km": "NaN"}, field_refusals.NotFiniteError, "distance_km"),
        ({"distance_km": float("inf")}, field_refusals.NotFiniteError, "distance_km"),
        ({"distance_km": "12 km"}, field_refusals.NotANumberError, "distance_km"),
        ({"distance_km": 10**400}, field_refusals.NumberTooLongError, "distance_km"),
        ({"carried_in": "yes"}, field_refusals.WrongTypeError, "carried_in"),
        ({"operations": "medium"}, field_refusals.WrongTypeError, "operations"),
        ({"operations": ["medium", "huge"]}, field_refusals.UnknownChoiceError, "operations[1]"),
        ({"operations": [[]]}, field_refusals.WrongTypeError, "operations[0]"),
        ({"materials": None}, field_refusals.WrongTypeError, "materials"),
        ({"parts": [7]}, field_refusals.NotAnObjectError, "parts[0]"),
        ({"parts": [PART, {**PART, "unit_price": "-1"}]}, field_refusals.NegativeNumberError, "parts[1].unit_price"),
        ({"parts": [{**PART, "quantity": "1.5"}]}, field_refusals.NotWholeError, "parts[0].quantity"),
        ({"parts": [{**PART, "quantity": 0}]}, field_refusals.NotPositiveError, "parts[0].quantity"),
        ({"parts": [{**PART, "prize": "1"}]}, UnknownFieldError, "parts[0].prize"),
        ({"outcome": "exploded"}, field_refusals.UnknownChoiceError, "outcome"),
        ({"coverage": ""}, field_refusals.UnknownChoiceError, "coverage"),
        ({"materails": []}, UnknownFieldError, "materails"),
    ],
)
def test_a_bad_field_is_refused_by_name(
    change: dict[str, Any], refusal: type[field_refusals.FieldError], field: str
) -> None:
    with pytest.raises(refusal) as raised:
        job_from_json({**GOOD, **change}, TARIFFS)
    assert raised.value.field == field


@pytest.mark.parametrize("name", [name for name in GOOD if name not in ("operations", "materials", "parts")])
def test_a_missing_field_is_named(name: str) -> None:
    with pytest.raises(field_refusals.MissingFieldError) as raised:
        job_from_json({key: value for key, value in GOOD.items() if key != name}, TARIFFS)
    assert raised.value.field == name


@pytest.mark.parametrize("record", [None, [], "job", 7, True])
def test_only_an_object_is_a_job(record: object) -> None:
    with pytest.raises(field_refusals.NotAnObjectError):
        job_from_json(record, TARIFFS)
