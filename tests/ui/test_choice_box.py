"""A drop-down list changes only when somebody chooses."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.widgets.choice_box import ChoiceBox


class WatchedBox(ChoiceBox):
    """Counts how often its list is opened; the offscreen platform cannot show one without complaint."""

    opened = 0

    def showPopup(self) -> None:  # noqa: N802 - Qt's own name
        self.opened += 1


@pytest.fixture
def box(qtbot: QtBot) -> WatchedBox:
    box = WatchedBox()
    box.addItems(["小修", "中修", "大修"])
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_opens_the_list_and_changes_nothing(box: WatchedBox, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.assertNotEmitted(box.activated):
        QTest.keyClick(box, key)
    assert box.opened == 1
    assert box.currentText() == "小修"


def test_a_wheel_changes_nothing(box: WatchedBox) -> None:
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


def test_a_choice_that_is_too_long_ends_in_an_ellipsis(box: WatchedBox) -> None:
    box.addItem("compressor start capacitor 35 uF · CAP35 · ¥ 38.00")
    box.setCurrentIndex(box.count() - 1)
    box.setFixedWidth(200)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert box.currentText() == "compressor start capacitor 35 uF · CAP35 · ¥ 38.00"


def test_a_choice_that_fits_is_shown_whole_with_narrow_marks(box: WatchedBox) -> None:
    box.addItem("R32 · 克")
    box.setCurrentIndex(box.count() - 1)
    box.setFixedWidth(200)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText == "R32 ⋅ 克"
