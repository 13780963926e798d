"""A place to sign on screen, with finger, pen or mouse."""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.theme import CONTROL_RADIUS, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import CENTRE, paint_line_of_text, paint_panel

_WIDTH, _HEIGHT = 320, 120
_STROKE = 2.4
_SCALE = 2
_LEAST_LENGTH = 20


class SignaturePad(QWidget):
    """Keeps strokes as they were drawn; `changed` at the end of each."""

    changed = Signal()

    def __init__(self, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation = invitation
        self._strokes: list[list[QPointF]] = []
        self.setAccessibleName(invitation)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_WIDTH)

    def is_signed(self) -> bool:
        """Tell whether more was drawn than a slip of the hand."""
        length = sum((b - a).manhattanLength() for one in self._strokes for a, b in pairwise(one))
        return length >= _LEAST_LENGTH

    def clear(self) -> None:
        """Take everything drawn away."""
        self._strokes = []
        self.update()
        self.changed.emit()

    def strokes(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Return what was drawn, to be drawn again by `draw`."""
        return tuple(tuple((point.x(), point.y()) for point in one) for one in self._strokes)

    def draw(self, strokes: tuple[tuple[tuple[float, float], ...], ...]) -> None:
        """Show strokes that `strokes` returned."""
        self._strokes = [[QPointF(*point) for point in one] for one in strokes]
        self.update()

    def png(self) -> bytes:
        """Return the signature in black on white, blank where nobody signed."""
        if not self.is_signed():
            return b""
        image = QImage(self.size() * _SCALE, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(_SCALE, _SCALE)
        self._paint_strokes(painter, QColor(Qt.GlobalColor.black))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"png"))
        writer.write(image)
        del writer  # before the buffer it writes to
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        """Return room for a name."""
        return QSize(_WIDTH, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        self._strokes.append([event.position()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._strokes:
            self._strokes[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """End a stroke."""
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the field, and what was drawn or the invitation to draw."""
        painter, tokens = QPainter(self), current_tokens()
        paint_panel(painter, QRectF(self.rect()), CONTROL_RADIUS, QColor(tokens.ground), QColor(tokens.line))
        if self._strokes:
            self._paint_strokes(painter, QColor(tokens.text))
        else:
            inside = QRectF(self.rect()).adjusted(12, 0, -12, 0)
            paint_line_of_text(painter, inside, self._invitation, text_font(), QColor(tokens.muted), CENTRE)
        painter.end()

    def _paint_strokes(self, painter: QPainter, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(ink, _STROKE, *round_ends))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            path = QPainterPath(stroke[0])
            for point in stroke[1:]:
                path.lineTo(point)
            painter.drawPath(path)
