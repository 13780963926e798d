"""The face of the board: large numbers, readable across a room; ready ones on the left, the others on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.theme import GRID, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import LEFT, RIGHT, paint_line_of_text, paint_panel

_SIDE, _GAP, _RADIUS = 5 * GRID, 3 * GRID, 16
_HEAD, _COLUMN_HEAD, _ROW = 112, 80, 88
_CLOCK, _NAME, _COLUMN_TITLE, _NUMBER, _STAGE, _SECOND = 56, 40, 32, 44, 28, 18


@dataclass(frozen=True, slots=True)
class BoardText:
    """A line as it stands on the board: the number, and how far it is in two languages, one below the other."""

    number: str
    stage: str
    second: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A heading with its lines; what does not fit comes on the next page."""

    title: str
    lines: tuple[BoardText, ...] = ()
    nothing: str = ""


class BoardView(QWidget):
    """Paints two columns, one page of each at a time."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._name, self._clock = "", ""
        self._columns: tuple[BoardColumn, ...] = ()
        self._page = 0

    def show_board(self, name: str, clock: str, columns: Sequence[BoardColumn]) -> None:
        """Show the point, the time and what is ready and in work."""
        self._name, self._clock, self._columns = name, clock, tuple(columns)
        told = "; ".join(f"{line.number} {line.stage} {line.second}" for column in columns for line in column.lines)
        self.setAccessibleDescription(told)
        self.update()

    def turn_page(self) -> None:
        """Show what did not fit, and after the last page the first."""
        self._page += 1
        self.update()

    def lines_shown(self) -> tuple[str, ...]:
        """Return the numbers on screen now."""
        return tuple(line.number for column in self._columns for line in self._on_page(column))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the head and both columns."""
        painter, tokens = QPainter(self), current_tokens()
        painter.fillRect(self.rect(), QColor(tokens.ground))
        head = QRectF(_SIDE, 0, self.width() - 2 * _SIDE, _HEAD)
        text = QColor(tokens.text)
        paint_line_of_text(painter, head, self._name, _font(_NAME, bold=True), text)
        paint_line_of_text(painter, head, self._clock, _font(_CLOCK, bold=True), text, RIGHT)
        for place, column in enumerate(self._columns):
            self._paint_column(painter, self._place_of(place), column)
        painter.end()

    def _paint_column(self, painter: QPainter, place: QRectF, column: BoardColumn) -> None:
        tokens = current_tokens()
        paint_panel(painter, place, _RADIUS, QColor(tokens.surface), QColor(tokens.line))
        inner = place.adjusted(_GAP, 0, -_GAP, 0)
        title = QRectF(inner.left(), inner.top(), inner.width(), _COLUMN_HEAD)
        paint_line_of_text(painter, title, column.title, _font(_COLUMN_TITLE, bold=True), QColor(tokens.muted))
        if not column.lines:
            row = title.translated(0, _COLUMN_HEAD)
            paint_line_of_text(painter, row, column.nothing, _font(_STAGE), QColor(tokens.muted))
        for at, line in enumerate(self._on_page(column)):
            top = inner.top() + _COLUMN_HEAD + at * _ROW
            self._paint_line(painter, QRectF(inner.left(), top, inner.width(), _ROW), line)

    def _paint_line(self, painter: QPainter, row: QRectF, line: BoardText) -> None:
        tokens = current_tokens()
        painter.fillRect(QRectF(row.left(), row.top(), row.width(), 1), QColor(tokens.line))
        ink = tokens.ink(line.tone)
        number = row.adjusted(0, 0, -row.width() * 0.45, 0)
        stage = row.adjusted(row.width() * 0.4, 12, 0, -row.height() * 0.42)
        second = row.adjusted(row.width() * 0.4, row.height() * 0.58, 0, -8)
        strong = QColor(tokens.text) if line.tone is Tone.NEUTRAL else ink
        paint_line_of_text(painter, number, line.number, _font(_NUMBER, bold=True), strong, LEFT)
        paint_line_of_text(painter, stage, line.stage, _font(_STAGE), ink, RIGHT)
        paint_line_of_text(painter, second, line.second, _font(_SECOND), ink, RIGHT)

    def _place_of(self, column: int) -> QRectF:
        width = (self.width() - 2 * _SIDE - _GAP) / 2
        return QRectF(_SIDE + column * (width + _GAP), _HEAD, width, self.height() - _HEAD - _SIDE)

    def _on_page(self, column: BoardColumn) -> tuple[BoardText, ...]:
        fitting = max(1, (self.height() - _HEAD - _SIDE - _COLUMN_HEAD) // _ROW)
        pages = max(1, -(-len(column.lines) // fitting))
        first = (self._page % pages) * fitting
        return column.lines[first : first + fitting]


def _font(pixels: int, *, bold: bool = False) -> QFont:
    """The type scale ends at arm's length; a board is read from across the room."""
    font = text_font(bold=bold)
    font.setPixelSize(pixels)
    return font
