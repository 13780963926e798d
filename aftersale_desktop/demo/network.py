"""The sample shop's network: districts with their distances, what its points are, and two weeks of home visits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.desk import TakenClaim
from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.demo.staff import POINTS, USERS
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import Claim, ClaimState
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.districts import CoveredDistrict, District, Position, district_in, proposed_way_km
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.home_visits import HomeVisit, VisitDeed, VisitState
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.points import PointLevel, ServicePoint
from aftersale_desktop.domain.visit_calendar import NoTimeForTheWayError, TechnicianIsBusyError, VisitHours, check_free

REGION = "上海"
_SEED = 20261123
_FARTHEST_KM = Decimal(45)
_NEAR_KM = Decimal(12)
_DAYS_BACK, _DAYS_AHEAD = 7, 7
_OF_CALLS = 4
"""So many visits of each point came from a call and have no claim yet."""
_FIRST_CALLER = 60
"""The products of the first customers are the codes to try: nobody waits for them at home."""
_WAYS = (VisitDeed.CONFIRM, VisitDeed.LEAVE, VisitDeed.ARRIVE, VisitDeed.FINISH)
_STATES = (VisitState.CONFIRMED, VisitState.ON_THE_WAY, VisitState.AT_CUSTOMER, VisitState.DONE)


def _district(code: str, zh: str, en: str, latitude: str, longitude: str) -> District:
    return District(code, Bilingual(zh, en), REGION, Position(Decimal(latitude), Decimal(longitude)))


DISTRICTS: tuple[District, ...] = (
    _district("BS", "宝山区", "Baoshan", "31.41", "121.49"),
    _district("CN", "长宁区", "Changning", "31.22", "121.42"),
    _district("FX", "奉贤区", "Fengxian", "30.92", "121.47"),
    _district("HK", "虹口区", "Hongkou", "31.26", "121.48"),
    _district("HP", "黄浦区", "Huangpu", "31.22", "121.48"),
    _district("JA", "静安区", "Jing'an", "31.25", "121.45"),
    _district("JD", "嘉定区", "Jiading", "31.38", "121.27"),
    _district("MH", "闵行区", "Minhang", "31.11", "121.38"),
    _district("PD", "浦东新区", "Pudong", "31.22", "121.56"),
    _district("PT", "普陀区", "Putuo", "31.25", "121.40"),
    _district("QP", "青浦区", "Qingpu", "31.15", "121.12"),
    _district("SJ", "松江区", "Songjiang", "31.03", "121.23"),
    _district("XH", "徐汇区", "Xuhui", "31.18", "121.44"),
    _district("YP", "杨浦区", "Yangpu", "31.27", "121.53"),
)
_PLACES: dict[str, tuple[PointLevel, Position]] = {
    "SH01": (PointLevel.FACTORY_CENTER, Position(Decimal("31.19"), Decimal("121.43"))),
    "SH02": (PointLevel.SPECIAL_POINT, Position(Decimal("31.12"), Decimal("121.38"))),
    "SH03": (PointLevel.TECHNICAL_CENTER, Position(Decimal("31.23"), Decimal("121.53"))),
}


@dataclass(frozen=True, slots=True)
class SampleNetwork:
    """What the sample shop has beside its claims."""

    points: tuple[ServicePoint, ...]
    districts: tuple[District, ...]
    covered: tuple[CoveredDistrict, ...]
    visits: tuple[HomeVisit, ...]


def sample_network(
    taken: Iterable[TakenClaim], customers: tuple[Customer, ...], now: datetime, ledger: Ledger
) -> SampleNetwork:
    """Return points, districts and visits; the visits have their numbers from the ledger."""
    points = tuple(_placed(point) for point in POINTS)
    covered = tuple(one for point in points for one in _covered(point))
    diary = _Diary(now, covered, Chance(_SEED), ledger)
    for point in points:
        claims = [one.claim for one in taken if one.claim.point_code == point.code and not one.claim.is_carried_in]
        homes = {customer.id: customer for customer in customers}
        for claim in _to_visit(claims, now):
            diary.visit_claim(point, claim, homes[claim.customer_id])
        for caller in _callers(point, customers, covered):
            diary.visit_caller(point, caller)
    return SampleNetwork(points, DISTRICTS, covered, diary.numbered())


def _placed(point: ServicePoint) -> ServicePoint:
    level, position = _PLACES[point.code]
    return replace(point, level=level, position=position, region=REGION)


def _covered(point: ServicePoint) -> Iterator[CoveredDistrict]:
    for district in DISTRICTS:
        if point.position is not None and district.position is not None:
            way = proposed_way_km(point.position, district.position)
            if way <= _FARTHEST_KM:
                yield CoveredDistrict(point.code, district.code, way)


def _to_visit(claims: list[Claim], now: datetime) -> list[Claim]:
    """Return the claims of last week; those nobody began with are visited in the days to come."""
    since = now - timedelta(days=_DAYS_BACK + 2)
    return [one for one in claims if one.received_at >= since or one.state is ClaimState.RECEIVED]


def _callers(
    point: ServicePoint, customers: tuple[Customer, ...], covered: tuple[CoveredDistrict, ...]
) -> Iterator[Customer]:
    near = {one.district_code for one in covered if one.point_code == point.code and one.distance_km <= _NEAR_KM}
    found = 0
    for customer in customers:
        district = district_in(customer.address, DISTRICTS)
        if customer.id >= _FIRST_CALLER and found < _OF_CALLS and district is not None and district.code in near:
            found += 1
            yield customer


@dataclass(slots=True)
class _Diary:
    """Finds a time for each visit that its technician can keep."""

    now: datetime
    covered: tuple[CoveredDistrict, ...]
    chance: Chance
    ledger: Ledger
    _visits: list[HomeVisit] = field(default_factory=list)

    def visit_claim(self, point: ServicePoint, claim: Claim, customer: Customer) -> None:
        """Put the visit of a claim on the day after it was taken, or soon where it still waits."""
        is_ahead = claim.state is ClaimState.RECEIVED
        days = self.chance.between((1, _DAYS_AHEAD)) if is_ahead else 1
        begin = (self.now if is_ahead else claim.received_at) + timedelta(days=days - is_ahead)
        names = (claim.technician,) if claim.technician else _drivers(point.code)
        idea = self._idea(point, customer, claim.fault_told, claim.distance_km)
        self._keep(replace(idea, claim_number=claim.number, item_id=claim.item_id), names, begin, point)

    def visit_caller(self, point: ServicePoint, customer: Customer) -> None:
        """Put a visit that came from a call on one of the next days."""
        begin = self.now + timedelta(days=self.chance.between((0, 3)))
        idea = self._idea(point, customer, self.chance.pick(_TOLD), Decimal(0))
        self._keep(replace(idea, product_told="挂壁式空调"), _drivers(point.code), begin, point)

    def numbered(self) -> tuple[HomeVisit, ...]:
        """Return the visits in the order in which they were planned, each with its number."""
        in_order = sorted(self._visits, key=lambda visit: visit.marks[0].at)
        return tuple(self._with_number(place, visit) for place, visit in enumerate(in_order, start=1))

    def _with_number(self, place: int, visit: HomeVisit) -> HomeVisit:
        number = self.ledger.next(visit.point_code, DocumentSeries.VISIT, visit.marks[0].at.year)
        return replace(visit, id=place, number=number, request_key=f"sample {number}")

    def _idea(self, point: ServicePoint, customer: Customer, told: str, distance: Decimal) -> HomeVisit:
        district = district_in(customer.address, DISTRICTS)
        code = district.code if district else ""
        known = {one.district_code: one.distance_km for one in self.covered if one.point_code == point.code}
        return HomeVisit(
            number="",
            request_key="",
            point_code=point.code,
            technician="",
            starts_at=self.now,
            customer_id=customer.id,
            address=customer.address,
            district_code=code,
            distance_km=distance or known.get(code, Decimal(10)),
            fault_told=told,
        )

    def _keep(self, idea: HomeVisit, names: tuple[str, ...], begin: datetime, point: ServicePoint) -> None:
        hours = VisitHours(point.opens_at, point.closes_at)
        first = self.chance.between((0, 9))
        times = [at for at in hours.starts_after(begin.replace(hour=0, minute=0)) if at.hour < _LAST_HOUR]
        for at in times[2 + first : 2 + first + 60]:
            for name in names:
                visit = replace(idea, technician=name, starts_at=at, id=len(self._visits) + 1)
                if self._is_free(visit):
                    self._visits.append(self._on_its_way(visit))
                    return

    def _is_free(self, visit: HomeVisit) -> bool:
        try:
            check_free(visit, self._visits)
        except (TechnicianIsBusyError, NoTimeForTheWayError):
            return False
        return True

    def _on_its_way(self, visit: HomeVisit) -> HomeVisit:
        """Return the visit as far as it came by now: a few customers were out."""
        planned_at = min(visit.starts_at - timedelta(hours=20), self.now - timedelta(minutes=30))
        planned = visit.marked(planned_at, _clerk(visit.point_code), "planned")
        if visit.ends_at <= self.now:
            if self.chance.is_one_in(9):
                missed = replace(planned, state=VisitState.MISSED)
                return missed.marked(visit.starts_at, visit.technician, str(VisitDeed.MISS), "电话无人接听")
            return self._gone(planned, 4)
        if visit.starts_at <= self.now:
            return self._gone(planned, 3)
        return self._gone(planned, 1) if self.chance.is_one_in(2) else planned

    def _gone(self, visit: HomeVisit, steps: int) -> HomeVisit:
        whens = (timedelta(hours=-18), timedelta(minutes=-30), timedelta(0), timedelta(minutes=visit.minutes))
        for deed, state, when in list(zip(_WAYS, _STATES, whens, strict=True))[:steps]:
            by = _clerk(visit.point_code) if deed is VisitDeed.CONFIRM else visit.technician
            at = max(visit.marks[0].at, min(visit.starts_at + when, self.now))
            visit = replace(visit, state=state).marked(at, by, str(deed))
        return visit


_LAST_HOUR = 17
_TOLD = ("不制冷", "室内机漏水", "噪音大", "遥控无反应", "开机跳闸")


def _drivers(point_code: str) -> tuple[str, ...]:
    return tuple(user.name for user in USERS if user.point_code == point_code and user.role is Role.TECHNICIAN)


def _clerk(point_code: str) -> str:
    return next(user.name for user in USERS if user.point_code == point_code and user.role is Role.CLERK)
