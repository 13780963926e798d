"""A test that is looked at: in order or not, by one key."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CONTROL_RADIUS, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import key_hint_width, paint_key_hint, paint_line_of_text, paint_panel
from aftersale_desktop.wording.catalogue import Words

_HEIGHT, _WIDTH, _GAP, _MARK = 36, 260, 8, 16
_PASS_KEYS = {Qt.Key.Key_P: True, Qt.Key.Key_F: False, Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LookedAt(PaintedButton):
    """Two halves, P for in order and F for not; `answered` when somebody said which, `done` at Enter."""

    answered = Signal()
    done = Signal()

    def __init__(self, words: Words, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._words, self._name = words, name
        self._answer: bool | None = None
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def answer(self) -> bool | None:
        """Return whether it is in order, None while nobody said."""
        return self._answer

    def set_answer(self, answer: bool | None) -> None:  # noqa: FBT001 - a value, as in any setter of Qt
        """Show an answer, without a signal."""
        self._answer = answer
        self._tell()

    def sizeHint(self) -> QSize:
        """Return room for both words."""
        return QSize(_WIDTH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by P and F, or by the arrows; Enter goes on."""
        answer = _PASS_KEYS.get(Qt.Key(event.key()))
        if answer is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._say(answer=answer)
        elif event.key() in _ENTER:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Answer by the half that was clicked."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self._say(answer=event.position().x() < self.width() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint both halves; the one that holds is filled in its colour, with its icon."""
        painter = QPainter(self)
        half = (self.width() - _GAP) / 2
        self._paint_half(painter, QRectF(0, 0, half, self.height()), is_right=True)
        self._paint_half(painter, QRectF(half + _GAP, 0, half, self.height()), is_right=False)
        self.paint_ring(painter, CONTROL_RADIUS)
        painter.end()

    def _paint_half(self, painter: QPainter, rect: QRectF, *, is_right: bool) -> None:
        tokens, holds = current_tokens(), self._answer is is_right
        tone = Tone.GOOD if is_right else Tone.BAD
        ink = tokens.ink(tone) if holds else QColor(tokens.text if self.isEnabled() else tokens.muted)
        fill = tokens.tint(tone) if holds else QColor(tokens.surface)
        paint_panel(painter, rect, CONTROL_RADIUS, fill, ink if holds else QColor(tokens.line))
        left = rect.left() + 12
        if holds:
            paint_icon(painter, "check" if is_right else "cross", ink, QRectF(left - 4, 0, _MARK, rect.height()))
            left += _MARK
        key = "P" if is_right else "F"
        inside = QRectF(left, 0, rect.right() - left - key_hint_width(key) - 12, rect.height())
        paint_line_of_text(painter, inside, self._word(is_right=is_right), text_font(bold=holds), ink)
        hint = QColor(tokens.muted), QColor(tokens.line), QColor(tokens.ground)
        paint_key_hint(painter, rect.adjusted(0, 0, -8, 0), key, *hint)

    def _word(self, *, is_right: bool) -> str:
        return self._words("In order") if is_right else self._words("Not in order")

    def _say(self, *, answer: bool) -> None:
        self.set_answer(answer)
        self.answered.emit()

    def _tell(self) -> None:
        said = "" if self._answer is None else self._word(is_right=self._answer)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(said)
        self.update()
