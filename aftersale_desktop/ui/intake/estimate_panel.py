"""The five fees before anybody has opened the product, who bears them, and the limit below which nobody is called."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.domain.fees import OperationLevel, Settlement
from aftersale_desktop.services.assessment import Visit, fee_rows
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.fee_strip import FeeColumn, FeeStrip, FeeTotal
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import level_name, payer_name
from aftersale_desktop.wording.papers import short_component_name

_FIELD_WIDTH, _WIDEST_FIELD = 150, 260


def show_settlement(strip: FeeStrip, settlement: Settlement, words: Words, note: str = "") -> None:
    """Show the five fees with their payers and what the customer owes."""
    columns = [
        FeeColumn(
            short_component_name(words, row.component),
            f"{row.list_amount:.2f}",
            payer_name(words, row.payer) if row.payer else "—",
        )
        for row in fee_rows(settlement)
    ]
    tone = Tone.BAD if settlement.total else Tone.GOOD
    strip.show_fees(columns, FeeTotal(words("Customer pays"), f"¥ {settlement.total:.2f}", note, tone))


class EstimatePanel(Card):
    """Fees by the price list for the chosen level of work; `changed` when level, visit or limit change."""

    changed = Signal()
    visit_wanted = Signal()
    """A visit was ticked: the way to the customer is wanted."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Fee estimate"), parent)
        self._words = words
        self._strip = FeeStrip()
        self._levels = ChoiceBox()
        self._levels.setAccessibleName(words("Level of work"))
        for level in OperationLevel:
            self._levels.addItem(level_name(words, level), level)
        self._levels.activated.connect(lambda _at: self.changed.emit())
        self._visit = ChipGroup(words("Visit"))
        self._visit.show_chips((ChipRecord("visit", words("Home visit")),))
        self.distance = MoneyEdit()
        self.limit = MoneyEdit()
        self._visit.toggled.connect(self._tell_visit)
        for field in (self.distance, self.limit):
            field.amount_changed.connect(self.changed)
        self.distance.setPlaceholderText(words("Distance, km"))
        self.limit.setPlaceholderText(words("No call below, ¥"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._levels)
        row.addWidget(self._visit, 0, Qt.AlignmentFlag.AlignVCenter)
        for field in (self.distance, self.limit):
            field.setAccessibleName(field.placeholderText())
            field.setMinimumWidth(_FIELD_WIDTH)
            field.setMaximumWidth(_WIDEST_FIELD)
            row.addWidget(field, 2)
        row.addStretch(1)
        self._above_limit = Text("", TextKind.NOTE, tone=Tone.CAUTION, wrap=True)
        self._above_limit.hide()
        self.add(self._strip)
        self.content.addLayout(row)
        self.add(self._above_limit)
        self.clear()

    @property
    def level(self) -> OperationLevel:
        """The level of work the estimate assumes."""
        return OperationLevel(self._levels.currentData())

    @property
    def is_carried_in(self) -> bool:
        """Whether the customer brought the product."""
        return not self._visit.checked()

    @property
    def distance_km(self) -> Decimal:
        """The way to the customer; nothing typed is no way."""
        return self.distance.amount() or Decimal(0)

    @property
    def cost_limit(self) -> Decimal | None:
        """The amount up to which the customer need not be called."""
        return self.limit.amount()

    def fill_distance(self, distance_km: Decimal) -> None:
        """Show a way that is known."""
        self.distance.set_amount(distance_km)
        self.changed.emit()

    def clear(self) -> None:
        """Set everything to what a counter usually needs."""
        self._levels.setCurrentIndex(self._levels.findData(OperationLevel.MINOR))
        self._visit.set_checked(())
        self.distance.set_amount(None)
        self.limit.set_amount(None)
        self.distance.hide()

    def _tell_visit(self, _code: str, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.changed.emit()
        if is_wanted:
            self.visit_wanted.emit()

    def fill(self, visit: Visit) -> None:
        """Show level, visit, distance and limit as chosen before, without a signal."""
        self._levels.setCurrentIndex(self._levels.findData(visit.level))
        self._visit.set_checked(() if visit.is_carried_in else {"visit"})
        self.distance.set_amount(visit.distance_km or None)
        self.limit.set_amount(visit.cost_limit)

    def show_estimate(self, settlement: Settlement, *, is_above_limit: bool) -> None:
        """Show the five fees and who bears them, and that the limit will not do where the estimate passes it."""
        self.distance.setVisible(not self.is_carried_in)
        limit = self.cost_limit
        note = self._words("No call below ¥ {limit}", limit=f"{limit:.2f}") if limit is not None else ""
        show_settlement(self._strip, settlement, self._words, note)
        text = self._words("The estimate is above the limit; a quote will be needed.")
        self._above_limit.setText(f"⚠ {text}")
        self._above_limit.setVisible(is_above_limit)
