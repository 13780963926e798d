"""Paints the rows of a list: ground, hairline, text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import TableRole
from aftersale_desktop.ui.theme import ROW_HEIGHT, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import LEFT, RIGHT, paint_line_of_text, paint_panel, text_width

CELL_SIDE = 12
_UNKNOWN_WIDTH, _UNKNOWN_HEIGHT = 56, 8
HOVERED_ROW = "hovered_row"
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """One line of text per cell; other delegates paint their own inside."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and inside of a cell."""
        painter.save()
        self._paint_ground(painter, option, index.row())
        inside = QRectF(option.rect).adjusted(CELL_SIDE, 0, -CELL_SIDE, -1)
        self.paint_inside(painter, inside, index)
        painter.restore()

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        """Paint the text of a cell."""
        column, text = index.data(TableRole.COLUMN), index.data()
        if text is None:
            paint_unknown(painter, inside)
            return
        flags = RIGHT if column.is_number else LEFT
        colour = QColor(_ink(column, index.data(TableRole.TONE)))
        paint_line_of_text(painter, inside, text, _font(column), colour, flags)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Return the room a cell wants."""
        return QSize(round(self.width_of(index)) + 2 * CELL_SIDE + 2, ROW_HEIGHT)

    def width_of(self, index: Index) -> float:
        """Return how wide the inside of a cell is."""
        return text_width(index.data() or "", _font(index.data(TableRole.COLUMN)))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        tokens, rect = current_tokens(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBackground(QColor(tokens.accent_tint))
            painter.fillRect(rect, painter.background())
        elif option.widget.property(HOVERED_ROW) == row:
            painter.fillRect(rect, QColor(tokens.ground))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))


def paint_unknown(painter: QPainter, inside: QRectF) -> None:
    """Paint a bar where the text of a row that is still on its way will stand."""
    width = min(_UNKNOWN_WIDTH, inside.width())
    bar = QRectF(inside.left(), inside.center().y() - _UNKNOWN_HEIGHT / 2, width, _UNKNOWN_HEIGHT)
    paint_panel(painter, bar, _UNKNOWN_HEIGHT / 2, QColor(current_tokens().line))


def _font(column: Column[object]) -> QFont:
    return text_font(bold=column.is_strong)


def _ink(column: Column[object], tone: str | None) -> str:
    """On its way through the model a tone becomes a plain text."""
    tokens = current_tokens()
    if tone is not None:
        return tokens.ink(Tone(tone)).name()
    return tokens.muted if column.is_muted else tokens.text
