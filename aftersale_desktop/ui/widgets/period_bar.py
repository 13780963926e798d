"""A span of time as a bar."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftersale_desktop.ui.theme import Tone, current_tokens
from aftersale_desktop.ui.widgets.painting import paint_panel

_HEIGHT = 18
_THICKNESS = 10
_MARK = 2
_LEAST_REPAIR = 4
_FAINT = 0.55


@dataclass(frozen=True, slots=True)
class Span:
    """A period on an axis: covered from `start` to `until`, lengthened to `extended_until` by the days of `repairs`."""

    start: date
    until: date
    extended_until: date
    tone: Tone = Tone.GOOD
    is_faint: bool = False
    repairs: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """The days a bar shows from end to end, and today."""

    first: date
    last: date
    today: date

    def share(self, day: date) -> float:
        """Return where a day lies, 0 at the left end and 1 at the right; days outside lie on the ends."""
        days = max(1, (self.last - self.first).days)
        return min(1.0, max(0.0, (day - self.first).days / days))


class PeriodBar(QWidget):
    """The covered part, what was added to it, and a mark for today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span: Span | None = None
        self._axis: Axis | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_span(self, span: Span, axis: Axis, description: str = "") -> None:
        """Show a period; the description is what a screen reader says for the picture."""
        self._span, self._axis = span, axis
        self.setAccessibleName(description)
        self.setToolTip(description)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a bar as wide as there is room."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint track, spans and mark."""
        painter, tokens = QPainter(self), current_tokens()
        track = QRectF(0, (self.height() - _THICKNESS) / 2, self.width(), _THICKNESS)
        paint_panel(painter, track, _THICKNESS / 2, QColor(tokens.line))
        if self._span is not None and self._axis is not None:
            self._paint_span(painter, track, self._span, self._axis)
            self._paint_today(painter, self._axis)
        painter.end()

    def _paint_span(self, painter: QPainter, track: QRectF, span: Span, axis: Axis) -> None:
        tokens = current_tokens()
        rounded = QPainterPath()
        rounded.addRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)
        painter.save()
        painter.setClipPath(rounded)
        added = _between(track, axis.share(span.until), axis.share(span.extended_until))
        if span.extended_until > span.until:
            ink = _paled(QColor(tokens.accent)) if span.is_faint else QColor(tokens.accent)
            paint_panel(painter, added.adjusted(-_THICKNESS, 0, 0, 0), _THICKNESS / 2, ink)
        covered = _between(track, axis.share(span.start), axis.share(span.until))
        ink = _paled(tokens.ink(span.tone)) if span.is_faint else tokens.ink(span.tone)
        paint_panel(painter, covered, _THICKNESS / 2, ink)
        for received_on, returned_on in span.repairs:
            self._paint_repair(painter, track, axis.share(received_on), axis.share(returned_on))
        painter.restore()

    def _paint_repair(self, painter: QPainter, track: QRectF, left: float, right: float) -> None:
        """A repair lies where it was, in the colour of the days it added at the end."""
        x, width = track.left() + left * track.width(), max(_LEAST_REPAIR, (right - left) * track.width())
        tokens = current_tokens()
        painter.fillRect(QRectF(x - 1, track.top(), width + 2, track.height()), QColor(tokens.surface))
        painter.fillRect(QRectF(x, track.top(), width, track.height()), QColor(tokens.accent))

    def _paint_today(self, painter: QPainter, axis: Axis) -> None:
        if axis.first <= axis.today <= axis.last:
            x = min(self.width() - _MARK, axis.share(axis.today) * self.width())
            painter.fillRect(QRectF(x, 0, _MARK, self.height()), QColor(current_tokens().text))


def _between(track: QRectF, left: float, right: float) -> QRectF:
    """Return the part of the track between two shares, never thinner than a dot."""
    x = track.left() + left * track.width()
    return QRectF(x, track.top(), max(_THICKNESS, (right - left) * track.width()), track.height())


def _paled(ink: QColor) -> QColor:
    """Return a colour half-way to the track; a see-through one would show where two parts overlap."""
    track = QColor(current_tokens().line)
    pairs = ((ink.red(), track.red()), (ink.green(), track.green()), (ink.blue(), track.blue()))
    return QColor(*(round(strong * _FAINT + pale * (1 - _FAINT)) for strong, pale in pairs))
