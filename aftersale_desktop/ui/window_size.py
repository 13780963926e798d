"""How large a window opens."""

from PySide6.QtCore import QRect, QSize

_BORDERS = (16, 48)


def fitting_size(width: int, height: int, room: QRect) -> QSize:
    """Return the wanted size, or what a smaller screen leaves beside title bar and borders."""
    return QSize(min(width, room.width() - _BORDERS[0]), min(height, room.height() - _BORDERS[1]))
