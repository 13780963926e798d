"""Qt objects are freed on the UI thread, whichever thread allocates."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.garbage import GarbageTimer, collect_what_is_due


class Circle(QObject):
    """Holds itself, so that only the collector frees it."""

    freed_in: list[threading.Thread] = []  # noqa: RUF012 - the one record of all of them

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        Circle.freed_in.append(threading.current_thread())


def _nobody(_error: object) -> None:
    return None


@pytest.fixture
def timer(qapp: QApplication) -> Iterator[GarbageTimer]:
    gc.collect()
    gc.enable()
    Circle.freed_in.clear()
    timer = GarbageTimer(qapp)
    yield timer
    timer.stop()
    gc.disable()


def _allocate() -> int:
    return len([[number] for number in range(50_000)])


@pytest.mark.usefixtures("timer")
def test_a_worker_that_allocates_much_frees_no_qt_object(qtbot: QtBot) -> None:
    background = Background(_nobody)
    for _ in range(20):
        Circle()
    done: list[int] = []
    background.run(_allocate, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert Circle.freed_in == []
    kept = [[number] for number in range(3 * gc.get_threshold()[0])]
    collect_what_is_due()
    assert background.close()
    assert kept
    assert set(Circle.freed_in) == {threading.main_thread()}
    assert len(Circle.freed_in) == 20


def test_automatic_collection_comes_back_with_nothing_left_over(timer: GarbageTimer) -> None:
    assert not gc.isenabled()
    Circle()
    timer.stop()
    assert gc.isenabled()
    assert Circle.freed_in == [threading.main_thread()]
