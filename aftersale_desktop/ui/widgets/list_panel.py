"""The list of a page: search, groups, table or empty state, what is selected, and what may be done with it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.services.lists import RowList
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.paged_table_model import PagedTableModel
from aftersale_desktop.ui.models.value_table_model import ColumnModel
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.group_tabs import GroupTab, GroupTabs
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.ui.widgets.two_halves import TwoHalves
from aftersale_desktop.wording.catalogue import Words

SIDE = 24
_TYPING_PAUSE_MS = 150
_MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class ListTexts:
    """What a list is called, what its field takes, and what it says while it is empty."""

    name: str
    search: str
    groups: str
    icon: str
    empty_title: str
    empty_line: str


class ListPanel(QWidget):
    """Fills a page from its search field down to its foot; whatever belongs beside the table goes to `show_beside`.

    A page with forms over its list may take `field`, the row with the search field, into a layout of its own.
    A long list is made by `show_columns` and filled by `read`; a short one by `show_model`. Emits what a person did:
    `text_changed` after a pause in typing, `entered` on Enter in the field, `tab_chosen`, `order_chosen` with the code
    of a column's order and whether it is turned round, `picked` with the value under the cursor, `opened` with the
    value of a double-click or Enter, `export_wanted`.
    """

    entered = Signal(str)
    text_changed = Signal(str)
    tab_chosen = Signal(str)
    picked = Signal(object)
    opened = Signal(object)
    order_chosen = Signal(str, bool)
    export_wanted = Signal()

    def __init__(self, words: Words, texts: ListTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._texts = words, texts
        self._model: PagedTableModel | None = None
        self._scrolled = 0
        self._is_quiet = False
        self._is_exporting = False
        self.scan = ScanField(texts.search)
        self.tabs = GroupTabs(texts.groups)
        self.table = TableView(texts.name, selects_many=True)
        self._empty = EmptyState(texts.icon, texts.empty_title, texts.empty_line)
        self._summary = OneLine("", TextKind.MUTED)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._empty)
        self.field = QWidget()
        frame = Card()
        frame.content.setContentsMargins(1, 1, 1, 1)
        frame.add(self._lists)
        self._halves = TwoHalves(frame)
        self._deeds = QHBoxLayout()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._connect()
        self._lay_out()
        self._export = self.add_deed(words("Export"), "Ctrl+E", "save")
        self._export.clicked.connect(self.export_wanted)
        self.back = self.add_deed(words("Back to the list"), "Esc")
        self.back.hide()

    def show_columns(self, columns: tuple[Column[Any], ...], background: Background) -> PagedTableModel:
        """Return the model of a long list, shown by these columns."""
        model = self._model = PagedTableModel(columns, background, self)
        model.order_wanted.connect(self.order_chosen)
        self.show_model(model, columns)
        model.shown.connect(self._find_back)
        self.table.selected.connect(self._summarise)
        return model

    def show_model(self, model: ColumnModel[Any], columns: Sequence[Column[Any]]) -> None:
        """Show a model; the empty state stands in for it while it has no rows."""
        self.table.show_model(model, columns)
        model.modelReset.connect(lambda: self._lists.setCurrentIndex(0 if model.rowCount() else 1))
        self._lists.setCurrentIndex(0 if model.rowCount() else 1)

    def read(
        self, opener: Callable[[], RowList], record: str | int = "", *, is_same: bool = False, is_quiet: bool = False
    ) -> None:
        """Read a long list in the worker with the cursor on a record; the same list keeps selection and place, too.

        A quiet one scrolls to nothing, and chooses nothing for what is gone; a cursor that moves leaves no selection.
        """
        model = self._model
        if model is None:
            return
        self._is_quiet = is_quiet
        self._scrolled = self.table.verticalScrollBar().value() if is_same else 0
        kept = [record] if record else []
        if is_same and (not record or self.selected_count() > 1):
            kept += [name for name in self.selected_names() if name != record][:_MOST_KEPT]
        model.show_list(opener, kept, max(0, self.table.rowAt(0)) if is_same else 0)

    def chosen(self, *, at_cursor: bool = False) -> tuple[RowList, list[range]] | None:
        """Return the list and the stretches of it that are selected.

        One row alone is the cursor and no selection: it counts only `at_cursor`, else the whole list is meant.
        """
        shown = self._model.shown_list if self._model is not None else None
        if shown is None:
            return None
        is_selection = at_cursor or self.selected_count() > 1
        return shown, self.table.selected_ranges() if is_selection else [range(shown.count)]

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        return sum(len(rows) for rows in self.table.selected_ranges())

    def selected_names(self) -> list[str | int]:
        """Return what the selected records are called, as far as their rows are here."""
        model = self._model
        if model is None or model.shown_list is None:
            return []
        of = model.shown_list
        return [of.name_of(row) for rows in self.table.selected_ranges() for row in model.known(rows)]

    def show_tabs(self, tabs: Iterable[GroupTab], current: str) -> None:
        """Show the groups with their counts, one in front."""
        self.tabs.show_tabs(tabs)
        self.tabs.choose(current)

    def show_beside(self, widget: QWidget, *, share: int = 0) -> None:
        """Put a widget to the right of the table, alone where there is no room for both while it is shown.

        With a `share` it grows with the window, by that many parts to one of the table.
        """
        self._halves.show_right(widget, share)

    def add_beside_search(self, widget: QWidget) -> None:
        """Put a further filter to the right of the search field."""
        layout = self.field.layout()
        if layout is not None:
            layout.addWidget(widget)
            layout.setContentsMargins(SIDE - 3, 9, SIDE, 6)

    def let_beside_yield(self, *, yields: bool, comfort: int = 0) -> None:
        """Let what is beside the table give way where both do not fit in comfort, or the table."""
        self._halves.let_right_yield(yields=yields, comfort=comfort)

    def limit_beside(self, most: int) -> None:
        """Let what is beside the table be no wider than this; 0 takes the limit away."""
        self._halves.limit_right(most)

    def show_summary(self, text: str) -> None:
        """Say below the table how much there is and how much is selected."""
        self._summary.setText(text)

    def show_progress(self, text: str, stop: str) -> None:
        """Say how far the export is; its button stops it meanwhile."""
        self._is_exporting = True
        self.show_summary(text)
        self._export.set_words(stop)

    def end_progress(self) -> None:
        """Show the foot as before the export."""
        self._is_exporting = False
        self._export.set_words(self._words("Export"))
        self._summarise()

    def add_deed(self, text: str, key: str, icon_name: str = "") -> KeyButton:
        """Return a new button below the table, left of those before."""
        button = KeyButton(text, key, icon_name=icon_name)
        self._deeds.insertWidget(0, button)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down from the search field into the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _find_back(self, places: tuple[int, ...]) -> None:
        """Put cursor, selection and scroll bar back where they were before the list was read anew."""
        if self.table.model().rowCount():
            if places or not self._is_quiet:
                self.table.select_rows(places or (0,))
        else:
            self._say_empty()
        self.table.verticalScrollBar().setValue(self._scrolled)
        if places and not self._is_quiet:
            self.table.scrollTo(self.table.currentIndex())
        self._summarise()

    def _say_empty(self) -> None:
        """Say why there is nothing: nothing of the kind, or nothing like what was typed."""
        words, shown = self._words, self._model.shown_list if self._model is not None else None
        text = shown.scope.query.text if shown is not None else ""
        if text:
            title = words("Nothing fits “{text}”", text=text)
            self._empty.show_words(
                title, words("Try fewer signs: any part of a number, a name or a telephone will do.")
            )
        else:
            self._empty.show_words(self._texts.empty_title, self._texts.empty_line)

    def _summarise(self) -> None:
        words, model = self._words, self._model
        shown = model.shown_list if model is not None else None
        if shown is None or self._is_exporting:
            return
        parts = [words.plural("{count:,} row", "{count:,} rows", shown.count)]
        if shown.is_cut:
            parts = [words("The first {count} hits. Type more to see the others.", count=shown.count)]
        selected = self.selected_count()
        if selected > 1:
            parts.append(words.plural("{count:,} selected", "{count:,} selected", selected))
        self.show_summary(" · ".join(parts))

    def _connect(self) -> None:
        self.scan.line.installEventFilter(self)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.scan.line.selectAll)
        find.activated.connect(self.scan.setFocus)
        self.scan.entered.connect(self.entered)
        self.scan.edited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(lambda: self.text_changed.emit(self.scan.text().strip()))
        self.tabs.chosen.connect(self.tab_chosen)
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._summary, 1)
        foot.addLayout(self._deeds)
        self._deeds.setSpacing(12)
        top = QHBoxLayout(self.field)
        top.setContentsMargins(SIDE - 3, 9, SIDE - 3, 6)
        top.addWidget(self.scan)
        body = QVBoxLayout()
        body.setContentsMargins(SIDE, 0, SIDE, 16)
        body.setSpacing(12)
        body.addWidget(self.tabs)
        body.addWidget(self._halves, 1)
        body.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.field)
        whole.addLayout(body, 1)
