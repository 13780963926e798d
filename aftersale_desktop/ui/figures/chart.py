"""The chart of a report, drawn by pyqtgraph: this module is imported when the first report is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aftersale_desktop.domain.figures import ChartKind
from aftersale_desktop.ui.theme import TextSize, current_tokens, text_font
from aftersale_desktop.ui.widgets.painting import narrow_marks, paint_panel

_THICKNESS, _THICKEST = 0.58, 56
_ROOM_FOR_VALUES = 1.16
_WIDEST_LABELS = 280
_LABEL_GAP = 12
_AXIS_ROOM, _AXIS_HEIGHT = 56, 44
_OTHERS_SHARE = 0.45
_FURTHER = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_NOT_CHOSEN = -1
_RING = 2
_WHOLE_GRID, _BEHIND = 255, -1000
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, how long it is (None: nothing to draw), its value as it is told."""

    label: str
    length: float | None
    value: str


@dataclass(frozen=True, slots=True)
class ChartTexts:
    """What is said of a chart: its name, what it counts by, and what it measures.

    `whole` is where its scale ends, such as a hundred per cent; 0 lets it end with the longest bar.
    """

    name: str
    key: str
    value: str
    whole: float = 0.0


class FigureChart(QWidget):
    """Ranked bars or columns, each with its value; arrows go from bar to bar, and `chosen(place)` follows."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._kind, self._texts = ChartKind.BARS, ChartTexts("", "", "")
        self._place = _NOT_CHOSEN
        self._view = pg.PlotWidget()
        self._view.setAntialiasing(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot = self._view.getPlotItem()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_RING, _RING, _RING, _RING)
        whole.addWidget(self._view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(180)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.getViewBox().setDefaultPadding(0)

    def show_bars(self, bars: tuple[Bar, ...], kind: ChartKind, texts: ChartTexts) -> None:
        """Show these bars; a screen reader is told all of them."""
        self._bars, self._kind, self._texts, self._place = bars, kind, texts, _NOT_CHOSEN
        self.setAccessibleName(texts.name)
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.value}" for bar in bars))
        self._draw()

    def painted(self) -> tuple[float, ...]:
        """Return the lengths of the bars as they stand in the plot."""
        item = next(one for one in self._plot.items if isinstance(one, pg.BarGraphItem))
        lengths = item.opts["width"] if self._kind is ChartKind.BARS else item.opts["height"]
        return tuple(float(length) for length in lengths)

    def choose(self, place: int) -> None:
        """Mark a bar, without a signal; a place without one marks none."""
        self._place = place if 0 <= place < len(self._bars) else _NOT_CHOSEN
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar."""
        step = _FURTHER.get(Qt.Key(event.key()))
        if step is None or not self._bars:
            event.ignore()
            return
        self.choose(min(max(self._place + step, 0), len(self._bars) - 1))
        bar = self._bars[self._place]
        self.setAccessibleDescription(f"{bar.label}: {bar.value}")
        self.chosen.emit(self._place)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._bars:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the labels that fit."""
        super().resizeEvent(event)
        if self._bars:
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring around the plot that shows where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            paint_panel(painter, QRectF(self.rect()), 4, None, QColor(current_tokens().accent), _RING)
            painter.end()

    def _draw(self) -> None:
        self._view.setBackground(current_tokens().surface)
        self._plot.clear()
        is_lying = self._kind is ChartKind.BARS
        self._plot.getViewBox().invertY(is_lying)
        longest = self._texts.whole or max((bar.length or 0.0 for bar in self._bars), default=0.0) or 1.0
        lengths, places = [bar.length or 0.0 for bar in self._bars], list(range(len(self._bars)))
        along, across = (0, longest * _ROOM_FOR_VALUES), (-0.5, len(self._bars) - 0.5)
        thickness = self._thickness()
        if is_lying:
            shape = {"x0": 0, "y": places, "height": thickness, "width": lengths}
            self._plot.setRange(xRange=along, yRange=across, padding=0)
        else:
            shape = {"x": places, "y0": 0, "height": lengths, "width": thickness}
            self._plot.setRange(xRange=across, yRange=along, padding=0)
        self._plot.addItem(pg.BarGraphItem(**shape, brushes=self._brushes(), pen=None))
        self._draw_axes(longest, is_lying=is_lying)
        self._draw_values(is_lying=is_lying)

    def _thickness(self) -> float:
        """A few bars in a large plot stay bars."""
        room = self.height() if self._kind is ChartKind.BARS else self.width()
        return min(_THICKNESS, _THICKEST * max(1, len(self._bars)) / max(1, room))

    def _brushes(self) -> list[QColor]:
        """All in the one accent, but beside a chosen bar the others step back."""
        accent, pale = QColor(current_tokens().accent), QColor(current_tokens().accent)
        pale.setAlphaF(_OTHERS_SHARE)
        is_chosen = self._place != _NOT_CHOSEN
        return [pale if is_chosen and place != self._place else accent for place in range(len(self._bars))]

    def _draw_axes(self, longest: float, *, is_lying: bool) -> None:
        of_labels, of_values = ("left", "bottom") if is_lying else ("bottom", "left")
        labels, values = self._styled_axis(of_labels), self._styled_axis(of_values)
        labels.setGrid(grid=False)
        labels.setTicks([self._lying_labels() if is_lying else self._standing_labels()])
        values.setGrid(_WHOLE_GRID)
        is_whole = all(float(bar.length or 0).is_integer() for bar in self._bars)
        values.setTicks([_ticks(longest, is_whole=is_whole)])
        colour, size = current_tokens().muted, {"font-size": f"{int(TextSize.LABEL)}px"}
        values.setLabel(self._texts.value, color=colour, **size)
        labels.setLabel(self._texts.key, color=colour, **size)
        labels.showLabel(show=not is_lying)
        if is_lying:
            labels.setWidth(self._width_of_labels())
            values.setHeight(_AXIS_HEIGHT)
        else:
            labels.setHeight(_AXIS_HEIGHT)
            values.setWidth(_AXIS_ROOM)

    def _styled_axis(self, side: str) -> Any:
        """Lines of the grid lie behind the bars."""
        tokens, axis = current_tokens(), self._plot.getAxis(side)
        axis.setTickFont(text_font(TextSize.LABEL))
        axis.setTextPen(tokens.muted)
        axis.setPen(tokens.line)
        axis.setTickPen(tokens.line)
        axis.setStyle(tickLength=0, hideOverlappingLabels=False, tickTextOffset=8)
        axis.enableAutoSIPrefix(enable=False)
        axis.setZValue(_BEHIND)
        return axis

    def _lying_labels(self) -> list[tuple[int, str]]:
        metrics = QFontMetricsF(text_font(TextSize.LABEL))
        return [
            (place, metrics.elidedText(narrow_marks(bar.label), Qt.TextElideMode.ElideMiddle, _WIDEST_LABELS))
            for place, bar in enumerate(self._bars)
        ]

    def _standing_labels(self) -> list[tuple[int, str]]:
        """Labels that would run into each other are left out evenly; the table has them all."""
        step = self._step_of(bar.label for bar in self._bars)
        return [(place, narrow_marks(self._bars[place].label)) for place in range(0, len(self._bars), step)]

    def _step_of(self, texts: Iterable[str]) -> int:
        widest = max((_width(text) for text in texts), default=0.0) + _LABEL_GAP
        room = max(1.0, (self.width() - _AXIS_ROOM) / max(1, len(self._bars)))
        return max(1, -int(-widest // room))

    def _width_of_labels(self) -> int:
        widest = max((_width(bar.label) for bar in self._bars), default=0.0)
        return round(min(widest, _WIDEST_LABELS)) + 2 * _LABEL_GAP

    def _draw_values(self, *, is_lying: bool) -> None:
        """A value stands at the end of its bar; of columns too narrow for it only some show theirs, empty ones none."""
        step = 1 if is_lying else self._step_of(bar.value for bar in self._bars)
        for place, bar in enumerate(self._bars):
            is_left_out = not is_lying and (not bar.length or place % step)
            if bar.length is None or (is_left_out and place != self._place):
                continue
            text = pg.TextItem(bar.value, color=current_tokens().text, anchor=(-0.05, 0.5) if is_lying else (0.5, 1.0))
            text.setFont(text_font(TextSize.LABEL, bold=place == self._place))
            text.setPos(*((bar.length, place) if is_lying else (place, bar.length)))
            self._plot.addItem(text)


def _ticks(longest: float, *, is_whole: bool) -> list[tuple[float, str]]:
    """Return a few round values up to the longest bar; of whole numbers only whole ones."""
    raw = max(longest / _TICKS, 1.0 if is_whole else 0.0)
    scale = 10.0 ** floor(log10(raw))
    step = next(scale * round_one for round_one in (1, 2, 5, 10) if scale * round_one >= raw)
    places = max(0, -floor(log10(step)))
    return [(step * at, f"{step * at:,.{places}f}") for at in range(floor(longest / step) + 1)]


def _width(text: str) -> float:
    return QFontMetricsF(text_font(TextSize.LABEL)).horizontalAdvance(narrow_marks(text))
