"""What kind of code a scan or a typed text is, decided by its own evidence before anything is looked up."""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from aftersale_desktop.domain.document_codes import (
    DocumentNumber,
    is_document_number,
    parse_document_code,
    parse_document_number,
    resembles_document_code,
)
from aftersale_desktop.domain.elements import (
    BrokenElementsError,
    ElementString,
    may_be_elements,
    says_elements,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.serials import (
    SHIPPED_PATTERNS,
    MisreadCodeError,
    UnitCode,
    UnitPattern,
    has_valid_check_digit,
    recognise_unit,
)

LONGEST_CODE = 512
GROUP_SEPARATOR = "\x1d"

_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FULL_WIDTH_TO_ASCII = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)} | {0x3000: " "}
_AIM_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_EAN_IDENTIFIERS = frozenset({"]E0", "]E4"})
_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_CHINESE_GTIN = re.compile("69[0-9]{11}")
"""No telephone and no unit of a known format: typed or scanned, it can only be a GTIN."""
_PART_CODE = re.compile(r"(?=.*[A-Z])[0-9A-Z](?:[0-9A-Z.-]{0,30}[0-9A-Z])")


class ScannedKind(StrEnum):
    """What a code is by its form; the look-up says whether anybody knows it."""

    DOCUMENT = "document"
    UNIT = "unit"
    GTIN = "gtin"
    PART = "part"
    TEXT = "text"


class CodeTooLongError(AfterSaleError):
    """No code of the counter is that long; nothing is looked up."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length
        self.longest = LONGEST_CODE


class ControlCharacterError(AfterSaleError):
    """An invisible control character other than the group separator is in the code; nothing is looked up."""

    def __init__(self, character: str) -> None:
        super().__init__(character)
        self.code_point = f"U+{ord(character):04X}"


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """A code with every reading its form allows; `text` is what to look up.

    A 13-digit unit barcode may end in a fitting GTIN check digit by chance: then the kind is GTIN and `units` holds
    the other reading.
    """

    raw: str
    text: str
    kind: ScannedKind
    document: DocumentNumber | None = None
    units: tuple[UnitCode, ...] = ()
    aim_id: str = ""
    was_full_width: bool = False


def classify(raw: str, patterns: tuple[UnitPattern, ...] = SHIPPED_PATTERNS, *, is_typed: bool = False) -> ScannedCode:
    """Return what a code is; a wrong check digit is refused, except in typed numbers that need not be a GTIN."""
    check_limits(raw)
    plain = to_ascii_width(raw).strip(" ")
    aim_id = _aim_of(plain)
    text = plain.removeprefix(aim_id)
    read = _as_document(raw, text) or _as_number(raw, text, patterns, aim_id, is_typed=is_typed)
    code = read or ScannedCode(raw, text, ScannedKind.PART if _PART_CODE.fullmatch(text) else ScannedKind.TEXT)
    return replace(code, aim_id=aim_id, was_full_width=plain != raw.strip(" "))


def elements_in(
    raw: str, patterns: tuple[UnitPattern, ...], read_elements: Callable[[str], tuple[ElementString, ...]]
) -> tuple[ElementString, ...]:
    """Return every reading of a GS1 element string, none where the code is something else.

    A code that only begins like one may be a unit of a known format, or anything.
    """
    check_limits(raw)
    aim_id = _aim_of(raw)
    text = raw.removeprefix(aim_id)
    if says_elements(text, aim_id):
        return read_elements(text)
    if not may_be_elements(text) or any(pattern.read(text) for pattern in patterns):
        return ()
    with suppress(BrokenElementsError):
        return read_elements(text)
    return ()


def _aim_of(text: str) -> str:
    found = _AIM_IDENTIFIER.match(text)
    return found[0] if found else ""


def check_limits(raw: str) -> None:
    """Refuse what no code of the counter can be, before anything is looked up: too long, or with control characters."""
    if len(raw) > LONGEST_CODE:
        raise CodeTooLongError(len(raw))
    for character in raw:
        if _is_refused(character):
            raise ControlCharacterError(character)


def _is_refused(character: str) -> bool:
    return character != GROUP_SEPARATOR and unicodedata.category(character) in _REFUSED_CATEGORIES


def as_typed(text: str) -> str:
    """Return a typed text as it can be searched: what was pasted with it and no code or name can have is left out."""
    return "".join(sign for sign in text if not _is_refused(sign)).strip()


def to_ascii_width(text: str) -> str:
    """Return the text with full-width forms as ASCII.

    Chinese input methods type them; whole NFKC would also turn letters such as ² or ㎡ into other signs.
    """
    return text.translate(_FULL_WIDTH_TO_ASCII)


def _as_document(raw: str, text: str) -> ScannedCode | None:
    upper = text.upper()
    if is_document_number(upper):
        return ScannedCode(raw, upper, ScannedKind.DOCUMENT, parse_document_number(upper))
    if resembles_document_code(upper):
        return ScannedCode(raw, upper, ScannedKind.DOCUMENT, parse_document_code(upper))
    return None


def _as_number(
    raw: str, text: str, patterns: tuple[UnitPattern, ...], aim_id: str, *, is_typed: bool
) -> ScannedCode | None:
    """Read a GTIN or a unit barcode; the spaces that people put between groups do not count."""
    code = text.replace(" ", "").upper()
    may_be_gtin = code.isascii() and code.isdigit() and len(code) in _GTIN_LENGTHS
    if may_be_gtin and has_valid_check_digit(code):
        return ScannedCode(raw, code, ScannedKind.GTIN, units=recognise_unit(code, patterns))
    if may_be_gtin and aim_id in _EAN_IDENTIFIERS:
        raise MisreadCodeError(code)
    units = recognise_unit(code, patterns)
    if units:
        return ScannedCode(raw, code, ScannedKind.UNIT, units=units)
    if may_be_gtin and (not is_typed or _CHINESE_GTIN.fullmatch(code)):
        raise MisreadCodeError(code)
    return None
