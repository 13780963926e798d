"""Bytes for a printer without a driver arrive whole, or the reason is known."""

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from aftersale_desktop.devices.spool import fault_of, host_and_port, send_raw
from aftersale_desktop.domain.print_jobs import PrintFailedError, PrintFault

SHEET = [b"\x1b@", bytes(range(256)) * 4000, b"\x1dV\x00"]


class Listener:
    """A network printer that keeps what it gets."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.received = b""
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        connection, _address = self._server.accept()
        with connection:
            while more := connection.recv(65536):
                self.received += more

    def wait(self) -> bytes:
        self._thread.join(5)
        self._server.close()
        return self.received


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening._server.close()


def test_a_network_printer_gets_every_byte(listener: Listener) -> None:
    send_raw(f"tcp://127.0.0.1:{listener.port}", "Roll", SHEET)
    assert listener.wait() == b"".join(SHEET)


def test_a_device_file_gets_every_byte_after_what_it_had(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.write_bytes(b"before")
    send_raw(str(device), "Roll", SHEET)
    assert device.read_bytes() == b"before" + b"".join(SHEET)


def test_a_device_that_was_unplugged_is_gone_and_no_file_takes_its_place(tmp_path: Path) -> None:
    with pytest.raises(PrintFailedError) as refusal:
        send_raw(str(tmp_path / "lp0"), "Roll", SHEET)
    assert (refusal.value.fault, refusal.value.printer) == (PrintFault.GONE, "Roll")
    assert not (tmp_path / "lp0").exists()


def test_a_printer_that_is_switched_off_is_not_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(PrintFailedError) as refusal:
        send_raw(f"tcp://127.0.0.1:{port}", "Roll", SHEET)
    assert refusal.value.fault is PrintFault.NOT_REACHED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(PrintFailedError) as refusal:
        send_raw("/dev/full", "Roll", SHEET)
    assert refusal.value.fault is PrintFault.DISK_FULL


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (TimeoutError(), PrintFault.NOT_REACHED),
        (socket.gaierror(-2, "unknown"), PrintFault.NOT_REACHED),
        (OSError(errno.EACCES, os.strerror(errno.EACCES)), PrintFault.NO_ACCESS),
        (OSError(errno.EBUSY, os.strerror(errno.EBUSY)), PrintFault.STOPPED),
        (OSError(errno.EPIPE, os.strerror(errno.EPIPE)), PrintFault.ABORTED),
        (OSError("no number"), PrintFault.NOT_REACHED),
    ],
)
def test_an_error_of_the_system_becomes_a_fault_with_words(error: OSError, fault: PrintFault) -> None:
    assert fault_of(error) is fault


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("tcp://192.168.1.50:9101", ("192.168.1.50", 9101)),
        ("tcp://printer", ("printer", 9100)),
        ("/dev/usb/lp0", None),
    ],
)
def test_an_address_is_a_host_with_a_port_or_a_file(address: str, place: tuple[str, int] | None) -> None:
    assert host_and_port(address) == place
