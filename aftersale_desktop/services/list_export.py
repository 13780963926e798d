"""Taking a list out of the program: rows in stretches, so that the counter works on meanwhile, and never in secret."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.personal_data import masked_search
from aftersale_desktop.services.lists import RowList
from aftersale_desktop.services.ports import Clock, SignedIn, StartWork, StorageError

Cell = str | int | Decimal | date | datetime | None
"""What stands in a cell: text stays text, whatever it looks like."""

NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


class TableNotSavedError(StorageError):
    """A list could not be written where it was wanted."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path


class TooManyRowsError(AfterSaleError):
    """The kind of file cannot hold so many rows."""

    def __init__(self, rows: int, most: int) -> None:
        super().__init__(rows, most)
        self.rows = rows
        self.most = most


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A heading and what stands below it for a row."""

    heading: str
    cell: Callable[[Any], Cell]


class Sheet(Protocol):
    """A table on its way to a file; the file has its name once it is whole, and before that nobody sees it."""

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row."""

    def finish(self) -> None:
        """Bring the file to the disk and give it its name."""

    def give_up(self) -> None:
        """Leave nothing behind."""


NewSheet = Callable[[Path, int], Sheet]
"""Begins the file of a path, by its ending, for so many rows; refuses a folder or a number of rows that cannot be."""


@dataclass(slots=True)
class Export:
    """A list on its way out; `step` is called until it says that there is nothing more to do.

    A record that moves on in the list meanwhile goes out once, as it was met first.
    """

    of: RowList
    stretches: Sequence[range]
    columns: Sequence[ExportColumn]
    sheet: Sheet
    path: Path
    note_rows: Callable[[int], None]
    _pieces: Iterator[Sequence[Any]] = field(init=False)
    _written: set[str | int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._pieces = chain.from_iterable(map(self.of.stretch, self.stretches))
        self.sheet.add([column.heading for column in self.columns])

    @property
    def done(self) -> int:
        """How many rows were written."""
        return len(self._written)

    @property
    def count(self) -> int:
        """How many rows are expected to go out."""
        return max(self.done, sum(len(rows) for rows in self.stretches))

    def step(self) -> bool:
        """Write the next rows; tell whether there are more. The last step finishes the file."""
        piece = next(self._pieces, None)
        if piece is None:
            self.note_rows(self.done)
            self.sheet.finish()
            return False
        for row in piece:
            self._write(row)
        return True

    def give_up(self) -> None:
        """End it without a file."""
        self.sheet.give_up()

    def _write(self, row: Any) -> None:
        name = self.of.name_of(row)
        if name not in self._written:
            self.sheet.add([column.cell(row) for column in self.columns])
            self._written.add(name)


@dataclass(frozen=True, slots=True)
class ListExport:
    """What a supervisor takes out with a reason: every list has names and telephones, and they leave the house."""

    start_work: StartWork
    now: Clock
    who: SignedIn
    new_sheet: NewSheet

    def check(self) -> None:
        """Refuse who may not, before a file is asked for."""
        self.who().need(Right.EXPORT)

    def begin(
        self, of: RowList, stretches: Sequence[range], columns: Sequence[ExportColumn], path: Path, reason: str
    ) -> Export:
        """Return the export, written down with its reason, filter and the rows expected, given up or not.

        How many rows it really has is written down before the file has its name.
        """
        user = self.who()
        user.need(Right.EXPORT)
        if not reason.strip():
            raise ReasonMissingError
        query, count = of.scope.query, sum(len(rows) for rows in stretches)
        sheet = self.new_sheet(path, count)
        detail = {
            "count": str(count),
            "group": query.group,
            "text": masked_search(query.text),
            "file": path.name,
            "reason": reason.strip(),
        }
        with self.start_work() as work:
            work.audit.add(self.now(), user.name, "export_list", str(query.kind), detail)
            work.commit()

        def note_rows(rows: int) -> None:
            with self.start_work() as work:
                written = {"count": str(rows), "file": path.name}
                work.audit.add(self.now(), user.name, "export_written", str(query.kind), written)
                work.commit()

        return Export(of.for_another_thread(), stretches, columns, sheet, path, note_rows)

    def save(
        self,
        table: str,
        rows: Sequence[Any],
        columns: Sequence[ExportColumn],
        path: Path,
        reason: str,
        told: Mapping[str, str] = NOTHING_MORE,
    ) -> None:
        """Write a short table whole, under the same right; its reason is written down, and what else is told of it."""
        user = self.who()
        user.need(Right.EXPORT)
        if not reason.strip():
            raise ReasonMissingError
        sheet = self.new_sheet(path, len(rows))
        with ExitStack() as undone, self.start_work() as work:
            undone.callback(sheet.give_up)
            detail = {**told, "count": str(len(rows)), "file": path.name, "reason": reason.strip()}
            work.audit.add(self.now(), user.name, "export_list", table, detail)
            sheet.add([column.heading for column in columns])
            for row in rows:
                sheet.add([column.cell(row) for column in columns])
            work.commit()
            sheet.finish()
            undone.pop_all()


def write_table(sheet: Sheet, headings: Sequence[str], rows: Iterable[Iterable[Cell]]) -> None:
    """Write a short table whole; one that cannot be finished leaves no file."""
    with ExitStack() as undone:
        undone.callback(sheet.give_up)
        sheet.add(headings)
        for row in rows:
            sheet.add(tuple(row))
        sheet.finish()
        undone.pop_all()
