"""What reports are narrowed by: the point, the days, the product class."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.day_periods import DayPeriod, days_of
from aftersale_desktop.domain.figures import FigureFilter, Narrowing
from aftersale_desktop.services.figures import FigureChoices
from aftersale_desktop.ui.figures.day_edit import DayEdit
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.technician_work import period_name

_OWN = "own"
_POINT_WIDTH, _PERIOD_WIDTH, _CLASS_WIDTH = 208, 144, 136


@dataclass(frozen=True, slots=True)
class FilterState:
    """What was chosen, for the bar in another language."""

    point: str
    product_class: str
    period: str
    first: date
    last: date


class FilterBar(QWidget):
    """`changed` when something else was chosen; the last day is never before the first, nor after today."""

    changed = Signal()

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self._words, self._today = words, today
        self.point, self.period, self.product_class = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.first, self.last = DayEdit(today), DayEdit(today)
        self._offer_periods()
        for box, width in (
            (self.point, _POINT_WIDTH),
            (self.period, _PERIOD_WIDTH),
            (self.product_class, _CLASS_WIDTH),
        ):
            box.setFixedWidth(width)
            box.activated.connect(lambda _at: self._tell())
        for edit in (self.first, self.last):
            edit.dateChanged.connect(lambda _day: self._days_typed())
        flow = FlowLayout(self)
        labels = (words("Service point"), words("Period"), words("From day"), words("To day"), words("Product class"))
        fields = (self.point, self.period, self.first, self.last, self.product_class)
        for label, field in zip(labels, fields, strict=True):
            flow.addWidget(LabelledField(label, field))
        self._show_days()

    def offer(self, choices: FigureChoices) -> None:
        """Offer the points and classes there are."""
        words = self._words
        kept = self.state()
        self.point.clear()
        self.point.addItem(words("All points"), "")
        for point in choices.points:
            self.point.addItem(point.name.text(words.language), point.code)
        self.product_class.clear()
        self.product_class.addItem(words("All classes"), "")
        for code in choices.classes:
            self.product_class.addItem(words("Class {code}", code=code), code)
        self._choose(kept)

    def asked(self) -> FigureFilter:
        """Return the filter that is shown."""
        first, last = self.first.day(), self.last.day()
        return FigureFilter(
            min(first, last), last, self.point.currentData() or "", self.product_class.currentData() or ""
        )

    def show_narrowing(self, by: frozenset[Narrowing]) -> None:
        """Let be chosen only what the report in front is narrowed by."""
        self.point.setEnabled(Narrowing.POINT in by)
        self.product_class.setEnabled(Narrowing.PRODUCT_CLASS in by)
        for field in (self.period, self.first, self.last):
            field.setEnabled(Narrowing.PERIOD in by)

    def state(self) -> FilterState:
        """Return what is chosen."""
        asked = self.asked()
        return FilterState(
            asked.point_code, asked.product_class, str(self.period.currentData()), asked.first, asked.last
        )

    def restore(self, state: FilterState) -> None:
        """Choose what was chosen before."""
        for edit, day in ((self.first, state.first), (self.last, state.last)):
            edit.show_day(day)
        self.period.setCurrentIndex(max(0, self.period.findData(state.period)))
        self._choose(state)

    def _choose(self, state: FilterState) -> None:
        self.point.setCurrentIndex(max(0, self.point.findData(state.point)))
        self.product_class.setCurrentIndex(max(0, self.product_class.findData(state.product_class)))

    def _offer_periods(self) -> None:
        for period in DayPeriod:
            self.period.addItem(period_name(self._words, period), str(period))
        self.period.addItem(self._words("Own days"), _OWN)
        self.period.setCurrentIndex(self.period.findData(str(DayPeriod.NINETY_DAYS)))

    def _tell(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        """A named period says its days; they can be changed, and are then one's own."""
        named = self.period.currentData()
        if named == _OWN:
            return
        first, last = days_of(DayPeriod(named), self._today)
        self.first.show_day(first)
        self.last.show_day(last)

    def _days_typed(self) -> None:
        self.period.setCurrentIndex(self.period.findData(_OWN))
        self.changed.emit()
