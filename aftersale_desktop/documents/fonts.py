"""The shipped typeface: read once in the process, measured quickly, embedded as small TrueType subsets."""

import unicodedata
import zlib
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from aftersale_desktop.documents.subsets import SubsetMaker
from aftersale_desktop.documents.text_layer import to_unicode_map
from aftersale_desktop.resources import resource_path

_SYMBOLIC = 4
_NONSYMBOLIC = 32
PLACEHOLDER_SIZE = 0.6
PLACEHOLDER_PADDING_EM = 0.12
_UNITS = 1000
_CODES_OF_A_SUBSET = 256
_FAST = 4


class Weight(StrEnum):
    """Bold is the same glyphs with a stroke around them: one subset in the file, and every rare hanzi has a bold."""

    REGULAR = "regular"
    BOLD = "bold"


BOLD_STROKE_EM = 0.042
_BOLD_SPACING_EM = 0.012
SPACING_EM: dict[Weight, float] = {Weight.REGULAR: 0.0, Weight.BOLD: _BOLD_SPACING_EM}


class Home(StrEnum):
    """How a character comes onto paper."""

    KNOWN = "known"
    INVISIBLE = "invisible"
    MISSING = "missing"


class PaperFont(TTFont):
    """reportlab's font, with smaller files inside the PDF and a text layer that knows rare characters."""

    @property
    def _face(self) -> Any:
        return self.face

    @cached_property
    def _subsets(self) -> SubsetMaker:
        return SubsetMaker(self.face)

    def encoded(self, text: str, doc: Any) -> list[tuple[str, bytes]]:
        """Return the text as runs of (name of the font inside the document, byte codes)."""
        state: Any = self.state.get(doc)
        codes = [] if state is None else list(map(state.assignments.get, map(ord, text)))
        if codes and None not in codes and max(codes) < _CODES_OF_A_SUBSET:
            return [(self.getSubsetInternalName(0, doc), bytes(codes))]
        return [(self.getSubsetInternalName(number, doc), run) for number, run in self.splitString(text, doc)]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab calls it when the document is saved
        """Add one PDF font for every 256 characters used."""
        state = self.state.pop(doc)
        state.frozen = 1
        for number, codes in enumerate(state.subsets):
            name = f"{state.internalName}+{number}"
            doc.idToObject["BasicFonts"].dict[name] = doc.Reference(self._pdf_font(doc, name, number, codes))

    def _pdf_font(self, doc: Any, name: str, number: int, codes: list[int]) -> Any:
        base_name = f"{SUBSETN(number).decode('ascii')}+{self.fontName}"
        widths = self._face.charWidths
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "Name": pdfdoc.PDFName(name),
                "BaseFont": pdfdoc.PDFName(base_name),
                "FirstChar": 0,
                "LastChar": len(codes) - 1,
                "Widths": _numbers(widths.get(code, self._face.defaultWidth) for code in codes),
                "ToUnicode": doc.Reference(_stream(to_unicode_map(codes))),
                "FontDescriptor": doc.Reference(self._descriptor(doc, base_name, codes)),
            }
        )

    def _descriptor(self, doc: Any, base_name: str, codes: list[int]) -> Any:
        face = self._face
        content = self._subsets.font_file(codes)
        file = _stream(content)
        file.dictionary["Length1"] = len(content)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(base_name),
                "Flags": (face.flags & ~_NONSYMBOLIC) | _SYMBOLIC,
                "FontBBox": _numbers(face.bbox),
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.capHeight,
                "ItalicAngle": face.italicAngle,
                "StemV": face.stemV,
                "MissingWidth": face.defaultWidth,
                "FontFile2": doc.Reference(file),
            }
        )


def _stream(content: bytes) -> Any:
    """Packed here and quickly: outlines hardly get smaller by trying harder."""
    stream = pdfdoc.PDFStream(content=zlib.compress(content, _FAST), filters=[])
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    return stream


def _numbers(numbers: Iterable[float]) -> str:
    """A literal array: reportlab takes ten times as long to format one number after the other."""
    return f"[ {' '.join(f'{number:.0f}' for number in numbers)} ]"


class _Homes(dict[str, Home]):
    """How each character comes onto paper; filled as characters are met.

    A character without a glyph is given a blank one as wide as its placeholder: so lines with it are written like any
    other, and whoever copies them from the PDF gets the character itself.
    """

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._glyphs: dict[int, int] = font.face.charToGlyph
        self._drawable = frozenset(self._glyphs)
        self._blank = self._glyphs[ord(" ")]
        self.advances: dict[int, float] = font.face.charWidths

    def __missing__(self, character: str) -> Home:
        code = ord(character)
        home = self._home_of(character)
        if home is not Home.KNOWN:
            self.advances[code] = 0.0 if home is Home.INVISIBLE else self._placeholder_width(character)
            self._glyphs[code] = self._blank
        self[character] = home
        return home

    def _home_of(self, character: str) -> Home:
        if is_invisible(character):
            return Home.INVISIBLE
        return Home.KNOWN if ord(character) in self._drawable else Home.MISSING

    def _placeholder_width(self, character: str) -> float:
        label = sum(self.advances[ord(sign)] for sign in placeholder_label(character))
        return label * PLACEHOLDER_SIZE + 2 * PLACEHOLDER_PADDING_EM * _UNITS


class _Widths(dict[str, float]):
    """Advance widths in em; filled as characters are met."""

    def __init__(self, homes: _Homes) -> None:
        super().__init__()
        self._homes = homes

    def __missing__(self, character: str) -> float:
        is_blank = self._homes[character] is Home.INVISIBLE
        width = self[character] = 0.0 if is_blank else self._homes.advances[ord(character)] / _UNITS
        return width


def placeholder_label(character: str) -> str:
    """Return what stands in the box of a character that no font knows: `U+1F600`."""
    return f"U+{ord(character):04X}"


def is_invisible(character: str) -> bool:
    """Tell whether a character has no shape of its own: joiners, marks of direction, variation selectors."""
    return unicodedata.category(character) == "Cf" or unicodedata.name(character, "").startswith("VARIATION SELECTOR")


class Typeface:
    """The shipped typeface: what it can draw, and how wide."""

    def __init__(self, font: TTFont) -> None:
        self.font_name: str = font.fontName
        self.homes = _Homes(font)
        self._widths = _Widths(self.homes)

    def width(self, text: str, weight: Weight, size: float) -> float:
        """Return how far the text runs at a size."""
        return (sum(map(self._widths.__getitem__, text)) + SPACING_EM[weight] * len(text)) * size

    def is_complete(self, text: str) -> bool:
        """Tell whether no character of the text needs a placeholder."""
        return Home.MISSING not in set(map(self.homes.__getitem__, text))


_FONT_NAME = "NotoSansSC-Regular"
_LOADING = Lock()
_LOADED: list[Typeface] = []


def typeface() -> Typeface:
    """Return the shipped typeface; the first call in the process reads the file."""
    if not _LOADED:
        with _LOADING:
            if not _LOADED:
                _LOADED.append(_registered())
    return _LOADED[0]


def _registered() -> Typeface:
    rl_config.useA85 = 0  # page streams as they are: a quarter smaller than in ASCII
    font = PaperFont(_FONT_NAME, str(resource_path("fonts", f"{_FONT_NAME}.ttf")), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return Typeface(font)


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters that paper can only show as a box with their code, each once, in order of appearance."""
    homes = typeface().homes
    visible = (sign for sign in text if unicodedata.category(sign) != "Cc")
    return tuple(dict.fromkeys(sign for sign in visible if homes[sign] is Home.MISSING))
