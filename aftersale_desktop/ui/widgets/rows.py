"""Layouts and what parts them: emptied to be filled anew, stacked, side by side."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID


def cleared(layout: QLayout) -> None:
    """Empty a layout with everything nested in it; its widgets disappear at once and are deleted soon."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, nested = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if nested is not None:
            cleared(nested)
            nested.deleteLater()


def rule(*, upright: bool = False) -> QFrame:
    """Return a one-pixel line between things."""
    line = QFrame()
    line.setObjectName("rule")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def stacked(*widgets: QWidget) -> QVBoxLayout:
    """Return widgets that belong together below each other."""
    column = QVBoxLayout()
    column.setSpacing(GRID - 2)
    for widget in widgets:
        column.addWidget(widget)
    return column


def beside(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets that share a row evenly; one that is hidden leaves its room to the others."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
