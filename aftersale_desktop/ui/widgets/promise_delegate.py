"""How much of a promised time is used, as a small bar with a word."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from aftersale_desktop.ui.models.column import PromiseMark
from aftersale_desktop.ui.models.value_table_model import TableRole
from aftersale_desktop.ui.theme import Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import paint_line_of_text, paint_panel, text_width
from aftersale_desktop.ui.widgets.row_delegate import Index, RowDelegate, paint_unknown

_BAR_WIDTH = 48
_BAR_HEIGHT = 6
_GAP = 10
BAR_ROOM = _BAR_WIDTH + _GAP


class PromiseDelegate(RowDelegate):
    """Shows a column's `PromiseMark`."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        """Paint bar and word; where both have no room the word."""
        mark: PromiseMark | None = index.data(TableRole.MARK)
        if mark is None:
            paint_unknown(painter, inside)
            return
        words = inside
        if self.width_of(index) <= inside.width():
            bar = QRectF(inside.left(), inside.center().y() - _BAR_HEIGHT / 2, _BAR_WIDTH, _BAR_HEIGHT)
            paint_promise_bar(painter, bar, mark)
            words = inside.adjusted(BAR_ROOM, 0, 0, 0)
        ink = current_tokens().ink(mark.tone)
        paint_line_of_text(painter, words, mark.text, text_font(bold=mark.tone is Tone.BAD), ink)

    def width_of(self, index: Index) -> float:
        """Return the width of bar and word."""
        mark = index.data(TableRole.MARK)
        return BAR_ROOM + text_width(mark.text if mark else "", text_font(bold=True))


def paint_promise_bar(painter: QPainter, bar: QRectF, mark: PromiseMark) -> None:
    """Paint the used share over a track; a paused clock has only the track."""
    paint_panel(painter, bar, bar.height() / 2, QColor(current_tokens().line))
    if mark.share is not None:
        used = min(1.0, max(0.0, mark.share)) * bar.width()
        filled = QRectF(bar.left(), bar.top(), max(bar.height(), used), bar.height())
        paint_panel(painter, filled, bar.height() / 2, current_tokens().ink(mark.tone))
