"""What the workshop needs from storage, as protocols; `Work` in ports.py holds them."""

from typing import Protocol

from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.shop_lists import EntryT, ListEntry


class OrderRecords(Protocol):
    """What was written down about repair orders; records are only ever added."""

    def add(self, record: OrderRecord) -> OrderRecord: ...
    def of_claim(self, claim_number: str) -> tuple[OrderRecord, ...]: ...
    def by_key(self, kind: type[OrderContent], key: str, limit: int) -> tuple[OrderRecord, ...]: ...


class ShopLists(Protocol):
    """Fault codes, sub-statuses and inspection templates of the shop."""

    def of_kind(self, kind: type[EntryT]) -> tuple[EntryT, ...]: ...
    def save(self, entry: ListEntry) -> None: ...
    def remove(self, entry: ListEntry) -> None: ...


class PartLines(Protocol):
    """Parts of repair orders; `save` refuses with ChangedMeanwhileError when the version moved on."""

    def add(self, line: PartLine) -> PartLine: ...
    def save(self, line: PartLine) -> PartLine: ...
    def of_claim(self, claim_number: str) -> tuple[PartLine, ...]: ...
