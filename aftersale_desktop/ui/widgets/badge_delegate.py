"""A state as a badge in a list."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from aftersale_desktop.ui.models.value_table_model import TableRole
from aftersale_desktop.ui.widgets.badge import BADGE_HEIGHT, badge_width, paint_badge
from aftersale_desktop.ui.widgets.row_delegate import Index, RowDelegate, paint_unknown


class BadgeDelegate(RowDelegate):
    """Shows a column's `BadgeMark`."""

    def paint_inside(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        """Paint the pill at the left."""
        mark = index.data(TableRole.MARK)
        if mark is None:
            paint_unknown(painter, inside)
            return
        width = min(badge_width(mark.text), inside.width())
        pill = QRectF(inside.left(), inside.center().y() - BADGE_HEIGHT / 2, width, BADGE_HEIGHT)
        paint_badge(painter, pill, mark.text, mark.tone)

    def width_of(self, index: Index) -> float:
        """Return the width of the pill."""
        mark = index.data(TableRole.MARK)
        return badge_width(mark.text) if mark else 0
