"""What the workshop needs from storage, as protocols; `Work` in ports.py holds them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.day_orders import DayOrder
from aftersale_desktop.domain.fault_experience import PastDiagnosis
from aftersale_desktop.domain.first_pass import FirstInspection
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.shop_lists import EntryT, ListEntry


class OrderRecords(Protocol):
    """What was written down about repair orders; records are only ever added."""

    def add(self, record: OrderRecord) -> OrderRecord: ...
    def of_claim(self, claim_number: str) -> tuple[OrderRecord, ...]: ...
    def by_key(self, kind: type[OrderContent], key: str, limit: int) -> tuple[OrderRecord, ...]: ...
    def numbered_at(
        self, point_code: str, kinds: Collection[type[OrderContent]], since: datetime
    ) -> tuple[OrderRecord, ...]: ...
    def first_inspections(self, begins_at: datetime, ends_at: datetime) -> tuple[FirstInspection, ...]: ...
    def past_diagnoses(self, key: str, limit: int) -> tuple[PastDiagnosis, ...]: ...
    def rework(self, point_code: str, since: date, until: date) -> tuple[tuple[str, str, int], ...]: ...


class ShopLists(Protocol):
    """Fault codes, sub-statuses and inspection templates of the shop."""

    def of_kind(self, kind: type[EntryT]) -> tuple[EntryT, ...]: ...
    def save(self, entry: ListEntry) -> None: ...
    def remove(self, entry: ListEntry) -> None: ...


class PartLines(Protocol):
    """Parts of repair orders; `save` refuses with ChangedMeanwhileError when the version moved on.

    `in_states` gives each line with the point of its claim, oldest first, of every part unless one is named.
    """

    def add(self, line: PartLine) -> PartLine: ...
    def save(self, line: PartLine) -> PartLine: ...
    def of_claim(self, claim_number: str) -> tuple[PartLine, ...]: ...
    def in_states(self, states: Collection[PartLineState], part_code: str = "") -> tuple[tuple[PartLine, str], ...]: ...


class DayOrders(Protocol):
    """Open orders of a point as the day looks at them."""

    def open_orders(self, point_code: str) -> tuple[DayOrder, ...]: ...
    def events_of_open(self, point_code: str, received_before: datetime) -> dict[str, tuple[ClaimEvent, ...]]: ...
