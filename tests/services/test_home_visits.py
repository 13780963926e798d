"""Home visits: planned by district, never twice for one person, and the claim's fees follow."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimState, ReasonMissingError
from aftersale_desktop.domain.fees import FeeComponent
from aftersale_desktop.domain.home_visits import VisitDeed, VisitHasClaimError, VisitState
from aftersale_desktop.domain.visit_calendar import TechnicianIsBusyError
from aftersale_desktop.services.assessment import visit_of
from aftersale_desktop.services.bench_states import RepairsNotHereError
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.visit_planning import ClaimOfOtherPointError, DistanceUnknownError
from tests.builders import NOON, OTHER_POINT, TECHNICIAN
from tests.fakes import FakeShop
from tests.visit_cases import SECOND, TWO_PM, a_claim_taken, a_shop_on_the_road, a_wish


@pytest.fixture
def shop() -> FakeShop:
    """Return a shop that drives."""
    return a_shop_on_the_road()


def test_a_visit_knows_its_way_by_the_district_of_the_address(shop: FakeShop) -> None:
    visit = shop.network.visits.plan(a_wish()).visit
    assert (visit.number, visit.district_code, visit.distance_km) == ("SH03-HV-2026-000001", "PD", Decimal("7.5"))
    assert visit.state is VisitState.PLANNED


def test_a_distance_is_asked_for_where_no_district_tells_it(shop: FakeShop) -> None:
    with pytest.raises(DistanceUnknownError):
        shop.network.visits.plan(a_wish(address="苏州市姑苏区 3 号"))
    told = shop.network.visits.plan(a_wish(address="苏州市姑苏区 3 号", distance_km=Decimal(31))).visit
    assert (told.district_code, told.distance_km) == ("", Decimal(31))


def test_a_button_pressed_twice_plans_one_visit(shop: FakeShop) -> None:
    first, second = shop.network.visits.plan(a_wish()), shop.network.visits.plan(a_wish())
    assert first.visit.number == second.visit.number
    assert len(shop.kept.home_visits) == 1


def test_a_technician_is_never_in_two_places(shop: FakeShop) -> None:
    shop.network.visits.plan(a_wish())
    with pytest.raises(TechnicianIsBusyError):
        shop.network.visits.plan(a_wish("visit 2"))
    assert shop.network.visits.plan(a_wish("visit 3", technician="")).visit.technician == SECOND.name


def test_only_technicians_of_the_point_drive(shop: FakeShop) -> None:
    with pytest.raises(RepairsNotHereError):
        shop.network.visits.plan(a_wish(technician="刘建平"))


def test_the_claim_of_a_visit_costs_door_and_remote_by_its_way(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    view = shop.network.visits.plan(a_wish(claim_number=number))
    claim = shop.kept.claims[number]
    assert (claim.is_carried_in, claim.distance_km, claim.technician) == (False, Decimal("7.5"), TECHNICIAN.name)
    assert view.fees is not None
    listed = {row.component: row.list_amount for row in view.fees}
    assert listed == {FeeComponent.DOOR_TO_DOOR: Decimal("30.00"), FeeComponent.REMOTE: Decimal("3.00")}


def test_a_second_visit_of_the_job_charges_nothing_more(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    shop.network.visits.plan(a_wish(claim_number=number))
    later = a_wish("visit 2", TWO_PM + timedelta(days=1), claim_number=number, distance_km=Decimal(40))
    view = shop.network.visits.plan(later)
    assert not view.is_charged
    assert all(row.list_amount == 0 for row in view.fees or ())
    assert shop.kept.claims[number].distance_km == Decimal("7.5")


def test_arriving_begins_the_diagnosis_of_the_order(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    visit = shop.network.visits.plan(a_wish(claim_number=number)).visit
    shop.who.user = TECHNICIAN
    shop.network.visits.step(visit.number, VisitDeed.ARRIVE)
    assert shop.kept.claims[number].state is ClaimState.DIAGNOSING
    assert shop.network.visits.step(visit.number, VisitDeed.FINISH).visit.state is VisitState.DONE


def test_a_visit_given_up_needs_a_reason_and_may_bring_the_product_in(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    visit = shop.network.visits.plan(a_wish(claim_number=number)).visit
    with pytest.raises(ReasonMissingError):
        shop.network.visits.step(visit.number, VisitDeed.CANCEL, " ")
    shop.network.visits.step(visit.number, VisitDeed.CANCEL, "客户自送", is_brought_in=True)
    claim = shop.kept.claims[number]
    assert (claim.is_carried_in, claim.distance_km) == (True, Decimal(0))


def test_a_moved_visit_keeps_its_number_and_takes_its_order_along(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    visit = shop.network.visits.plan(a_wish(claim_number=number)).visit
    moved = shop.network.visits.move(visit.number, visit.version, TWO_PM + timedelta(days=1), SECOND.name).visit
    assert (moved.number, moved.technician, moved.starts_at) == (visit.number, SECOND.name, TWO_PM + timedelta(days=1))
    assert shop.kept.claims[number].technician == SECOND.name


def test_what_somebody_else_moved_meanwhile_is_not_overwritten(shop: FakeShop) -> None:
    visit = shop.network.visits.plan(a_wish()).visit
    shop.network.visits.step(visit.number, VisitDeed.CONFIRM)
    with pytest.raises(ChangedMeanwhileError):
        shop.network.visits.move(visit.number, visit.version, TWO_PM + timedelta(days=1), SECOND.name)


def test_a_visit_of_a_call_is_bound_to_the_claim_taken_at_the_door(shop: FakeShop) -> None:
    visit = shop.network.visits.plan(a_wish(call_number="SH03-SC-2026-000001", product_told="挂机 1.5 匹")).visit
    assert shop.network.visits.find(visit.number).fees is None
    number = a_claim_taken(shop)
    view = shop.network.visits.link(visit.number, number)
    assert (view.visit.claim_number, view.claim) == (number, shop.kept.claims[number])
    assert not shop.kept.claims[number].is_carried_in
    with pytest.raises(VisitHasClaimError):
        shop.network.visits.link(visit.number, "SH03-WX-2026-000777")


def test_another_point_does_not_visit_a_claim(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    with pytest.raises(ClaimOfOtherPointError):
        shop.network.visits.plan(a_wish(claim_number=number, point_code=OTHER_POINT.code, address="徐汇区 1 号"))


def test_the_next_times_name_who_could_come(shop: FakeShop) -> None:
    shop.network.visits.plan(a_wish())
    times = shop.network.visits.free_times(
        replace(a_wish("visit 2"), technician="", starts_at=TWO_PM - timedelta(minutes=1))
    )
    assert (times[0].starts_at, times[0].technician) == (TWO_PM, SECOND.name)


def test_the_calendar_holds_the_days_asked_for(shop: FakeShop) -> None:
    shop.network.visits.plan(a_wish())
    shop.network.visits.plan(a_wish("visit 2", TWO_PM + timedelta(days=1)))
    day = shop.network.visits.calendar(NOON, 1)
    assert [line.visit.number for line in day.lines] == ["SH03-HV-2026-000001"]
    assert (day.lines[0].customer, day.technicians) == ("李明", (TECHNICIAN.name, SECOND.name))
    assert len(shop.network.visits.calendar(NOON, 7).lines) == 2


def test_every_deed_leaves_its_row(shop: FakeShop) -> None:
    visit = shop.network.visits.plan(a_wish()).visit
    shop.network.visits.step(visit.number, VisitDeed.CONFIRM)
    assert [row[2:4] for row in shop.kept.audit] == [
        ("visit_planned", visit.number),
        ("visit_confirmed", visit.number),
    ]


def test_a_form_begins_with_the_claim_or_with_whoever_has_the_telephone(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    [of_claim] = shop.network.visit_forms.begin(number)
    assert (of_claim.customer.name, of_claim.claim_number, of_claim.fault_told) == ("李明", number, "不制冷")
    known, unknown = shop.network.visit_forms.begin("138 0013 8000")
    assert (known.customer.name, known.claim_number, known.product) == ("李明", "", "KFR-35GW/A")
    assert (unknown.item_id, unknown.technicians) == (0, (TECHNICIAN.name, SECOND.name))
    assert shop.network.visit_forms.begin("13999999999") == ()


def test_the_form_shows_way_fees_and_free_times_before_anything_is_planned(shop: FakeShop) -> None:
    number = a_claim_taken(shop)
    item_id = shop.kept.claims[number].item_id
    outlook = shop.network.visit_forms.outlook(
        a_wish(claim_number=number, item_id=item_id, starts_at=NOON, fault_told="")
    )
    assert (outlook.distance_km, outlook.is_confirmed, outlook.is_charged) == (Decimal("7.5"), True, True)
    assert [row.list_amount for row in outlook.fees or ()] == [Decimal("30.00"), Decimal("3.00")]
    assert outlook.times[0].starts_at == NOON + timedelta(minutes=30)
    nowhere = shop.network.visit_forms.outlook(a_wish(address="南京市"))
    assert (nowhere.distance_km, nowhere.times) == (None, ())


def test_the_counter_knows_the_visit_its_product_is_taken_in_at(shop: FakeShop) -> None:
    visit = shop.network.visits.plan(a_wish(call_number="SH03-SC-2026-000001", fault_told="漏水")).visit
    found = shop.intake.announced(1)
    form = visit_of(found.known)
    assert (form.home_visit, form.is_carried_in, form.distance_km) == (visit.number, False, Decimal("7.5"))
    assert form.fault_told == "漏水"
    taken = shop.intake.take(form, "claim 1").claim
    assert shop.kept.home_visits[visit.number].claim_number == taken.number
    assert (taken.is_carried_in, taken.distance_km) == (False, Decimal("7.5"))


def test_a_product_carried_in_all_the_same_leaves_the_visit_alone(shop: FakeShop) -> None:
    visit = shop.network.visits.plan(a_wish()).visit
    form = replace(visit_of(shop.intake.announced(1).known), is_carried_in=True)
    shop.intake.take(form, "claim 1")
    assert shop.kept.home_visits[visit.number].claim_number == ""
