"""What the form of a home visit begins with, and what it shows while it is filled in: way, fees, free times."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.claims import ClaimNotFoundError
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.districts import District, district_in
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.home_visits import HomeVisit, is_charged
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.scans import classify
from aftersale_desktop.services.lookups import MOST_HITS
from aftersale_desktop.services.nearest_points import way_to
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, Work
from aftersale_desktop.services.visit_planning import VisitWish, next_times, technicians_of
from aftersale_desktop.services.visit_views import visit_fees

_TIMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class VisitBasis:
    """Whom a visit is for, and under which claim where there is one."""

    customer: Customer
    point_code: str
    technicians: tuple[str, ...]
    claim_number: str = ""
    item_id: int = 0
    product: str = ""
    fault_told: str = ""
    technician: str = ""


@dataclass(frozen=True, slots=True)
class VisitOutlook:
    """The way to an address with the fees by the price list, and when somebody could be there.

    The distance is None where no district tells it, and not confirmed where it is only the straight line.
    """

    district: District | None
    distance_km: Decimal | None
    is_confirmed: bool
    fees: tuple[FeeRow, ...] | None
    is_charged: bool
    times: tuple[HomeVisit, ...]


@dataclass(frozen=True, slots=True)
class VisitForms:
    """Reads for whoever plans a visit."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def begin(self, text: str, point_code: str = "") -> tuple[VisitBasis, ...]:
        """Return whom and what a visit can be for by the number of a claim, or by a telephone several may share.

        Of everybody with the telephone each product comes first, then one that nobody knows yet.
        """
        user = self.who()
        user.need(Right.PLAN_VISIT)
        with self.start_reading() as work:
            document = classify(text.strip(), is_typed=True).document
            if document is not None and document.series is DocumentSeries.CLAIM:
                return (_of_claim(work, document.number),)
            return tuple(_of_telephone(work, text, point_code or user.point_code))

    def outlook(self, wish: VisitWish) -> VisitOutlook:
        """Return what the form shows for what is entered so far; nothing is refused before it is planned."""
        self.who().need(Right.PLAN_VISIT)
        with self.start_reading() as work:
            return _outlook(work, wish, self.now())


def _of_claim(work: Work, number: str) -> VisitBasis:
    claim = work.claims.by_number(number)
    if claim is None:
        raise ClaimNotFoundError(number)
    item = work.items.by_id(claim.item_id).item
    return VisitBasis(
        customer=work.customers.by_id(claim.customer_id),
        point_code=claim.point_code,
        technicians=technicians_of(work.shop.terms(claim.point_code)),
        claim_number=claim.number,
        item_id=claim.item_id,
        product=item.model.code,
        fault_told=claim.fault_told,
        technician=claim.technician,
    )


def _of_telephone(work: Work, phone: str, point_code: str) -> Iterator[VisitBasis]:
    drivers = technicians_of(work.shop.terms(point_code))
    products = work.items.by_typed(phone, MOST_HITS)
    for customer in work.customers.by_phone(phone):
        for known in products:
            if known.owner.id == customer.id:
                item = known.item
                yield VisitBasis(customer, point_code, drivers, item_id=item.id, product=item.model.code)
        yield VisitBasis(customer, point_code, drivers)


def _outlook(work: Work, wish: VisitWish, now: datetime) -> VisitOutlook:
    terms = work.shop.terms(wish.point_code)
    district = district_in(wish.address, work.districts.all())
    way, is_confirmed = way_to(work, terms.point, district)
    distance = way if wish.distance_km is None else wish.distance_km
    if distance is None:
        return VisitOutlook(district, None, is_confirmed=False, fees=None, is_charged=True, times=())
    idea = _imagined(wish, distance)
    others = work.home_visits.of_claim(wish.claim_number) if wish.claim_number else ()
    is_first = is_charged(idea, others)
    claim = work.claims.by_number(wish.claim_number) if wish.claim_number else None
    item = work.items.by_id(wish.item_id).item if wish.item_id else None
    return VisitOutlook(
        district=district,
        distance_km=distance,
        is_confirmed=is_confirmed and wish.distance_km is None,
        fees=None if item is None else visit_fees(idea, item, claim, terms, now, is_first=is_first),
        is_charged=is_first,
        times=next_times(work, replace(idea, starts_at=now), max(now, wish.starts_at), _TIMES_SHOWN),
    )


def _imagined(wish: VisitWish, distance: Decimal) -> HomeVisit:
    return HomeVisit(
        number="",
        request_key=wish.request_key,
        point_code=wish.point_code,
        technician=wish.technician,
        starts_at=wish.starts_at,
        minutes=wish.minutes,
        customer_id=wish.customer_id,
        address=wish.address,
        distance_km=distance,
        claim_number=wish.claim_number,
        fault_told=wish.fault_told,
    )
