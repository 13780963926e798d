"""The way to a printer without a driver: bytes for a socket or a device file, and why it took none."""

import errno
import os
import socket
from collections.abc import Iterable
from pathlib import Path

from aftersale_desktop.domain.print_jobs import PrintFailedError, PrintFault

RAW_PORT = 9100
TCP = "tcp://"
_CONNECT_SECONDS = 3.0
_WRITE_SECONDS = 10.0
_FAULTS = {
    errno.ENOSPC: PrintFault.DISK_FULL,
    errno.EDQUOT: PrintFault.DISK_FULL,
    errno.EFBIG: PrintFault.DISK_FULL,
    errno.EACCES: PrintFault.NO_ACCESS,
    errno.EPERM: PrintFault.NO_ACCESS,
    errno.EROFS: PrintFault.NO_ACCESS,
    errno.ENOENT: PrintFault.GONE,
    errno.ENODEV: PrintFault.GONE,
    errno.ENXIO: PrintFault.GONE,
    errno.EBUSY: PrintFault.STOPPED,
    errno.ECONNRESET: PrintFault.ABORTED,
    errno.EPIPE: PrintFault.ABORTED,
}


def fault_of(error: OSError) -> PrintFault:
    """Return what an error of the system says about a printer."""
    if isinstance(error, TimeoutError | ConnectionRefusedError | socket.gaierror):
        return PrintFault.NOT_REACHED
    return _FAULTS.get(error.errno or 0, PrintFault.NOT_REACHED)


def host_and_port(address: str) -> tuple[str, int] | None:
    """Return where `tcp://host:port` leads, None for a device file; without a port it is the usual 9100."""
    if not address.startswith(TCP):
        return None
    host, _colon, port = address.removeprefix(TCP).strip("/").rpartition(":")
    return (host, int(port)) if host and port.isdecimal() else (f"{host}{port}", RAW_PORT)


def send_raw(address: str, printer: str, chunks: Iterable[bytes]) -> None:
    """Hand all bytes over, or refuse; a device file that is not there is never made, it would swallow the paper."""
    try:
        place = host_and_port(address)
        if place is not None:
            _to_socket(place, chunks)
        else:
            _to_file(Path(address), chunks)
    except OSError as error:
        raise PrintFailedError(fault_of(error), printer) from error


def _to_socket(place: tuple[str, int], chunks: Iterable[bytes]) -> None:
    with socket.create_connection(place, timeout=_CONNECT_SECONDS) as connection:
        connection.settimeout(_WRITE_SECONDS)
        for chunk in chunks:
            connection.sendall(chunk)
        connection.shutdown(socket.SHUT_WR)


def _to_file(path: Path, chunks: Iterable[bytes]) -> None:
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, "no such device", str(path))
    with path.open("ab", buffering=0) as device:
        for chunk in chunks:
            _write_whole(device.fileno(), chunk)


def _write_whole(handle: int, chunk: bytes) -> None:
    left = memoryview(chunk)
    while left:
        left = left[os.write(handle, left) :]
