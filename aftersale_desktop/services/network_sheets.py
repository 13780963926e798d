"""Tables of the network as files: points as they stand, visits with a reason, for they name customers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.list_export import Cell, NewSheet, write_table
from aftersale_desktop.services.ports import Clock, SignedIn, StartWork


@dataclass(frozen=True, slots=True)
class NetworkSheets:
    """Saves a table as it is shown, once it is written down."""

    start_work: StartWork
    now: Clock
    who: SignedIn
    new_sheet: NewSheet
    reason: str = ""

    def save(self, path: Path, headings: Sequence[str], rows: Sequence[Iterable[Cell]], subject: str) -> Path:
        """Return the path once the file is whole."""
        user = self.who()
        user.need(Right.EXPORT)
        detail = {"count": str(len(rows)), "file": path.name, "reason": self.reason}
        with self.start_work() as work:
            told = {name: text for name, text in detail.items() if text}
            work.audit.add(self.now(), user.name, "export_list", subject, told)
            work.commit()
        write_table(self.new_sheet(path, len(rows)), headings, rows)
        return path


@dataclass(frozen=True, slots=True)
class VisitSheets:
    """Saves visits: names and addresses leave the house, so a reason is written down first."""

    sheets: NetworkSheets

    def save(self, path: Path, headings: Sequence[str], rows: Sequence[Iterable[Cell]], subject: str) -> Path:
        """Return the path once the file is whole; refuses without a reason."""
        self.sheets.who().need(Right.EXPORT)
        if not self.sheets.reason.strip():
            raise ReasonMissingError
        return self.sheets.save(path, headings, rows, subject)
