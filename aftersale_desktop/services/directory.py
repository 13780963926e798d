"""The directory of service points: where they are, what they are, and to which districts they drive."""

from dataclasses import dataclass, replace
from decimal import Decimal

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.districts import CoveredDistrict, District
from aftersale_desktop.domain.document_codes import check_point_code
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right, Role
from aftersale_desktop.domain.points import ServicePoint, check_point
from aftersale_desktop.domain.stock import Warehouse, warehouses_of_point
from aftersale_desktop.services.ports import (
    ChangedMeanwhileError,
    Clock,
    SignedIn,
    StartReading,
    StartWork,
    Work,
)


class PointKnownError(AfterSaleError):
    """A point has the code already."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CoveredTwiceError(AfterSaleError):
    """A district is named twice for one point."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class PointEntry:
    """A point with what belongs to it."""

    point: ServicePoint
    covered: tuple[CoveredDistrict, ...]
    technicians: tuple[str, ...]
    warehouses: tuple[Warehouse, ...]
    open_orders: int


@dataclass(frozen=True, slots=True)
class NetworkBook:
    """Every point, and every district any of them drives to."""

    own_point: str
    entries: tuple[PointEntry, ...]
    districts: tuple[District, ...]

    def district(self, code: str) -> District:
        """Return a district that is known."""
        return next(one for one in self.districts if one.code == code)


@dataclass(frozen=True, slots=True)
class CoverWish:
    """A district a point drives to as somebody entered it; one nobody knows yet is new."""

    name: Bilingual
    distance_km: Decimal


@dataclass(frozen=True, slots=True)
class Directory:
    """Reads the network for everybody, and changes it for who may."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def book(self) -> NetworkBook:
        """Return all points with their districts."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return self._book(work, user.point_code)

    def change(self, before: PointEntry, after: ServicePoint, covers: tuple[CoverWish, ...]) -> NetworkBook:
        """Store a point and where it drives to; refuses when somebody changed either since `before` was read."""
        user = self.who()
        user.need(Right.CHANGE_NETWORK)
        check_point(after)
        code = before.point.code
        with self.start_work() as work:
            stored = work.shop.terms(code).point
            if (stored, work.districts.covered(code)) != (before.point, before.covered):
                raise ChangedMeanwhileError(code)
            work.shop.save_point(replace(after, code=code))
            covered = _cover(work, code, after.region, covers)
            detail = _changed(before.point, after) | _ways(before.covered, covered)
            work.audit.add(self.now(), user.name, "change_network_point", code, detail)
            book = self._book(work, user.point_code)
            work.commit()
        return book

    def add(self, point: ServicePoint, covers: tuple[CoverWish, ...]) -> NetworkBook:
        """Open a point with its warehouses; its code stands in every number it will give out."""
        user = self.who()
        user.need(Right.CHANGE_NETWORK)
        check_point_code(point.code)
        check_point(point)
        with self.start_work() as work:
            if any(one.code == point.code for one in work.shop.points()):
                raise PointKnownError(point.code)
            work.shop.add_point(point)
            for warehouse in warehouses_of_point(point.code):
                work.stock.add_warehouse(warehouse)
            covered = _cover(work, point.code, point.region, covers)
            detail = {"name": point.name.zh} | _ways((), covered)
            work.audit.add(self.now(), user.name, "add_network_point", point.code, detail)
            book = self._book(work, user.point_code)
            work.commit()
        return book

    def _book(self, work: Work, own_point: str) -> NetworkBook:
        entries = tuple(self._entry(work, point) for point in work.shop.points())
        return NetworkBook(own_point, entries, work.districts.all())

    def _entry(self, work: Work, point: ServicePoint) -> PointEntry:
        users = work.shop.terms(point.code).users
        return PointEntry(
            point=point,
            covered=work.districts.covered(point.code),
            technicians=tuple(user.name for user in users if user.role is Role.TECHNICIAN),
            warehouses=tuple(one for one in work.stock.warehouses() if one.point_code == point.code),
            open_orders=work.claims.counts(self.now(), point.code).open,
        )


def _cover(work: Work, point_code: str, region: str, covers: tuple[CoverWish, ...]) -> tuple[CoveredDistrict, ...]:
    """Store where a point drives to; a name nobody knows becomes a district of the point's region."""
    covered: list[CoveredDistrict] = []
    for wish in covers:
        known = work.districts.all()
        district = next((one for one in known if wish.name.zh.strip() in {one.name.zh, one.name.en}), None)
        if district is None:
            district = District(_next_code(known), wish.name, region)
            work.districts.save(district)
        if any(one.district_code == district.code for one in covered):
            raise CoveredTwiceError(district.name.zh)
        covered.append(CoveredDistrict(point_code, district.code, wish.distance_km))
    in_order = tuple(sorted(covered, key=lambda one: one.district_code))
    work.districts.cover(point_code, in_order)
    return in_order


def _next_code(known: tuple[District, ...]) -> str:
    taken = {one.code for one in known}
    return next(code for code in (f"D{number:03}" for number in range(1, len(known) + 2)) if code not in taken)


def _changed(before: ServicePoint, after: ServicePoint) -> dict[str, str]:
    names = ServicePoint.__dataclass_fields__
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names if name != "code"}
    return {name: f"{old} -> {new}" for name, (old, new) in pairs.items() if old != new}


def _ways(before: tuple[CoveredDistrict, ...], after: tuple[CoveredDistrict, ...]) -> dict[str, str]:
    """What changed of the distances: they decide the remote fee."""
    was, now = (_by_district(before), _by_district(after))
    return {
        f"km.{code}": f"{was.get(code, '—')} -> {now.get(code, '—')}"
        for code in sorted(was | now)
        if was.get(code) != now.get(code)
    }


def _by_district(covered: tuple[CoveredDistrict, ...]) -> dict[str, str]:
    return {one.district_code: str(one.distance_km) for one in covered}
