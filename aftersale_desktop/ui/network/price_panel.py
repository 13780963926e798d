"""A price list as it is seen: which one, what it says tab by tab, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.domain.price_replays import ReplayedJob
from aftersale_desktop.domain.tariff_edits import price_changes
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.network.listed_row import ListedRow
from aftersale_desktop.ui.network.price_grids import CHANGES, GRIDS, MATERIALS, PARTS, WORK
from aftersale_desktop.ui.network.price_table import PriceTable
from aftersale_desktop.ui.network.replay_bar import ReplayBar
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.group_tabs import GroupTab, GroupTabs
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.catalogue import Words

REPLAY = "replay"
_LEAST_CHOICE = 300


@dataclass(frozen=True, slots=True)
class ListDeeds:
    """What whoever is at the keyboard may do with the list in front."""

    may_copy: bool = False
    may_edit: bool = False
    may_publish: bool = False
    has_notice: bool = False
    may_export: bool = False


def replay_columns(words: Words) -> tuple[Column[ReplayedJob], ...]:
    """Return the columns of a replay; they are what is exported, too."""
    return (
        Column(words("Invoice"), lambda job: job.invoice_number, is_strong=True, width=180),
        Column(words("Claim"), lambda job: job.claim_number, width=180, spare=7),
        Column(words("Day"), lambda job: job.posted_on.isoformat(), width=112, spare=4),
        Column(words("Class"), lambda job: job.product_class, width=72, spare=3),
        Column(words("List before"), lambda job: f"{job.listed_before:,.2f}", is_number=True, width=112, spare=5),
        Column(words("List after"), lambda job: f"{job.listed_after:,.2f}", is_number=True, width=112, spare=6),
        Column(words("Customer before"), lambda job: f"{job.before:,.2f}", is_number=True, width=132),
        Column(words("Customer after"), lambda job: f"{job.after:,.2f}", is_number=True, width=132),
        Column(words("Difference"), lambda job: f"{job.change:+,.2f}", is_number=True, width=112, tone=_tone),
        Column(words("Not in the draft"), lambda job: " ".join(job.missing) or "—", stretches=True, width=112, spare=1),
    )


def _tone(job: ReplayedJob) -> Tone | None:
    return (Tone.CAUTION if job.change > 0 else Tone.GOOD) if job.change else None


class PricePanel(QWidget):
    """`typed(path, text)` tells an entry typed anew, `chosen(name)` which list somebody wants to see."""

    typed = Signal(object, str)
    chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.lists, self.tabs = ChoiceBox(), GroupTabs(words("Parts of the price list"))
        self.lists.setAccessibleName(words("Price list"))
        self.lists.setMinimumWidth(_LEAST_CHOICE)
        self.about, self.hint = OneLine("", TextKind.MUTED), OneLine("", TextKind.MUTED)
        self.copy = KeyButton(words("Copy as draft"), "F2", icon_name="copy")
        self.notice = KeyButton(words("Price notice"), "Ctrl+P", icon_name="print")
        self.discard = KeyButton(words("Discard draft"), icon_name="trash")
        self.publish = KeyButton(words("Publish"), "Ctrl+S", filled=True, icon_name="check")
        self.take_out = KeyButton(words("Take out"), "Ctrl+Del", icon_name="minus")
        self.export = KeyButton(words("Export"), "Ctrl+E", icon_name="save")
        self.tables = {code: PriceTable(words(grid.title), grid.columns(words)) for code, grid in GRIDS.items()}
        self.bar = ReplayBar(words, words("Replay"))
        self.jobs: ShortTable[ReplayedJob] = ShortTable(words("Past jobs by both lists"), replay_columns(words))
        self.listed = {MATERIALS: ListedRow(words, is_part=False), PARTS: ListedRow(words, is_part=True)}
        self._deeds = ListDeeds()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_names(self, names: Sequence[tuple[str, str]], current: str) -> None:
        """Offer these lists, each by name and text, one of them in front."""
        self.lists.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.lists.clear()
        for name, text in names:
            self.lists.addItem(text, name)
        self.lists.setCurrentIndex(max(0, self.lists.findData(current)))
        self.lists.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def show_list(self, tariff: Tariff, base: Tariff, about: str, deeds: ListDeeds) -> None:
        """Show a list beside the one it follows."""
        self._deeds = deeds
        self.about.setText(about)
        for code, grid in GRIDS.items():
            is_open = deeds.may_edit and code != CHANGES
            self.tables[code].show_rows(grid.rows(self._words, tariff, base), is_open=is_open)
        self._show_tabs(len(price_changes(base, tariff)))
        self.copy.setVisible(deeds.may_copy)
        self.notice.setVisible(deeds.has_notice)
        self.discard.setVisible(deeds.may_edit)
        self.publish.setVisible(deeds.may_publish)
        self.show_tab(self.tab())

    def tab(self) -> str:
        """Return which tab is in front."""
        return self.tabs.current() or WORK

    def show_tab(self, code: str) -> None:
        """Bring a tab to the front with the deeds that belong to it."""
        is_listed = code in self.listed and self._deeds.may_edit
        self.tabs.choose(code)
        self._stack.setCurrentIndex([*GRIDS, REPLAY].index(code))
        for name, row in self.listed.items():
            row.setVisible(is_listed and name == code)
        self.take_out.setVisible(is_listed)
        self.export.setVisible(self._deeds.may_export)
        self.hint.setText(self._hint(code))

    def _go_to_tab(self, code: str) -> None:
        self.show_tab(code)
        self.focus_table()

    def _hint(self, code: str) -> str:
        if not self._deeds.may_edit:
            return ""
        if code not in {CHANGES, REPLAY}:
            return self._words("Enter or a digit changes the entry under the cursor.")
        return "" if self._deeds.may_publish else self._words("Once it is replayed, an administrator publishes it.")

    def table_in_front(self) -> tuple[str, list[str], list[list[str]]]:
        """Return the title, the headings and the rows of the tab in front, as they are read."""
        code = self.tab()
        model = (self.jobs if code == REPLAY else self.tables[code]).model()
        places = range(model.columnCount())
        headings = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in places]
        rows = [[str(model.index(row, at).data()) for at in places] for row in range(model.rowCount())]
        return self._words("Replay") if code == REPLAY else self._words(GRIDS[code].title), headings, rows

    def focus_table(self) -> None:
        """Put the keyboard on the table in front."""
        code = self.tab()
        table = self.jobs if code == REPLAY else self.tables[code]
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tabs(self, changes: int) -> None:
        words, current = self._words, self.tab()
        counts = {CHANGES: changes}
        tabs = [
            GroupTab(code, words(grid.title), counts.get(code, self.tables[code].model().rowCount()))
            for code, grid in GRIDS.items()
        ]
        if self._deeds.may_edit or self._deeds.may_publish:
            tabs.append(GroupTab(REPLAY, words("Replay"), self.jobs.model().rowCount()))
        self.tabs.show_tabs(tabs)
        self.tabs.choose(current if current in {tab.code for tab in tabs} else WORK)

    def _connect(self) -> None:
        self.lists.activated.connect(lambda at: self.chosen.emit(self.lists.itemData(at)))
        self.tabs.chosen.connect(self._go_to_tab)
        for table in self.tables.values():
            table.typed.connect(self.typed)

    def _lay_out(self) -> None:
        for code in GRIDS:
            self._stack.addWidget(_framed(self.tables[code]))
        replay = QWidget()
        column = QVBoxLayout(replay)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(_framed(self.jobs), 1)
        self._stack.addWidget(replay)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SIDE, 12, SIDE, 16)
        whole.setSpacing(12)
        whole.addLayout(_row(self.lists, self.about, self.copy, self.notice))
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)
        for row in self.listed.values():
            whole.addWidget(row)
        whole.addLayout(_row(self.take_out, self.discard, self.hint, self.export, self.publish))


def _framed(table: QWidget) -> Card:
    frame = Card()
    frame.content.setContentsMargins(1, 1, 1, 1)
    frame.add(table)
    return frame


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, OneLine) else 0)
    return row
