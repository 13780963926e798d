"""TrueType files that hold only the glyphs a paper uses, and only the tables a PDF reader looks at."""

import struct
import sys
from array import array
from collections.abc import Sequence
from typing import Any

from aftersale_desktop.documents.outlines import UNITS_PER_EM, coarse, left_edge, scaled

_COPIED = ("head", "hhea", "maxp", "prep")
_HEAD_UNITS, _HEAD_BOX, _HEAD_OFFSET_FORMAT = 18, 36, 50
_HHEA_MEASURES, _HHEA_METRICS = 4, 34
_MAXP_GLYPHS = 4


class SubsetMaker:
    """Cuts subsets out of one face; what every subset shares is read once.

    The shipped face has neither composite glyphs nor hinting programs, so a glyph is a plain run of bytes.
    reportlab's own subsets copy the whole outline table for each document, and names and metrics no reader asks for.
    """

    def __init__(self, face: Any) -> None:
        self._face = face
        self._outlines_at, _ = face.get_table_pos("glyf")
        tables = {tag: bytes(face.get_table(tag)) for tag in _COPIED}
        head = _patched(tables["head"], _HEAD_UNITS, UNITS_PER_EM)
        tables["head"] = _patched(_scaled(head, _HEAD_BOX, 4), _HEAD_OFFSET_FORMAT, 1)
        tables["hhea"] = _scaled(tables["hhea"], _HHEA_MEASURES, 7)
        self._tables = tables
        self._glyphs: dict[int, tuple[bytes, bytes]] = {}

    def font_file(self, codes: Sequence[int]) -> bytes:
        """Return a TrueType file whose byte codes 0, 1, 2 … are the given characters."""
        face = self._face
        glyphs: dict[int, int] = {0: 0}
        places = [glyphs.setdefault(face.charToGlyph.get(code, 0), len(glyphs)) for code in codes]
        drawn = [self._glyph(glyph) for glyph in glyphs]
        outlines = [outline for outline, _ in drawn]
        tables = {
            "cmap": _words(0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(places), 0, 0, len(places), *places),
            "glyf": b"".join(outlines),
            "head": self._tables["head"],
            "hhea": _patched(self._tables["hhea"], _HHEA_METRICS, len(glyphs)),
            "hmtx": b"".join(metrics for _, metrics in drawn),
            "loca": _offsets(outlines),
            "maxp": _patched(self._tables["maxp"], _MAXP_GLYPHS, len(glyphs)),
            "prep": self._tables["prep"],
        }
        return _file_of(tables)

    def _glyph(self, glyph: int) -> tuple[bytes, bytes]:
        known = self._glyphs.get(glyph)
        if known is None:
            known = self._glyphs[glyph] = self._read(glyph)
        return known

    def _read(self, glyph: int) -> tuple[bytes, bytes]:
        """Return the outline and the metrics of a glyph as their tables hold them."""
        start, end = self._face.glyphPos[glyph : glyph + 2]
        outline = coarse(bytes(self._face.get_chunk(self._outlines_at + start, end - start)))
        return _padded(outline), struct.pack(">Hh", scaled(self._face.hmetrics[glyph][0]), left_edge(outline))


def _words(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}H", *numbers)


def _patched(table: bytes, offset: int, number: int) -> bytes:
    return table[:offset] + _words(number) + table[offset + 2 :]


def _scaled(table: bytes, offset: int, count: int) -> bytes:
    numbers = struct.unpack_from(f">{count}h", table, offset)
    return table[:offset] + struct.pack(f">{count}h", *map(scaled, numbers)) + table[offset + 2 * count :]


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _offsets(outlines: list[bytes]) -> bytes:
    offsets, total = [0], 0
    for outline in outlines:
        total += len(outline)
        offsets.append(total)
    return struct.pack(f">{len(offsets)}L", *offsets)


def _checksum(padded: bytes) -> int:
    numbers = array("I", padded)
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF


def _file_of(tables: dict[str, bytes]) -> bytes:
    """Lay out the tables by name, as the format asks for; each begins on a multiple of four."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">4H", count, power * 16, count.bit_length() - 1, (count - power) * 16)
    position = 12 + 16 * count
    directory, bodies = [], []
    for tag, data in sorted(tables.items()):
        body = _padded(data)
        directory.append(struct.pack(">4s3L", tag.encode(), _checksum(body), position, len(data)))
        bodies.append(body)
        position += len(body)
    return b"".join((b"\0\1\0\0", head, *directory, *bodies))
