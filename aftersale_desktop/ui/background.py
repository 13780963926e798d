"""Slow work, told as a job and what follows it; one worker thread does the jobs in order."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from aftersale_desktop.domain.errors import AfterSaleError

ResultT = TypeVar("ResultT")
Again = Callable[[Callable[[Callable[[], Any]], Any]], None]
"""Does a refused job once more, wrapped into what is given."""
Offer = Callable[[AfterSaleError, Again], None]
"""Offers a second chance to whoever was refused."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[AfterSaleError], None] | None
    lastly: Callable[[], None] | None
    owner: QObject | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: _Job
    result: Any = None
    error: Exception | None = None


_WORKING: set["Background"] = set()
"""Whatever a worker may still speak through; freed while it speaks, it would end the program."""


class Background(QObject):
    """Runs jobs off the UI thread, one after the other, and hands results back on the UI thread.

    It has no parent and outlives whoever made it until its worker ended.

    A refusal goes to `failed`, or else to `show_refusal`; anything else that is raised is a bug
    and goes to the crash hook. After a refusal `offer` may offer to do the job again.
    """

    busy = Signal(bool)
    _done = Signal(object)

    def __init__(self, show_refusal: Callable[[AfterSaleError], None], offer: Offer | None = None) -> None:
        super().__init__()
        _WORKING.add(self)
        self._show_refusal, self._offer = show_refusal, offer
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting = 0
        self._is_closed = False
        self._delivered: _Outcome | None = None
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._worker = Thread(target=self._work, name="background", daemon=True)
        self._worker.start()

    def run(
        self,
        job: Callable[[], ResultT],
        then: Callable[[ResultT], None],
        failed: Callable[[AfterSaleError], None] | None = None,
        *,
        lastly: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do `job` in the worker, then call `then` with its result here; after a bug only `lastly` is called.

        Nothing is called any more once `owner` is gone; a bound method of a QObject has that object as its owner.
        """
        if self._is_closed:
            return
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(self.is_busy())
        self._jobs.put(_Job(job, then, failed, lastly, owner if owner is not None else _owner_of(then)))

    def is_busy(self) -> bool:
        """Return whether a job is running or waiting."""
        return self._waiting > 0

    def close(self, longest_s: float = 3.0) -> bool:
        """Let the jobs that were given finish, but wait no longer than this; return whether they all did."""
        self._is_closed = True
        self._jobs.put(None)
        until = monotonic() + longest_s
        self._worker.join(max(0.0, until - monotonic()))
        has_ended = not self._worker.is_alive()
        if has_ended:
            _WORKING.discard(self)
        return has_ended

    def _do_again(self, job: _Job, wrap: Callable[[Callable[[], Any]], Any]) -> None:
        self.run(lambda: wrap(job.work), job.then, job.failed, lastly=job.lastly, owner=job.owner)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            outcome = _outcome(job)
            with suppress(RuntimeError):  # the window is gone, and with it whoever would listen
                self._done.emit(outcome)

    def _deliver(self, outcome: _Outcome) -> None:
        """Answer, and keep the outcome until the worker has let go of it: what it holds must not be freed there."""
        self._delivered = outcome
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(self.is_busy())
        if outcome.job.owner is not None and not isValid(outcome.job.owner):
            return
        try:
            self._answer(outcome)
        finally:
            if outcome.job.lastly is not None:
                outcome.job.lastly()

    def _answer(self, outcome: _Outcome) -> None:
        if outcome.error is None:
            outcome.job.then(outcome.result)
        elif isinstance(outcome.error, AfterSaleError):
            (outcome.job.failed or self._show_refusal)(outcome.error)
            if self._offer is not None:
                self._offer(outcome.error, partial(self._do_again, outcome.job))
        else:
            sys.excepthook(type(outcome.error), outcome.error, outcome.error.__traceback__)


def _outcome(job: _Job) -> _Outcome:
    try:
        return _Outcome(job, job.work())
    except Exception as error:  # noqa: BLE001 - the one place that catches what a job raises
        return _Outcome(job, error=error)


def _owner_of(then: Callable[[Any], None]) -> QObject | None:
    bound_to = getattr(then, "__self__", None)
    return bound_to if isinstance(bound_to, QObject) else None
