"""Long lists in memory: the whole of each is made for every question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from aftersale_desktop.domain.audit_chain import ChainedDeed
from aftersale_desktop.domain.calls import CallState, ServiceCall, precedence
from aftersale_desktop.domain.claims import ClaimGroup, ClaimRow, ClaimState
from aftersale_desktop.domain.complaints import Complaint
from aftersale_desktop.domain.invoices import InvoiceState
from aftersale_desktop.services.list_export import Cell, Sheet
from aftersale_desktop.services.list_queries import (
    ALL,
    ALL_OPEN,
    AT_WORK,
    AWAITED,
    CALL_BACK,
    ENDED,
    ENDING,
    ESCALATED,
    EXPIRED,
    IN_WARRANTY,
    INSPECTION,
    MY_BENCH,
    OVERDUE,
    QUEUE,
    ROWS_PER_ANCHOR,
    RUNNING,
    ListKey,
    ListKind,
    ListScope,
    Narrowing,
)
from aftersale_desktop.services.ports import ClaimFilter
from tests.fake_items import FakeItems
from tests.fake_money import FakeInvoices
from tests.fake_stores import FakeAudit, FakeClaims, Records

_EVERYTHING = 1_000_000
_CLAIM_GROUPS = {
    ALL: ClaimFilter(is_everything=True),
    ALL_OPEN: ClaimFilter(),
    OVERDUE: ClaimFilter(is_overdue_only=True),
}

_WORKSHOP: dict[str, Callable[[ClaimRow, ListScope], bool]] = {
    MY_BENCH: lambda row, scope: row.group is not ClaimGroup.READY and row.technician == scope.user,
    QUEUE: lambda row, _scope: row.group is ClaimGroup.NEW and not row.technician,
    AT_WORK: lambda row, _scope: row.group is not ClaimGroup.READY,
    INSPECTION: lambda row, _scope: row.state is ClaimState.IN_INSPECTION,
}


@dataclass(slots=True)
class FakeLists:
    """Lists of the transaction; a row's key is its place."""

    records: Records

    def count(self, scope: ListScope) -> int:
        return len(self._rows(scope))

    def groups(self, scope: ListScope) -> dict[str, int]:
        groups: dict[ListKind, tuple[str, ...]] = {
            ListKind.CLAIMS: (ALL, ALL_OPEN, OVERDUE, *_WORKSHOP, *ClaimGroup),
            ListKind.CARDS: (ALL, IN_WARRANTY, ENDING, EXPIRED),
            ListKind.INVOICES: (ALL, *InvoiceState),
            ListKind.CALLS: (ALL, CALL_BACK, RUNNING, AWAITED, ESCALATED, ENDED),
            ListKind.COMPLAINTS: (ALL, RUNNING, OVERDUE, ENDED),
            ListKind.AUDIT: (ALL,),
        }
        return {group: len(self._of_group(scope, group)) for group in groups[scope.query.kind]}

    def anchors(self, scope: ListScope, after: ListKey | None, most: int) -> list[ListKey]:
        first = 0 if after is None else int(str(after[0])) + 1
        ends = range(first + ROWS_PER_ANCHOR - 1, self.count(scope), ROWS_PER_ANCHOR)
        return [(end,) for end in ends[:most]]

    def after(self, scope: ListScope, key: ListKey | None, most: int) -> Sequence[Any]:
        first = 0 if key is None else int(str(key[0])) + 1
        return self._rows(scope)[first : first + most]

    def key_of(self, scope: ListScope, name: str | int) -> ListKey | None:
        place = self.place_of(scope, name)
        return None if place is None else (place,)

    def place_of(self, scope: ListScope, name: str | int) -> int | None:
        names = [_name(scope.query.kind, row) for row in self._rows(scope)]
        return names.index(name) if name in names else None

    def found(self, scope: ListScope, most: int) -> Sequence[Any]:
        return [row for row in self._of_group(scope, ALL) if scope.query.text in repr(row)][:most]

    def _rows(self, scope: ListScope) -> Sequence[Any]:
        rows = self._of_group(scope, scope.query.group)
        return list(reversed(rows)) if scope.query.is_descending else rows

    def _of_group(self, scope: ListScope, group: str) -> Sequence[Any]:
        if scope.query.kind is ListKind.CLAIMS:
            kept, is_open = _WORKSHOP.get(group), ClaimFilter()
            wanted = is_open if kept else _CLAIM_GROUPS.get(group) or ClaimFilter(group=ClaimGroup(group))
            rows = [row for row in FakeClaims(self.records).rows(wanted, scope.now) if not kept or kept(row, scope)]
            return [row for row in rows if scope.query.text or row.number.startswith(scope.point_code)]
        if scope.query.kind is ListKind.AUDIT:
            return _audit(self.records, scope)
        if scope.query.kind is ListKind.CALLS:
            return _calls(self.records, group, scope)
        if scope.query.kind is ListKind.COMPLAINTS:
            return _complaints(self.records, group, scope)
        if scope.query.kind is ListKind.CARDS:
            return FakeItems(self.records).card_rows(_EVERYTHING) if group == ALL else []
        return [row for row in FakeInvoices(self.records).rows(_EVERYTHING) if group in {ALL, row.state}]


