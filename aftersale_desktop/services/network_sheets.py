"""Tables of the network as files: they name customers, so whoever saves one may export."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.list_export import Cell, NewSheet
from aftersale_desktop.services.ports import Clock, SignedIn, StartWork
from aftersale_desktop.services.stock_sheets import StockSheets


@dataclass(frozen=True, slots=True)
class NetworkSheets:
    """Saves a table as it is shown, with its audit row."""

    start_work: StartWork
    now: Clock
    who: SignedIn
    new_sheet: NewSheet

    def save(self, path: Path, headings: Sequence[str], rows: Sequence[Iterable[Cell]], subject: str) -> Path:
        """Return the path once the file is whole."""
        self.who().need(Right.EXPORT)
        return StockSheets(self.start_work, self.now, self.who, self.new_sheet).save(path, headings, rows, subject)
