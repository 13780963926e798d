"""Whatever has the focus, a scan changes no value, presses no button and fires no shortcut."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.scan_filter import ScanFilter
from tests.keyboard import Keyboard
from tests.scan_stations import CODES, KINDS, Counter, KeyRecorder, station


@pytest.fixture
def counter(qapp: QApplication) -> Iterator[Counter]:
    kept = Counter(ScanFilter(qapp))
    yield kept
    kept.filter.stop()
    kept.filter.deleteLater()


@pytest.mark.parametrize("terminator", ["\r", "\n", "\t"], ids=["CR", "LF", "Tab"])
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_scan_changes_no_value_and_presses_no_button(
    qtbot: QtBot, counter: Counter, kind: str, code: str, terminator: str
) -> None:
    place = station(kind, qtbot)
    before = place.value()
    recorder = KeyRecorder(place.widget)
    Keyboard(place.window).scan(code, terminator)
    qtbot.waitUntil(lambda: counter.raws == [code])
    assert place.value() == before
    assert place.clicks == []
    assert recorder.seen == []
    assert place.window.isVisible()
    assert place.window.focusWidget() is place.widget


def test_a_scan_fires_no_shortcut(qtbot: QtBot, counter: Counter) -> None:
    place = station("push_button", qtbot)
    fired: list[str] = []
    for key in ("6", "Return", "Tab", "A"):
        shortcut = QShortcut(QKeySequence(key), place.window)
        shortcut.activated.connect(lambda key=key: fired.append(key))
    Keyboard(place.window).scan("6901A67892")
    qtbot.waitUntil(lambda: counter.raws == ["6901A67892"])
    assert fired == []
