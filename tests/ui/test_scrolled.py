"""A field below the edge of what scrolls comes into sight when the keyboard goes there from outside."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.widgets.scrolled import Scrolled


def test_a_field_out_of_sight_is_scrolled_to(qtbot: QtBot) -> None:
    window, sheet, outside, far = QWidget(), QWidget(), QLineEdit(), QLineEdit()
    inside = QVBoxLayout(sheet)
    inside.addSpacing(2000)
    inside.addWidget(far)
    column = QVBoxLayout(window)
    column.addWidget(outside)
    column.addWidget(Scrolled(sheet))
    qtbot.addWidget(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    outside.setFocus()
    assert far.visibleRegion().isEmpty()
    far.setFocus()
    assert not far.visibleRegion().isEmpty()
