"""Past work on its way through a draft: stretch by stretch in the worker, with progress, and stopped at once."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.ui.network.section import NetworkContext


class Replay(Protocol):
    """A replay as the services have it."""

    done: int

    def step(self) -> bool:
        """Do the next stretch; tell whether there is more."""


ReplayT = TypeVar("ReplayT", bound=Replay)


class ReplayRun(QObject, Generic[ReplayT]):
    """One replay at a time; between two stretches the worker serves whoever else asks."""

    def __init__(
        self, context: NetworkContext, told: Callable[[ReplayT], None], ended: Callable[[ReplayT | None], None]
    ) -> None:
        super().__init__()
        self._context, self._told, self._ended = context, told, ended
        self._is_running = self._is_stopped = False

    @property
    def is_running(self) -> bool:
        """Whether a replay is on its way."""
        return self._is_running

    def begin(self, start: Callable[[], ReplayT]) -> None:
        """Start a replay, unless one is on its way."""
        if self._is_running:
            return
        self._is_running, self._is_stopped = True, False
        self._context.run(start, self._go_on, self, self._fail)

    def stop(self) -> None:
        """Stop after the stretch in hand; nothing of it is kept."""
        self._is_stopped = True

    def _go_on(self, replay: ReplayT) -> None:
        self._told(replay)
        if self._is_stopped:
            self._end(None)
        else:
            self._context.run(replay.step, lambda more: self._go_on(replay) if more else self._end(replay), self)

    def _end(self, replay: ReplayT | None) -> None:
        self._is_running = False
        self._ended(replay)

    def _fail(self, refusal: AfterSaleError) -> None:
        self._end(None)
        self._context.page.show_refusal(refusal)
