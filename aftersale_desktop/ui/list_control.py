"""What a long list shows: group, text and order; whatever of them changes, the list is read anew in the worker."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.services.list_queries import ListQuery
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.widgets.list_panel import ListPanel


class ListControl(QObject):
    """Joins a panel to its list; `open_record` tells which record is open beside it, on which the cursor stays.

    `counted` brings how many records each group holds, after the list itself;
    `changed` when `follow` found that something was done meanwhile, before the list is read anew.
    """

    counted = Signal(dict)
    changed = Signal()

    def __init__(
        self,
        lists: Lists,
        query: ListQuery,
        panel: ListPanel,
        background: Background,
        *,
        of_workshop: bool = False,
        open_record: Callable[[], str] = str,
    ) -> None:
        super().__init__(panel)
        self._open_record = open_record
        self._lists, self._panel, self._background = lists, panel, background
        self._groups = partial(lists.groups, of_workshop=of_workshop)
        self.query = query
        self._before: ListQuery | None = None
        self._counts: dict[str, int] = {}
        self._newest = 0
        panel.tab_chosen.connect(self.choose_group)
        panel.text_changed.connect(self.search)
        panel.order_chosen.connect(self._order)
        panel.back.clicked.connect(self._leave_alone)

    @property
    def group_in_front(self) -> str:
        """Return the group whose tab is in front; a search is in none of them."""
        return "" if self.query.text else self.query.group

    @property
    def lasting_query(self) -> ListQuery:
        """Return what is listed, or was before a record stood alone."""
        return self._before or self.query

    def choose_group(self, group: str) -> None:
        """Show a group instead of what was searched or shown."""
        self._remember(None)
        self._panel.scan.clear()
        self._show(replace(self.query, group=group, text=""))

    def search(self, text: str, record: str | int = "") -> None:
        """Show what has the text, the cursor on a record if it is among them."""
        self._remember(None)
        self._show(replace(self.query, text=text), record)

    def show_alone(self, record: str) -> None:
        """Show one record alone, whichever group it is in; `show_again` or Esc leads back to the list before."""
        self._remember(self._before or self.query)
        self._show(replace(self.query, text=record), record)

    def show_again(self, record: str | int = "") -> None:
        """Show the list as it was before a record stood alone, the cursor on it; without one read the same anew."""
        if self._before is None:
            self.refresh(record)
            return
        self.restore(self._before)
        self._remember(None)
        self._read(record, is_same=False)

    def restore(self, query: ListQuery) -> None:
        """Take over what was shown before; it is read when the page comes to the front."""
        self.query = query
        self._panel.scan.line.setText(query.text)

    def refresh(self, record: str | int = "") -> None:
        """Read the same list anew: cursor, selection and place stay, unless a record is to be shown."""
        self._read(record, is_same=True)

    def follow(self) -> None:
        """Read the list anew if anything was done since, here or at another counter; a search stays as it was found.

        Nothing moves under whoever reads: no row is selected for one that went, and the place stays.
        """
        if not self.query.text and self._panel.table.isVisible():
            self._background.run(self._lists.newest_deed, self._follow, owner=self)

    def _follow(self, newest: int) -> None:
        if newest != self._newest and not self.query.text:
            self._newest = newest
            self.changed.emit()
            self._read("", is_same=True, is_quiet=True)

    def _leave_alone(self) -> None:
        self.show_again(self.query.text)
        self._panel.table.setFocus()

    def _remember(self, before: ListQuery | None) -> None:
        self._before = before
        self._panel.back.setVisible(before is not None)

    def _order(self, order: str, is_descending: bool) -> None:  # noqa: FBT001 - a signal's arguments
        query = replace(self.query, order=order, is_descending=is_descending and bool(order))
        if query != self.query:
            self._show(query)

    def _show(self, query: ListQuery, record: str | int = "") -> None:
        self.query = query
        self._read(record, is_same=False)

    def _read(self, record: str | int, *, is_same: bool, is_quiet: bool = False) -> None:
        query, record = self.query, record or self._open_record()
        self._panel.read(lambda: self._lists.open(query), record, is_same=is_same, is_quiet=is_quiet)
        if query.text and self._counts:
            self.counted.emit(self._counts)
        else:
            self._background.run(lambda: self._groups(query.kind), self._count, owner=self)

    def _count(self, counts: dict[str, int]) -> None:
        """A search changes no count, so that only lists ask for them."""
        self._counts = counts
        self.counted.emit(counts)
