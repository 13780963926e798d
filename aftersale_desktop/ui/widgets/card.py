"""The white rounded card everything on a page lies on."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.text import Text, TextKind

_SIDE = 20
_TOP = 16


class Card(QFrame):
    """A card with an optional title; put things into `content`."""

    def __init__(
        self, title: str = "", parent: QWidget | None = None, *, title_kind: TextKind = TextKind.LABEL
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        self.content.setSpacing(GRID - 2)
        self._title = Text("", title_kind)
        self.content.addWidget(self._title)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Show a title above the content, or none for an empty one."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below each other."""
        for widget in widgets:
            self.content.addWidget(widget)
