"""Appointments at customers': what can be kept, what is refused, and what the way costs in time."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.districts import (
    CoveredDistrict,
    District,
    DistrictIncompleteError,
    NotAPlaceOnEarthError,
    Position,
    WayTooLongError,
    district_in,
    proposed_way_km,
)
from aftersale_desktop.domain.home_visits import (
    VISIT_STEPS,
    HomeVisit,
    NoSuchVisitStepError,
    VisitDeed,
    VisitIsUnderWayError,
    VisitState,
    is_charged,
)
from aftersale_desktop.domain.visit_calendar import (
    NoTimeForTheWayError,
    TechnicianIsBusyError,
    VisitHours,
    VisitInThePastError,
    VisitOutsideHoursError,
    check_appointment,
    free_times,
    minutes_of_way,
)
from tests.builders import NOON, POINT, TECHNICIAN

HOURS = VisitHours(POINT.opens_at, POINT.closes_at)
PUDONG = District("PD", Bilingual("浦东新区", "Pudong"))


def a_home_visit(
    number: str = "SH03-HV-2026-000001", at: datetime = NOON + timedelta(hours=2), **changes: object
) -> HomeVisit:
    """Return an hour at a customer's, 7.5 km away."""
    visit = HomeVisit(
        id=int(number[-6:]),
        number=number,
        request_key=number,
        point_code=POINT.code,
        technician=TECHNICIAN.name,
        starts_at=at,
        customer_id=1,
        address="浦东新区 1 号",
        distance_km=Decimal("7.5"),
        fault_told="不制冷",
    )
    return replace(visit, **changes)  # type: ignore[arg-type] # each test names a true field


def test_a_visit_goes_its_way_to_the_end() -> None:
    state, visit = VisitState.PLANNED, a_home_visit()
    for deed in (VisitDeed.CONFIRM, VisitDeed.LEAVE, VisitDeed.ARRIVE, VisitDeed.FINISH):
        state = visit.step(deed).to
        visit = replace(visit, state=state)
    assert state is VisitState.DONE
    assert not visit.steps()


@pytest.mark.parametrize("state", VisitState)
@pytest.mark.parametrize("deed", VisitDeed)
def test_what_the_table_does_not_name_is_refused(deed: VisitDeed, state: VisitState) -> None:
    visit = a_home_visit(state=state)
    if any(step.deed is deed and state in step.come_from for step in VISIT_STEPS):
        assert visit.step(deed).deed is deed
        return
    with pytest.raises(NoSuchVisitStepError):
        visit.step(deed)


@pytest.mark.parametrize("state", sorted(set(VisitState) - {VisitState.PLANNED, VisitState.CONFIRMED}))
def test_who_is_on_the_way_gets_no_other_appointment(state: VisitState) -> None:
    with pytest.raises(VisitIsUnderWayError):
        a_home_visit(state=state).check_movable()


@pytest.mark.parametrize(
    ("kilometres", "minutes"), [("0.4", 10), ("5", 10), ("5.1", 15), ("7.5", 15), ("12", 25), ("30", 60)]
)
def test_the_way_takes_two_minutes_a_kilometre_in_fives(kilometres: str, minutes: int) -> None:
    assert minutes_of_way(Decimal(kilometres)) == minutes


def test_nobody_is_booked_twice() -> None:
    with pytest.raises(TechnicianIsBusyError):
        check_appointment(
            a_home_visit("SH03-HV-2026-000002", NOON + timedelta(hours=2, minutes=30)), HOURS, [a_home_visit()], NOON
        )


def test_two_technicians_may_drive_at_the_same_time() -> None:
    check_appointment(a_home_visit("SH03-HV-2026-000002", technician="何伟"), HOURS, [a_home_visit()], NOON)


