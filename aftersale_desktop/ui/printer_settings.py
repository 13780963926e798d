"""What this computer prints where: papers to printers, sizes, shifts, and rolls without a driver."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

PAPER_LANGUAGES = ("zh_CN", "en", "zh+en")  # the values of domain.papers.PaperLanguage, imported after the first paint
CHOSEN_PHONES = ("masked", "full")  # the values of domain.papers.Phones besides the usual one
MOST_SHIFT_MM = 20.0
_LONGEST_TEXT = 200
_MOST_ENTRIES = 40


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """Choices by the kind of a paper or the name of a printer; what nobody chose follows the program.

    `raw` are rolls without a driver, by name: `tcp://host:9100` or a device file. An empty language is the window's.
    `phones` says of which papers telephones are masked, or in full, on every sheet.
    """

    language: str = ""
    sizes: dict[str, str] = field(default_factory=dict)
    printers: dict[str, str] = field(default_factory=dict)
    offsets: dict[str, tuple[float, float]] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)

    def offset_mm(self, printer: str) -> tuple[float, float]:
        """Return how far a printer's pages are moved to the right and down."""
        return self.offsets.get(printer, (0.0, 0.0))


def read_printer_settings(value: Any) -> PrinterSettings:
    """Return settings made of the good entries; a bad one is left out and the others stay."""
    if isinstance(value, PrinterSettings):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(value)
    good = {each.name: _READERS[each.name](value[each.name]) for each in fields(PrinterSettings) if each.name in value}
    return PrinterSettings(**good)


def _language(value: Any) -> str:
    return value if value in PAPER_LANGUAGES else ""


def _texts(value: Any) -> dict[str, str]:
    return {name: text for name, text in _entries(value) if _is_text(text)}


def _phones(value: Any) -> dict[str, str]:
    return {name: text for name, text in _entries(value) if text in CHOSEN_PHONES}


def _offsets(value: Any) -> dict[str, tuple[float, float]]:
    return {name: (float(pair[0]), float(pair[1])) for name, pair in _entries(value) if _is_offset(pair)}


def _entries(value: Any) -> list[tuple[str, Any]]:
    entries = list(value.items())[:_MOST_ENTRIES] if isinstance(value, Mapping) else []
    return [(name, each) for name, each in entries if _is_text(name)]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_TEXT and value.isprintable()


def _is_offset(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == len(("right", "down"))
        and all(isinstance(mm, int | float) and abs(mm) <= MOST_SHIFT_MM for mm in value)
    )


_READERS: dict[str, Callable[[Any], Any]] = {
    "language": _language,
    "sizes": _texts,
    "printers": _texts,
    "offsets": _offsets,
    "raw": _texts,
    "phones": _phones,
}
