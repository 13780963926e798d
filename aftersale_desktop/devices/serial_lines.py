"""Bytes of a serial scanner become scans: however they are cut into pieces, each code comes out whole and once."""

from dataclasses import dataclass, field

from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource, aim_of

LONGEST_LINE = 4096
_ENDS = b"\r\n\t"


@dataclass(slots=True)
class SerialLines:
    """Puts pieces together; a terminator ends a scan, and so does silence after the last byte.

    `prefix` is cut off where the scanner sends one. A line without end is dropped before it fills the memory.
    """

    prefix: str = ""
    silence_ms: float = 120
    _held: bytearray = field(default_factory=bytearray)
    _began_at_ms: float = 0
    _last_at_ms: float = 0

    def take(self, piece: bytes, at_ms: float) -> list[ScanEvent]:
        """Return the scans that end in this piece; an empty one only lets time pass."""
        finished = self._after_silence(at_ms)
        for byte in piece:
            finished += self._take_byte(byte, at_ms)
        if piece:
            self._last_at_ms = at_ms
        return finished

    def _take_byte(self, byte: int, at_ms: float) -> list[ScanEvent]:
        if byte in _ENDS:
            return self._finished(at_ms, chr(byte))
        if not self._held:
            self._began_at_ms = at_ms
        if len(self._held) < LONGEST_LINE:
            self._held.append(byte)
        return []

    def _after_silence(self, at_ms: float) -> list[ScanEvent]:
        is_over = bool(self._held) and at_ms - self._last_at_ms >= self.silence_ms
        return self._finished(self._last_at_ms, "") if is_over else []

    def _finished(self, at_ms: float, terminator: str) -> list[ScanEvent]:
        """The second of CR and LF ends nothing."""
        if not self._held:
            return []
        raw = _text(bytes(self._held)).removeprefix(self.prefix)
        self._held.clear()
        return [ScanEvent(raw, ScanSource.SERIAL, self._began_at_ms, at_ms, len(raw), terminator, aim_of(raw))]


def _text(line: bytes) -> str:
    """Most scanners send ASCII, newer ones UTF-8; older ones send single bytes beyond it."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
