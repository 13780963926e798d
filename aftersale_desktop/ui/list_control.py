"""What a long list shows: group, text and order; whatever of them changes, the list is read anew in the worker."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.services.list_queries import ListQuery
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.widgets.list_panel import ListPanel


class ListControl(QObject):
    """Joins a panel to its list; `counted` brings how many records each group holds, after the list itself."""

    counted = Signal(dict)

    def __init__(self, lists: Lists, query: ListQuery, panel: ListPanel, background: Background) -> None:
        super().__init__(panel)
        self._lists, self._panel, self._background = lists, panel, background
        self.query = query
        self._counts: dict[str, int] = {}
        panel.tab_chosen.connect(self.choose_group)
        panel.text_changed.connect(self.search)
        panel.order_chosen.connect(self._order)

    @property
    def group_in_front(self) -> str:
        """Return the group whose tab is in front; a search is in none of them."""
        return "" if self.query.text else self.query.group

    def choose_group(self, group: str) -> None:
        """Show a group instead of what was searched or shown."""
        self._panel.scan.clear()
        self._show(replace(self.query, group=group, text=""))

    def search(self, text: str, record: str | int = "") -> None:
        """Show what has the text, the cursor on a record if it is among them."""
        self._show(replace(self.query, text=text), record)

    def restore(self, query: ListQuery) -> None:
        """Take over what was shown before; it is read when the page comes to the front."""
        self.query = query
        self._panel.scan.line.setText(query.text)

    def refresh(self, record: str | int = "") -> None:
        """Read the same list anew: cursor, selection and place stay, unless a record is to be shown."""
        self._read(record, is_same=True)

    def _order(self, order: str, is_descending: bool) -> None:  # noqa: FBT001 - a signal's arguments
        query = replace(self.query, order=order, is_descending=is_descending and bool(order))
        if query != self.query:
            self._show(query)

    def _show(self, query: ListQuery, record: str | int = "") -> None:
        self.query = query
        self._read(record, is_same=False)

    def _read(self, record: str | int, *, is_same: bool) -> None:
        query = self.query
        self._panel.read(lambda: self._lists.open(query), record, is_same=is_same)
        if query.text and self._counts:
            self.counted.emit(self._counts)
        else:
            self._background.run(lambda: self._lists.groups(query.kind), self._count, owner=self)

    def _count(self, counts: dict[str, int]) -> None:
        """A search changes no count, so that only lists ask for them."""
        self._counts = counts
        self.counted.emit(counts)
