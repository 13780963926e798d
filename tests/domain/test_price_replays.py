"""A past job by the list it was quoted with and by a draft."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.fees import CityTier, Coverage, Job, MaterialUse, PartUse
from aftersale_desktop.domain.price_replays import PastJob, replayed
from aftersale_desktop.domain.tariff_edits import with_entry, without_entry
from aftersale_desktop.domain.tariffs import OperationLevel, Tariff
from tests.builders import sample_tariff

QUOTED = sample_tariff()
DRAFT = replace(with_entry(QUOTED, ("labour", "A", "minor"), "90"), id="SH-2026-B")


def a_job(**changes: Any) -> Job:
    """Return the first job of the table in domain.md: class A, grade 2, 3 km, minor, part 38."""
    job = Job(
        id="1",
        tariff=QUOTED.id,
        product_class="A",
        point_grade=2,
        city_tier=CityTier.MUNICIPALITY,
        distance_km=Decimal(3),
        carried_in=False,
        operations=(OperationLevel.MINOR,),
        parts=(PartUse("CAP35", Decimal(1), Decimal("38.00")),),
    )
    return replace(job, **changes)


def again(job: Job, draft: Tariff = DRAFT) -> tuple[Decimal, Decimal, tuple[str, ...]]:
    """Return what the customer pays by both lists, and what the draft lacks."""
    past = PastJob(1, "SH03-FI-2026-000001", "SH03-WX-2026-000001", date(2026, 3, 2), job)
    found = replayed(past, QUOTED, draft)
    return found.before, found.after, found.missing


def test_a_charged_job_costs_what_each_list_says() -> None:
    assert again(a_job()) == (Decimal("148.00"), Decimal("158.00"), ())


def test_a_part_is_priced_anew_by_its_code() -> None:
    cheaper = with_entry(DRAFT, ("parts", "CAP35", "unit_price"), "30")
    assert again(a_job(), cheaper)[1] == Decimal("150.00")


def test_what_the_draft_lacks_keeps_its_price_and_is_named() -> None:
    less = without_entry(without_entry(DRAFT, ("parts", "CAP35")), ("materials", "R32"))
    job = a_job(materials=(MaterialUse("R32", Decimal(2), Decimal("25.00")),))
    assert again(job, less) == (Decimal("198.00"), Decimal("208.00"), ("R32", "CAP35"))


def test_a_free_job_changes_the_list_sums_alone() -> None:
    past = PastJob(1, "FI", "WX", date(2026, 3, 2), a_job(coverage=Coverage.FREE))
    found = replayed(past, QUOTED, DRAFT)
    assert (found.before, found.after, found.change) == (Decimal("0.00"), Decimal("0.00"), Decimal("0.00"))
    assert (found.listed_before, found.listed_after) == (Decimal("148.00"), Decimal("158.00"))
