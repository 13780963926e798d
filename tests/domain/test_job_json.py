"""Jobs are read strictly; settlements are written with two places and in capitals."""

import json
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain import fields
from aftersale_desktop.domain.fact_refusals import UnknownFieldError
from aftersale_desktop.domain.fees import Coverage, JobOutcome, OperationLevel, settle
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
        ({"id": None}, fields.MissingFieldError, "id"),
        ({"tariff": "SH-1999"}, UnknownTariffError, "tariff"),
        ({"tariff": 7}, fields.WrongTypeError, "tariff"),
        ({"product_class": "Z"}, fields.UnknownChoiceError, "product_class"),
        ({"product_class": ["A"]}, fields.WrongTypeError, "product_class"),
        ({"point_grade": 4}, fields.UnknownChoiceError, "point_grade"),
        ({"point_grade": "1"}, fields.WrongTypeError, "point_grade"),
        ({"point_grade": True}, fields.WrongTypeError, "point_grade"),
        ({"city_tier": "village"}, fields.UnknownChoiceError, "city_tier"),
        ({"distance_km": "-1"}, fields.NegativeNumberError, "distance_km"),
        ({"distance_km": "NaN"}, fields.NotFiniteError, "distance_km"),
        ({"distance_km": float("inf")}, fields.NotFiniteError, "distance_km"),
        ({"distance_km": "12 km"}, fields.NotANumberError, "distance_km"),
        ({"distance_km": 10**400}, fields.NumberTooLongError, "distance_km"),
        ({"carried_in": "yes"}, fields.WrongTypeError, "carried_in"),
        ({"operations": "medium"}, fields.WrongTypeError, "operations"),
        ({"operations": ["medium", "huge"]}, fields.UnknownChoiceError, "operations[1]"),
        ({"operations": [[]]}, fields.WrongTypeError, "operations[0]"),
        ({"materials": None}, fields.WrongTypeError, "materials"),
        ({"parts": [7]}, fields.NotAnObjectError, "parts[0]"),
        ({"parts": [PART, {**PART, "unit_price": "-1"}]}, fields.NegativeNumberError, "parts[1].unit_price"),
        ({"parts": [{**PART, "quantity": "1.5"}]}, fields.NotWholeError, "parts[0].quantity"),
        ({"parts": [{**PART, "quantity": 0}]}, fields.NotPositiveError, "parts[0].quantity"),
        ({"parts": [{**PART, "prize": "1"}]}, UnknownFieldError, "parts[0].prize"),
        ({"outcome": "exploded"}, fields.UnknownChoiceError, "outcome"),
        ({"coverage": ""}, fields.UnknownChoiceError, "coverage"),
        ({"materails": []}, UnknownFieldError, "materails"),
    ],
)
def test_a_bad_field_is_refused_by_name(change: dict[str, Any], refusal: type[fields.FieldError], field: str) -> None:
    with pytest.raises(refusal) as raised:
        job_from_json({**GOOD, **change}, TARIFFS)
    assert raised.value.field == field


@pytest.mark.parametrize("name", [name for name in GOOD if name not in ("operations", "materials", "parts")])
def test_a_missing_field_is_named(name: str) -> None:
    with pytest.raises(fields.MissingFieldError) as raised:
        job_from_json({key: value for key, value in GOOD.items() if key != name}, TARIFFS)
    assert raised.value.field == name


@pytest.mark.parametrize("record", [None, [], "job", 7, True])
def test_only_an_object_is_a_job(record: object) -> None:
    with pytest.raises(fields.NotAnObjectError):
        job_from_json(record, TARIFFS)
