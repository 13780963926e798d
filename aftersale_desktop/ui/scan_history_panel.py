"""The last 50 scans beside the page: when, what, by which way, and what became of it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.services.scan_decisions import Answer, answer_to
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.scan_log import ScanRecord
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.over_page import right_side_of
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.scans import decision_name, source_name

_WIDTH = 680
_TONES = {Answer.OK: Tone.GOOD, Answer.UNKNOWN: Tone.CAUTION, Answer.LOOK: Tone.BAD}


def scan_columns(words: Words) -> tuple[Column[ScanRecord], ...]:
    """Return the columns of the history."""
    return (
        Column(words("Time"), lambda record: record.at.strftime("%H:%M:%S"), is_muted=True, width=92),
        Column(words("Code"), lambda record: record.printed, is_strong=True, stretches=True),
        Column(words("Read by"), lambda record: source_name(words, record.event.source), is_muted=True, width=148),
        Column(
            words("What became of it"),
            lambda record: _decision(words, record),
            badge=lambda record: BadgeMark(_decision(words, record), _tone(record)),
            width=132,
        ),
    )


def _decision(words: Words, record: ScanRecord) -> str:
    name = decision_name(words, record.decision)
    return f"{name} ×{record.reads}" if record.reads > 1 else name


def _tone(record: ScanRecord) -> Tone:
    return Tone.NEUTRAL if record.decision is None else _TONES[answer_to(record.decision)]


class ScanHistoryPanel(QWidget):
    """Lies over the right side of its parent; Enter takes a scan again, Ctrl+C copies its code, Esc leaves."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        columns = scan_columns(words)
        self._model: ValueTableModel[ScanRecord] = ValueTableModel(columns, self)
        self.table = TableView(words("Scan history"))
        self.table.show_model(self._model, columns)
        self.table.opened.connect(self.chosen)
        self.table.installEventFilter(self)
        self._nothing = EmptyState("barcode", words("Nothing scanned yet"), words("Every scan leaves a row here."))
        self._close = IconButton("cross", words("Close"))
        self._close.clicked.connect(self.left)
        self._card = Card()
        self._fill(words)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GRID, GRID, GRID, GRID)
        outer.addWidget(self._card)
        parent.installEventFilter(self)
        self.hide()

    def open_with(self, records: tuple[ScanRecord, ...]) -> None:
        """Come to the front with the cursor on the newest scan."""
        self._place()
        self.show_records(records)
        self.show()
        self.raise_()
        (self.table if records else self._close).setFocus()

    def show_records(self, records: tuple[ScanRecord, ...]) -> None:
        """Show these scans; the cursor stays with the scan it was on."""
        current = self.table.current_value()
        self._model.show_values(records)
        self.table.setVisible(bool(records))
        self._nothing.setVisible(not records)
        numbers = [record.number for record in records]
        at = numbers.index(current.number) if isinstance(current, ScanRecord) and current.number in numbers else 0
        if records:
            self.table.pick_row(at)

    def records(self) -> tuple[ScanRecord, ...]:
        """Return what is shown."""
        return self._model.values()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy the code of the row, and stay at the side when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._room:
            self._place()
        is_press = watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return True
        return False

    def event(self, event: QEvent) -> bool:
        """Keep plain keys from the page below: Esc would clear its form, a digit tick its evidence."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.text():
            event.setAccepted(event.modifiers() == Qt.KeyboardModifier.NoModifier)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _copy(self) -> None:
        record = self.table.current_value()
        if isinstance(record, ScanRecord):
            QGuiApplication.clipboard().setText(record.event.raw)

    def _fill(self, words: Words) -> None:
        head = QHBoxLayout()
        head.addWidget(Text(words("Scan history"), TextKind.TITLE), 1)
        head.addWidget(self._close)
        self._card.content.addLayout(head)
        hint = words("The last 50 scans. Enter takes one again, Ctrl+C copies its code, Esc closes.")
        self._card.add(Text(hint, TextKind.NOTE, wrap=True), self.table, self._nothing)
        self._card.content.setStretchFactor(self.table, 1)
        self._card.content.setStretchFactor(self._nothing, 1)

    def _place(self) -> None:
        self.setGeometry(right_side_of(self._room, _WIDTH))
