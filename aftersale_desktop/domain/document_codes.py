"""Numbers of the shop's own documents, and the check character that their barcodes carry."""

import re
from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.serials import MisreadCodeError

CHECK_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUVWX"
LAST_SEQUENCE = 999_999

_PRIME = len(CHECK_ALPHABET)
_LOOK_ALIKES = {"I": "1", "O": "0", "S": "5", "Y": "4", "Z": "2"}
_VALUES = {sign: value for value, sign in enumerate(CHECK_ALPHABET)} | {
    letter: CHECK_ALPHABET.index(digit) for letter, digit in _LOOK_ALIKES.items()
}


class DocumentSeries(StrEnum):
    """The kinds of numbered documents; each point counts each series anew every year."""

    CLAIM = "WX"
    RECEIPT = "RC"
    INVOICE = "FI"
    CARD = "BX"
    ITEM = "SI"
    QUOTE = "QT"
    LABEL = "LB"
    PART = "PT"
    DEPOSIT = "DP"
    PAYMENT = "PY"
    REFUND = "RF"
    CREDIT_NOTE = "CN"
    DAY_CLOSE = "DC"
    TRANSFER = "TR"
    STOCK_COUNT = "CT"
    REPLENISHMENT = "PO"
    GOODS_RECEIPT = "GR"
    REMOVED_PART = "RP"
    EXCHANGE = "EX"
    PRODUCT_REFUND = "RT"
    VISIT = "HV"
    CALL = "SC"
    COMPLAINT = "CM"
    KNOWLEDGE_NOTE = "KN"
    FACTORY_STATEMENT = "FS"
    FIGURES = "FG"


_POINT = "[A-Z]{2,4}[0-9]{2}"
_SERIES = "|".join(DocumentSeries)
_POINT_CODE = re.compile(_POINT)
_NUMBER = re.compile(rf"({_POINT})-({_SERIES})-([0-9]{{4}})-([0-9]{{6}})")
_CODE = re.compile(rf"({_POINT})-?({_SERIES})-?([0-9]{{4}})-?([0-9]{{6}})-?([{CHECK_ALPHABET}])")
_COMPACT = re.compile(rf"{_POINT}(?:{_SERIES})[0-9]{{10}}[0-9A-Z]")
_HEAD = re.compile(rf"{_POINT}-(?:{_SERIES})")
_TAIL = re.compile("[0-9]{4}-[0-9]{6}-.$")
_SHORTEST_CODE = 21
_LONGEST_CODE = 23


class UnusablePointCodeError(AfterSaleError):
    """A point's code must be two to four letters A–Z and two digits: only then its check character finds every slip."""

    def __init__(self, point: str) -> None:
        super().__init__(point)
        self.point = point


class NumbersUsedUpError(AfterSaleError):
    """A series of a point holds the numbers 1 to 999,999 in a year."""

    def __init__(self, point: str, series: DocumentSeries, year: int, sequence: int) -> None:
        super().__init__(point, series, year, sequence)
        self.point = point
        self.series = series
        self.year = year
        self.sequence = sequence


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number in its parts."""

    point: str
    series: DocumentSeries
    year: int
    sequence: int

    @property
    def number(self) -> str:
        """The number as people say it: `SH03-RC-2026-000123`."""
        return format_number(self.point, self.series, self.year, self.sequence)

    @property
    def code(self) -> str:
        """The number with its check character, as the barcode carries it."""
        return document_code(self.number)


def check_point_code(point: str) -> None:
    """Refuse a point's code that would not fit the barcode's form."""
    if not _POINT_CODE.fullmatch(point):
        raise UnusablePointCodeError(point)


def format_number(point: str, series: DocumentSeries, year: int, sequence: int) -> str:
    """Return `SH03-RC-2026-000123`; a point code or sequence that would not fit the barcode's form is refused."""
    check_point_code(point)
    if not 1 <= sequence <= LAST_SEQUENCE:
        raise NumbersUsedUpError(point, series, year, sequence)
    return f"{point}-{series}-{year:04}-{sequence:06}"


def document_code(number: str) -> str:
    """Return the number with hyphen and check character; a text that is no document number is refused."""
    parse_document_number(number)
    return f"{number}-{check_character(number)}"


def compact_code(number: str) -> str:
    """Return the code without its hyphens: a third shorter as bars, so that a small label has room for wide ones."""
    return document_code(number).replace("-", "")


def check_character(number: str) -> str:
    """Weigh letters and digits by 3, 9, 27 … mod 31 from the right.

    The alphabet has 31 symbols, the numbers 36. The five letters it lacks (S as in SH03 among them) count as the
    digit they look like. That loses nothing: every place of a number holds either letters only or digits only, so
    a letter never stands where its look-alike digit could.
    """
    signs = [sign for sign in reversed(number) if sign != "-"]
    total = sum(_VALUES[sign] * pow(3, place, _PRIME) for place, sign in enumerate(signs, start=1))
    return CHECK_ALPHABET[-total % _PRIME]


def parse_document_number(number: str) -> DocumentNumber:
    """Return the parts of a number typed without its check character; another form is refused as misread."""
    found = _NUMBER.fullmatch(number)
    if found is None:
        raise MisreadCodeError(number)
    return _parts(found)


def parse_document_code(code: str) -> DocumentNumber:
    """Return the parts of a scanned code, with or without hyphens; any other form or check character is refused."""
    found = _CODE.fullmatch(code)
    if found is None or check_character(code[:-1]) != code[-1]:
        raise MisreadCodeError(code)
    return _parts(found)


def _parts(found: re.Match[str]) -> DocumentNumber:
    return DocumentNumber(found[1], DocumentSeries(found[2]), int(found[3]), int(found[4]))


def is_document_number(text: str) -> bool:
    """Tell whether the text has the form of a number without check character."""
    return _NUMBER.fullmatch(text) is not None


def resembles_document_code(text: str) -> bool:
    """Tell whether the text is a document code or at most one slip (a wrong sign, two swapped) away from one."""
    if _COMPACT.fullmatch(text):
        return True
    if not _SHORTEST_CODE <= len(text) <= _LONGEST_CODE:
        return False
    return _HEAD.match(text) is not None or _TAIL.search(text) is not None
