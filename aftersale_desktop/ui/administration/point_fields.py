"""What a service point is asked about: what every paper prints and every price needs."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.fees import CityTier
from aftersale_desktop.domain.points import (
    CASH_STEPS,
    GRADES,
    LONGEST_IDLE_MINUTES,
    LONGEST_QUOTE_DAYS,
    TAX_RATES,
    ServicePoint,
)
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.clock_box import ClockBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.shop_terms import CITY_TIER_NAMES, cash_step_text, tax_rate_text

_TIERS = tuple(CityTier)


class PointFields:
    """The fields of a point and the two cards they lie on; whoever owns it puts the cards where they belong."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._rates: tuple[Decimal, ...] = TAX_RATES
        self.name_zh, self.name_en = QLineEdit(), QLineEdit()
        self.address_zh, self.address_en, self.hotline = QLineEdit(), QLineEdit(), QLineEdit()
        self.opens, self.closes = ClockBox(), ClockBox()
        self.grade, self.tier, self.tax, self.cash = ChoiceBox(), ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.quote_days = NumberEdit(1, LONGEST_QUOTE_DAYS, words("days"), words("day"))
        self.idle_minutes = NumberEdit(0, LONGEST_IDLE_MINUTES, words("minutes"), words("minute"))
        self.idle_minutes.setSpecialValueText(words("never"))
        self._places: dict[QWidget, LabelledField] = {}
        self._fill_choices()
        self.names_card, self.level_card = self._made_names_card(), self._made_level_card()

    def show_point(self, point: ServicePoint) -> None:
        """Show a point."""
        self.name_zh.setText(point.name.zh)
        self.name_en.setText(point.name.en)
        self.address_zh.setText(point.address.zh)
        self.address_en.setText(point.address.en)
        self.hotline.setText(point.hotline)
        self.opens.show_time(point.opens_at)
        self.closes.show_time(point.closes_at)
        self.grade.setCurrentIndex(GRADES.index(point.grade))
        self.tier.setCurrentIndex(_TIERS.index(point.city_tier))
        self.cash.setCurrentIndex(CASH_STEPS.index(point.cash_step))
        self.quote_days.setValue(point.quote_valid_days)
        self.idle_minutes.setValue(point.idle_lock_minutes)
        self._show_tax(point)

    def point(self, before: ServicePoint) -> ServicePoint:
        """Return a point with what the fields say."""
        return replace(
            before,
            name=Bilingual(self.name_zh.text().strip(), self.name_en.text().strip()),
            address=Bilingual(self.address_zh.text().strip(), self.address_en.text().strip()),
            hotline=self.hotline.text().strip(),
            opens_at=self.opens.time(),
            closes_at=self.closes.time(),
            grade=GRADES[self.grade.currentIndex()],
            city_tier=_TIERS[self.tier.currentIndex()],
            cash_step=CASH_STEPS[self.cash.currentIndex()],
            tax_rate=self._rates[self.tax.currentIndex()],
            quote_valid_days=self.quote_days.value(),
            idle_lock_minutes=self.idle_minutes.value(),
        )

    def lines(self) -> tuple[QLineEdit, ...]:
        """Return the fields that are typed into."""
        return self.name_zh, self.name_en, self.address_zh, self.address_en, self.hotline

    def allow(self, *, may_change: bool) -> None:
        """Let the fields be changed or only be read."""
        for line in self.lines():
            line.setReadOnly(not may_change)
        boxes = (self.opens, self.closes, self.grade, self.tier, self.tax, self.cash)
        for box in (*boxes, self.quote_days, self.idle_minutes):
            box.setEnabled(may_change)

    def show_fault(self, field: QWidget, reason: str = "") -> None:
        """Say below a field what is wrong with it; an empty reason takes that away."""
        self._places[field].show_fault(reason)

    def _labelled(self, label: str, field: QWidget) -> LabelledField:
        self._places[field] = LabelledField(label, field)
        return self._places[field]

    def _show_tax(self, point: ServicePoint) -> None:
        """A rate that is not on the list any more stays what it is until another one is chosen."""
        self._rates = tuple(sorted({*TAX_RATES, point.tax_rate}, reverse=True))
        self.tax.clear()
        self.tax.addItems([tax_rate_text(rate) for rate in self._rates])
        self.tax.setCurrentIndex(self._rates.index(point.tax_rate))

    def _fill_choices(self) -> None:
        words = self._words
        self.grade.addItems([words("Grade {grade}", grade=grade) for grade in GRADES])
        self.cash.addItems([cash_step_text(words, step) for step in CASH_STEPS])
        self.tier.addItems([words(CITY_TIER_NAMES[tier]) for tier in _TIERS])

    def _made_names_card(self) -> SettingsCard:
        words = self._words
        card, grid = SettingsCard(words("On papers and on screen")), _grid()
        fields = (
            (words("Name in Chinese"), self.name_zh, 0, 0, 1),
            (words("Name in English"), self.name_en, 0, 1, 1),
            (words("Address in Chinese"), self.address_zh, 1, 0, 2),
            (words("Address in English"), self.address_en, 2, 0, 2),
            (words("Hotline"), self.hotline, 3, 0, 1),
        )
        for label, field, line, column, span in fields:
            grid.addWidget(self._labelled(label, field), line, column, 1, span, Qt.AlignmentFlag.AlignTop)
        card.content.addLayout(grid)
        return card

    def _made_level_card(self) -> SettingsCard:
        words = self._words
        card, grid = SettingsCard(words("Hours and price level")), _grid()
        fields = (
            (words("Opens at"), self.opens),
            (words("Closes at"), self.closes),
            (words("Grade of the point"), self.grade),
            (words("City tier"), self.tier),
            (words("VAT rate"), self.tax),
            (words("Round cash down to"), self.cash),
            (words("Quotes are valid for"), self.quote_days),
            (words("Lock the window after"), self.idle_minutes),
        )
        for place, (label, field) in enumerate(fields):
            grid.addWidget(self._labelled(label, field), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        card.content.addLayout(grid)
        hint = words("Grade and city tier decide the labour prices of the price list.")
        card.add(Text(hint, TextKind.NOTE, wrap=True))
        return card


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(12)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid
