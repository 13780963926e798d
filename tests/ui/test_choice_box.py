"""A drop-down list changes only when somebody chooses."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.widgets.choice_box import ChoiceBox


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    box = ChoiceBox()
    box.addItems(["小修", "中修", "大修"])
    qtbot.addWidget(box)
    box.show()
    return box


def test_an_arrow_key_opens_the_list_and_changes_nothing(box: ChoiceBox, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.activated, wait=50):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert box.currentText() == "小修"


def test_enter_in_the_open_list_chooses(box: ChoiceBox, qtbot: QtBot) -> None:
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(box.activated):
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == "中修"


def test_a_wheel_changes_nothing(box: ChoiceBox) -> None:
    down = QPoint(0, -120)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        down,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == "小修"
    assert not wheel.isAccepted()
