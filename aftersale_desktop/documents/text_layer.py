"""What a PDF says to those who search, copy or read it aloud."""

import re
from collections.abc import Sequence
from functools import cache

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")


def as_drawn(text: str) -> str:
    """Return the text in the order of its glyphs on paper: readers turn words of scripts from the right round again."""
    return _FROM_THE_RIGHT.sub(lambda word: word[0][::-1], text)


def to_unicode_map(codes: Sequence[int]) -> bytes:
    """Return the CMap from byte codes 0, 1, 2 … to characters."""
    characters = "\n".join(map(_as_hexadecimal, codes))
    return f"{_HEAD}\n1 beginbfrange\n<00> <{len(codes) - 1:02X}> [\n{characters}\n]\nendbfrange\n{_TAIL}".encode(
        "ascii"
    )


_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@cache
def _as_hexadecimal(code: int) -> str:
    return f"<{utf16_hex(chr(code))}>"


def utf16_hex(text: str) -> str:
    """Return the text as PDF writes it in hexadecimal strings."""
    return text.encode("utf-16-be").hex().upper()
