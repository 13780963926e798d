"""Fakes of the workshop's stores: records, parts and lists in memory."""

from dataclasses import dataclass, replace
from typing import cast

from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.part_lines import PartLine
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