_CALL_GROUPS = {
    CallState.NEW: RUNNING,
    CallState.ANSWERED: RUNNING,
    CallState.CALL_BACK_DUE: CALL_BACK,
    CallState.CONVERTED: AWAITED,
    CallState.ESCALATED: ESCALATED,
    CallState.CLOSED: ENDED,
}


def _calls(records: Records, group: str, scope: ListScope) -> list[ServiceCall]:
    here = [call for call in records.calls.values() if (call.awaited_at or call.point_code) == scope.point_code]
    found = [call for call in here if group in {ALL, _CALL_GROUPS[call.state]}]
    if group in {ALL, ENDED}:
        return found[::-1]
    return sorted(found, key=lambda call: (precedence(call), call.due_at or call.received_at, call.id))


def _name(kind: ListKind, row: Any) -> str | int:
    own = {ListKind.CARDS: "item_id", ListKind.AUDIT: "index"}
    return cast("str | int", getattr(row, own.get(kind, "number")))


def _audit(records: Records, scope: ListScope) -> list[ChainedDeed]:
    wanted = scope.query.narrowing or Narrowing()
    return [
        row
        for row in reversed(FakeAudit(records).chain())
        if wanted.person in {"", row.by}
        and wanted.deed in {"", row.deed}
        and wanted.subject in {"", row.subject}
        and wanted.day in {None, row.at.astimezone(scope.now.tzinfo).date()}
    ]


def _complaints(records: Records, group: str, scope: ListScope) -> list[Complaint]:
    here = [one for one in records.complaints.values() if one.point_code == scope.point_code]
    if group == ALL:
        return here[::-1]
    if group == ENDED:
        return [one for one in here[::-1] if not one.is_open]
    due = [one for one in here if one.is_open and one.due_at is not None]
    late = [one for one in due if group == RUNNING or (one.due_at or scope.now) < scope.now]
    return sorted(late, key=lambda one: (one.due_at or scope.now, one.id))


@dataclass(slots=True)
class FakeSheets:
    """Files in memory by path; what was given up is none."""

    finished: dict[Path, list[list[Cell]]] = field(default_factory=dict)

    def new(self, path: Path, _rows: int) -> Sheet:
        return FakeSheet(path, self)


@dataclass(slots=True)
class FakeSheet:
    """Rows of one file."""

    path: Path
    sheets: FakeSheets
    rows: list[list[Cell]] = field(default_factory=list)

    def add(self, cells: Sequence[Cell]) -> None:
        self.rows.append(list(cells))

    def finish(self) -> None:
        self.sheets.finished[self.path] = self.rows

    def give_up(self) -> None:
        self.rows.clear()
