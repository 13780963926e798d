"""Jobs and settlements as JSON objects, read strictly and written with two places."""

from collections.abc import Mapping
from decimal import Decimal

from aftersale_desktop.domain.fees import (
    Coverage,
    FeeComponent,
    Job,
    JobOutcome,
    MaterialUse,
    PartUse,
    Settlement,
    listed,
)
from aftersale_desktop.domain.fields import (
    FieldError,
    Record,
    as_record,
    choice,
    decimal,
    each,
    each_choice,
    flag,
    text,
    whole_number,
)
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.tariffs import CityTier, OperationLevel, Tariff


class UnknownTariffError(FieldError):
    """No price list with that id is known."""


def job_from_json(record: object, tariffs: Mapping[str, Tariff]) -> Job:
    """Return the job of a decoded JSON object; class and grade must stand in the price list it names."""
    fields = as_record(record)
    tariff = _tariff(fields, tariffs)
    return Job(
        id=text(fields, "id"),
        tariff=tariff.id,
        product_class=_product_class(fields, tariff),
        point_grade=_point_grade(fields, tariff),
        city_tier=choice(fields, "city_tier", CityTier),
        distance_km=decimal(fields, "distance_km"),
        carried_in=flag(fields, "carried_in"),
        operations=each_choice(fields, "operations", OperationLevel),
        materials=each(fields, "materials", _material_use),
        parts=each(fields, "parts", _part_use),
        outcome=choice(fields, "outcome", JobOutcome),
        coverage=choice(fields, "coverage", Coverage),
        second_visit=flag(fields, "second_visit", default=False),
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
    return MaterialUse(text(record, "code"), decimal(record, "quantity"), decimal(record, "unit_price"))


def _part_use(record: Record) -> PartUse:
    return PartUse(
        code=text(record, "code"),
        quantity=decimal(record, "quantity"),
        unit_price=decimal(record, "unit_price"),
        main_part=flag(record, "main_part"),
    )


def settlement_to_json(job_id: str, settlement: Settlement) -> dict[str, object]:
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
