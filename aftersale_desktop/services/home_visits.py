"""Home visits: planned with their way and their fees, moved, and taken step by step; the claim follows."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimNotFoundError, ReasonMissingError
from aftersale_desktop.domain.districts import check_way, district_in
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.home_visits import (
    RIGHT_OF_VISIT_DEED,
    HomeVisit,
    VisitDeed,
    VisitHasClaimError,
    VisitIncompleteError,
    VisitNotFoundError,
    is_charged,
)
from aftersale_desktop.domain.invoices import AlreadyInvoicedError
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.domain.visit_calendar import NoFreeTimeError, VisitHours, check_appointment, fits, free_times
from aftersale_desktop.services.bench_states import RepairsNotHereError
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Terms, Work
from aftersale_desktop.services.repair_orders import check_at_work, repair_order, take_step
from aftersale_desktop.services.visit_views import VisitCalendar, VisitView, calendar_of, local_visit, visit_view

_DAY = timedelta(days=1)


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


@dataclass(frozen=True, slots=True)
class VisitDesk:
    """What is done with home visits: planned by the counter and the hotline, made by technicians."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def calendar(self, first: datetime, days: int, point_code: str = "") -> VisitCalendar:
        """Return the visits of some days with the technicians of a point, the user's own unless named."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return calendar_of(work, point_code or user.point_code, first, days)

    def find(self, number: str) -> VisitView:
        """Return a visit with customer, product and the fees to expect; refuses a number that none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return visit_view(work, visit_of(work, number), self.now())

    def of_claim(self, claim_number: str) -> tuple[HomeVisit, ...]:
        """Return the visits of a claim, soonest first."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return tuple(local_visit(one, self.now()) for one in work.home_visits.of_claim(claim_number))

    def free_times(self, wish: VisitWish, count: int = 5) -> tuple[HomeVisit, ...]:
        """Return the next times at which the wished visit can be, by its technician or by any of the point."""
        user, now = self.who(), self.now()
        user.need(Right.PLAN_VISIT)
        with self.start_reading() as work:
            return next_times(work, wish, max(now, wish.starts_at), count)

    def plan(self, wish: VisitWish) -> VisitView:
        """Plan a visit; the same key is answered with the first one."""
        user, now = self.who(), self.now()
        user.need(Right.PLAN_VISIT)
        with self.start_work() as work:
            visit = planned_visit(work, wish, user, now)
            view = visit_view(work, visit, now)
            work.commit()
        return view

    def move(self, number: str, version: int, starts_at: datetime, technician: str, minutes: int = 0) -> VisitView:
        """Give a visit another time or technician; refuses when somebody changed it since it was read."""
        user, now = self.who(), self.now()
        user.need(Right.PLAN_VISIT)
        with self.start_work() as work:
            visit = replace(visit_of(work, number), version=version)
            visit.check_movable()
            moved = replace(visit, starts_at=starts_at, technician=technician, minutes=minutes or visit.minutes).marked(
                now, user.name, "moved", f"{starts_at.astimezone(now.tzinfo):%m-%d %H:%M} {technician}"
            )
            _check_appointment(work, moved, now)
            saved = work.home_visits.save(moved)
            _follow(work, saved, visit.technician)
            _write_down(work, saved, "visit_moved", user, now)
            view = visit_view(work, saved, now)
            work.commit()
        return view

    def step(self, number: str, deed: VisitDeed, why: str = "", *, is_brought_in: bool = False) -> VisitView:
        """Take a step of a visit; arriving begins the diagnosis of its order.

        `is_brought_in` tells with a cancellation that the customer carries the product to the counter instead.
        """
        user, now = self.who(), self.now()
        user.need(RIGHT_OF_VISIT_DEED[deed])
        with self.start_work() as work:
            visit = visit_of(work, number)
            step = visit.step(deed)
            if step.needs_reason and not why.strip():
                raise ReasonMissingError
            saved = work.home_visits.save(replace(visit, state=step.to).marked(now, user.name, str(deed), why.strip()))
            _follow(work, saved, visit.technician, is_brought_in=is_brought_in)
            _write_down(work, saved, f"visit_{step.to}", user, now, why.strip())
            if deed is VisitDeed.ARRIVE:
                _begin_diagnosis(work, saved, user, now)
            view = visit_view(work, saved, now)
            work.commit()
        return view

    def link(self, number: str, claim_number: str) -> VisitView:
        """Say under which claim the product of a visit was taken in."""
        user, now = self.who(), self.now()
        user.need(Right.TAKE_CLAIM)
        with self.start_work() as work:
            view = visit_view(work, linked_visit(work, number, claim_number, user, now), now)
            work.commit()
        return view


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
    idea = _idea(work, wish)
    if not wish.technician:
        idea = _by_whoever_is_free(work, idea, now)
    _check_appointment(work, idea, now)
    number = work.numbers.next(wish.point_code, DocumentSeries.VISIT, now.year)
    visit = work.home_visits.add(replace(idea, number=number).marked(now, user.name, "planned"))
    _follow(work, visit, "")
    _write_down(work, visit, "visit_planned", user, now)
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
    _follow(work, saved, "")
    _write_down(work, saved, "visit_linked", user, now)
    return saved


def next_times(work: Work, wish: VisitWish, after: datetime, count: int) -> tuple[HomeVisit, ...]:
    """Return the next times at which a wished visit can be, as visits that are not stored."""
    idea = _idea(work, wish)
    terms = work.shop.terms(wish.point_code)
    names = (wish.technician,) if wish.technician else technicians_of(terms)
    ideas = tuple(replace(idea, technician=name) for name in names)
    others = work.home_visits.between(wish.point_code, after - _DAY, after + timedelta(days=40))
    found = free_times(ideas, hours_of(terms), others, after)
    return tuple(visit for visit, _ in zip(found, range(count), strict=False))


def technicians_of(terms: Terms) -> tuple[str, ...]:
    """Return who of a point drives to customers."""
    return tuple(user.name for user in terms.users if user.role is Role.TECHNICIAN)


def hours_of(terms: Terms) -> VisitHours:
    """Return within what hours a point visits."""
    return VisitHours(terms.point.opens_at, terms.point.closes_at)


def _idea(work: Work, wish: VisitWish) -> HomeVisit:
    """The visit as wished, without a number."""
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


def _check_appointment(work: Work, visit: HomeVisit, now: datetime) -> None:
    """Two counters planning for one technician take turns, so that nobody is booked twice."""
    work.turns.of_request(f"visits of {visit.point_code} {visit.technician}")
    terms = work.shop.terms(visit.point_code)
    if visit.technician not in technicians_of(terms):
        raise RepairsNotHereError(visit.technician, visit.point_code)
    local = replace(visit, starts_at=visit.starts_at.astimezone(now.tzinfo))
    check_appointment(local, hours_of(terms), _neighbours(work, visit), now)


def _follow(work: Work, visit: HomeVisit, technician_before: str, *, is_brought_in: bool = False) -> None:
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


_OVER = frozenset({ClaimState.CLOSED, ClaimState.CANCELLED, ClaimState.HANDED_OVER})


def _begin_diagnosis(work: Work, visit: HomeVisit, user: User, now: datetime) -> None:
    """Whoever stands before the product diagnoses it; a clerk who only notes the arrival leaves that to them."""
    claim = work.claims.by_number(visit.claim_number) if visit.claim_number else None
    if claim is not None and claim.state is ClaimState.RECEIVED and user.may(Right.REPAIR):
        take_step(work, repair_order(work, claim.number, now), Deed.START_DIAGNOSIS, user, now)


def _write_down(work: Work, visit: HomeVisit, deed: str, user: User, now: datetime, why: str = "") -> None:
    when = f"{visit.starts_at.astimezone(now.tzinfo):%m-%d %H:%M}"
    detail = {"note": visit.number, "to": f"{when} {visit.technician}", "why": why}
    told = {name: text for name, text in detail.items() if text}
    if visit.claim_number:
        work.claims.record(visit.claim_number, ClaimEvent(now, user.name, deed, told))
    claim = {"claim": visit.claim_number} if visit.claim_number else {}
    work.audit.add(now, user.name, deed, visit.number, told | claim)
