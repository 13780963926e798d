"""Whatever nobody caught is logged, shown once, and tells nothing about customers."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.crash_hook import LOG_BYTES, LOG_FILES, LOG_NAME, CrashHook, CrashReport, crash_report

CANARY = "陈思远 13812345678"


class Bell(QObject):
    rung = Signal()


@pytest.fixture
def reports() -> list[CrashReport]:
    return []


@pytest.fixture
def hook(tmp_path: Path, qtbot: QtBot, reports: list[CrashReport]) -> Iterator[CrashHook]:
    keeps_faults = faulthandler.is_enabled()
    hook = CrashHook(tmp_path, reports.append)
    hook.install()
    yield hook
    hook.remove()
    qtbot.wait(0)
    if keeps_faults and sys.__stderr__ is not None:
        faulthandler.enable(sys.__stderr__)


def fail() -> None:
    raise ValueError(CANARY)


def fail_deeper() -> None:
    try:
        fail()
    except ValueError as error:
        raise KeyError(CANARY) from error


def in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_the_hook() -> None:
    try:
        fail_deeper()
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def in_a_finalizer() -> None:
    class Careless:
        def __del__(self) -> None:
            fail()

    Careless()


@pytest.mark.parametrize("crash", [in_a_thread, in_the_hook, in_a_finalizer])
@pytest.mark.usefixtures("hook")
def test_every_place_is_caught_logged_and_told(
    qtbot: QtBot, tmp_path: Path, reports: list[CrashReport], crash: Callable[[], None]
) -> None:
    crash()
    qtbot.waitUntil(lambda: len(reports) == 1)
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert f"crash {reports[0].id}" in log
    assert "in fail" in log


def test_a_slot_and_a_timer_are_caught_too(
    hook: CrashHook, qtbot: QtBot, reports: list[CrashReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, trace: hook.catch(error, trace))
    bell = Bell()
    bell.rung.connect(fail)
    bell.rung.emit()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(reports) == 2)


@pytest.mark.usefixtures("hook")
def test_no_report_names_a_customer(qtbot: QtBot, tmp_path: Path, reports: list[CrashReport]) -> None:
    in_the_hook()
    qtbot.waitUntil(lambda: bool(reports))
    told = (tmp_path / LOG_NAME).read_text(encoding="utf-8") + reports[0].details
    assert CANARY not in told
    assert "13812345678" not in told


def test_a_report_tells_the_whole_chain_without_folders_of_this_machine() -> None:
    with pytest.raises(KeyError) as caught:
        fail_deeper()
    report = crash_report(caught.value, caught.tb)
    assert report.kind == "KeyError"
    assert "builtins.ValueError" in report.details
    assert str(Path(__file__).parent.parent) not in report.details
    assert len(report.id) == 8


def test_leaving_is_no_crash(hook: CrashHook, qtbot: QtBot, reports: list[CrashReport]) -> None:
    hook.catch(SystemExit(0), None)
    hook.catch(KeyboardInterrupt(), None)
    hook.catch(None, None)
    qtbot.wait(0)
    assert reports == []


@pytest.mark.qt_no_exception_capture
@pytest.mark.usefixtures("hook")
def test_what_qt_says_is_in_the_log(tmp_path: Path) -> None:
    qWarning("a word from Qt")
    assert "Qt: a word from Qt" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.usefixtures("hook")
def test_the_log_turns_over_at_two_mebibytes_and_keeps_five_files(tmp_path: Path) -> None:
    line = "x" * 100_000
    for _ in range(LOG_FILES * LOG_BYTES // len(line) + 60):
        logging.getLogger("aftersale_desktop.test").warning(line)
    sizes = [path.stat().st_size for path in tmp_path.glob(f"{LOG_NAME}*")]
    assert len(sizes) == LOG_FILES
    assert max(sizes) <= LOG_BYTES


@pytest.mark.usefixtures("hook")
def test_a_missing_standard_error_harms_nothing(
    qtbot: QtBot, reports: list[CrashReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    in_the_hook()
    qtbot.waitUntil(lambda: bool(reports))


def test_a_folder_that_cannot_be_written_costs_only_the_log(
    tmp_path: Path, qtbot: QtBot, reports: list[CrashReport]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    hook = CrashHook(blocked, reports.append)
    hook.install()
    in_the_hook()
    hook.remove()
    qtbot.waitUntil(lambda: bool(reports))
