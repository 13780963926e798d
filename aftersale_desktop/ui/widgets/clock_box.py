"""A time of day to choose: a typed one was mistaken for parts of the one before it."""

from datetime import time

from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.widgets.choice_box import ChoiceBox

_STEP_MIN = 15
_EVERY_QUARTER = tuple(time(*divmod(minute, 60)) for minute in range(0, 24 * 60, _STEP_MIN))


class ClockBox(ChoiceBox):
    """Offers every quarter of an hour, and the time it shows where that is between two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[time, ...] = ()
        self.show_time(time(0))

    def show_time(self, shown: time) -> None:
        """Show a time."""
        self._times = tuple(sorted({*_EVERY_QUARTER, shown}))
        self.clear()
        self.addItems([f"{one:%H:%M}" for one in self._times])
        self.setCurrentIndex(self._times.index(shown))

    def time(self) -> time:
        """Return the chosen time."""
        return self._times[self.currentIndex()]
