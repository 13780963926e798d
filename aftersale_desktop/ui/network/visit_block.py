"""How a visit is painted in the calendar: a block in the colour of its state, which stands there as a word, too."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftersale_desktop.domain.home_visits import VisitState
from aftersale_desktop.services.visit_views import VisitLine
from aftersale_desktop.ui.network.visit_grid_model import LINE_ROLE, BlockTexts, Index, VisitGridModel
from aftersale_desktop.ui.theme import TextSize, Tone, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import LEFT, paint_line_of_text, paint_panel

_SIDE, _BAR, _LINE = 8, 4, 18
TONES: dict[VisitState, Tone] = {
    VisitState.PLANNED: Tone.CAUTION,
    VisitState.CONFIRMED: Tone.ACCENT,
    VisitState.ON_THE_WAY: Tone.ACCENT,
    VisitState.AT_CUSTOMER: Tone.ACCENT,
    VisitState.DONE: Tone.GOOD,
    VisitState.MISSED: Tone.BAD,
    VisitState.CANCELLED: Tone.NEUTRAL,
}


class BlockDelegate(QStyledItemDelegate):
    """Paints half hours and the visits in them; the state stands there as a word, too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint lines, a visit, and where the cursor is."""
        tokens, rect = current_tokens(), QRectF(option.rect)
        painter.save()
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        painter.fillRect(QRectF(rect.right(), rect.top(), 1, rect.height()), QColor(tokens.line))
        line = index.data(LINE_ROLE)
        if isinstance(line, VisitLine):
            self._paint_block(painter, rect.adjusted(3, 2, -4, -3), line, index)
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = option.widget.hasFocus()
            ring = QColor(tokens.accent if has_focus else tokens.muted)
            paint_panel(painter, rect.adjusted(2, 1, -3, -2), 6, None, ring, 2 if has_focus else 1)
        painter.restore()

    def _paint_block(self, painter: QPainter, rect: QRectF, line: VisitLine, index: Index) -> None:
        tokens, tone = current_tokens(), TONES[line.visit.state]
        paint_panel(painter, rect, 6, tokens.tint(tone), QColor(tokens.line))
        paint_panel(painter, QRectF(rect.left(), rect.top(), _BAR, rect.height()), 2, tokens.ink(tone))
        model = index.model()
        texts = model.texts[line.visit.number] if isinstance(model, VisitGridModel) else BlockTexts("", "", "")
        inside = rect.adjusted(_SIDE + _BAR, 1, -_SIDE, -1)
        head = QRectF(inside.left(), inside.top(), inside.width(), min(_LINE + 4, inside.height()))
        paint_line_of_text(painter, head, texts.head, text_font(bold=True), QColor(tokens.text), LEFT)
        below = QRectF(inside.left(), head.bottom(), inside.width(), _LINE)
        if below.bottom() <= inside.bottom() + 1:
            paint_line_of_text(painter, below, texts.line, text_font(TextSize.LABEL), tokens.ink(tone), LEFT)
