"""The sample shop's network: true distances, and visits that can be kept."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.home_visits import VisitState
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.visit_calendar import VisitHours, check_free
from aftersale_desktop.services.shop_setup import ShopSetup
from tests.builders import SHANGHAI

NOW = datetime(2026, 11, 24, 10, 40, tzinfo=SHANGHAI)


@pytest.fixture(scope="module")
def shop() -> ShopSetup:
    """Return the sample shop of a Tuesday morning."""
    return demo_shop(NOW)


def test_every_point_drives_to_districts_that_are_known(shop: ShopSetup) -> None:
    known = {district.code for district in shop.districts}
    by_point = Counter(one.point_code for one in shop.covered)
    assert {one.district_code for one in shop.covered} <= known
    assert all(by_point[point.code] >= 8 and point.position is not None for point in shop.points)


def test_no_technician_of_the_sample_is_in_two_places(shop: ShopSetup) -> None:
    for visit in shop.home_visits:
        check_free(visit, shop.home_visits)


def test_visits_lie_within_the_hours_of_their_point_and_are_made_by_its_technicians(shop: ShopSetup) -> None:
    points = {point.code: point for point in shop.points}
    drivers = {(user.point_code, user.name) for user in shop.users if user.role is Role.TECHNICIAN}
    for visit in shop.home_visits:
        point = points[visit.point_code]
        VisitHours(point.opens_at, point.closes_at).check(visit)
        assert (visit.point_code, visit.technician) in drivers


def test_two_weeks_are_filled_and_every_kind_of_visit_is_there(shop: ShopSetup) -> None:
    days = {visit.starts_at.date() for visit in shop.home_visits}
    assert len(days) >= 8
    assert min(days) >= (NOW - timedelta(days=12)).date()
    assert max(days) <= (NOW + timedelta(days=20)).date()
    states = {visit.state for visit in shop.home_visits}
    assert {VisitState.PLANNED, VisitState.CONFIRMED, VisitState.DONE} <= states
    assert any(not visit.claim_number for visit in shop.home_visits)


def test_a_visit_of_a_claim_has_the_distance_its_fees_follow_from(shop: ShopSetup) -> None:
    claims = {claim.number: claim for claim in shop.claims}
    for visit in shop.home_visits:
        if visit.claim_number:
            claim = claims[visit.claim_number]
            assert not claim.is_carried_in
            assert claim.distance_km == visit.distance_km


def test_nothing_that_was_done_lies_ahead(shop: ShopSetup) -> None:
    for visit in shop.home_visits:
        assert all(mark.at <= NOW for mark in visit.marks)
        if visit.starts_at > NOW:
            assert visit.state in {VisitState.PLANNED, VisitState.CONFIRMED}


def test_the_same_moment_gives_the_same_visits(shop: ShopSetup) -> None:
    assert demo_shop(NOW).home_visits == shop.home_visits
