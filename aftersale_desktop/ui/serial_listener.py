"""The serial scanner's way into the window: what its thread reports arrives as signals of the UI thread."""

from PySide6.QtCore import QObject, Qt, Signal

from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.devices.serial_scanner import OpenPort, SerialScanner


class SerialListener(QObject):
    """Emits `scanned` with a ScanEvent and `connected` when the port opens or is lost."""

    scanned = Signal(object)
    connected = Signal(bool)
    _came = Signal(object)
    _state = Signal(bool)

    def __init__(self, open_port: OpenPort, prefix: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_connected = False
        self._came.connect(self.scanned, Qt.ConnectionType.QueuedConnection)
        self._state.connect(self._tell_state, Qt.ConnectionType.QueuedConnection)
        self._scanner = SerialScanner(open_port, self._hand_over, self._state.emit, prefix)
        self._scanner.start()

    def stop(self) -> None:
        """Give the port back."""
        self._scanner.stop()

    def _hand_over(self, event: ScanEvent) -> None:
        self._came.emit(event)

    def _tell_state(self, is_connected: bool) -> None:  # noqa: FBT001 - Qt's signal hands over a bool
        if is_connected is not self.is_connected:
            self.is_connected = is_connected
            self.connected.emit(is_connected)
