"""Tables of the stockroom as files: no names of customers, but written down like every file that leaves the house."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.list_export import Cell, NewSheet
from aftersale_desktop.services.ports import Clock, SignedIn, StartWork


@dataclass(frozen=True, slots=True)
class StockSheets:
    """Saves tables of parts; a CSV or a workbook by the ending of the name."""

    start_work: StartWork
    now: Clock
    who: SignedIn
    new_sheet: NewSheet

    def save(self, path: Path, headings: Sequence[str], rows: Sequence[Iterable[Cell]], subject: str) -> Path:
        """Return the path once the file is whole; who keeps the stock, or may export anything, may save it."""
        user = self.who()
        if not user.may(Right.MOVE_STOCK):
            user.need(Right.EXPORT)
        sheet = self.new_sheet(path, len(rows))
        sheet.add(headings)
        for row in rows:
            sheet.add(tuple(row))
        with self.start_work() as work:
            detail = {"count": str(len(rows)), "file": path.name}
            work.audit.add(self.now(), user.name, "export_stock", subject, detail)
            work.commit()
        sheet.finish()
        return path
