"""The waiting room's board: opened by somebody of the point, it goes on while the window is locked."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.waiting_board import BoardLine, board_lines
from aftersale_desktop.services.ports import SignedIn, StartReading


@dataclass(frozen=True, slots=True)
class WaitingBoardDesk:
    """Opens the board of the own point."""

    start_reading: StartReading
    who: SignedIn

    def open(self) -> Callable[[], tuple[BoardLine, ...]]:
        """Return what reads the board again and again: whoever opened it answers for it, nobody is asked again."""
        user = self.who()
        user.need(Right.READ)
        return lambda: self._lines(user.point_code)

    def _lines(self, point_code: str) -> tuple[BoardLine, ...]:
        with self.start_reading() as work:
            return board_lines(work.day.open_orders(point_code))
