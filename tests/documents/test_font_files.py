"""Fonts inside papers hold what is drawn and nothing else, and look the same to the eye."""

import struct
from typing import Any, cast

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFile

from aftersale_desktop.documents.fonts import typeface
from aftersale_desktop.documents.outlines import UNITS_PER_EM, coarse, left_edge, scaled
from aftersale_desktop.documents.subsets import SubsetMaker
from aftersale_desktop.documents.text_layer import as_drawn, to_unicode_map

TEXT = "维修接收单顾客产品故障Aa0，。（）龘靐"


@pytest.fixture(scope="module")
def face() -> TTFontFile:
    font: Any = pdfmetrics.getFont(typeface().font_name)
    return cast("TTFontFile", font.face)


def tables_of(file: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", file, 4)
    entries = (struct.unpack_from(">4s3L", file, 12 + 16 * place) for place in range(count))
    return {tag.decode(): file[offset : offset + length] for tag, _, offset, length in entries}


def glyph_of(face: TTFontFile, sign: str) -> bytes:
    start, end = face.glyphPos[(glyph := face.charToGlyph[ord(sign)]) : glyph + 2]
    return bytes(face.get_chunk(face.get_table_pos("glyf")[0] + start, end - start))


def test_a_subset_holds_one_glyph_for_each_character(face: TTFontFile) -> None:
    codes = [0, *map(ord, TEXT)]
    tables = tables_of(SubsetMaker(face).font_file(codes))
    assert set(tables) == {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
    glyphs = struct.unpack_from(">H", tables["maxp"], 4)[0]
    assert glyphs == len(codes)
    assert len(tables["hmtx"]) == 4 * glyphs
    assert len(tables["loca"]) == 4 * (glyphs + 1)
    assert struct.unpack_from(">H", tables["head"], 18)[0] == UNITS_PER_EM
    assert struct.unpack(">L", tables["loca"][-4:])[0] == len(tables["glyf"])


def test_the_whole_subset_is_a_fifth_of_what_the_font_would_be(face: TTFontFile) -> None:
    assert len(SubsetMaker(face).font_file([0, *map(ord, TEXT)])) < 6000


def test_a_coarse_outline_keeps_its_shape(face: TTFontFile) -> None:
    for sign in TEXT + "鑫囊疆一丨@&8":
        before, after = glyph_of(face, sign), coarse(glyph_of(face, sign))
        assert before[:2] == after[:2], "as many contours"
        box_before = struct.unpack_from(">4h", before, 2)
        box_after = struct.unpack_from(">4h", after, 2)
        assert all(abs(scaled(old) - new) <= 1 for old, new in zip(box_before, box_after, strict=True)), sign
        assert len(after) <= len(before)
        assert left_edge(after) == box_after[0]
    assert coarse(b"") == b""


def test_the_text_layer_knows_characters_beyond_the_basic_plane() -> None:
    unicode_map = to_unicode_map([0, ord("维"), 0x20BB7])
    assert b"<7EF4>" in unicode_map
    assert b"<D842DFB7>" in unicode_map


def test_words_written_from_the_right_are_drawn_from_the_right() -> None:
    assert as_drawn("王אבג李") == "王גבא李"
    assert as_drawn("维修 repair 1") == "维修 repair 1"
