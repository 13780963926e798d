"""ESC/POS for receipt printers: everything goes as dots in short bands, never as text whose code page nobody knows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ROLL_DPI = 203
ROLL_MARGIN_DOTS = 32
ROLL_WIDTH_DOTS = 576
"""The printable 72 mm in the middle of an 80 mm roll: 4 mm at each side never reach the head."""
MOST_LINES = 100
"""Cheap printers hold hardly more than this in their buffer; a longer picture comes out torn."""

_DOTS_PER_BYTE = 8
_BLACK_BELOW = 128
_AS_DIGITS = bytes(ord("1") if level < _BLACK_BELOW else ord("0") for level in range(256))

_INITIALISE = b"\x1b@"
_RASTER = b"\x1dv0\x00"
_FEED_DOTS = b"\x1bJ\xc8"
"""200 dots, 25 mm: from the head to the knife."""
_CUT = b"\x1dV\x01"


@dataclass(frozen=True, slots=True)
class DotBand:
    """Some lines of dots, eight to a byte from the left, 1 is black; a line ends with its last byte."""

    width_bytes: int
    bits: bytes

    @property
    def lines(self) -> int:
        """How many lines it is high."""
        return len(self.bits) // self.width_bytes


def band_of(grey: bytes, stride: int, left: int = ROLL_MARGIN_DOTS, width: int = ROLL_WIDTH_DOTS) -> DotBand:
    """Return the dots of a grey picture, a byte for each, between two places of each line; dark ones are black."""
    starts = range(left, len(grey), stride)
    digits = (grey[start : start + min(width, stride - left)].translate(_AS_DIGITS) for start in starts)
    width_bytes = -(-width // _DOTS_PER_BYTE)
    whole = width_bytes * _DOTS_PER_BYTE
    return DotBand(
        width_bytes, b"".join(int(line.ljust(whole, b"0"), 2).to_bytes(width_bytes, "big") for line in digits)
    )


def raster_job(bands: Iterable[DotBand]) -> Iterator[bytes]:
    """Return a job in pieces: the bands, then a feed that brings the last line past the knife, then the cut."""
    yield _INITIALISE
    for band in bands:
        for fragment in _fragments(band):
            yield _raster(fragment)
    yield _FEED_DOTS + _CUT


def _fragments(band: DotBand) -> Iterator[DotBand]:
    size = MOST_LINES * band.width_bytes
    for start in range(0, len(band.bits), size):
        yield DotBand(band.width_bytes, band.bits[start : start + size])


def _raster(band: DotBand) -> bytes:
    return _RASTER + band.width_bytes.to_bytes(2, "little") + band.lines.to_bytes(2, "little") + band.bits
