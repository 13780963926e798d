"""The foot of a page: side deeds on the left, the one deed on the right."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from aftersale_desktop.ui.theme import text_font
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.narrow_row import fit_words
from aftersale_desktop.ui.widgets.painting import text_width
from aftersale_desktop.ui.widgets.text import OneLine, TextKind

_SIDE = 24
_TOP = 12


class ActionBar(QFrame):
    """Buttons in reading order with a quiet hint before the main one."""

    def __init__(self, left: tuple[QWidget, ...], right: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_bar")
        self._hint = OneLine("", TextKind.MUTED)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sparing = [button for button in left[::-1] if isinstance(button, KeyButton)]
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        row.setSpacing(12)
        for widget in left:
            row.addWidget(widget)
        row.addWidget(self._hint, 1)
        for widget in right:
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """Make room when the bar, or what stands in it, changes its size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            fit_words(self._row, self._sparing, self.width() - self._hint_width())
        return super().event(event)

    def show_hint(self, text: str) -> None:
        """Say what is still to do."""
        self._hint.setText(text)
        fit_words(self._row, self._sparing, self.width() - self._hint_width())

    def _hint_width(self) -> int:
        return round(text_width(self._hint.text(), text_font()) + 0.5)
