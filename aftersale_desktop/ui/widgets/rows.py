"""Layouts that are filled anew."""

from PySide6.QtWidgets import QFrame, QLayout


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
