"""The big field on top: a scanner's light is on it, people may type into it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from aftersale_desktop.ui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, Tone, current_tokens
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.painting import narrow_marks, paint_panel

_RING = 3
_HALO = 0.18


class ScanField(QWidget):
    """Emits `entered(text)` on Enter, never for text an input method is still composing.

    A scan itself does not come through here: the window's listener takes it before any widget sees a key. An input
    method stays allowed so that a Chinese name can be typed; a field that is for scans only turns it off.
    """

    entered = Signal(str)
    edited = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        *,
        scans_only: bool = False,
        icon_name: str = "barcode",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._mark = IconMark(icon_name, Tone.NEUTRAL, 20)
        self.line = QLineEdit()
        self.line.setObjectName("scan_text")
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not scans_only)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._enter)
        self.line.textEdited.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(_RING + 16, _RING, _RING + 12, _RING)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self.setFixedHeight(CONTROL_HEIGHT + 2 * _RING)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_placeholder(placeholder)

    def set_placeholder(self, text: str) -> None:
        """Say what may be scanned or typed."""
        self.line.setPlaceholderText(narrow_marks(text))
        self.line.setAccessibleName(text)

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field for good: an undo in it brings nothing back that was looked up already."""
        self.line.setText("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Colour the frame with the focus; a field with nothing to undo leaves that key to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_idle_undo(event):
            event.ignore()
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            tone = Tone.ACCENT if event.type() == QEvent.Type.FocusIn else Tone.NEUTRAL
            self._mark.show_icon(self._icon_name, tone)
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint field, frame and the soft ring."""
        painter, tokens = QPainter(self), current_tokens()
        focused = self.line.hasFocus()
        body = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        if focused:
            halo = QColor(tokens.accent)
            halo.setAlphaF(_HALO)
            paint_panel(painter, QRectF(self.rect()), CONTROL_RADIUS + _RING, halo)
        border = QColor(tokens.accent if focused else tokens.line)
        paint_panel(painter, body, CONTROL_RADIUS, QColor(tokens.surface), border, 1.5 if focused else 1)
        painter.end()

    def _is_idle_undo(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and not self.line.isUndoAvailable()

    def _enter(self) -> None:
        text = self.line.text().strip()
        if text:
            self.entered.emit(text)
