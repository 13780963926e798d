"""What is always true of home visits: asked by whoever checks a database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.home_visits import HomeVisit, is_charged

_OVER = frozenset({ClaimState.CLOSED, ClaimState.CANCELLED, ClaimState.HANDED_OVER})


class VisitFaultKind(StrEnum):
    """What can be wrong."""

    TECHNICIAN_IN_TWO_PLACES = "technician_in_two_places"
    CLAIM_IS_NOT_AT_HOME = "claim_is_not_at_home"
    DISTANCE_IS_NOT_THE_WAY = "distance_is_not_the_way"


@dataclass(frozen=True, slots=True)
class VisitFault:
    """A visit that contradicts another one, or its claim."""

    kind: VisitFaultKind
    number: str
    other: str


def visit_faults(visits: tuple[HomeVisit, ...], claims: Mapping[str, Claim]) -> tuple[VisitFault, ...]:
    """Return every contradiction; claims that are over stay as they were settled."""
    return (*_in_two_places(visits), *_against_claims(visits, claims))


def _in_two_places(visits: Iterable[HomeVisit]) -> Iterator[VisitFault]:
    held = sorted(
        (one for one in visits if one.holds_time), key=lambda one: (one.point_code, one.technician, one.starts_at)
    )
    for first, then in pairwise(held):
        same_person = (first.point_code, first.technician) == (then.point_code, then.technician)
        if same_person and then.starts_at < first.ends_at:
            yield VisitFault(VisitFaultKind.TECHNICIAN_IN_TWO_PLACES, then.number, first.number)


def _against_claims(visits: tuple[HomeVisit, ...], claims: Mapping[str, Claim]) -> Iterator[VisitFault]:
    for visit in visits:
        claim = claims.get(visit.claim_number)
        if claim is None or claim.state in _OVER or not visit.holds_time:
            continue
        of_claim = tuple(one for one in visits if one.claim_number == claim.number)
        if claim.is_carried_in:
            yield VisitFault(VisitFaultKind.CLAIM_IS_NOT_AT_HOME, visit.number, claim.number)
        elif is_charged(visit, of_claim) and claim.distance_km != visit.distance_km:
            yield VisitFault(VisitFaultKind.DISTANCE_IS_NOT_THE_WAY, visit.number, claim.number)
