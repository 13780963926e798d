"""The top-level window before there is anything in it; it is on screen before anything slow is imported."""

from PySide6.QtCore import QByteArray, QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMainWindow

from aftersale_desktop.ui.tokens import RAIL_WIDTH, Tokens
from aftersale_desktop.ui.window_size import fitting_size

_SIZE = (1440, 900)
_LEAST_SIZE = (1024, 640)


class Frame(QMainWindow):
    """Paints rail and ground in the colours of the theme until the real rail and pages take their place.

    Nothing here may touch the `Qt` namespace: its first use builds every enumeration of Qt, a seventh of the start.
    """

    first_painted = Signal()
    closing = Signal()

    def __init__(self, tokens: Tokens, geometry_text: str = "") -> None:
        super().__init__()
        self.tokens = tokens
        self._was_painted = False
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(fitting_size(*_SIZE, self.screen().availableGeometry()))
        if geometry_text:
            self.restoreGeometry(QByteArray.fromBase64(geometry_text.encode("ascii")))

    def geometry_text(self) -> str:
        """Return size and place as a text to store."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the empty program, and tell once that the first frame is on its way to the screen."""
        super().paintEvent(event)
        if self.centralWidget() is None:
            self._paint_empty()
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window is about to go."""
        self.closing.emit()
        super().closeEvent(event)

    def _paint_empty(self) -> None:
        tokens, height, edge = self.tokens, self.height(), RAIL_WIDTH - 1
        painter = QPainter(self)
        _fill(painter, self.rect(), tokens.ground)
        _fill(painter, QRect(0, 0, edge, height), tokens.surface)
        _fill(painter, QRect(edge, 0, 1, height), tokens.line)
        painter.end()


def _fill(painter: QPainter, area: QRect, colour: str) -> None:
    """Stretch one pixel; the painter's own fill would look at all enumerations of Qt to find the right overload."""
    pixel = QPixmap(1, 1)
    pixel.fill(QColor(colour))
    painter.drawPixmap(area, pixel, QRect(0, 0, 1, 1))
