"""The list of a page: search, groups, table or empty state, what is selected, and what may be done with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.group_tabs import GroupTab, GroupTabs
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.catalogue import Words

SIDE = 24
_TYPING_PAUSE_MS = 200
_GAP = 16


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

    Emits what a person did: `text_changed` after a pause in typing, `entered` on Enter in the field, `tab_chosen`,
    `picked` with the value under the cursor, `opened` with the value of a double-click or Enter, `export_wanted`.
    """

    entered = Signal(str)
    text_changed = Signal(str)
    tab_chosen = Signal(str)
    picked = Signal(object)
    opened = Signal(object)
    export_wanted = Signal()

    def __init__(self, words: Words, texts: ListTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scan = ScanField(texts.search)
        self.tabs = GroupTabs(texts.groups)
        self.table = TableView(texts.name)
        self._empty = EmptyState(texts.icon, texts.empty_title, texts.empty_line)
        self._summary = OneLine("", TextKind.MUTED)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self._empty)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._deeds = QHBoxLayout()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._connect()
        self._lay_out()
        self.add_deed(words("Export"), "Ctrl+E", "save").clicked.connect(self.export_wanted)

    def show_model(self, model: ValueTableModel[Any], columns: Sequence[Column[Any]]) -> None:
        """Show a model; the empty state stands in for it while it has no rows."""
        self.table.show_model(model, columns)
        model.modelReset.connect(lambda: self._lists.setCurrentIndex(0 if model.rowCount() else 1))
        self._lists.setCurrentIndex(0 if model.rowCount() else 1)

    def show_tabs(self, tabs: Iterable[GroupTab], current: str) -> None:
        """Show the groups with their counts, one in front."""
        self.tabs.show_tabs(tabs)
        self.tabs.choose(current)

    def show_beside(self, widget: QWidget) -> None:
        """Put a widget to the right of the table; it takes room only while it is shown."""
        self._halves.addWidget(widget)
        self._halves.setCollapsible(self._halves.count() - 1, False)  # noqa: FBT003 - Qt's signature

    def show_summary(self, text: str) -> None:
        """Say below the table how much there is and how much is selected."""
        self._summary.setText(text)

    def say_empty(self, title: str, line: str) -> None:
        """Say why nothing is shown."""
        self._empty.show_words(title, line)

    def add_deed(self, text: str, key: str, icon_name: str = "") -> KeyButton:
        """Return a new button below the table, left of those before."""
        button = KeyButton(text, key, icon_name=icon_name)
        self._deeds.insertWidget(0, button)
        return button

    def _connect(self) -> None:
        self.scan.entered.connect(self.entered)
        self.scan.edited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(lambda: self.text_changed.emit(self.scan.text().strip()))
        self.tabs.chosen.connect(self.tab_chosen)
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)

    def _lay_out(self) -> None:
        frame = Card()
        frame.content.setContentsMargins(1, 1, 1, 1)
        frame.add(self._lists)
        self._halves.addWidget(frame)
        self._halves.setStretchFactor(0, 1)
        self._halves.setCollapsible(0, False)  # noqa: FBT003 - Qt's signature
        self._halves.setHandleWidth(_GAP)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._summary, 1)
        foot.addLayout(self._deeds)
        self._deeds.setSpacing(12)
        top = QHBoxLayout()
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
        whole.addLayout(top)
        whole.addLayout(body, 1)
