"""Home visits as they are looked at: with customer, product and the fees to expect."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.fees import Coverage, FeeComponent, Job, Settlement
from aftersale_desktop.domain.home_visits import HomeVisit, is_charged
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.assessment import fee_rows, tariff_on
from aftersale_desktop.services.ports import Terms, Work
from aftersale_desktop.services.repair_orders import tariff_of

_OF_VISITS = frozenset({FeeComponent.DOOR_TO_DOOR, FeeComponent.REMOTE})


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit with all that is shown of it; without a known product the fees cannot be told yet."""

    visit: HomeVisit
    customer: Customer
    point: ServicePoint
    item: ServiceItem | None
    claim: Claim | None
    fees: tuple[FeeRow, ...] | None
    is_charged: bool
    """Whether door and remote fee come with this visit, or came with an earlier one of the job."""


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit in the calendar."""

    visit: HomeVisit
    customer: str
    phone: str
    product: str


@dataclass(frozen=True, slots=True)
class VisitCalendar:
    """Some days of a point: who drives, and where to."""

    point: ServicePoint
    first: datetime
    days: int
    technicians: tuple[str, ...]
    lines: tuple[VisitLine, ...]


def local_visit(visit: HomeVisit, now: datetime) -> HomeVisit:
    """Return the visit with its time in the shop's zone."""
    return replace(visit, starts_at=visit.starts_at.astimezone(now.tzinfo))


def calendar_of(work: Work, point_code: str, first: datetime, days: int) -> VisitCalendar:
    """Return the calendar in the caller's transaction."""
    terms = work.shop.terms(point_code)
    begin = first.replace(hour=0, minute=0, second=0, microsecond=0)
    visits = work.home_visits.between(point_code, begin, begin + timedelta(days=days))
    working = [user.name for user in terms.users if user.role is Role.TECHNICIAN]
    names = dict.fromkeys([*working, *(visit.technician for visit in visits)])
    lines = tuple(_line(work, local_visit(visit, first)) for visit in visits)
    return VisitCalendar(terms.point, begin, days, tuple(names), lines)


def _line(work: Work, visit: HomeVisit) -> VisitLine:
    customer = work.customers.by_id(visit.customer_id)
    item = work.items.by_id(visit.item_id).item if visit.item_id else None
    return VisitLine(visit, customer.name, customer.phone, item.model.code if item else visit.product_told)


def visit_view(work: Work, visit: HomeVisit, now: datetime) -> VisitView:
    """Return a visit as it is shown, in the caller's transaction."""
    terms = work.shop.terms(visit.point_code)
    claim = work.claims.by_number(visit.claim_number) if visit.claim_number else None
    item = work.items.by_id(visit.item_id).item if visit.item_id else None
    others = work.home_visits.of_claim(visit.claim_number) if visit.claim_number else ()
    charged = is_charged(visit, others)
    return VisitView(
        visit=local_visit(visit, now),
        customer=work.customers.by_id(visit.customer_id),
        point=terms.point,
        item=item,
        claim=claim,
        fees=None if item is None else visit_fees(visit, item, claim, terms, now, is_first=charged),
        is_charged=charged,
    )


def visit_fees(
    visit: HomeVisit, item: ServiceItem, claim: Claim | None, terms: Terms, now: datetime, *, is_first: bool
) -> tuple[FeeRow, ...]:
    """Return door and remote fee by the price list of the job (domain §5); a further visit of it has none."""
    tariff = tariff_of(claim, terms, now) if claim else tariff_on(terms.tariffs, now.date(), terms.point.region)
    settlement = _settled(visit, item, claim, terms.point, tariff, is_first=is_first)
    return tuple(row for row in fee_rows(settlement) if row.component in _OF_VISITS)


def _settled(
    visit: HomeVisit, item: ServiceItem, claim: Claim | None, point: ServicePoint, tariff: Tariff, *, is_first: bool
) -> Settlement:
    job = Job(
        id=visit.number,
        tariff=tariff.id,
        product_class=item.model.product_class,
        point_grade=point.grade,
        city_tier=point.city_tier,
        distance_km=visit.distance_km,
        carried_in=False,
        coverage=claim.coverage if claim else Coverage.CHARGEABLE,
        second_visit=not is_first,
    )
    return settle(job, tariff, point.tax_rate)
