"""Before a stock-take: which warehouse, all of it or only what is scanned, and what was counted before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.stock_counts import CountState, StockCount
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.stockroom.place_box import PlaceBox
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.stock import COUNT_STATE_NAMES
from aftersale_desktop.wording.stock_names import StockNames

_TONES: dict[CountState, Tone] = {
    CountState.OPEN: Tone.ACCENT,
    CountState.POSTED: Tone.GOOD,
    CountState.CANCELLED: Tone.NEUTRAL,
}


class CountStart(QWidget):
    """`begin_wanted(warehouse, is_whole)`; `opened(number)` for one that is still counted."""

    begin_wanted = Signal(str, bool)
    opened = Signal(str)

    def __init__(self, names: StockNames) -> None:
        super().__init__()
        words = names.words
        self._words = words
        self.place, self.extent = PlaceBox(words("Warehouse")), ChoiceBox()
        self.extent.addItem(words("Everything in it; what nobody scans is missing"), True)  # noqa: FBT003 - Qt's data
        self.extent.addItem(words("Only the parts that are scanned"), False)  # noqa: FBT003 - Qt's data
        self._hint = Text("", TextKind.STRONG, tone=Tone.CAUTION, wrap=True)
        self._hint.hide()
        self.begin = KeyButton(words("Begin to count"), "F9", filled=True)
        self.bar = ActionBar((), (self.begin,))
        columns = _columns(names)
        self._model: ValueTableModel[StockCount] = ValueTableModel(columns, self)
        self.table = TableView(words("Stock-takes"))
        self.table.show_model(self._model, columns)
        self._empty = EmptyState(
            "barcode", words("No stock-takes yet"), words("Choose a warehouse above and begin with F9.")
        )
        self.begin.clicked.connect(self._begin)
        self.table.opened.connect(self._open)
        self._lay_out()

    def offer(self, names: StockNames, *, may_count: bool) -> None:
        """Offer the warehouses that can be counted."""
        self.place.offer(names, names.own_stores())
        self.begin.setEnabled(may_count)
        told = self._words("Your role looks; the storekeeper or a supervisor does this.")
        self.bar.show_hint("" if may_count else told)

    def show_counts(self, still_open: Sequence[StockCount], ended: Sequence[StockCount]) -> None:
        """List the stock-takes, those still counted first; Enter goes on with one of them."""
        self._model.show_values((*still_open, *ended))
        self.table.setVisible(bool(self._model.rowCount()))
        self._empty.setVisible(not self._model.rowCount())
        if self._model.rowCount():
            self.table.pick_row(0)

    def say_first(self, text: str) -> None:
        """Say what comes before the first scan."""
        self._hint.setText(text)
        self._hint.show()

    def _begin(self) -> None:
        self._hint.hide()
        self.begin_wanted.emit(self.place.code(), bool(self.extent.currentData()))

    def _open(self, count: object) -> None:
        if isinstance(count, StockCount) and count.is_open:
            self.opened.emit(count.number)

    def _lay_out(self) -> None:
        words = self._words
        form, past = Card(words("New stock-take")), Card(words("Stock-takes"))
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(LabelledField(words("Warehouse"), self.place))
        fields.addWidget(LabelledField(words("What is counted"), self.extent))
        fields.addStretch()
        form.content.setSpacing(GRID)
        form.content.addLayout(fields)
        form.add(self._hint)
        past.content.addWidget(self.table, 1)
        past.content.addWidget(self._empty, 1)
        body = QVBoxLayout()
        body.setContentsMargins(SIDE, 12, SIDE, 16)
        body.setSpacing(16)
        body.addWidget(form)
        body.addWidget(past, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self.bar)


def _columns(names: StockNames) -> tuple[Column[StockCount], ...]:
    words = names.words
    return (
        Column(words("Stock-take"), lambda row: row.number, lambda row: row.number, is_strong=True, width=184),
        Column(words("Where"), lambda row: names.place(row.warehouse), width=160),
        Column(words("Begun"), lambda row: f"{row.begun_at:%Y-%m-%d}", lambda row: row.begun_at, width=112, spare=1),
        Column(words("By"), lambda row: row.begun_by, width=96, spare=2),
        Column(words("Why"), lambda row: row.why, is_muted=True, stretches=True, width=120, spare=3),
        Column(
            words("State"),
            lambda row: words(COUNT_STATE_NAMES[row.state]),
            badge=lambda row: BadgeMark(words(COUNT_STATE_NAMES[row.state]), _TONES[row.state]),
            width=144,
        ),
    )
