"""Fakes of the workshop's stores: records, parts and lists in memory."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.fault_experience import PastDiagnosis
from aftersale_desktop.domain.first_pass import FirstInspection
from aftersale_desktop.domain.inspections import Inspection
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.shop_lists import EntryT, ListEntry
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeOrderRecords:
    """Records of repair orders."""

    records: Records

    def add(self, record: OrderRecord) -> OrderRecord:
        self.records.break_if_asked("orders.add")
        stored = replace(record, id=len(self.records.orders) + 1)
        self.records.orders.append(stored)
        return stored

    def of_claim(self, claim_number: str) -> tuple[OrderRecord, ...]:
        return tuple(record for record in self.records.orders if record.claim_number == claim_number)

    def by_key(self, kind: type[OrderContent], key: str, limit: int) -> tuple[OrderRecord, ...]:
        found = [one for one in self.records.orders if isinstance(one.content, kind) and one.content.key == key]
        return tuple(reversed(found))[:limit]

    def numbered_at(
        self, point_code: str, kinds: Collection[type[OrderContent]], since: datetime
    ) -> tuple[OrderRecord, ...]:
        found = (one for one in self.records.orders if type(one.content) in kinds and one.at >= since)
        return tuple(one for one in found if one.content.key.startswith(point_code))

    def first_inspections(self, begins_at: datetime, ends_at: datetime) -> tuple[FirstInspection, ...]:
        firsts: dict[str, tuple[datetime, Inspection]] = {}
        for one in self.records.orders:
            if isinstance(one.content, Inspection):
                firsts.setdefault(one.claim_number, (one.at, one.content))
        claims = self.records.claims
        return tuple(
            FirstInspection(number, claims[number].point_code, claims[number].technician, at, inspection.outcome)
            for number, (at, inspection) in firsts.items()
            if begins_at <= at < ends_at
        )

    def past_diagnoses(self, key: str, limit: int) -> tuple[PastDiagnosis, ...]:
        last = {one.claim_number: one.content for one in self.records.orders if isinstance(one.content, Diagnosis)}
        came_back = {claim.comes_back_of for claim in self.records.claims.values()}
        found = [(number, one) for number, one in reversed(last.items()) if one.key == key][:limit]
        return tuple(PastDiagnosis(number, one, number in came_back) for number, one in found)

    def rework(self, point_code: str, since: date, until: date) -> tuple[tuple[str, str, int], ...]:
        claims = self.records.claims
        found = Counter(
            (claims[claim.comes_back_of].technician, claim.comeback_cause)
            for claim in claims.values()
            if claim.comes_back_of and since <= claim.judgement.judged_on <= until
            if claims[claim.comes_back_of].point_code == point_code
        )
        return tuple((*key, count) for key, count in found.items())


@dataclass(slots=True)
class FakePartLines:
    """Parts of repair orders."""

    records: Records

    def add(self, line: PartLine) -> PartLine:
        stored = replace(line, id=len(self.records.part_lines) + 1)
        self.records.part_lines[stored.id] = stored
        return stored

    def save(self, line: PartLine) -> PartLine:
        if self.records.part_lines[line.id].version != line.version:
            raise ChangedMeanwhileError(line.claim_number)
        later = replace(line, version=line.version + 1)
        self.records.part_lines[line.id] = later
        return later

    def of_claim(self, claim_number: str) -> tuple[PartLine, ...]:
        return tuple(line for line in self.records.part_lines.values() if line.claim_number == claim_number)

    def in_states(self, states: Collection[PartLineState], part_code: str = "") -> tuple[tuple[PartLine, str], ...]:
        of_state = (line for line in self.records.part_lines.values() if line.state in states)
        found = (line for line in of_state if part_code in {"", line.part_code})
        return tuple((line, self.records.claims[line.claim_number].point_code) for line in found)


@dataclass(slots=True)
class FakeShopLists:
    """Lists of the shop."""

    records: Records

    def of_kind(self, kind: type[EntryT]) -> tuple[EntryT, ...]:
        found = [entry for (of, _), entry in sorted(self.records.shop_lists.items(), key=_key) if of is kind]
        return cast("tuple[EntryT, ...]", tuple(found))

    def save(self, entry: ListEntry) -> None:
        self.records.shop_lists[type(entry), entry.key] = entry

    def remove(self, entry: ListEntry) -> None:
        self.records.shop_lists.pop((type(entry), entry.key), None)


def _key(item: tuple[tuple[type[ListEntry], str], ListEntry]) -> str:
    return item[0][1]
