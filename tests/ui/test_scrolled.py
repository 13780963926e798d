"""A field below the edge of what scrolls comes into sight when the keyboard goes there from outside."""

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
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


def test_a_group_that_belongs_together_comes_into_sight_as_a_whole(qtbot: QtBot) -> None:
    window, sheet, outside, group = QWidget(), QWidget(), QLineEdit(), QWidget()
    field, deed = QLineEdit(), QLineEdit()
    together = QVBoxLayout(group)
    together.addWidget(field)
    together.addSpacing(80)
    together.addWidget(deed)
    inside = QVBoxLayout(sheet)
    inside.addSpacing(2000)
    inside.addWidget(group)
    scrolled = Scrolled(sheet)
    scrolled.keep_together(group)
    column = QVBoxLayout(window)
    column.addWidget(outside)
    column.addWidget(scrolled)
    qtbot.addWidget(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    assert not field.visibleRegion().isEmpty()
    assert deed.visibleRegion().boundingRect() == deed.rect()


def test_what_was_brought_into_sight_stays_there_while_what_stands_above_it_grows(qtbot: QtBot) -> None:
    sheet, above, deed = QWidget(), QLabel("short"), QLineEdit()
    inside = QVBoxLayout(sheet)
    inside.addWidget(above)
    inside.addSpacing(1000)
    inside.addWidget(deed)
    scrolled = Scrolled(sheet)
    qtbot.addWidget(scrolled)
    scrolled.resize(400, 300)
    scrolled.show()
    scrolled.bring(deed)
    assert not deed.visibleRegion().isEmpty()
    above.setText("long\n" * 40)
    qtbot.waitUntil(lambda: sheet.height() > 1500)
    qtbot.waitUntil(lambda: not deed.visibleRegion().isEmpty())
