"""The print queue beside the work: what nobody confirmed yet, why it did not come out, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.domain.print_jobs import JobState, PrintJob
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.papers.print_notices import AGAIN_KEY, CAME_OUT_KEY
from aftersale_desktop.ui.papers.queue_columns import job_columns
from aftersale_desktop.ui.theme import GRID, current_tokens
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.over_page import right_side_of
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.printing import job_state_text, printer_name

_WIDTH = 640
_SIDE = 20


class QueueDrawer(QWidget):
    """Floats at the right of its room and blocks nothing; the signals carry the job that is picked."""

    came_out = Signal(object)
    all_came_out = Signal(object)
    again = Signal(object, str)
    save_wanted = Signal(object)
    given_up = Signal(object)
    closed = Signal()

    def __init__(self, room: QWidget, words: Words, is_under_way: Callable[[PrintJob], bool]) -> None:
        super().__init__(room)
        self._room, self._words = room, words
        self.setAccessibleName(words("Print queue"))
        columns = job_columns(words, is_under_way)
        self._model = ValueTableModel(columns, self)
        self.table = TableView(words("Print queue"))
        self.table.show_model(self._model, columns)
        self.table.picked.connect(self._show_job)
        self._state = Text("", wrap=True)
        self.printer = ChoiceBox()
        self._buttons = self._made_buttons()
        self._empty = EmptyState("print", words("Nothing waits"), words("Whatever was printed was confirmed."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._full())
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 2 * GRID, _SIDE, 2 * GRID)
        column.addLayout(self._head())
        column.addWidget(self._stack, 1)
        room.installEventFilter(self)
        self._place()

    def show_jobs(self, jobs: Sequence[PrintJob], printers: Sequence[str]) -> None:
        """Show what waits, newest first; the same job stays picked."""
        before = self.job()
        self._model.show_values(jobs)
        self._stack.setCurrentIndex(1 if jobs else 0)
        self._all.setVisible(len(self._sent()) > 1)
        self._show_printers(printers)
        ids = [job.id for job in jobs]
        if ids:
            self.table.pick_row(ids.index(before.id) if before is not None and before.id in ids else 0)

    def job(self) -> PrintJob | None:
        """Return the job that is picked."""
        value = self.table.current_value()
        return value if isinstance(value, PrintJob) else None

    def focus_list(self) -> None:
        """Put the focus where the arrows move."""
        (self.table if self._stack.currentIndex() else self._close).setFocus()

    def state_text(self) -> str:
        """Return what is said of the picked job."""
        return self._state.text()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the page behind while the focus is here."""
        if isinstance(event, QKeyEvent) and _asks_about_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right of the room when it changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._room:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the surface with a line towards the page."""
        painter, tokens = QPainter(self), current_tokens()
        paint_panel(painter, QRectF(self.rect()), 0, QColor(tokens.surface), QColor(tokens.line))
        painter.end()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Text(self._words("Print queue"), TextKind.TITLE), 1)
        self._all = KeyButton(self._words("All came out"))
        self._all.clicked.connect(lambda: self.all_came_out.emit(self._sent()))
        row.addWidget(self._all)
        self._close = IconButton("cross", self._words("Close"))
        self._close.clicked.connect(self.closed)
        row.addWidget(self._close)
        return row

    def _full(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(self._state)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(LabelledField(self._words("Printer"), self.printer), 1)
        column.addLayout(row)
        column.addLayout(self._answers())
        return inside

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in self._buttons:
            row.addWidget(button)
        return row

    def _made_buttons(self) -> tuple[KeyButton, ...]:
        words = self._words
        self._came_out = KeyButton(words("It came out"), CAME_OUT_KEY, filled=True)
        self._again = KeyButton(words("Print again"), AGAIN_KEY)
        save, give_up = KeyButton(words("Save as PDF")), KeyButton(words("Give up"))
        self._came_out.clicked.connect(lambda: self._tell(self.came_out.emit))
        self._again.clicked.connect(lambda: self._tell(lambda job: self.again.emit(job, self.printer.currentData())))
        save.clicked.connect(lambda: self._tell(self.save_wanted.emit))
        give_up.clicked.connect(lambda: self._tell(self.given_up.emit))
        return give_up, save, self._again, self._came_out

    def _tell(self, emit: Callable[[PrintJob], None]) -> None:
        job = self.job()
        if job is not None:
            emit(job)

    def _sent(self) -> tuple[PrintJob, ...]:
        return tuple(job for job in self._model.values() if job.state is JobState.SENT)

    def _show_printers(self, printers: Sequence[str]) -> None:
        self.printer.clear()
        for name in ("", *printers):
            self.printer.addItem(printer_name(self._words, name), name)

    def _show_job(self, job: PrintJob) -> None:
        self._state.setText(job_state_text(self._words, job))
        self._again.set_words(self._words("Print again") if job.may_have_come_out else self._words("Try again"))
        self._again.set_filled(filled=not job.may_have_come_out)
        self._came_out.setVisible(job.may_have_come_out)
        self.printer.setCurrentIndex(max(0, self.printer.findData(job.printer)))

    def _place(self) -> None:
        self.setGeometry(right_side_of(self._room, _WIDTH))


def _asks_about_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape
