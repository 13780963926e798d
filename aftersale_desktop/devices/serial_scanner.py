"""A scanner at a serial port: read in a thread of its own, opened again by itself after it was unplugged."""

import logging
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.devices.serial_lines import SerialLines

if TYPE_CHECKING:
    from serial import Serial

RETRY_S = 1.0
READ_TIMEOUT_S = 0.05
_MOST_BYTES = 4096
_log = logging.getLogger(__name__)


class Port(Protocol):
    """What is used of an open port; every method raises OSError when the plug is out."""

    def read(self, size: int) -> bytes:
        """Return what came, at most this much, after a short wait at most."""

    def reset_input_buffer(self) -> None:
        """Forget what came before."""

    def close(self) -> None:
        """Give the port back."""


OpenPort = Callable[[], Port]


def open_serial(name: str, baud: int) -> Port:
    """Open a port of this computer; raises OSError where there is none or somebody else has it."""
    from serial import Serial

    return _WaitingPort(Serial(name, baud, timeout=READ_TIMEOUT_S))


class _WaitingPort:
    """Returns as soon as anything came: a whole read would wait for its last byte."""

    def __init__(self, port: "Serial") -> None:
        self._port = port

    def read(self, size: int) -> bytes:
        first = self._port.read(1)
        waiting = min(self._port.in_waiting, size - 1) if first else 0
        rest = self._port.read(waiting) if waiting else b""
        return first + rest

    def reset_input_buffer(self) -> None:
        self._port.reset_input_buffer()

    def close(self) -> None:
        self._port.close()


def port_names() -> tuple[str, ...]:
    """Return the serial ports of this computer."""
    from serial.tools.list_ports import comports

    return tuple(sorted(port.device for port in comports()))


class SerialScanner:
    """Calls `on_scan` for every scan and `on_state` when the port opens or is lost, from its own thread."""

    def __init__(
        self,
        open_port: OpenPort,
        on_scan: Callable[[ScanEvent], None],
        on_state: Callable[[bool], None],
        prefix: str = "",
        retry_s: float = RETRY_S,
    ) -> None:
        self._open_port, self._on_scan, self._on_state = open_port, on_scan, on_state
        self._prefix, self._retry_s = prefix, retry_s
        self._stopped = Event()
        self._thread = Thread(target=self._work, name="serial scanner", daemon=True)

    def start(self) -> None:
        """Begin to listen; a port that is not there is tried again every second."""
        self._thread.start()

    def stop(self) -> None:
        """Give the port back, in bounded time."""
        self._stopped.set()
        self._thread.join(RETRY_S + 1)

    def _work(self) -> None:
        while not self._stopped.is_set():
            port = self._opened()
            if port is not None:
                self._listen(port)
            self._stopped.wait(self._retry_s)

    def _opened(self) -> Port | None:
        """Open the port; what came before is not for this counter."""
        try:
            port = self._open_port()
            port.reset_input_buffer()
        except OSError as error:
            _log.info("serial scanner not there: %s", error)
            self._on_state(False)  # noqa: FBT003 - a state is a yes or a no
            return None
        self._on_state(True)  # noqa: FBT003 - a state is a yes or a no
        return port

    def _listen(self, port: Port) -> None:
        lines = SerialLines(self._prefix)
        try:
            while not self._stopped.is_set():
                for event in lines.take(port.read(_MOST_BYTES), time.monotonic() * 1000):
                    self._on_scan(event)
        except OSError as error:
            _log.warning("serial scanner lost: %s", error)
            self._on_state(False)  # noqa: FBT003 - a state is a yes or a no
        finally:
            _close(port)


def _close(port: Port) -> None:
    try:
        port.close()
    except OSError as error:
        _log.info("serial port would not close: %s", error)
