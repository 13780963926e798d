"""The technicians' figures below the day: first inspections passed and products that came back, over a period."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.domain.day_periods import DayPeriod, days_of
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.technician_work import TechnicianFigures
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from aftersale_desktop.ui.widgets.rows import stacked
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.technician_work import period_name, technician_columns

_MOST_ROWS = 8
_EXPORT_KEY = "Ctrl+Shift+E"


class Technicians(QObject):
    """Reads the figures of the chosen period; `read` whenever the day is read."""

    def __init__(self, shop: Shop, context: PageContext) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        self._rows: tuple[TechnicianFigures, ...] = ()
        words = context.words
        self.period = ChoiceBox()
        self.period.setAccessibleName(words("Period"))
        for period in DayPeriod:
            self.period.addItem(period_name(words, period), period)
        self.table: ShortTable[TechnicianFigures] = ShortTable(words("Technicians"), _columns(words))
        self.export = KeyButton(words("Export"), _EXPORT_KEY, icon_name="save")
        self._nothing = Text(words("Nothing was inspected in this period, and nothing came back."), TextKind.MUTED)
        self.widget = self._laid_out()
        self.period.activated.connect(lambda _at: self.read())
        self.export.clicked.connect(self._ask_why)

    def read(self) -> None:
        """Read the figures of the chosen period."""
        desk, days = self._shop.repairs.technician_work, self._days()
        self._context.background.run(lambda: desk.figures(*days), self._show, owner=self)

    def export_to(self, path: Path, reason: str) -> None:
        """Write the figures that are shown into a file."""
        words, rows, exports = self._context.words, self._rows, self._shop.exports
        save = partial(exports.save, "technicians", rows, technician_columns(words), path, reason)
        self._context.background.run(save, lambda _none: self._say_saved(path), owner=self)

    def _days(self) -> tuple[date, date]:
        return days_of(DayPeriod(self.period.currentData()), self._shop.now().date())

    def _show(self, rows: tuple[TechnicianFigures, ...]) -> None:
        self._rows = rows
        self.table.show_values(rows)
        self.table.show_height_of(min(len(rows), _MOST_ROWS))
        self.table.setVisible(bool(rows))
        self.export.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _ask_why(self) -> None:
        try:
            self._shop.exports.check()
        except AfterSaleError as refusal:
            self._context.show_refusal(refusal)
            return
        words, window = self._context.words, self.widget.window()
        line = words("The figures of people leave the program. The reason is written down with your name.")
        dialog = ReasonDialog(words, words("Export the list"), line, words("Choose the file"), window)
        dialog.accepted.connect(lambda: self._ask_where(dialog.reason()))
        dialog.open()

    def _ask_where(self, reason: str) -> None:
        words = self._context.words
        begins_on, ends_on = self._days()
        name = f"{words('Technicians')} {begins_on} {ends_on}"
        ask_where_to_export(self.widget.window(), words, name, lambda path: self.export_to(path, reason))

    def _say_saved(self, path: Path) -> None:
        text = self._context.words.plural(
            "{count:,} row saved: {name}", "{count:,} rows saved: {name}", len(self._rows), name=path.name
        )
        self._context.notify(Notice(text, Tone.GOOD))

    def _laid_out(self) -> QWidget:
        whole, head = QWidget(), QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(Text(self._context.words("First pass and rework"), TextKind.LABEL), 1)
        head.addWidget(self.period)
        column = stacked(self.table, self._nothing)
        column.insertLayout(0, head)
        column.addWidget(self.export, alignment=Qt.AlignmentFlag.AlignLeft)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        whole.setLayout(column)
        return whole


def _columns(words: Words) -> tuple[Column[TechnicianFigures], ...]:
    return (
        Column(words("Technician"), lambda row: row.technician, stretches=True),
        Column(words("Passed at once"), lambda row: str(row.first_pass.passed), is_number=True, width=112),
        Column(words("First pass %"), _per_cent, is_number=True, is_strong=True, width=104),
        Column(words("Came back"), lambda row: str(row.reworks), is_number=True, width=96),
    )


def _per_cent(row: TechnicianFigures) -> str:
    share = row.first_pass.per_cent
    return "—" if share is None else f"{share:.0f}"
