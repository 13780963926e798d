"""Words of the network: points, districts, home visits with their steps, and what is refused."""

from datetime import datetime, time

from aftersale_desktop.domain.districts import DistrictIncompleteError, NotAPlaceOnEarthError, WayTooLongError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.home_visits import (
    NoSuchVisitStepError,
    VisitDeed,
    VisitHasClaimError,
    VisitIncompleteError,
    VisitIsUnderWayError,
    VisitNotFoundError,
    VisitState,
)
from aftersale_desktop.domain.points import PointLevel
from aftersale_desktop.domain.visit_calendar import (
    NoFreeTimeError,
    NoTimeForTheWayError,
    TechnicianIsBusyError,
    VisitInThePastError,
    VisitOutsideHoursError,
)
from aftersale_desktop.services.directory import CoveredTwiceError, PointKnownError
from aftersale_desktop.services.visit_planning import ClaimOfOtherPointError, DistanceUnknownError
from aftersale_desktop.wording.catalogue import N_, Words

LEVEL_NAMES: dict[PointLevel, str] = {
    PointLevel.FACTORY_CENTER: N_("Factory service center"),
    PointLevel.TECHNICAL_CENTER: N_("Technical service center"),
    PointLevel.SPECIAL_POINT: N_("Special maintenance point"),
}
VISIT_STATE_NAMES: dict[VisitState, str] = {
    VisitState.PLANNED: N_("Visit planned"),
    VisitState.CONFIRMED: N_("Visit confirmed"),
    VisitState.ON_THE_WAY: N_("On the road"),
    VisitState.AT_CUSTOMER: N_("At the customer"),
    VisitState.DONE: N_("Visit done"),
    VisitState.MISSED: N_("Nobody was there"),
    VisitState.CANCELLED: N_("Visit cancelled"),
}
VISIT_DEED_NAMES: dict[VisitDeed, str] = {
    VisitDeed.CONFIRM: N_("Customer confirmed"),
    VisitDeed.LEAVE: N_("Set out"),
    VisitDeed.ARRIVE: N_("At the door"),
    VisitDeed.FINISH: N_("Finish the visit"),
    VisitDeed.MISS: N_("Nobody is there"),
    VisitDeed.CANCEL: N_("Cancel the visit"),
}
NETWORK_REFUSALS: dict[type[AfterSaleError], str] = {
    DistrictIncompleteError: N_("A district needs a code of capital letters and digits, and a name."),
    WayTooLongError: N_("{distance_km} km is no distance anybody drives: above 0 and {longest} km at most."),
    NotAPlaceOnEarthError: N_("Latitude lies between −90 and 90 degrees, longitude between −180 and 180."),
    VisitNotFoundError: N_("There is no home visit {number}."),
    NoSuchVisitStepError: N_("“{deed}” is not possible now: the visit stands at “{state}”."),
    VisitIsUnderWayError: N_("Visit {number} cannot be moved any more: it stands at “{state}”."),
    VisitIncompleteError: N_("A visit needs the address and what is the matter."),
    VisitHasClaimError: N_("Visit {number} belongs to claim {claim_number} already."),
    VisitInThePastError: N_("That time is over. Choose a later one."),
    VisitOutsideHoursError: N_(
        "A visit there can begin between {earliest} and {latest}: "
        "the technician sets out when the point opens and ends before it closes."
    ),
    TechnicianIsBusyError: N_("{technician} has visit {number} from {begins_at} to {ends_at}."),
    NoTimeForTheWayError: N_(
        "{technician} needs {needed} minutes for the way to or from visit {number}, and has only {left}."
    ),
    NoFreeTimeError: N_("No technician of the point is free then. Look at the next free times."),
    DistanceUnknownError: N_(
        "No district of {point_code} fits “{address}”. Enter the distance by road, one way, from the point."
    ),
    PointKnownError: N_("There is a point {code} already."),
    CoveredTwiceError: N_("{name} is named twice."),
    ClaimOfOtherPointError: N_("Claim {number} was taken at {point_code}; that point plans its visits."),
}

MARK_NAMES: dict[str, str] = {
    "planned": N_("Planned"),
    "moved": N_("Moved"),
    "linked": N_("Taken in at the door"),
    **{str(deed): name for deed, name in VISIT_DEED_NAMES.items()},
}


def level_name(words: Words, level: PointLevel) -> str:
    """Return what a point is in the network."""
    return words(LEVEL_NAMES[level])


def visit_state_name(words: Words, state: VisitState) -> str:
    """Return where a visit stands."""
    return words(VISIT_STATE_NAMES[state])


def visit_deed_name(words: Words, deed: VisitDeed) -> str:
    """Return what a button of a visit does."""
    return words(VISIT_DEED_NAMES[deed])


def mark_name(words: Words, deed: str) -> str:
    """Return what was done with a visit."""
    return words(MARK_NAMES[deed]) if deed in MARK_NAMES else deed


def refused_visit(words: Words, error: AfterSaleError) -> dict[str, str]:
    """Return what a refusal about a visit carries, as it is shown: times of the day, names of states and deeds."""
    shown: dict[str, str] = {}
    for name, value in vars(error).items():
        if isinstance(value, VisitState):
            shown[name] = visit_state_name(words, value)
        elif isinstance(value, VisitDeed):
            shown[name] = visit_deed_name(words, value)
        elif isinstance(value, datetime | time):
            shown[name] = f"{value:%H:%M}"
    return shown
