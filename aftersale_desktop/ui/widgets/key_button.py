"""A button that shows the key that presses it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, Tokens, current_tokens, text_font
from aftersale_desktop.ui.widgets.painted_button import PaintedButton
from aftersale_desktop.ui.widgets.painting import (
    key_hint_width,
    paint_key_hint,
    paint_line_of_text,
    paint_panel,
    text_width,
)

_SIDE, _GAP = 16, 12
_COMPACT_SIDE, _COMPACT_GAP = 8, 4
_ICON = 20
_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyButton(PaintedButton):
    """A button with its key beside the words; one filled button per page is the thing to do next."""

    def __init__(
        self, text: str, key: str = "", *, filled: bool = False, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._key = key
        self._icon_name = icon_name
        self._is_filled = filled
        if key:
            self._press_by(key)
        self.is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key that presses it, or an empty text."""
        return self._key

    @property
    def is_filled(self) -> bool:
        """Whether it is the thing to do next."""
        return self._is_filled

    @property
    def icon_name(self) -> str:
        """The icon before its words, or an empty text."""
        return self._icon_name

    def show_key(self, key: str) -> None:
        """Show a key that does the same where the focus is, a list's Enter for one; it is not bound here."""
        self._key = key
        self.updateGeometry()

    def set_words(self, text: str) -> None:
        """Show other words; the key stays."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def spell_out(self, whole: str) -> None:
        """Let tool tip and screen reader say in full what short words mean."""
        self.setAccessibleName(whole)
        self.setToolTip(whole)

    def set_filled(self, *, filled: bool) -> None:
        """Make it the thing to do next, or one of the others."""
        self._is_filled = filled
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon, words and key."""
        hint = _GAP + key_hint_width(self._key) if self._key else 0
        width = 2 * _SIDE + self._icon_room() + text_width(self.text(), text_font(bold=True)) + hint
        return QSize(round(width + 0.5) - (self.spared_width if self.is_compact else 0), CONTROL_HEIGHT)

    @property
    def spared_width(self) -> int:
        """The room that is won when the icon stands for the words; none where there is no icon."""
        if not self._icon_name:
            return 0
        gap = _GAP - _COMPACT_GAP if self._key else 0
        return round(text_width(self.text(), text_font(bold=True))) + 2 * (_SIDE - _COMPACT_SIDE) + gap

    def set_compact(self, *, is_compact: bool) -> None:
        """Let the icon stand for the words, which a tool tip says then."""
        if is_compact != self.is_compact:
            self.is_compact = is_compact
            self.setToolTip(self.text() if is_compact else "")
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space: on some desktops Qt leaves Enter to dialogs."""
        if event.key() in _PRESSING_KEYS and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the button."""
        painter, tokens = QPainter(self), current_tokens()
        fill, border, ink = self._colours(tokens)
        paint_panel(painter, self.body(), CONTROL_RADIUS, fill, border)
        if self._icon_name:
            paint_icon(painter, self._icon_name, ink, QRectF(self._side() - 2, 0, _ICON, self.height()))
        words = "" if self.is_compact else self.text()
        left = _SIDE + self._icon_room()
        right = _SIDE + (key_hint_width(self._key) + _GAP if self._key else 0)
        paint_line_of_text(painter, self.body().adjusted(left, 0, -right, 0), words, text_font(bold=True), ink)
        if self._key:
            self._paint_key(painter, tokens, ink)
        self._paint_focus(painter, tokens)
        painter.end()

    def _press_by(self, key: str) -> None:
        """Click at once and once: a button's own shortcut clicks 100 ms late, when the next keys are typed already."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)

    def _paint_key(self, painter: QPainter, tokens: Tokens, ink: QColor) -> None:
        place = self.body().adjusted(0, 0, 2 - self._side(), 0)
        if self._is_filled and self.isEnabled():
            paint_key_hint(painter, place, self._key, ink, ink, None)
        else:
            paint_key_hint(painter, place, self._key, QColor(tokens.muted), QColor(tokens.line), QColor(tokens.ground))

    def _paint_focus(self, painter: QPainter, tokens: Tokens) -> None:
        self.paint_ring(painter, CONTROL_RADIUS)
        if self._is_filled and self.hasFocus() and self.isEnabled():
            inner = self.body().adjusted(3, 3, -3, -3)
            paint_panel(painter, inner, CONTROL_RADIUS - 3, None, QColor(tokens.on_accent))

    def _colours(self, tokens: Tokens) -> tuple[QColor, QColor, QColor]:
        if not self.isEnabled():
            return QColor(tokens.ground), QColor(tokens.line), QColor(tokens.muted)
        if self._is_filled:
            shade = QColor(tokens.accent).darker(112 if self.isDown() else 106 if self.is_hot() else 100)
            return shade, shade, QColor(tokens.on_accent)
        fill = tokens.ground if self.isDown() or self.is_hot() else tokens.surface
        return QColor(fill), QColor(tokens.line), QColor(tokens.text)

    def _icon_room(self) -> float:
        return _ICON + 6 if self._icon_name else 0

    def _side(self) -> int:
        return _COMPACT_SIDE if self.is_compact else _SIDE
