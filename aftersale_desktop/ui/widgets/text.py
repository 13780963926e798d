"""Labels in the program's type scale."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from aftersale_desktop.ui.theme import Tone


class TextKind(StrEnum):
    """What a text is for; the style sheet gives each kind its size, weight and colour."""

    LABEL = "label"
    NOTE = "note"
    BODY = "body"
    MUTED = "muted"
    STRONG = "strong"
    BIG = "big"
    TITLE = "title"
    VERDICT = "verdict"


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
        self.setProperty("kind", kind.value)
        self.setProperty("tone", tone.value if tone else "")
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def set_tone(self, tone: Tone | None) -> None:
        """Colour the text; without a tone it wears the colour of its kind."""
        value = tone.value if tone else ""
        if value != self.property("tone"):
            self.setProperty("tone", value)
            self.style().unpolish(self)
            self.style().polish(self)
