"""A price list is read whole or refused with the field that is wrong."""

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.field_refusals import (
    BlankTextError,
    EndsBeforeItBeginsError,
    FieldError,
    MissingFieldError,
    NegativeNumberError,
    NotADateError,
    NotAnObjectError,
    NotANumberError,
    UnknownChoiceError,
    WrongTypeError,
)
from aftersale_desktop.domain.tariffs import (
    BandsOutOfOrderError,
    CityTier,
    CodeTwiceError,
    NotAShareError,
    OperationLevel,
    tariff_from_json,
    tariff_to_json,
)
from aftersale_desktop.resources import resource_path

SAMPLE: dict[str, Any] = json.loads(resource_path("samples", "tariff-SH-2026-A.json").read_text("utf-8"))


def changed(path: str, value: object) -> dict[str, Any]:
    record = deepcopy(SAMPLE)
    *way, last = path.split("/")
    place: Any = record
    for step in way:
        place = place[int(step) if step.isdigit() and isinstance(place, list) else step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return record


def test_the_shipped_price_list_is_read_whole() -> None:
    tariff = tariff_from_json(SAMPLE)
    assert tariff.labour["D"][OperationLevel.MAJOR] == Decimal("450.00")
    assert tariff.point_grade_factor == {1: Decimal("1.10"), 2: Decimal("1.00"), 3: Decimal("0.90")}
    assert tariff.city_tier_factor[CityTier.PREFECTURE] == Decimal("0.75")
    assert [band.up_to_km for band in tariff.remote.bands] == [5, 20, None]
    assert (len(tariff.materials), len(tariff.parts), tariff.approver) == (10, 17, None)


def test_a_price_list_written_and_read_again_is_the_same() -> None:
    tariff = tariff_from_json({**SAMPLE, "approver": "Li Min"})
    written = json.loads(json.dumps(tariff_to_json(tariff)))
    assert written == {**SAMPLE, "approver": "Li Min"}
    assert tariff_from_json(written) == tariff


def test_the_last_day_of_validity_still_counts() -> None:
    tariff = tariff_from_json(changed("valid_to", "2026-12-31"))
    assert tariff.is_valid_on(date(2026, 1, 1))
    assert tariff.is_valid_on(date(2026, 12, 31))
    assert not tariff.is_valid_on(date(2025, 12, 31))
    assert not tariff.is_valid_on(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("path", "value", "refusal", "field"),
    [
        ("id", ..., MissingFieldError, "id"),
        ("region", " ", BlankTextError, "region"),
        ("valid_from", "2026-13-01", NotADateError, "valid_from"),
        ("valid_to", "2025-12-31", EndsBeforeItBeginsError, "valid_to"),
        ("approver", 7, WrongTypeError, "approver"),
        ("tax_rate", "1.13", NotAShareError, "tax_rate"),
        ("labour/A/minor", ..., MissingFieldError, "labour.A.minor"),
        ("labour/A/minor", "-80.00", NegativeNumberError, "labour.A.minor"),
        ("labour/A/huge", "80.00", UnknownChoiceError, "labour.A"),
        ("labour/E", ..., MissingFieldError, "labour.E"),
        ("labour/Z", {}, UnknownChoiceError, "labour"),
        ("door_to_door/B", "free", NotANumberError, "door_to_door.B"),
        ("point_grade_factor/4", "1.00", UnknownChoiceError, "point_grade_factor"),
        ("city_tier_factor", [], NotAnObjectError, "city_tier_factor"),
        ("remote/bands", [], BandsOutOfOrderError, "remote.bands"),
        ("remote/bands", [{"up_to_km": 5, "per_km": "0"}], BandsOutOfOrderError, "remote.bands"),
        ("remote/bands/0/up_to_km", 30, BandsOutOfOrderError, "remote.bands"),
        ("remote/bands/0/up_to_km", None, BandsOutOfOrderError, "remote.bands"),
        ("remote/cap", ..., MissingFieldError, "remote.cap"),
        ("materials/1/unit_price", "x", NotANumberError, "materials[1].unit_price"),
        ("parts/0/main_part", "no", WrongTypeError, "parts[0].main_part"),
        ("parts/0/code", "CONT", CodeTwiceError, "parts"),
    ],
)
def test_a_wrong_field_is_named_by_its_path(path: str, value: object, refusal: type[FieldError], field: str) -> None:
    with pytest.raises(refusal) as raised:
        tariff_from_json(changed(path, value))
    assert raised.value.field == field


@pytest.mark.parametrize("record", [None, [], "tariff", 5])
def test_only_an_object_is_a_price_list(record: object) -> None:
    with pytest.raises(NotAnObjectError):
        tariff_from_json(record)
