"""The service point's particulars: what every paper prints and every price needs."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.fees import CityTier
from aftersale_desktop.domain.points import CASH_STEPS, GRADES, TAX_RATES, ServicePoint
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.shop_terms import CITY_TIER_NAMES, cash_step_text, tax_rate_text

SAVE_KEY = "Ctrl+S"
_TIERS = tuple(CityTier)
_TEXT_INSET = 11


class PointPanel(QWidget):
    """Shows a point and hands out what was made of it; `saved(point)` is emitted once, when somebody saves."""

    saved = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._point: ServicePoint | None = None
        self._rates: tuple[Decimal, ...] = TAX_RATES
        self.name_zh, self.name_en = QLineEdit(), QLineEdit()
        self.address_zh, self.address_en, self.hotline = QLineEdit(), QLineEdit(), QLineEdit()
        self.opens, self.closes = QTimeEdit(), QTimeEdit()
        self.grade, self.tier, self.tax, self.cash = ChoiceBox(), ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.save = KeyButton(words("Save"), SAVE_KEY, filled=True, icon_name="save")
        self.save.clicked.connect(self._tell)
        self._note = Text("", TextKind.NOTE, wrap=True)
        self._fill_choices()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._names_card(), self._level_card()):
            column.addWidget(card)
        column.addWidget(self._note)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_point(self, point: ServicePoint, *, may_change: bool) -> None:
        """Show what holds; who may not change it sees it all the same, and why."""
        self._point = point
        self.name_zh.setText(point.name.zh)
        self.name_en.setText(point.name.en)
        self.address_zh.setText(point.address.zh)
        self.address_en.setText(point.address.en)
        self.hotline.setText(point.hotline)
        self.opens.setTime(QTime(point.opens_at.hour, point.opens_at.minute))
        self.closes.setTime(QTime(point.closes_at.hour, point.closes_at.minute))
        self.grade.setCurrentIndex(GRADES.index(point.grade))
        self.tier.setCurrentIndex(_TIERS.index(point.city_tier))
        self.cash.setCurrentIndex(CASH_STEPS.index(point.cash_step))
        self._show_tax(point)
        self._allow(may_change=may_change)

    def point(self) -> ServicePoint | None:
        """Return the point as the fields say it, or None before one was shown."""
        if self._point is None:
            return None
        return replace(
            self._point,
            name=Bilingual(self.name_zh.text().strip(), self.name_en.text().strip()),
            address=Bilingual(self.address_zh.text().strip(), self.address_en.text().strip()),
            hotline=self.hotline.text().strip(),
            opens_at=_time(self.opens),
            closes_at=_time(self.closes),
            grade=GRADES[self.grade.currentIndex()],
            city_tier=_TIERS[self.tier.currentIndex()],
            cash_step=CASH_STEPS[self.cash.currentIndex()],
            tax_rate=self._rates[self.tax.currentIndex()],
        )

    def _tell(self) -> None:
        point = self.point()
        if point is not None:
            self.saved.emit(point)

    def _allow(self, *, may_change: bool) -> None:
        for line in (self.name_zh, self.name_en, self.address_zh, self.address_en, self.hotline):
            line.setReadOnly(not may_change)
        for box in (self.opens, self.closes, self.grade, self.tier, self.tax, self.cash, self.save):
            box.setEnabled(may_change)
        words = self._words
        for_all = words("What is saved here holds for every counter of the point, and on every paper from now on.")
        self._note.setText(for_all if may_change else words("Only a supervisor or an administrator changes this."))

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
        for edit in (self.opens, self.closes):
            edit.setDisplayFormat("HH:mm")
            edit.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)

    def _names_card(self) -> SettingsCard:
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
            grid.addWidget(LabelledField(label, field), line, column, 1, span)
        card.content.addLayout(grid)
        return card

    def _level_card(self) -> SettingsCard:
        words = self._words
        card, grid = SettingsCard(words("Hours and price level")), _grid()
        fields = (
            (words("Opens at"), self.opens),
            (words("Closes at"), self.closes),
            (words("Grade of the point"), self.grade),
            (words("City tier"), self.tier),
            (words("VAT rate"), self.tax),
            (words("Round cash down to"), self.cash),
        )
        for place, (label, field) in enumerate(fields):
            grid.addWidget(LabelledField(label, field), place // 2, place % 2)
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


def _time(edit: QTimeEdit) -> time:
    shown = edit.time()
    return time(shown.hour(), shown.minute())
