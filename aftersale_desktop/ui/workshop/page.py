"""The workshop: on the left the orders that are here, on the right the sheet of the one that is open."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import ClaimGroup, ClaimRow
from aftersale_desktop.services.list_queries import AT_WORK, INSPECTION, MY_BENCH, QUEUE
from aftersale_desktop.services.part_forecasts import PartForecast
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.ui.workshop.columns import order_columns
from aftersale_desktop.ui.workshop.sheet_view import COMFORT, LEAST_WIDTH, SheetView
from aftersale_desktop.ui.workshop.today_panel import TodayPanel
from aftersale_desktop.wording.catalogue import N_, Words

_TICK_MS = 30_000
_TABS = (
    (MY_BENCH, N_("My bench")),
    (QUEUE, N_("Queue")),
    (AT_WORK, N_("At work")),
    (INSPECTION, N_("Inspection")),
    (ClaimGroup.READY, N_("Ready")),
)
_LEAST_TODAY, _MOST_TODAY = 320, 416


class WorkshopPage(QWidget):
    """Says what was entered and which order was opened; hours left tick by themselves."""

    entered = Signal(str)
    row_opened = Signal(object)
    row_followed = Signal(object)
    ticked = Signal()

    def __init__(
        self,
        words: Words,
        now: Callable[[], datetime],
        background: Background,
        sheet: SheetView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words, self._now, self.sheet = words, now, sheet
        self._sub_statuses: Mapping[str, str] = {}
        self._parts: Mapping[str, PartForecast] = {}
        texts = ListTexts(
            words("Orders in the workshop"),
            words("Scan or type: receipt · unit barcode · claim · phone · name"),
            words("Groups of orders"),
            "workshop",
            words("No orders here"),
            words("Choose another group, or scan a receipt."),
        )
        self.list = ListPanel(words, texts)
        self.scan, self.table = self.list.scan, self.list.table
        self._model = self.list.show_columns(order_columns(words, now, self._sub_status, self.part_of), background)
        self._is_reading = False
        self._open = ""
        self._model.modelAboutToBeReset.connect(self.begin_reading)
        self._model.shown.connect(self._end_reading)
        self.list.entered.connect(self.entered)
        self.table.opened.connect(self.row_opened)
        self.table.clicked.connect(lambda _index: self.row_opened.emit(self.table.current_value()))
        self.list.picked.connect(self._follow)
        self.today = TodayPanel(words)
        self._right = QWidget()
        self._lay_out()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()
        self.show_sheet(is_open=False)

    def show_counts(self, counts: Mapping[str, int], current: str) -> None:
        """Show the tabs with their counts."""
        self.list.show_tabs([GroupTab(str(code), self._words(text), counts[code]) for code, text in _TABS], current)

    def name_sub_statuses(self, names: Mapping[str, str]) -> None:
        """Take what the codes of sub-statuses are called."""
        self._sub_statuses = names
        self.table.viewport().update()

    def show_parts(self, found: Mapping[str, PartForecast]) -> None:
        """Take when the parts come that orders lack."""
        self._parts = found
        self.table.viewport().update()

    def part_of(self, number: str) -> PartForecast | None:
        """Return when the part comes that an order lacks, None while nothing is known to be missing."""
        return self._parts.get(number)

    def show_sheet(self, *, is_open: bool) -> None:
        """Show the sheet, or what the day brings while no order is open; only the sheet covers the list."""
        self._open = self._open if is_open else ""
        self.sheet.setVisible(is_open)
        self.today.setVisible(not is_open)
        self._right.setMinimumWidth(LEAST_WIDTH if is_open else _LEAST_TODAY)
        self.list.limit_beside(0 if is_open else _MOST_TODAY)
        self.list.let_beside_yield(yields=not is_open, comfort=COMFORT if is_open else 0)
        if is_open:
            self._right.show()

    def choose_no_other(self, number: str) -> None:
        """Let no other order look chosen in the list than the one whose sheet is open; several chosen ones stay."""
        self._open = number
        chosen = self.table.current_value()
        is_other = isinstance(chosen, ClaimRow) and chosen.number != number
        if is_other and self.list.selected_count() == 1:
            self.table.clearSelection()

    def is_chosen(self, number: str) -> bool:
        """Tell whether the list shows an order as the chosen one."""
        chosen = self.table.current_value()
        return isinstance(chosen, ClaimRow) and chosen.number == number

    def begin_reading(self) -> None:
        """Follow no cursor until the list is read anew: what the program selects, nobody opened."""
        self._is_reading = True

    def tick(self) -> None:
        """Let every clock on the page go on."""
        self.table.viewport().update()
        self.sheet.head.tick(self._now())
        self.ticked.emit()

    def _sub_status(self, code: str) -> str:
        """One that is no longer in the list is still called by its code."""
        return self._sub_statuses.get(code, code)

    def _end_reading(self, _places: tuple[int, ...]) -> None:
        if self._open:
            self.choose_no_other(self._open)
        self._is_reading = False

    def _follow(self, row: ClaimRow) -> None:
        if self.table.hasFocus() and not self._is_reading:
            self.row_followed.emit(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        column.addWidget(self.today)
        self.list.show_beside(self._right, share=2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.list)
