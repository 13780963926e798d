"""Our own icons, tinted by the theme and sharp at any scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from aftersale_desktop.resources import resource_path


def icon(name: str, colour: QColor, size: int = 20) -> QIcon:
    """Return an icon in one colour, drawn for the sharpest screen that is connected."""
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr] # icons exist only in an application
    return QIcon(icon_pixmap(name, colour, size, ratio))


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """Return an icon as a picture of `size` device-independent pixels."""
    return _drawn(name, colour.name(), size, ratio)


def paint_icon(painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
    """Draw an icon straight into a paint event; it fits the smaller side of `rect`."""
    size = min(rect.width(), rect.height())
    target = QRectF(0, 0, size, size)
    target.moveCenter(rect.center())
    _renderer(name, colour.name()).render(painter, target)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource_path("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))
