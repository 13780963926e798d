"""The network in the transaction: districts, which point drives where, and home visits saved by version."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from aftersale_desktop.domain.districts import CoveredDistrict, District
from aftersale_desktop.domain.home_visits import OPEN_VISITS, HomeVisit
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.rows.columns import AnySelect, new_key
from aftersale_desktop.storage.rows.network import (
    COVERED,
    DISTRICT,
    VISIT,
    covered_from_domain,
    covered_to_domain,
    district_from_domain,
    district_to_domain,
    visit_from_domain,
    visit_to_domain,
)

_DISTRICTS = select(DISTRICT).order_by(DISTRICT.c.code)
_SAVE_DISTRICT = update(DISTRICT).where(DISTRICT.c.code == bindparam("of_code"))
_COVERED = select(COVERED).order_by(COVERED.c.point_code, COVERED.c.district_code)
_UNCOVER = delete(COVERED).where(COVERED.c.point_code == bindparam("of_point"))
_VISITS = select(VISIT).order_by(VISIT.c.starts_at, VISIT.c.id)
_SAVE_VISIT = update(VISIT).where(VISIT.c.id == bindparam("of_id"), VISIT.c.version == bindparam("of_version"))


@dataclass(frozen=True, slots=True)
class StoredDistricts:
    """Districts of the transaction."""

    connection: Connection

    def all(self) -> tuple[District, ...]:
        """Return every district, by its code."""
        return tuple(district_to_domain(row) for row in self.connection.execute(_DISTRICTS))

    def save(self, district: District) -> None:
        """Store a district under its code, new or known."""
        row = district_from_domain(district)
        if not self.connection.execute(_SAVE_DISTRICT, row | {"of_code": district.code}).rowcount:
            self.connection.execute(insert(DISTRICT), row)

    def covered(self, point_code: str = "") -> tuple[CoveredDistrict, ...]:
        """Return where a point drives to, every point unless one is named."""
        wanted = _COVERED.where(COVERED.c.point_code == point_code) if point_code else _COVERED
        return tuple(covered_to_domain(row) for row in self.connection.execute(wanted))

    def cover(self, point_code: str, districts: tuple[CoveredDistrict, ...]) -> None:
        """Store where a point drives to, in place of what was known."""
        self.connection.execute(_UNCOVER, {"of_point": point_code})
        if districts:
            self.connection.execute(insert(COVERED), [covered_from_domain(one) for one in districts])


@dataclass(frozen=True, slots=True)
class StoredHomeVisits:
    """Home visits of the transaction."""

    connection: Connection

    def add(self, visit: HomeVisit) -> HomeVisit:
        """Return the visit with the id it is stored under."""
        return replace(visit, id=new_key(self.connection.execute(insert(VISIT), visit_from_domain(visit))))

    def save(self, visit: HomeVisit) -> HomeVisit:
        """Return the visit with its next version; refuses when somebody saved in between."""
        later = replace(visit, version=visit.version + 1)
        keys = {"of_id": visit.id, "of_version": visit.version}
        if not self.connection.execute(_SAVE_VISIT, visit_from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(visit.number)
        return later

    def by_number(self, number: str) -> HomeVisit | None:
        """Return the visit with that number, if any."""
        return next(iter(self._found(_VISITS.where(VISIT.c.number == number))), None)

    def by_request_key(self, key: str) -> HomeVisit | None:
        """Return the visit that was planned under the key, if it was."""
        return next(iter(self._found(_VISITS.where(VISIT.c.request_key == key))), None)

    def between(self, point_code: str, begins_at: datetime, ends_at: datetime) -> tuple[HomeVisit, ...]:
        """Return the visits of a point that begin within a span, soonest first."""
        span = (VISIT.c.starts_at >= begins_at, VISIT.c.starts_at < ends_at)
        return self._found(_VISITS.where(VISIT.c.point_code == point_code, *span))

    def of_claim(self, claim_number: str) -> tuple[HomeVisit, ...]:
        """Return the visits of a claim, soonest first."""
        return self._found(_VISITS.where(VISIT.c.claim_number == claim_number))

    def awaiting(self, item_id: int, customer_id: int) -> tuple[HomeVisit, ...]:
        """Return a customer's open visits without a claim, for the product or for one nobody knew, soonest first."""
        of_customer = _VISITS.where(VISIT.c.customer_id == customer_id, VISIT.c.claim_number.is_(None))
        found = self._found(of_customer.where(VISIT.c.state.in_([str(state) for state in OPEN_VISITS])))
        return tuple(visit for visit in found if visit.item_id in {0, item_id})

    def of_call(self, call_number: str) -> tuple[HomeVisit, ...]:
        """Return the visits that came from a call, soonest first."""
        return self._found(_VISITS.where(VISIT.c.call_number == call_number))

    def _found(self, wanted: AnySelect) -> tuple[HomeVisit, ...]:
        return tuple(visit_to_domain(row) for row in self.connection.execute(wanted))
