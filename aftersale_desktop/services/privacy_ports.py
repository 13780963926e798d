"""What the privacy desk needs from storage and from the disk, as protocols; `Work` in ports.py holds the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.retention import RetentionKind

FirstKept = Mapping[RetentionKind, date]
"""From which day on everything of a kind is still kept."""


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """Something the shop holds on a person: in which table, under which key, and what it says."""

    place: str
    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper that names a person and is kept by law; the day it was issued."""

    kind: PaperKind
    number: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: how many rows of each table it took a person out of, and what the law keeps."""

    rows: Mapping[str, int]
    audit_rows: tuple[int, ...] = ()
    erased_papers: tuple[str, ...] = ()
    kept: tuple[KeptPaper, ...] = ()


class PersonalRecords(Protocol):
    """A person's data wherever it lies."""

    def of_customer(self, customer: Customer) -> tuple[HeldRecord, ...]: ...
    def open_claims(self, customer_id: int) -> tuple[str, ...]: ...
    def kept_papers(self, customer: Customer, first_kept: FirstKept) -> tuple[KeptPaper, ...]: ...
    def erase(self, customer: Customer, first_kept: FirstKept) -> Erased: ...


class Retention(Protocol):
    """What is over its time."""

    def due(self, first_kept: FirstKept) -> Mapping[RetentionKind, int]: ...
    def customers(self, before: date, most: int) -> tuple[int, ...]: ...
    def erase_papers(self, kind: RetentionKind, first_kept: FirstKept, most: int) -> tuple[str, ...]: ...
    def erase_photos(self, before: date, most: int) -> int: ...


class Remains(Protocol):
    """Where erased data could still lie outside of the records."""

    def sweep(self) -> None:
        """Write the database anew, so that no byte of what was erased is left in its files."""

    def older_copies(self) -> tuple[Path, ...]:
        """Return the copies of the database kept by upgrades, which still hold everything."""

    def printed(self, numbers: Sequence[str]) -> tuple[Path, ...]:
        """Return the PDFs of papers that lie in the program's folder."""

    def remove(self, paths: Sequence[Path]) -> None:
        """Remove files."""


@dataclass(frozen=True, slots=True)
class PersonFile:
    """Everything held on a person, as it is handed out."""

    customer: Customer
    made_at: datetime
    records: tuple[HeldRecord, ...]
