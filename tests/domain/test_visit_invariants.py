"""What must hold of home visits is asked, and each contradiction is named."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.home_visits import VisitState
from aftersale_desktop.domain.visit_invariants import VisitFault, VisitFaultKind, visit_faults
from tests.builders import NOON, a_claim
from tests.domain.test_home_visit_rules import a_home_visit

CLAIM = a_claim(is_carried_in=False, distance_km=Decimal("7.5"))
FIRST = a_home_visit(claim_number=CLAIM.number)
LATER = a_home_visit("SH03-HV-2026-000002", NOON + timedelta(days=1), claim_number=CLAIM.number, distance_km=Decimal(9))


def test_visits_that_fit_each_other_and_their_claim_are_sound() -> None:
    assert visit_faults((FIRST, LATER), {CLAIM.number: CLAIM}) == ()


def test_one_person_in_two_places_is_found() -> None:
    at_once = replace(LATER, starts_at=FIRST.starts_at + timedelta(minutes=30), claim_number="")
    fault = VisitFault(VisitFaultKind.TECHNICIAN_IN_TWO_PLACES, LATER.number, FIRST.number)
    assert visit_faults((FIRST, at_once), {}) == (fault,)
    assert visit_faults((FIRST, replace(at_once, state=VisitState.CANCELLED)), {}) == ()
    assert visit_faults((FIRST, replace(at_once, technician="何伟")), {}) == ()


def test_a_claim_that_knows_another_way_is_found_until_it_is_over() -> None:
    elsewhere, carried = replace(CLAIM, distance_km=Decimal(3)), replace(CLAIM, is_carried_in=True)
    [way] = visit_faults((FIRST,), {CLAIM.number: elsewhere})
    [place] = visit_faults((FIRST,), {CLAIM.number: carried})
    assert (way.kind, place.kind) == (VisitFaultKind.DISTANCE_IS_NOT_THE_WAY, VisitFaultKind.CLAIM_IS_NOT_AT_HOME)
    assert visit_faults((FIRST,), {CLAIM.number: replace(carried, state=ClaimState.CLOSED)}) == ()
