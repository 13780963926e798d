"""Walks over a page as keyboard and eyes do: every stop of Tab, and every text against its ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from tests.contrast import AA, AA_LARGE, contrast
from tests.journeys.shop_counter import ShopCounter

MOST_STOPS = 160
SCALE = 2
"""Text is rendered this much larger, so that a stroke has pixels of its full colour."""
LARGE_PX = 24
_RING = 4
_FEWEST_PIXELS = 6
Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Stop:
    """One stop of Tab: the widget, what a screen reader says, and how many pixels the focus changed around it."""

    widget: QWidget
    name: str
    changed_pixels: int


def tab_stops(counter: ShopCounter, *, backwards: bool = False) -> list[Stop]:
    """Press Tab until the focus comes back to where it began; fails when it never does."""
    modifiers = Qt.KeyboardModifier.ShiftModifier if backwards else Qt.KeyboardModifier.NoModifier
    key = Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab
    first = _focused()
    stops: list[Stop] = []
    here, seen = first, _picture(first)
    for _ in range(MOST_STOPS):
        QTest.keyClick(here, key, modifiers)
        counter.settle()
        now = _focused()
        assert now is not here, f"Tab is trapped in {here.accessibleName()!r} {type(here).__name__}"
        stops.append(Stop(here, here.accessibleName(), _changed(seen, _picture(here))))
        if now is first:
            return stops
        here, seen = now, _picture(now)
    raise AssertionError(f"Tab never came back to {first.accessibleName()!r}: {[stop.name for stop in stops[-5:]]}")


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def _picture(widget: QWidget) -> Image.Image:
    """Draw the place where the focus of a widget may be seen: itself, or the frame that a plain line lies in."""
    host = (widget.parentWidget() or widget) if isinstance(widget, QLineEdit) else widget
    window = host.window()
    assert host.isVisible(), f"the focus is on {widget.accessibleName()!r}, which nobody sees"
    place = QRect(host.mapTo(window, QPoint(0, 0)), host.size()).adjusted(-_RING, -_RING, _RING, _RING)
    seen = place.intersected(window.rect())
    return Image.new("RGB", (1, 1)) if seen.isEmpty() else _image(window.grab(seen).toImage())


def _image(drawn: QImage) -> Image.Image:
    plain = drawn.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    return Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)


def _changed(one: Image.Image, other: Image.Image) -> int:
    """Count the pixels that differ; a widget that moved or grew meanwhile differs, too."""
    if one.size != other.size:
        return one.width * one.height
    return sum(ImageChops.difference(one, other).convert("L").histogram()[1:])


@dataclass(frozen=True)
class SeenText:
    """A text on screen with the colours it is really drawn in."""

    text: str
    ground: str
    ink: str
    contrast: float
    needed: float

    @property
    def is_readable(self) -> bool:
        """Whether the contrast is AA."""
        return self.contrast >= self.needed


def seen_texts(root: QWidget) -> list[SeenText]:
    """Return every enabled text that is visible in a window, measured on a large rendering of the whole window."""
    image = _rendered(root)
    found = (_measured(image, root, widget, place, text) for widget, place, text in _text_places(root))
    return [seen for seen in found if seen is not None]


def _rendered(root: QWidget) -> Image.Image:
    image = QImage(root.size() * SCALE, QImage.Format.Format_RGB32)
    image.fill(root.palette().window().color())
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    root.render(painter, QPoint())
    painter.end()
    return _image(image)


def _text_places(root: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _cells(widget)
        elif widget.visibleRegion().boundingRect().height() == widget.height():  # not cut by the edge of what scrolls
            text = _text_of(widget)
            if text.strip():
                yield widget, widget.visibleRegion().boundingRect(), text


def _cells(view: QAbstractItemView) -> Iterator[tuple[QWidget, QRect, str]]:
    model, viewport = view.model(), view.viewport()
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            index = model.index(row, column)
            whole = view.visualRect(index)
            place = whole.intersected(viewport.visibleRegion().boundingRect())
            text = str(index.data() or "")
            if text.strip() and place.height() == whole.height() and place.width() > _RING:
                yield viewport, place, text
        if view.visualRect(model.index(row, 0)).top() > viewport.height():
            return


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _measured(image: Image.Image, root: QWidget, widget: QWidget, place: QRect, text: str) -> SeenText | None:
    corner = widget.mapTo(root, place.topLeft()) * SCALE
    box = (corner.x(), corner.y(), corner.x() + place.width() * SCALE, corner.y() + place.height() * SCALE)
    counted = image.crop(box).getcolors(box[2] * box[3]) or []
    often = [cast("Rgb", rgb) for count, rgb in sorted(counted, reverse=True) if count >= _FEWEST_PIXELS]
    colours = [QColor.fromRgb(*rgb) for rgb in often]
    if not colours:
        return None
    ground = colours[0]
    ink = max(colours, key=lambda colour: contrast(ground, colour))
    needed = AA_LARGE if widget.font().pixelSize() >= LARGE_PX else AA
    return SeenText(text, ground.name(), ink.name(), contrast(ground, ink), needed)
