"""Printing the receipts of all selected claims again; each sheet says that it is a copy."""

from PySide6.QtCore import QObject

from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.services.lists import RowList
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.list_panel import ListPanel
from aftersale_desktop.ui.widgets.notice_bar import Notice

MOST_AT_ONCE = 50
"""More paper than this is a mistake at a counter, not a wish."""


class ReceiptsAgain(QObject):
    """Prints what is selected in a list of claims."""

    def __init__(self, panel: ListPanel, context: PageContext, papers: PaperActions) -> None:
        super().__init__(panel)
        self._panel, self._context, self._papers = panel, context, papers

    def print(self) -> None:
        """Queue the receipts of the selected claims; too many at once are refused in words."""
        chosen = self._panel.chosen(at_cursor=True)
        if chosen is None:
            return
        of, stretches = chosen
        count = sum(len(rows) for rows in stretches)
        if count > MOST_AT_ONCE:
            words = self._context.words
            text = words("At most {count} receipts are printed at once.", count=MOST_AT_ONCE)
            self._context.notify(Notice(text, Tone.CAUTION))
            return
        self._context.background.run(lambda: _numbers(of, stretches), self._print_all, owner=self)

    def _print_all(self, numbers: tuple[str, ...]) -> None:
        for number in numbers:
            self._papers.print_receipt(number)


def _numbers(of: RowList, stretches: list[range]) -> tuple[str, ...]:
    rows = (row for stretch in stretches for row in of.rows(stretch.start, len(stretch)))
    return tuple(row.number for row in rows if isinstance(row, ClaimRow))
