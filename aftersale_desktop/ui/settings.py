"""What the user chose on this computer: one frozen record in one file."""

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale

from aftersale_desktop.ui.printer_settings import PrinterSettings, read_printer_settings
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.wording.catalogue import Language

FILE_NAME = "settings.json"
PAPER_SIZES = ("a4", "a5", "roll80")  # the values of domain.papers.PaperSize, whose import would delay the first paint
LEAST_GAP_MS, MOST_GAP_MS = 20, 120
LONGEST_PREFIX = 8
BAUD_RATES = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
SCAN_ENDS = ("any", "needed", "none")
SCANNER_LAYOUTS = ("us", "uk", "fr", "de", "cn")  # the values of devices.key_layouts.KeyboardLayout
_LONGEST_PORT = 120
_LONGEST_NAME = 80
_LONGEST_GEOMETRY = 400
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default; `dataclasses.replace` makes the next one."""

    language: Language = Language.CHINESE
    theme: ThemeChoice = ThemeChoice.SYSTEM
    paper_size: str = "a5"
    scanner_prefix: str = ""
    scanner_gap_ms: int = 50
    scanner_port: str = ""
    scanner_baud: int = 9600
    scanner_end: str = "any"
    scanner_layout: str = "us"
    scanner_by_position: bool = False
    scanner_undoes_caps: bool = False
    scanner_sound: bool = True
    window_geometry: str = ""
    signed_in_as: str = ""
    printing: PrinterSettings = field(default_factory=PrinterSettings)


class SettingsFile:
    """Keeps the record in one file of a folder; a file that cannot be read never stops the program."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def load(self) -> Settings:
        """Return the stored settings; what is missing or bad falls back on its own and is logged."""
        return settings_from(self._stored(), Settings(language=system_language()))

    def save(self, settings: Settings) -> None:
        """Write all or nothing; a failure is logged and the choice holds until the program ends."""
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with fresh.open("w", encoding="utf-8") as file:
                json.dump(asdict(settings), file, ensure_ascii=False, indent=2)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as error:
            _log.warning("settings not saved: %s", error.strerror)

    def _stored(self) -> Mapping[str, Any]:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            _log.warning("settings unreadable, using defaults")
            return {}
        return stored if isinstance(stored, dict) else {}


def settings_from(stored: Mapping[str, Any], default: Settings) -> Settings:
    """Return settings made of the good stored values and defaults for the rest."""
    return Settings(**{each.name: _read(each.name, stored, default) for each in fields(Settings)})


def system_language() -> Language:
    """Return the program's language nearest to the system's: Chinese for any Chinese locale, else English."""
    return Language.CHINESE if QLocale.system().name().startswith("zh") else Language.ENGLISH


def _read(name: str, stored: Mapping[str, Any], default: Settings) -> Any:
    if name in stored:
        try:
            return _READERS[name](stored[name])
        except (TypeError, ValueError):
            _log.warning("setting %s has a bad value, using the default", name)
    return getattr(default, name)


def _paper_size(value: Any) -> str:
    if value not in PAPER_SIZES:
        raise ValueError(value)
    return str(value)


def _prefix(value: Any) -> str:
    return _printable(value, LONGEST_PREFIX)


def _port(value: Any) -> str:
    return _printable(value, _LONGEST_PORT)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _one_of(allowed: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, bool) or value not in allowed:
            raise ValueError(value)
        return value

    return read


def _geometry(value: Any) -> str:
    return _printable(value, _LONGEST_GEOMETRY)


def _name(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_NAME or not value.isprintable():
        raise ValueError(value)
    return value


def _printable(value: Any, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or not (value.isascii() and value.isprintable()):
        raise ValueError(value)
    return value


def _gap_ms(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not LEAST_GAP_MS <= value <= MOST_GAP_MS:
        raise ValueError(value)
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "language": Language,
    "theme": ThemeChoice,
    "paper_size": _paper_size,
    "scanner_prefix": _prefix,
    "scanner_gap_ms": _gap_ms,
    "scanner_port": _port,
    "scanner_baud": _one_of(BAUD_RATES),
    "scanner_end": _one_of(SCAN_ENDS),
    "scanner_layout": _one_of(SCANNER_LAYOUTS),
    "scanner_by_position": _yes_or_no,
    "scanner_undoes_caps": _yes_or_no,
    "scanner_sound": _yes_or_no,
    "window_geometry": _geometry,
    "signed_in_as": _name,
    "printing": read_printer_settings,
}
