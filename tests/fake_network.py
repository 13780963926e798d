"""Fakes of the network's stores: districts and home visits in memory."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.districts import CoveredDistrict, District
from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeDistricts:
    """Parts of the city."""

    records: Records

    def all(self) -> tuple[District, ...]:
        return tuple(self.records.districts[code] for code in sorted(self.records.districts))

    def save(self, district: District) -> None:
        self.records.districts[district.code] = district

    def covered(self, point_code: str = "") -> tuple[CoveredDistrict, ...]:
        return tuple(one for one in self.records.covered if point_code in {"", one.point_code})

    def cover(self, point_code: str, districts: tuple[CoveredDistrict, ...]) -> None:
        self.records.covered = [*(one for one in self.records.covered if one.point_code != point_code), *districts]


@dataclass(slots=True)
class FakeHomeVisits:
    """Appointments at customers'."""

    records: Records

    def add(self, visit: HomeVisit) -> HomeVisit:
        self.records.break_if_asked("home_visits.add")
        stored = replace(visit, id=len(self.records.home_visits) + 1)
        self.records.home_visits[stored.number] = stored
        return stored

    def save(self, visit: HomeVisit) -> HomeVisit:
        if self.records.home_visits[visit.number].version != visit.version:
            raise ChangedMeanwhileError(visit.number)
        later = replace(visit, version=visit.version + 1)
        self.records.home_visits[visit.number] = later
        return later

    def by_number(self, number: str) -> HomeVisit | None:
        return self.records.home_visits.get(number)

    def by_request_key(self, key: str) -> HomeVisit | None:
        return next((one for one in self._all() if one.request_key == key), None)

    def between(self, point_code: str, begins_at: datetime, ends_at: datetime) -> tuple[HomeVisit, ...]:
        here = (one for one in self._all() if one.point_code == point_code)
        return tuple(one for one in here if begins_at <= one.starts_at < ends_at)

    def of_claim(self, claim_number: str) -> tuple[HomeVisit, ...]:
        return tuple(one for one in self._all() if one.claim_number == claim_number)

    def awaiting(self, item_id: int, customer_id: int) -> tuple[HomeVisit, ...]:
        waiting = (one for one in self._all() if one.is_open and not one.claim_number)
        return tuple(one for one in waiting if one.customer_id == customer_id and one.item_id in {0, item_id})

    def of_call(self, call_number: str) -> tuple[HomeVisit, ...]:
        return tuple(one for one in self._all() if one.call_number == call_number)

    def _all(self) -> list[HomeVisit]:
        return sorted(self.records.home_visits.values(), key=lambda one: (one.starts_at, one.id))
