"""What a page shows while there is nothing to show."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text, TextKind

_ICON = 48
_WIDTH = 440
_LOW = 136
_LEAST = 88


class EmptyState(QWidget):
    """An icon, a sentence on what is missing, a second one on what to do, and perhaps a button that does it."""

    def __init__(self, icon_name: str, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._mark = IconMark(icon_name, Tone.NEUTRAL, _ICON)
        self._title = Text(title, TextKind.BIG, wrap=True)
        self._line = Text(line, TextKind.MUTED, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GRID)
        self._column.addStretch(2)
        self._column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(GRID)
        for text in (self._title, self._line):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            text.setFixedWidth(_WIDTH)
            self._column.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        self._fit()

    def show_words(self, title: str, line: str = "", icon_name: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Say something else."""
        self._title.setText(title)
        self._line.setText(line)
        self._mark.show_icon(icon_name or self._icon_name, tone)
        self._fit()

    def let_icon_yield(self) -> None:
        """Show the sentences alone where the place is low."""
        self.setMinimumHeight(_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the icon away before sentences are cut."""
        self._mark.setVisible(event.size().height() >= _LOW)
        super().resizeEvent(event)

    def _fit(self) -> None:
        """A wrapped label in a centred row is given one line unless it says how many it needs."""
        for text in (self._title, self._line):
            text.setFixedHeight(max(0, text.heightForWidth(_WIDTH)))

    def add_button(self, text: str, key: str, press: Callable[[], None]) -> KeyButton:
        """Offer the deed that fills the page."""
        button = KeyButton(text, key, filled=True)
        button.clicked.connect(press)
        self._column.insertSpacing(self._column.count() - 1, GRID)
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
