"""Labels in the program's type scale."""

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aftersale_desktop.ui.theme import TONE_ROLES, TextSize, Tone, text_font
from aftersale_desktop.ui.widgets.painting import narrow_marks, paint_line_of_text

_LEAST_WIDTH = 32


class TextKind(StrEnum):
    """What a text is for; each kind has its size, weight and colour."""

    LABEL = "label"
    NOTE = "note"
    BODY = "body"
    MUTED = "muted"
    STRONG = "strong"
    BIG = "big"
    TITLE = "title"
    VERDICT = "verdict"


_LOOKS: dict[TextKind, tuple[TextSize, bool, Tone | None]] = {
    TextKind.LABEL: (TextSize.LABEL, True, Tone.NEUTRAL),
    TextKind.NOTE: (TextSize.LABEL, False, Tone.NEUTRAL),
    TextKind.BODY: (TextSize.BODY, False, None),
    TextKind.MUTED: (TextSize.BODY, False, Tone.NEUTRAL),
    TextKind.STRONG: (TextSize.BODY, True, None),
    TextKind.BIG: (TextSize.STRONG, True, None),
    TextKind.TITLE: (TextSize.TITLE, True, None),
    TextKind.VERDICT: (TextSize.VERDICT, True, None),
}


class Text(QLabel):
    """A label that shows its text as it is, never as markup."""

    def __init__(
        self,
        text: str = "",
        kind: TextKind = TextKind.BODY,
        *,
        tone: Tone | None = None,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._kind = kind
        size, is_bold, _tone = _LOOKS[kind]
        self.setFont(text_font(size, bold=is_bold))
        self.set_tone(tone)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text."""
        self._text = text
        super().setText(narrow_marks(text))

    def text(self) -> str:
        """Return the text as it was given."""
        return self._text

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the text; without a tone it wears the colour of its kind."""
        worn = tone or _LOOKS[self._kind][2]
        self.setForegroundRole(TONE_ROLES[worn] if worn else QPalette.ColorRole.WindowText)


class OneLine(Text):
    """A label that asks for no room: what does not fit ends in an ellipsis, and the tool tip has it whole."""

    def __init__(self, text: str = "", kind: TextKind = TextKind.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text, kind, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint as much as fits; an ellipsis alone would say nothing."""
        if self.width() < _LEAST_WIDTH:
            return
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        paint_line_of_text(painter, QRectF(self.rect()), self.text(), self.font(), colour, self.alignment())
        painter.end()