def test_the_way_between_two_customers_needs_its_time() -> None:
    right_after = a_home_visit("SH03-HV-2026-000002", NOON + timedelta(hours=3), address="浦东新区 9 号")
    with pytest.raises(NoTimeForTheWayError) as refusal:
        check_appointment(right_after, HOURS, [a_home_visit()], NOON)
    assert (refusal.value.needed, refusal.value.left) == (15, 0)
    check_appointment(
        replace(right_after, starts_at=NOON + timedelta(hours=3, minutes=15)), HOURS, [a_home_visit()], NOON
    )


def test_two_visits_in_one_house_need_no_way_between() -> None:
    neighbour = a_home_visit("SH03-HV-2026-000002", NOON + timedelta(hours=3))
    check_appointment(neighbour, HOURS, [a_home_visit()], NOON)


def test_a_visit_that_was_given_up_leaves_its_time_free() -> None:
    missed = a_home_visit(state=VisitState.MISSED)
    check_appointment(a_home_visit("SH03-HV-2026-000002"), HOURS, [missed], NOON)


@pytest.mark.parametrize(
    ("hour", "minute", "is_kept"),
    [(8, 30, False), (8, 44, False), (8, 45, True), (17, 0, True), (17, 1, False), (19, 0, False)],
)
def test_a_visit_lies_within_the_hours_with_its_way(hour: int, minute: int, *, is_kept: bool) -> None:
    visit = a_home_visit(at=(NOON + timedelta(days=1)).replace(hour=hour, minute=minute))
    if is_kept:
        check_appointment(visit, HOURS, [], NOON)
        return
    with pytest.raises(VisitOutsideHoursError):
        check_appointment(visit, HOURS, [], NOON)


def test_nobody_goes_back_in_time() -> None:
    with pytest.raises(VisitInThePastError):
        check_appointment(a_home_visit(at=NOON), HOURS, [], NOON)


def test_the_next_free_times_leave_room_for_what_is_planned() -> None:
    idea = a_home_visit("SH03-HV-2026-000009", address="浦东新区 9 号")
    found = [
        visit.starts_at for visit, _ in zip(free_times([idea], HOURS, (a_home_visit(),), NOON), range(4), strict=False)
    ]
    assert [f"{at:%d %H:%M}" for at in found] == ["02 12:30", "02 15:30", "02 16:00", "02 16:30"]


def test_the_fees_of_a_way_come_once_a_job() -> None:
    first = a_home_visit()
    second = a_home_visit("SH03-HV-2026-000002", NOON + timedelta(days=1))
    assert is_charged(first, (first, second))
    assert not is_charged(second, (first, second))
    assert is_charged(second, (replace(first, state=VisitState.MISSED), second))


def test_an_address_names_its_district_in_either_language() -> None:
    new = District("PDX", Bilingual("浦东", "Pudong New"))
    assert district_in("上海市浦东新区张杨路 500 号", (new, PUDONG)) is PUDONG
    assert district_in("500 Zhangyang Road, PUDONG, Shanghai", (PUDONG,)) is PUDONG
    assert district_in("苏州市", (PUDONG,)) is None


def test_a_proposed_way_is_the_straight_line_with_its_detour() -> None:
    people_square, hongqiao = (
        Position(Decimal("31.2304"), Decimal("121.4737")),
        Position(Decimal("31.1968"), Decimal("121.3366")),
    )
    assert proposed_way_km(people_square, hongqiao) == Decimal("17.6")
    assert proposed_way_km(people_square, people_square) == Decimal("0.1")


def test_what_nobody_drives_is_no_distance() -> None:
    for kilometres in ("0", "-1", "501", "NaN"):
        with pytest.raises(WayTooLongError):
            CoveredDistrict("SH03", "PD", Decimal(kilometres))


def test_a_district_needs_a_code_a_name_and_a_place_on_earth() -> None:
    with pytest.raises(DistrictIncompleteError):
        District("浦东", Bilingual("浦东新区"))
    with pytest.raises(DistrictIncompleteError):
        District("PD", Bilingual(" "))
    with pytest.raises(NotAPlaceOnEarthError):
        Position(Decimal(91), Decimal(0))
