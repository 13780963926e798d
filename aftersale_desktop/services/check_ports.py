"""What the self-check needs from storage, as a protocol; `Work` in ports.py holds it."""

from dataclasses import dataclass
from typing import Protocol

from aftersale_desktop.domain.document_codes import DocumentSeries


@dataclass(frozen=True, slots=True)
class NumberFault:
    """A series of a point whose counter does not fit its documents: `last` was given out, `found` are there."""

    point_code: str
    series: DocumentSeries
    year: int
    last: int
    found: int


class Checks(Protocol):
    """What only storage can say: which claims there are, which counters do not fit, whether the file is whole."""

    def claims_after(self, number: str, limit: int) -> tuple[str, ...]: ...
    def number_faults(self) -> tuple[NumberFault, ...]: ...
    def audited_deeds(self, subject: str) -> tuple[str, ...]: ...
    def database_faults(self) -> tuple[str, ...]: ...
