"""The periods of a card: as bars, as sums, and every repair that made them longer, one key from its claim."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.warranty_history import WarrantyHistory
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.ui.cards.repair_rows import RepairRow, repair_columns, repair_rows
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, GRID, ROW_HEIGHT, Tone
from aftersale_desktop.ui.widgets.period_bar import Axis, Span
from aftersale_desktop.ui.widgets.period_timeline import PeriodRow, PeriodTimeline
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.cards import base_text
from aftersale_desktop.wording.catalogue import Words

_FRAME = 4


class PeriodsPanel(QWidget):
    """Bars, the sum of each period, and the repairs; `claim_wanted(number)` on Enter or a double-click on a repair."""

    claim_wanted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._timeline = PeriodTimeline()
        self._missing = Text(
            words("No period runs: no date is known that it could begin on."), TextKind.MUTED, wrap=True
        )
        self._sums = RecordList()
        self._total = Text("", TextKind.STRONG, wrap=True)
        self._no_repairs = Text(words("No repairs yet."), TextKind.MUTED)
        columns = repair_columns(words)
        self._model: ValueTableModel[RepairRow] = ValueTableModel(columns, self)
        self.repairs = TableView(words("Repairs"))
        self.repairs.show_model(self._model, columns)
        self.repairs.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.repairs.opened.connect(lambda row: self.claim_wanted.emit(row.claim_number))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        title = Text(words("Repairs and the days they added"), TextKind.LABEL)
        shown: tuple[QWidget, ...] = (
            self._timeline,
            self._missing,
            self._sums,
            title,
            self.repairs,
            self._no_repairs,
            self._total,
        )
        for widget in shown:
            column.addWidget(widget)

    def show_card(self, detail: CardDetail, today: date) -> None:
        """Show the periods and repairs of a card."""
        history, rows = detail.history, repair_rows(self._words, detail)
        self._timeline.setVisible(history is not None)
        self._sums.setVisible(history is not None)
        self._missing.setVisible(history is None)
        if history is not None:
            self._show_bars(history, today)
            self._sums.show_records(tuple(self._sum_rows(history)))
        self._model.show_values(rows)
        self.repairs.setVisible(bool(rows))
        self.repairs.setFixedHeight(CONTROL_HEIGHT + ROW_HEIGHT * len(rows) + _FRAME)
        self._no_repairs.setVisible(not rows)
        self._total.setText(self._total_text(history) if history else "")
        self._total.setVisible(bool(history and history.extensions))

    def _show_bars(self, history: WarrantyHistory, today: date) -> None:
        words, base = self._words, history.base_on
        last = max(history.main_parts_end_on, base + timedelta(days=1))
        unit_tone, parts_tone = _tone(history.warranty_ends_on, today), _tone(history.main_parts_end_on, today)
        repairs = tuple((one.span.received_on, one.span.returned_on) for one in history.extensions)
        unit = Span(base, history.first_warranty_end, history.warranty_ends_on, unit_tone, repairs=repairs)
        parts = Span(base, history.first_main_parts_end, history.main_parts_end_on, parts_tone, is_faint=True)
        days = history.extension_days
        rows = (self._bar(words("Whole unit"), unit, days), self._bar(words("Main parts"), parts, days))
        ends = (words("Start {day}", day=base), today.isoformat(), words("End"))
        self._timeline.show_periods(rows, Axis(base, last, today), ends)

    def _bar(self, name: str, span: Span, days: int) -> PeriodRow:
        words, end = self._words, span.extended_until.isoformat()
        note = words.plural("{count} repair day added", "{count} repair days added", days) if days else ""
        return PeriodRow(name, note, end, span, words("{name}: covered until {day}", name=name, day=end))

    def _sum_rows(self, history: WarrantyHistory) -> Iterator[RecordRow]:
        words, days = self._words, history.extension_days
        begin = base_text(words, history.base_kind, history.base_on)
        for name, years, first_end, end in (
            (words("Whole unit"), history.whole_unit_years, history.first_warranty_end, history.warranty_ends_on),
            (words("Main parts"), history.main_parts_years, history.first_main_parts_end, history.main_parts_end_on),
        ):
            span = words.plural("{count} year {begin}", "{count} years {begin}", years, begin=begin)
            added = words("{first_end} + {days} days", first_end=first_end, days=days)
            yield RecordRow(name, span, f"{added} = {end}" if days else end.isoformat())
        yield RecordRow(words("Rules"), words("of the day the period began"), history.rule_version)

    def _total_text(self, history: WarrantyHistory) -> str:
        days = [extension.days for extension in history.extensions]
        total = self._words.plural("{count} day added", "{count} days added", history.extension_days)
        if len(days) == 1:
            return total
        return f"{' + '.join(str(part) for part in days)} = {total}"


def _tone(end: date, today: date) -> Tone:
    return Tone.GOOD if today <= end else Tone.NEUTRAL
