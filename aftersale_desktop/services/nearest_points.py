"""Which point could serve a customer: how far it is, whether the parts lie there, and when it could come."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.districts import District, district_in, proposed_way_km
from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.part_finder import PartQuestion, ProposedSource, find_part
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, Work
from aftersale_desktop.services.visit_planning import next_times


@dataclass(frozen=True, slots=True)
class PointQuestion:
    """Where the customer is, which parts the repair will need, and how long a visit would take."""

    address: str
    parts: tuple[PartQuantity, ...] = ()
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part at a point: how many are free there, and from where it comes soonest where they are not enough."""

    part: SparePart
    quantity: int
    free: int
    source: ProposedSource | None

    @property
    def is_here(self) -> bool:
        """Tell whether enough of it lies free at the point."""
        return self.free >= self.quantity


@dataclass(frozen=True, slots=True)
class PointProposal:
    """What a point could do for the customer.

    A distance that is not confirmed is the straight line with the detour of roads; None where nothing is known.
    """

    point: ServicePoint
    distance_km: Decimal | None
    is_confirmed: bool
    parts: tuple[WantedPart, ...]
    open_orders: int
    next_visit: HomeVisit | None
    is_proposed: bool = False

    @property
    def has_all(self) -> bool:
        """Tell whether every part lies free there."""
        return all(one.is_here for one in self.parts)


@dataclass(frozen=True, slots=True)
class Way:
    """How far a customer is, None where no district tells it, and whether somebody confirmed it."""

    distance_km: Decimal | None
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """The points, nearest first, and the district the address lies in, where one is known."""

    district: District | None
    proposals: tuple[PointProposal, ...]


@dataclass(frozen=True, slots=True)
class NearestPoints:
    """Proposes points; the person decides."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def propose(self, question: PointQuestion) -> PointAnswer:
        """Return every point, nearest first; the nearest with all parts is marked, else the nearest."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return answer_of(work, question, self.now())

    def way(self, address: str) -> Way:
        """Return how far an address is from the user's own point."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            point = work.shop.terms(user.point_code).point
            return Way(*way_to(work, point, district_in(address, work.districts.all())))


def answer_of(work: Work, question: PointQuestion, now: datetime) -> PointAnswer:
    """Return the answer in the caller's transaction."""
    district = district_in(question.address, work.districts.all())
    proposals = [_proposal(work, point, district, question, now) for point in work.shop.points()]
    nearest_first = sorted(proposals, key=_distance)
    reachable = [one for one in nearest_first if one.distance_km is not None]
    chosen = next((one for one in reachable if one.has_all), next(iter(reachable), None))
    return PointAnswer(district, tuple(replace(one, is_proposed=one is chosen) for one in nearest_first))


def _distance(proposal: PointProposal) -> tuple[bool, Decimal, str]:
    return proposal.distance_km is None, proposal.distance_km or Decimal(0), proposal.point.code


def _proposal(
    work: Work, point: ServicePoint, district: District | None, question: PointQuestion, now: datetime
) -> PointProposal:
    distance, is_confirmed = way_to(work, point, district)
    return PointProposal(
        point=point,
        distance_km=distance,
        is_confirmed=is_confirmed,
        parts=tuple(_wanted(work, part, point.code, now) for part in question.parts),
        open_orders=work.claims.counts(now, point.code).open,
        next_visit=None if distance is None else _next_visit(work, point, question, distance, now),
    )


def way_to(work: Work, point: ServicePoint, district: District | None) -> tuple[Decimal | None, bool]:
    """Return how far a district is from a point, and whether somebody confirmed it."""
    if district is None:
        return None, False
    for covered in work.districts.covered(point.code):
        if covered.district_code == district.code:
            return covered.distance_km, True
    if point.position is None or district.position is None:
        return None, False
    return proposed_way_km(point.position, district.position), False


def _next_visit(
    work: Work, point: ServicePoint, question: PointQuestion, distance: Decimal, now: datetime
) -> HomeVisit | None:
    idea = HomeVisit(
        number="",
        request_key="",
        point_code=point.code,
        technician="",
        starts_at=now,
        minutes=question.minutes,
        customer_id=0,
        address=question.address,
        distance_km=distance,
        fault_told="",
    )
    return next(iter(next_times(work, idea, now, 1)), None)


def _wanted(work: Work, wanted: PartQuantity, point_code: str, now: datetime) -> WantedPart:
    finding = find_part(work, PartQuestion(wanted.part_code, point_code, wanted.quantity), now)
    free = sum(place.level.available for place in finding.places if place.warehouse.point_code == point_code)
    return WantedPart(finding.part, wanted.quantity, free, finding.source)
