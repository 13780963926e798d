"""A line at the top of the window that answers a scan: colour, icon and words, gone again in a moment."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.ui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, GRID, Tone, current_tokens
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind

_SECONDS = 4
_WIDEST = 520
_LEFT, _TOP = 3 * GRID, 12
"""Where the counter has its field, so that an answer stands in it and cuts no words."""


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """What the strip says: an icon, what the code was taken for, and the code."""

    icon: str
    tone: Tone
    decision: str
    code: str


class ScanStrip(QWidget):
    """Floats over its parent, takes no focus and no mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._answer: ScanAnswer | None = None
        self._mark, self._decision, self._code = IconMark("barcode"), Text("", TextKind.STRONG), OneLine("")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self._decision)
        row.addWidget(self._code, 1)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    def show_answer(self, answer: ScanAnswer) -> None:
        """Show an answer instead of the last one."""
        self._answer = answer
        self._mark.show_icon(answer.icon, answer.tone)
        self._decision.setText(answer.decision)
        self._code.setText(answer.code)
        self.setAccessibleName(f"{answer.decision} {answer.code}")
        self._timer.start()
        self._place()
        self.show()
        self.raise_()
        self.update()

    def answer(self) -> ScanAnswer | None:
        """Return what is on screen, if anything."""
        return None if self.isHidden() else self._answer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the top of the parent when it changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._room:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the strip, its edge in the colour of the answer."""
        if self._answer is None:
            return
        painter, tokens, rect = QPainter(self), current_tokens(), QRectF(self.rect())
        fill = QColor(tokens.surface) if self._answer.tone is Tone.NEUTRAL else tokens.tint(self._answer.tone)
        paint_panel(painter, rect, CONTROL_RADIUS, QColor(tokens.surface))
        paint_panel(painter, rect, CONTROL_RADIUS, fill, tokens.ink(self._answer.tone))
        painter.end()

    def _place(self) -> None:
        width = min(_WIDEST, self._room.width() // 2)
        self.setGeometry(_LEFT, _TOP, width, CONTROL_HEIGHT)
