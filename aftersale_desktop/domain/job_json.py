"""Jobs and settlements as JSON objects, read strictly and written with two places."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal

from aftersale_desktop.domain.fees import Coverage, FeeComponent, Job, JobOutcome, MaterialUse, PartUse, Settlement
from aftersale_desktop.domain.field_refusals import FieldError
from aftersale_desktop.domain.fields import Record, as_record, choice, decimal, flag, identity, text, whole_number
from aftersale_desktop.domain.job_fees import listed
from aftersale_desktop.domain.known_fields import refuse_unknown
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.nested_fields import each, each_choice
from aftersale_desktop.domain.tariffs import CityTier, OperationLevel, Tariff

_JOB_FIELDS = frozenset(field.name for field in fields(Job))
_MATERIAL_FIELDS = frozenset(field.name for field in fields(MaterialUse))
_PART_FIELDS = frozenset(field.name for field in fields(PartUse))


class UnknownTariffError(FieldError):
    """No price list with that id is known."""


def job_from_json(record: object, tariffs: Mapping[str, Tariff]) -> Job:
    """Return the job of a decoded JSON object; class and grade must stand in the price list it names."""
    given = as_record(record)
    refuse_unknown(given, _JOB_FIELDS)
    tariff = _tariff(given, tariffs)
    return Job(
        id=identity(given),
        tariff=tariff.id,
        product_class=_product_class(given, tariff),
        point_grade=_point_grade(given, tariff),
        city_tier=choice(given, "city_tier", CityTier),
        distance_km=decimal(given, "distance_km"),
        carried_in=flag(given, "carried_in"),
        operations=each_choice(given, "operations", OperationLevel),
        materials=each(given, "materials", _material_use),
        parts=each(given, "parts", _part_use),
        outcome=choice(given, "outcome", JobOutcome),
        coverage=choice(given, "coverage", Coverage),
        second_visit=flag(given, "second_visit", default=False),
    )


def _tariff(record: Record, tariffs: Mapping[str, Tariff]) -> Tariff:
    name = text(record, "tariff")
    if name not in tariffs:
        raise UnknownTariffError("tariff", name)
    return tariffs[name]


def _product_class(record: Record, tariff: Tariff) -> str:
    name = text(record, "product_class")
    listed(tariff.product_classes, name, "product_class")
    return name


def _point_grade(record: Record, tariff: Tariff) -> int:
    grade = whole_number(record, "point_grade")
    listed(tariff.point_grade_factor, grade, "point_grade")
    return grade


def _material_use(record: Record) -> MaterialUse:
    refuse_unknown(record, _MATERIAL_FIELDS)
    return MaterialUse(text(record, "code"), decimal(record, "quantity"), decimal(record, "unit_price"))


def _part_use(record: Record) -> PartUse:
    refuse_unknown(record, _PART_FIELDS)
    return PartUse(
        code=text(record, "code"),
        quantity=decimal(record, "quantity"),
        unit_price=decimal(record, "unit_price"),
        main_part=flag(record, "main_part"),
    )


def settlement_to_json(job_id: str | int | None, settlement: Settlement) -> dict[str, object]:
    """Return what the customer pays, by component and in sum, as texts with two places, and in capitals."""
    return {
        "id": job_id,
        **{component.value: _two_places(settlement.component(component)) for component in FeeComponent},
        "total": _two_places(settlement.total),
        "net": _two_places(settlement.net),
        "tax": _two_places(settlement.tax),
        "capitals": capitals(settlement.total),
    }


def _two_places(amount: Decimal) -> str:
    return f"{amount:.2f}"
