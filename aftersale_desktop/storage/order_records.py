"""Records of repair orders: added, never changed; one statement reads all of a claim."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Integer, String, bindparam, exists, func, insert, select

from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.fault_experience import PastDiagnosis
from aftersale_desktop.domain.first_pass import FirstInspection
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.order_records import KIND_OF_RECORD, OrderContent, OrderRecord
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import new_key, read
from aftersale_desktop.storage.rows.order_records import RECORD, from_domain, to_domain

_ADD = insert(RECORD)
_OF_CLAIM = select(RECORD).where(RECORD.c.claim_number == bindparam("of_number")).order_by(RECORD.c.id)
_BY_KEY = (
    select(RECORD)
    .where(RECORD.c.kind == bindparam("of_kind"), RECORD.c.key == bindparam("of_key"))
    .order_by(RECORD.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_NUMBERED_AT = (
    select(RECORD)
    .where(
        RECORD.c.kind.in_(bindparam("of_kinds", expanding=True)),
        RECORD.c.done_at >= bindparam("since", type_=RECORD.c.done_at.type),
        RECORD.c.key.startswith(bindparam("of_point", type_=String)),
    )
    .order_by(RECORD.c.id)
)
_earlier = RECORD.alias()
_is_repeated = exists().where(
    _earlier.c.claim_number == RECORD.c.claim_number, _earlier.c.kind == RECORD.c.kind, _earlier.c.id < RECORD.c.id
)
_FIRST_INSPECTIONS = (
    select(RECORD.c.claim_number, CLAIM.c.point_code, CLAIM.c.technician, RECORD.c.done_at, RECORD.c.key)
    .join_from(RECORD, CLAIM, CLAIM.c.number == RECORD.c.claim_number)
    .where(
        RECORD.c.kind == KIND_OF_RECORD[Inspection],
        RECORD.c.done_at >= bindparam("begins_at", type_=RECORD.c.done_at.type),
        RECORD.c.done_at < bindparam("ends_at", type_=RECORD.c.done_at.type),
        ~_is_repeated,
    )
    .order_by(RECORD.c.id)
)
_later = RECORD.alias()
_is_superseded = exists().where(
    _later.c.claim_number == RECORD.c.claim_number, _later.c.kind == RECORD.c.kind, _later.c.id > RECORD.c.id
)
_next = CLAIM.alias()
_PAST_DIAGNOSES = (
    select(
        RECORD.c.claim_number,
        RECORD.c.content,
        exists().where(_next.c.comes_back_of == RECORD.c.claim_number).label("came_back"),
    )
    .where(RECORD.c.kind == bindparam("of_kind"), RECORD.c.key == bindparam("of_key"), ~_is_superseded)
    .order_by(RECORD.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_before = CLAIM.alias()
_REWORK = (
    select(_before.c.technician, CLAIM.c.comeback_cause, func.count())
    .join_from(CLAIM, _before, _before.c.number == CLAIM.c.comes_back_of)
    .where(
        CLAIM.c.comes_back_of > "",
        CLAIM.c.received_on.between(bindparam("since"), bindparam("until")),
        _before.c.point_code == bindparam("of_point"),
    )
    .group_by(_before.c.technician, CLAIM.c.comeback_cause)
)


@dataclass(frozen=True, slots=True)
class StoredOrderRecords:
    """Records of the transaction."""

    connection: Connection

    def add(self, record: OrderRecord) -> OrderRecord:
        """Return the record with the id it is stored under."""
        return replace(record, id=new_key(self.connection.execute(_ADD, from_domain(record))))

    def of_claim(self, claim_number: str) -> tuple[OrderRecord, ...]:
        """Return everything written down about a claim, oldest first."""
        return tuple(to_domain(row) for row in self.connection.execute(_OF_CLAIM, {"of_number": claim_number}))

    def by_key(self, kind: type[OrderContent], key: str, limit: int) -> tuple[OrderRecord, ...]:
        """Return the newest records of a kind with a key, such as diagnoses of one fault code."""
        wanted = {"of_kind": KIND_OF_RECORD[kind], "of_key": key, "most": limit}
        return tuple(to_domain(row) for row in self.connection.execute(_BY_KEY, wanted))

    def numbered_at(
        self, point_code: str, kinds: Collection[type[OrderContent]], since: datetime
    ) -> tuple[OrderRecord, ...]:
        """Return what got a number of a point since a moment, of some kinds only, oldest first."""
        wanted = {"of_kinds": [KIND_OF_RECORD[kind] for kind in kinds], "since": since, "of_point": point_code}
        return tuple(to_domain(row) for row in self.connection.execute(_NUMBERED_AT, wanted))

    def first_inspections(self, begins_at: datetime, ends_at: datetime) -> tuple[FirstInspection, ...]:
        """Return the first inspection of each order that had it in a time, with who repaired it where."""
        rows = self.connection.execute(_FIRST_INSPECTIONS, {"begins_at": begins_at, "ends_at": ends_at})
        return tuple(FirstInspection(*row[:4], InspectionOutcome(row.key)) for row in rows)

    def past_diagnoses(self, key: str, limit: int) -> tuple[PastDiagnosis, ...]:
        """Return the newest diagnoses of a fault that counted for their orders, and which products came back."""
        wanted = {"of_kind": KIND_OF_RECORD[Diagnosis], "of_key": key, "most": limit}
        rows = self.connection.execute(_PAST_DIAGNOSES, wanted)
        return tuple(PastDiagnosis(row.claim_number, read(Diagnosis, row.content), row.came_back) for row in rows)

    def rework(self, point_code: str, since: date, until: date) -> tuple[tuple[str, str, int], ...]:
        """Return how many products came back in a time: who had mended them, why they came back, how many."""
        key = {"of_point": point_code, "since": since, "until": until}
        return tuple((who, cause, count) for who, cause, count in self.connection.execute(_REWORK, key))
