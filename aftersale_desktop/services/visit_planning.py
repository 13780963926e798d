"""Planning a home visit in the caller's transaction: the counter and the hotline both do."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice

from aftersale_desktop.domain.claims import Claim, ClaimNotFoundError
from aftersale_desktop.domain.districts import check_way, district_in
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.home_visits import (
    HomeVisit,
    VisitHasClaimError,
    VisitIncompleteError,
    VisitNotFoundError,
)
from aftersale_desktop.domain.invoices import AlreadyInvoicedError
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.domain.visit_calendar import NoFreeTimeError, VisitHours, check_appointment, fits, free_times
from aftersale_desktop.services.bench_states import RepairsNotHereError
from aftersale_desktop.services.ports import Terms, Work
from aftersale_desktop.services.repair_orders import check_at_work
from aftersale_desktop.services.visit_claims import follow, write_down

_DAY, _LOOKED_AHEAD = timedelta(days=1), timedelta(days=40)


class DistanceUnknownError(AfterSaleError):
    """The address is in no district the point drives to: somebody has to say how far it is."""

    def __init__(self, point_code: str, address: str) -> None:
        super().__init__(point_code, address)
        self.point_code = point_code
        self.address = address


class ClaimOfOtherPointError(AfterSaleError):
    """A claim is visited by the point that took it: that one settles it."""

    def __init__(self, number: str, point_code: str) -> None:
        super().__init__(number, point_code)
        self.number = number
        self.point_code = point_code


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWish:
    """A visit somebody wants planned; without a technician whoever is free then, without a distance by district."""

    request_key: str
    point_code: str
    starts_at: datetime
    minutes: int = 60
    technician: str = ""
    customer_id: int
    address: str
    distance_km: Decimal | None = None
    fault_told: str
    product_told: str = ""
    item_id: int = 0
    parts: tuple[PartQuantity, ...] = ()
    claim_number: str = ""
    call_number: str = ""
    note: str = ""


def visit_of(work: Work, number: str) -> HomeVisit:
    """Return a visit; refuses a number that none has."""
    found = work.home_visits.by_number(number)
    if found is None:
        raise VisitNotFoundError(number)
    return found


def planned_visit(work: Work, wish: VisitWish, user: User, now: datetime) -> HomeVisit:
    """Plan a visit in the caller's transaction; the same key is answered with the first one."""
    user.need(Right.PLAN_VISIT)
    work.turns.of_request(wish.request_key)
    earlier = work.home_visits.by_request_key(wish.request_key)
    if earlier is not None:
        return earlier
    idea = imagined(work, wish)
    if not wish.technician:
        idea = _by_whoever_is_free(work, idea, now)
    check_kept(work, idea, now)
    number = work.numbers.next(wish.point_code, DocumentSeries.VISIT, now.year)
    visit = work.home_visits.add(replace(idea, number=number).marked(now, user.name, "planned"))
    follow(work, visit, "")
    write_down(work, visit, "visit_planned", user, now)
    return visit


def linked_visit(work: Work, number: str, claim_number: str, user: User, now: datetime) -> HomeVisit:
    """Bind a visit without a claim to one in the caller's transaction."""
    visit = visit_of(work, number)
    if visit.claim_number == claim_number:
        return visit
    if visit.claim_number:
        raise VisitHasClaimError(number, visit.claim_number)
    linked = replace(visit, claim_number=claim_number, item_id=_open_claim(work, visit, claim_number).item_id)
    saved = work.home_visits.save(linked.marked(now, user.name, "linked", claim_number))
    follow(work, saved, "")
    write_down(work, saved, "visit_linked", user, now)
    return saved


def next_times(work: Work, idea: HomeVisit, after: datetime, count: int) -> tuple[HomeVisit, ...]:
    """Return the next times at which an imagined visit can be, by its technician or by any of the point."""
    terms = work.shop.terms(idea.point_code)
    names = (idea.technician,) if idea.technician else technicians_of(terms)
    ideas = tuple(replace(idea, technician=name) for name in names)
    others = work.home_visits.between(idea.point_code, after - _DAY, after + _LOOKED_AHEAD)
    return tuple(islice(free_times(ideas, hours_of(terms), others, after), count))


def technicians_of(terms: Terms) -> tuple[str, ...]:
    """Return who of a point drives to customers."""
    return tuple(user.name for user in terms.users if user.role is Role.TECHNICIAN)


def hours_of(terms: Terms) -> VisitHours:
    """Return within what hours a point visits."""
    return VisitHours(terms.point.opens_at, terms.point.closes_at)


def imagined(work: Work, wish: VisitWish) -> HomeVisit:
    """Return the visit as wished, without a number; refuses what lacks an address, a fault or a distance."""
    if not wish.address.strip() or not wish.fault_told.strip():
        raise VisitIncompleteError
    district = district_in(wish.address, work.districts.all())
    code = district.code if district else ""
    covered = {one.district_code: one.distance_km for one in work.districts.covered(wish.point_code)}
    distance = covered.get(code) if wish.distance_km is None else wish.distance_km
    if distance is None:
        raise DistanceUnknownError(wish.point_code, wish.address)
    check_way(distance)
    visit = HomeVisit(
        number="",
        request_key=wish.request_key,
        point_code=wish.point_code,
        technician=wish.technician,
        starts_at=wish.starts_at,
        minutes=wish.minutes,
        customer_id=wish.customer_id,
        address=wish.address.strip(),
        district_code=code,
        distance_km=distance,
        claim_number=wish.claim_number,
        call_number=wish.call_number,
        item_id=wish.item_id,
        product_told=wish.product_told.strip(),
        fault_told=wish.fault_told.strip(),
        parts=wish.parts,
        note=wish.note.strip(),
    )
    if wish.claim_number:
        return replace(visit, item_id=_open_claim(work, visit, wish.claim_number).item_id)
    return visit


def _open_claim(work: Work, visit: HomeVisit, number: str) -> Claim:
    work.turns.of_claim(number)
    claim = work.claims.by_number(number)
    if claim is None:
        raise ClaimNotFoundError(number)
    check_at_work(claim)
    if claim.point_code != visit.point_code:
        raise ClaimOfOtherPointError(number, claim.point_code)
    invoice = work.invoices.of_claim(number)
    if invoice is not None:
        raise AlreadyInvoicedError(invoice.number)
    return claim


def _by_whoever_is_free(work: Work, idea: HomeVisit, now: datetime) -> HomeVisit:
    terms, others = work.shop.terms(idea.point_code), _neighbours(work, idea)
    ideas = (replace(idea, technician=name) for name in technicians_of(terms))
    hours = hours_of(terms)
    found = next((one for one in ideas if fits(one, hours, others, now)), None)
    if found is None:
        raise NoFreeTimeError
    return found


def _neighbours(work: Work, visit: HomeVisit) -> tuple[HomeVisit, ...]:
    return work.home_visits.between(visit.point_code, visit.starts_at - _DAY, visit.starts_at + _DAY)


def check_kept(work: Work, visit: HomeVisit, now: datetime) -> None:
    """Refuse an appointment that cannot be kept; counters planning for one technician take turns at it."""
    work.turns.of_request(f"visits of {visit.point_code} {visit.technician}")
    terms = work.shop.terms(visit.point_code)
    if visit.technician not in technicians_of(terms):
        raise RepairsNotHereError(visit.technician, visit.point_code)
    local = replace(visit, starts_at=visit.starts_at.astimezone(now.tzinfo))
    check_appointment(local, hours_of(terms), _neighbours(work, visit), now)
