"""An icon that stands alone in a layout."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.icons import paint_icon
from aftersale_desktop.ui.theme import Tone, current_tokens


class IconMark(QWidget):
    """An icon in the colour of a tone; it says nothing a word beside it does not say."""

    def __init__(self, name: str, tone: Tone = Tone.NEUTRAL, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the icon."""
        painter = QPainter(self)
        paint_icon(painter, self._name, current_tokens().ink(self._tone), QRectF(self.rect()))
        painter.end()
