"""Fakes of what a counter gives: clock, keyboard, ink, a folder for papers, printers, a file of what was typed."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Event

from aftersale_desktop.domain.papers import PaperContent, PaperSize, Rendering
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.print_jobs import PrintFailedError, PrintFault
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.ports import PaperNotSavedError, StorageError


class FakeInk:
    """Ink that writes down what it was given: same input, same bytes."""

    def pdf(self, content: PaperContent, rendering: Rendering) -> bytes:
        how = (rendering.size, rendering.language, repr(rendering.mark), rendering.audiences, [*rendering.photos])
        return json.dumps([repr(content), *how, sorted(rendering.full_phones)]).encode()

    def without_glyph(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sign for sign in text if sign > "\uffff"))

    def test_page(self, size: PaperSize, language: str, printer: str) -> bytes:
        return json.dumps([size, language, printer]).encode()


@dataclass(slots=True)
class FakePaperFolder:
    """A folder in memory; a path whose folder is in `locked` cannot be written, one in `missing` is not there."""

    files: dict[Path, bytes] = field(default_factory=dict)
    locked: set[Path] = field(default_factory=set)
    missing: set[Path] = field(default_factory=set)

    def check(self, path: Path) -> None:
        if path.parent in self.missing:
            raise PaperNotSavedError(path, "not_a_folder")

    def save(self, name: str, pdf: bytes) -> Path:
        return self.save_at(Path("papers") / name, pdf)

    def save_at(self, path: Path, pdf: bytes) -> Path:
        if path.parent in self.locked:
            raise PaperNotSavedError(path, "no_access")
        self.files[path] = pdf
        return path


@dataclass(slots=True)
class FakePrinters:
    """Printers that keep what they were sent; `fault` lets the next sendings fail, `silence` keeps them waiting."""

    installed: tuple[str, ...] = ("Desk", "Labels")
    sheets: list[bytes] = field(default_factory=list)
    sent_to: list[str] = field(default_factory=list)
    fault: PrintFault | None = None
    silence: Event | None = None

    def names(self) -> tuple[str, ...]:
        return self.installed

    def send(self, pdf: bytes, printer: str) -> str:
        if self.silence is not None:
            self.silence.wait(5)
        if self.fault is not None:
            raise PrintFailedError(self.fault, printer)
        self.sheets.append(pdf)
        self.sent_to.append(printer or self.installed[0])
        return self.sent_to[-1]


@dataclass(slots=True)
class FakeDraftFile:
    """A draft in memory; what was put aside stays, and a full disk refuses to write and to read."""

    text: str = ""
    contents: dict[str, bytes] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)
    is_disk_full: bool = False
    others: "tuple[FakeDraftFile, ...]" = ()
    of_claims: "dict[str, FakeDraftFile]" = field(default_factory=dict)

    def save(self, text: str, contents: dict[str, bytes]) -> None:
        if self.is_disk_full:
            raise StorageError("disk_full")
        self.text, self.contents = text, dict(contents)

    def load(self) -> str:
        if self.is_disk_full:
            raise StorageError("input_output")
        return self.text

    def content(self, digest: str) -> bytes | None:
        return self.contents.get(digest)

    def remove(self) -> None:
        self.text, self.contents = "", {}

    def put_aside(self) -> str:
        self.aside.append(self.text)
        self.text = ""
        return f"unreadable-{len(self.aside)}.json"

    def left_by_others(self) -> "tuple[FakeDraftFile, ...]":
        return self.others

    def of_claim(self, number: str) -> "FakeDraftFile":
        return self.of_claims.setdefault(number, FakeDraftFile())


@dataclass(slots=True)
class FakeClock:
    """A clock that stands until it is set."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    @property
    def today(self) -> date:
        """The business date."""
        return self.moment.date()


class FakeSignedIn(Keyboard):
    """The person at the keyboard, who may change."""

    def __call__(self) -> User:
        return self.who()


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet as a printer gets it: where its PDF lies and which copy it is."""

    path: Path
    pdf: bytes
    copy: int
