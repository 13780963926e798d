"""A list gives way to what was opened from it only where both do not fit."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.widgets.two_halves import TwoHalves


def halves(qtbot: QtBot, width: int) -> tuple[TwoHalves, QWidget, QWidget]:
    left, right = QWidget(), QWidget()
    right.setMinimumWidth(520)
    right.hide()
    both = TwoHalves(left)
    both.show_right(right)
    qtbot.addWidget(both)
    both.resize(width, 400)
    both.show()
    return both, left, right


def test_both_stand_beside_each_other_while_there_is_room(qtbot: QtBot) -> None:
    _, left, right = halves(qtbot, 1200)
    right.show()
    assert left.isVisible()
    assert right.isVisible()


def test_where_there_is_no_room_the_list_gives_way_and_comes_back(qtbot: QtBot) -> None:
    both, left, right = halves(qtbot, 760)
    assert left.isVisible()
    right.show()
    assert not left.isVisible()
    right.hide()
    assert left.isVisible()
    right.show()
    both.resize(1200, 400)
    assert left.isVisible()


def test_a_right_half_that_yields_leaves_the_list_where_it_is(qtbot: QtBot) -> None:
    both, left, right = halves(qtbot, 760)
    both.let_right_yield(yields=True)
    assert left.isVisible()
    assert not right.isVisible()
    both.resize(1200, 400)
    assert left.isVisible()
    assert right.isVisible()
    both.resize(760, 400)
    both.let_right_yield(yields=False)
    right.show()
    assert not left.isVisible()


def test_a_limited_right_half_gives_its_room_to_the_list_and_takes_it_back(qtbot: QtBot) -> None:
    both, _, right = halves(qtbot, 1600)
    right.show()
    qtbot.waitUntil(both.handle(1).isVisible)
    both.setSizes([584, 1000])
    both.limit_right(600)
    assert both.sizes() == [984, 600]
    both.limit_right(600)
    both.limit_right(0)
    assert both.sizes() == [584, 1000]
