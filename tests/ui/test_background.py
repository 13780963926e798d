"""Slow work keeps its order and never surprises the UI thread."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.ui.background import Background


class RefusedError(AfterSaleError):
    pass


def unexpected(result: object) -> None:
    raise AssertionError(result)


class Listener(QObject):
    """A page that hears a result."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, result: object) -> None:
        self.heard.append(result)


def _told(n: int) -> tuple[int, threading.Thread]:
    return n, threading.current_thread()


@pytest.fixture
def refusals() -> list[AfterSaleError]:
    return []


@pytest.fixture
def background(qtbot: QtBot, refusals: list[AfterSaleError]) -> Iterator[Background]:
    background = Background(refusals.append)
    yield background
    assert background.close()
    qtbot.wait(0)


def raising(error: Exception) -> Callable[[], None]:
    def job() -> None:
        raise error

    return job


def test_jobs_are_done_one_after_the_other_and_answered_here(background: Background, qtbot: QtBot) -> None:
    here = threading.current_thread()
    answers: list[tuple[int, threading.Thread]] = []
    for n in range(20):
        background.run(partial(_told, n), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert [n for n, _ in answers] == list(range(20))
    workers = {thread for _, thread in answers}
    assert len(workers) == 1
    assert here not in workers


def test_a_result_arrives_on_the_ui_thread(background: Background, qtbot: QtBot) -> None:
    seen: list[threading.Thread] = []
    background.run(lambda: None, lambda _result: seen.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.main_thread()]


def test_a_refusal_goes_to_whoever_asked(background: Background, qtbot: QtBot, refusals: list[AfterSaleError]) -> None:
    failures: list[AfterSaleError] = []
    background.run(raising(RefusedError()), unexpected, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert refusals == []


def test_a_refusal_nobody_waits_for_is_shown(
    background: Background, qtbot: QtBot, refusals: list[AfterSaleError]
) -> None:
    background.run(raising(RefusedError()), unexpected)
    qtbot.waitUntil(lambda: bool(refusals))


def test_a_bug_goes_to_the_crash_hook_and_the_next_job_runs(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, refusals: list[AfterSaleError]
) -> None:
    crashes: list[type] = []
    answers: list[str] = []
    ended: list[int] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: crashes.append(kind))
    background.run(raising(ZeroDivisionError()), unexpected, unexpected, lastly=lambda: ended.append(1))
    background.run(lambda: "next", answers.append)
    qtbot.waitUntil(lambda: answers == ["next"])
    assert crashes == [ZeroDivisionError]
    assert ended == [1]
    assert refusals == []


def test_an_answer_for_a_page_that_is_gone_is_dropped(background: Background, qtbot: QtBot) -> None:
    gone, stays, let_go = Listener(), Listener(), threading.Event()
    heard = gone.heard
    background.run(let_go.wait, gone.hear)
    background.run(lambda: "late", heard.append, owner=gone)
    background.run(lambda: "there", stays.hear)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    let_go.set()
    qtbot.waitUntil(lambda: stays.heard == ["there"])
    assert heard == []


def test_busy_is_told_when_work_begins_and_when_all_is_done(background: Background, qtbot: QtBot) -> None:
    told: list[bool] = []
    background.busy.connect(told.append)
    for _ in range(3):
        background.run(lambda: None, lambda _result: None)
    assert background.is_busy()
    qtbot.waitUntil(lambda: not background.is_busy())
    assert told == [True, False]


def test_closing_finishes_what_was_given_and_takes_nothing_more(qtbot: QtBot) -> None:
    background, done = Background(unexpected), []
    background.run(lambda: done.append("given"), lambda _result: None)
    assert background.close()
    background.run(lambda: done.append("too late"), lambda _result: None)
    qtbot.wait(0)
    assert done == ["given"]


def test_closing_never_waits_for_a_job_that_hangs(qtbot: QtBot) -> None:
    background, let_go = Background(unexpected), threading.Event()
    background.run(let_go.wait, lambda _result: None)
    assert not background.close(longest_s=0.01)
    let_go.set()
    qtbot.waitUntil(lambda: background.close(longest_s=0.5))


def test_a_worker_that_is_still_at_it_outlives_whoever_dropped_it(qtbot: QtBot) -> None:
    let_go = threading.Event()
    done: list[None] = []
    background = Background(unexpected)
    worker = background._worker
    background.run(let_go.wait, lambda _result: None)
    for _ in range(200):
        background.run(lambda: None, done.append)
    assert not background.close(longest_s=0.01)
    del background
    gc.collect()
    let_go.set()
    qtbot.waitUntil(lambda: not worker.is_alive())
    qtbot.waitUntil(lambda: len(done) == 200)
