"""A long list shown whole: every row has its place at once, and the rows in sight come from the worker by key."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from aftersale_desktop.services.lists import RowList
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ColumnModel

PAGE_ROWS = 64
_PAGES_KEPT = 32
_ANCHORS_AT_ONCE = 100
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Opening:
    """A list with its first page in sight; `places` are where the records asked for stand now."""

    opened: RowList
    places: tuple[int, ...]
    page: int
    rows: tuple[Any, ...]


class PagedTableModel(ColumnModel[Any]):
    """Asks nothing while it is painted: a row that is not here yet is empty until `dataChanged` brings it.

    `shown(places)` follows every reset and tells where the records that were to be kept stand; `order_wanted` asks
    for another order, which only whoever opens the list can give.
    """

    shown = Signal(tuple)
    order_wanted = Signal(str, bool)

    def __init__(self, columns: tuple[Column[Any], ...], background: Background, parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._background = background
        self._list: RowList | None = None
        self._pages: OrderedDict[int, tuple[Any, ...]] = OrderedDict()
        self._wanted: int | None = None
        self._missed: set[int] = set()
        self._in_sight = 0
        self._has_more_anchors = True
        self._asked = 0
        self._is_reading = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._read_next)

    def show_list(self, opener: Callable[[], RowList], kept: Sequence[str | int] = (), row: int = 0) -> None:
        """Show the list that `opener` returns in the worker; the row in sight first is that of the first kept record.

        Until it is there the list before stays on screen; of several asked for in a hurry only the last is shown.
        """
        self._asked += 1
        asked = self._asked
        self._background.run(
            lambda: _opening(opener(), kept, row), lambda opening: self._show(opening, asked), owner=self
        )

    @property
    def shown_list(self) -> RowList | None:
        """The list that is shown."""
        return self._list

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how long the whole list is."""
        return 0 if parent.isValid() or self._list is None else self._list.count

    def value_at(self, row: int) -> Any:
        """Return the value of a row, None while it is on its way."""
        at, place = divmod(row, PAGE_ROWS)
        page = self._pages.get(at)
        if page is None or at != self._in_sight:
            self._look_at(at, is_missing=page is None)
        return page[place] if page is not None and place < len(page) else None

    def known(self, rows: range) -> Iterator[Any]:
        """Return the values among the rows that are here."""
        for row in rows:
            page = self._pages.get(row // PAGE_ROWS, ())
            if row % PAGE_ROWS < len(page):
                yield page[row % PAGE_ROWS]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the list in the order of a column, or in its own for none."""
        wanted = self._columns[column].order if 0 <= column < len(self._columns) else ""
        self.order_wanted.emit(wanted, order is Qt.SortOrder.DescendingOrder)

    def _show(self, opening: Opening, asked: int) -> None:
        if asked != self._asked:
            return
        self.beginResetModel()
        self._list = opening.opened
        self._pages = OrderedDict({opening.page: opening.rows})
        self._wanted, self._in_sight, self._has_more_anchors = None, opening.page, True
        self._is_reading = False
        self._missed.clear()
        self.endResetModel()
        self.shown.emit(opening.places)
        self._next.start()

    def _look_at(self, at: int, *, is_missing: bool) -> None:
        self._in_sight = at
        if is_missing:
            self._wanted = at
            self._missed.add(at)
        elif at - 1 in self._pages and at + 1 in self._pages:
            return
        if not self._next.isActive():
            self._next.start()

    def _read_next(self) -> None:
        """Read one page or pass some anchors: what is in sight comes first, then its neighbours, then the way ahead.

        A refusal ends it: the next opening of the list tries again, and not this one for ever.
        """
        if self._is_reading or self._list is None:
            return
        of, at = self._list, self._missing_page()
        if at is not None:
            self._is_reading = True
            self._background.run(
                lambda: tuple(of.rows(at * PAGE_ROWS, PAGE_ROWS)), lambda rows: self._take(of, at, rows), owner=self
            )
        elif self._has_more_anchors:
            self._is_reading = True
            self._background.run(
                lambda: of.walk_on(_ANCHORS_AT_ONCE), lambda has_more: self._walked(of, has_more=has_more), owner=self
            )

    def _missing_page(self) -> int | None:
        last = (self.rowCount() - 1) // PAGE_ROWS
        for at in (self._wanted, self._in_sight, self._in_sight + 1, self._in_sight - 1):
            if at is not None and 0 <= at <= last and at not in self._pages:
                return at
        return None

    def _take(self, of: RowList, at: int, rows: tuple[Any, ...]) -> None:
        """Tell of a page that somebody missed; telling of one read ahead would paint all rows in sight once more."""
        if of is not self._list:
            return
        self._pages[at] = rows
        while len(self._pages) > _PAGES_KEPT:
            furthest = max(self._pages, key=lambda page: abs(page - self._in_sight))
            del self._pages[furthest]
        if self._wanted == at:
            self._wanted = None
        if at in self._missed:
            self._missed.discard(at)
            first, last = at * PAGE_ROWS, min((at + 1) * PAGE_ROWS, self.rowCount()) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
        self._read_on()

    def _walked(self, of: RowList, *, has_more: bool) -> None:
        if of is self._list:
            self._has_more_anchors = has_more
            self._read_on()

    def _read_on(self) -> None:
        self._is_reading = False
        self._next.start()


def _opening(opened: RowList, kept: Sequence[str | int], row: int) -> Opening:
    found = (opened.place_of(name) for name in kept)
    places = tuple(place for place in found if place is not None)
    page = min(places[0] if places else row, max(0, opened.count - 1)) // PAGE_ROWS
    return Opening(opened, places, page, tuple(opened.rows(page * PAGE_ROWS, PAGE_ROWS)))
