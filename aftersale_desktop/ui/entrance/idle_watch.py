"""Tells when nobody has touched keyboard or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from aftersale_desktop.ui.clock import monotonic_ms

_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_LEAST_STEP_MS = 1000
_MS = 60_000


class IdleWatch(QObject):
    """`idle` after the minutes that were set; it listens at the windows themselves, where only real input arrives."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._touched_at_ms = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen_to)
            self._listen_to(application.focusWindow())

    def wait(self, minutes: int) -> None:
        """Begin to wait anew; 0 never ends."""
        self._timer.stop()
        if minutes:
            self._timer.start(minutes * _MS)

    def minutes(self) -> int:
        """Return after how many minutes it tells; 0 while it does not wait."""
        return self._timer.interval() // _MS if self._timer.isActive() else 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at a touch, once a second at most."""
        if event.type() in _TOUCHES and self._timer.isActive():
            now = monotonic_ms()
            if now - self._touched_at_ms >= _LEAST_STEP_MS:
                self._touched_at_ms = now
                self._timer.start()
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
