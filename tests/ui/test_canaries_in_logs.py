"""Nothing of a customer, no password and no address of a database ends up in a log or a crash report (R-24)."""

import faulthandler
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.storage.database import Database
from aftersale_desktop.ui.crash_hook import LOG_NAME, CrashHook, CrashReport
from tests.canary_runs import CRASHES, a_canary_shop, crash, every_log_in, flow, hits

FLOWS = 4


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = a_canary_shop(tmp_path / "shop.db")
    yield database
    database.close()


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    return folder


@pytest.fixture
def reports() -> list[CrashReport]:
    return []


@pytest.fixture
def hook(logs: Path, qtbot: QtBot, reports: list[CrashReport]) -> Iterator[CrashHook]:
    keeps_faults = faulthandler.is_enabled()
    hook = CrashHook(logs, reports.append)
    hook.install()
    with every_log_in(logs):
        yield hook
    hook.remove()
    qtbot.wait(0)
    if keeps_faults and sys.__stderr__ is not None:
        faulthandler.enable(sys.__stderr__)


@pytest.mark.usefixtures("hook")
def test_flows_leave_nothing_of_the_customer_in_the_logs(database: Database, logs: Path) -> None:
    for number in range(FLOWS):
        flow(database, number)
    assert (logs / LOG_NAME).read_text("utf-8").count("refused: ChangedMeanwhileError") == FLOWS
    assert hits(logs, []) == []


def test_crashes_tell_what_went_wrong_and_nothing_of_whom(
    hook: CrashHook, database: Database, logs: Path, reports: list[CrashReport], qtbot: QtBot
) -> None:
    for place in range(len(CRASHES)):
        crash(hook, database, place)
    qtbot.waitUntil(lambda: len(reports) == len(CRASHES))
    assert (logs / LOG_NAME).read_text("utf-8").count("crash ") == len(CRASHES)
    assert hits(logs, reports) == []
