"""What a home visit does to its claim: where it is repaired, how far that is, by whom, and its history."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.home_visits import HomeVisit, is_charged
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.repair_orders import repair_order, take_step

_OVER = frozenset({ClaimState.CLOSED, ClaimState.CANCELLED, ClaimState.HANDED_OVER})


def follow(work: Work, visit: HomeVisit, technician_before: str, *, is_brought_in: bool = False) -> None:
    """Let the claim say where its product is repaired, how far that is, and by whom: its fees follow from it."""
    claim = work.claims.by_number(visit.claim_number) if visit.claim_number else None
    if claim is None or claim.state in _OVER:
        return
    charged = [one for one in work.home_visits.of_claim(claim.number) if one.holds_time]
    first = next((one for one in charged if is_charged(one, tuple(charged))), None)
    if first is None:
        known = replace(claim, is_carried_in=True, distance_km=Decimal(0)) if is_brought_in else claim
    else:
        known = replace(claim, is_carried_in=False, distance_km=first.distance_km)
    if claim.technician in {"", technician_before} and visit.holds_time:
        known = replace(known, technician=visit.technician)
    if known != claim:
        work.claims.save(known)


def begin_diagnosis(work: Work, visit: HomeVisit, user: User, now: datetime) -> None:
    """Whoever stands before the product diagnoses it; a clerk who only notes the arrival leaves that to them."""
    claim = work.claims.by_number(visit.claim_number) if visit.claim_number else None
    if claim is not None and claim.state is ClaimState.RECEIVED and user.may(Right.REPAIR):
        take_step(work, repair_order(work, claim.number, now), Deed.START_DIAGNOSIS, user, now)


def write_down(work: Work, visit: HomeVisit, deed: str, user: User, now: datetime, why: str = "") -> None:
    """Leave what was done with a visit in the audit record, and in the history of its claim."""
    when = f"{visit.starts_at.astimezone(now.tzinfo):%m-%d %H:%M}"
    detail = {"note": visit.number, "to": f"{when} {visit.technician}", "why": why}
    told = {name: text for name, text in detail.items() if text}
    if visit.claim_number:
        work.claims.record(visit.claim_number, ClaimEvent(now, user.name, deed, told))
    claim = {"claim": visit.claim_number} if visit.claim_number else {}
    work.audit.add(now, user.name, deed, visit.number, told | claim)
