"""What the thread of a serial scanner reports arrives on the UI thread, and the foot of the rail knows the port."""

from threading import current_thread, main_thread

from pytestqt.qtbot import QtBot

from aftersale_desktop.devices.serial_scanner import Port
from aftersale_desktop.ui.serial_listener import SerialListener
from tests.fake_port import FakePort


def test_scans_and_states_arrive_on_the_ui_thread(qtbot: QtBot) -> None:
    port = FakePort(b"6901", b"234567892\r")
    ports = iter([port])

    def open_port() -> Port:
        found = next(ports, None)
        if found is None:
            raise OSError("no such port")
        return found

    listener = SerialListener(open_port)
    scans: list[tuple[str, bool]] = []
    states: list[bool] = []
    listener.scanned.connect(lambda event: scans.append((event.raw, current_thread() is main_thread())))
    listener.connected.connect(states.append)
    qtbot.waitUntil(lambda: scans == [("6901234567892", True)])
    assert listener.is_connected
    port.is_unplugged = True
    qtbot.waitUntil(lambda: states == [True, False])
    listener.stop()
    assert port.is_closed


def test_a_port_that_is_not_there_is_no_state_to_tell_twice(qtbot: QtBot) -> None:
    attempts: list[int] = []

    def open_port() -> Port:
        attempts.append(1)
        raise OSError("no such port")

    listener = SerialListener(open_port)
    states: list[bool] = []
    listener.connected.connect(states.append)
    qtbot.waitUntil(lambda: len(attempts) >= 2)
    listener.stop()
    assert (states, listener.is_connected) == ([], False)
