"""Python's cyclic garbage, collected on the UI thread only: a Qt object freed in the worker can end the program."""

import gc

from PySide6.QtCore import QObject, QTimer

_PERIOD_MS = 1000


class GarbageTimer(QObject):
    """Takes automatic collection away from whichever thread allocates, and collects where the widgets live."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_PERIOD_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def stop(self) -> None:
        """Give automatic collection back where there was any, with no garbage left from the window."""
        self._timer.stop()
        gc.collect()
        if self._was_automatic:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose threshold is passed, as automatic collection would have."""
    due = [
        at for at, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most > 0
    ]
    if due:
        gc.collect(max(due))
