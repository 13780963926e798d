"""A serial scanner: whole scans from any pieces, nothing from before, back again after the plug was out."""

import os
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue

import pytest

from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource
from aftersale_desktop.devices.serial_lines import LONGEST_LINE, SerialLines
from aftersale_desktop.devices.serial_scanner import Port, SerialScanner, open_serial, port_names
from tests.fake_port import FakePort
from tests.scan_cases import chunkings

CODE = "0106901234567892\x1d21AB"


def raws(events: list[ScanEvent]) -> list[str]:
    return [event.raw for event in events]


def test_random_pieces_give_whole_scans() -> None:
    assert chunkings(100).faults == 0


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t"])
def test_every_terminator_ends_a_scan_once(end: str) -> None:
    lines = SerialLines()
    events = lines.take(f"{CODE}{end}6901{end}".encode(), 5)
    assert raws(events) == [CODE, "6901"]
    assert (events[0].source, events[0].terminator, events[0].count) == (ScanSource.SERIAL, end[0], len(CODE))


def test_silence_ends_a_scan_without_terminator() -> None:
    lines = SerialLines()
    assert lines.take(b"6901", 0) == []
    assert lines.take(b"", 119) == []
    [event] = lines.take(b"", 120)
    assert (event.raw, event.terminator, event.ended_at_ms) == ("6901", "", 0)
    assert lines.take(b"", 999) == []


def test_a_prefix_is_cut_off_and_a_symbol_is_named() -> None:
    [event] = SerialLines(prefix="~").take(b"~]C16901\r", 0)
    assert (event.raw, event.aim_id) == ("]C16901", "]C1")


def test_signs_beyond_ascii_are_read_as_the_scanner_sends_them() -> None:
    assert raws(SerialLines().take("李雷\r".encode(), 0)) == ["李雷"]
    assert raws(SerialLines().take(b"K\xfchl\r", 0)) == ["Kühl"]


def test_a_line_without_end_does_not_grow_for_ever() -> None:
    [event] = SerialLines().take(b"1" * (LONGEST_LINE + 50) + b"\r", 0)
    assert event.count == LONGEST_LINE


class Heard:
    """What a serial scanner reported."""

    def __init__(self, open_port: Callable[[], Port]) -> None:
        self.scans: SimpleQueue[str] = SimpleQueue()
        self.states: SimpleQueue[bool] = SimpleQueue()
        self.scanner = SerialScanner(open_port, lambda event: self.scans.put(event.raw), self.states.put, retry_s=0.01)
        self.scanner.start()

    def scan(self) -> str:
        return self.scans.get(timeout=5)

    def wait_for_state(self, wanted: bool) -> None:
        while self.states.get(timeout=5) is not wanted:
            pass


def test_what_came_before_the_counter_opened_is_forgotten() -> None:
    port = FakePort(b"NEW-1\r", stale=b"OLD-1\r")
    heard = Heard(lambda: port)
    assert heard.scan() == "NEW-1"
    heard.scanner.stop()
    assert port.is_closed
    with pytest.raises(Empty):
        heard.scans.get_nowait()


def test_a_plug_pulled_and_put_back_is_found_again() -> None:
    ports = [FakePort(b"ONE-1\r"), FakePort(b"TWO-2\r")]
    attempts = iter([ports[0], None, None, ports[1]])

    def open_port() -> Port:
        port = next(attempts)
        if port is None:
            raise OSError("no such port")
        return port

    heard = Heard(open_port)
    assert heard.scan() == "ONE-1"
    heard.wait_for_state(wanted=True)
    ports[0].is_unplugged = True
    heard.wait_for_state(wanted=False)
    assert heard.scan() == "TWO-2"
    heard.wait_for_state(wanted=True)
    heard.scanner.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")
def test_a_real_port_is_read() -> None:
    ours, theirs = os.openpty()
    heard = Heard(lambda: open_serial(os.ttyname(theirs), 9600))
    heard.wait_for_state(wanted=True)
    for piece in (b"69012345", b"67892\r", b"\n0106901234567892\x1d21AB\r\n"):
        os.write(ours, piece)
    assert [heard.scan(), heard.scan()] == ["6901234567892", CODE]
    heard.scanner.stop()
    os.close(ours)
    os.close(theirs)


def test_the_ports_of_the_computer_can_be_asked_for() -> None:
    assert isinstance(port_names(), tuple)
