"""Intakes that were put aside: whose, what, since when; one key brings one back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftersale_desktop.ui.intake.open_intake import HeldIntake, OpenIntake
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.tab_chain import put_in_tab_order
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_and_time

if TYPE_CHECKING:
    from aftersale_desktop.ui.models.column import Column
    from aftersale_desktop.ui.widgets.short_table import ShortTable

MOST_ROWS = 4


class HeldPanel(Card):
    """A row for each intake; `resumed(held)` with Enter or a double-click, `discarded(held)` with Delete."""

    resumed = Signal(object)
    discarded = Signal(object)

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(words("Put aside"), parent)
        self._words, self._now = words, now
        resume = KeyButton(words("Go on with it"), icon_name="arrow-right")
        resume.show_key("Enter")
        resume.clicked.connect(lambda: self._tell(self.resumed.emit))
        self.discard = discard = KeyButton(words("Discard"), "Del", icon_name="trash")
        discard.clicked.connect(lambda: self._tell(self.discarded.emit))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (resume, discard):
            buttons.addWidget(button)
        buttons.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.content.addLayout(buttons)

    @cached_property
    def _table(self) -> "ShortTable[HeldIntake]":
        """The list: built for the first intake, so that the scan field is there before."""
        from aftersale_desktop.ui.widgets.short_table import ShortTable

        words = self._words
        table: ShortTable[HeldIntake] = ShortTable(words("Put aside"), held_columns(words, self._now))
        table.opened.connect(self.resumed)
        self.content.insertWidget(self.content.count() - 1, table)
        put_in_tab_order(self, (table,))
        return table

    def show_held(self, held: Sequence[HeldIntake]) -> None:
        """Show these intakes, the one put aside first above."""
        self._table.show_values(held)
        self._table.show_height_of(max(1, min(len(held), MOST_ROWS)))
        if held and self._table.current_value() is None:
            self._table.pick_row(0)

    def start(self) -> None:
        """Put the cursor on the first one, so that arrows and Enter choose."""
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._table.current_value() is None:
            self._table.pick_row(0)

    def _tell(self, listener: Callable[[object], None]) -> None:
        held = self._table.current_value()
        if held is not None:
            listener(held)


def held_columns(words: Words, now: Callable[[], datetime]) -> "tuple[Column[HeldIntake], ...]":
    """Return who, what, how many, since when and by whom."""
    from aftersale_desktop.ui.models.column import Column

    return (
        Column(words("Customer"), lambda held: customer_text(words, held.intake), is_strong=True, width=200),
        Column(words("Products"), lambda held: products_text(words, held.intake), stretches=True),
        Column(words("Count"), lambda held: str(product_count(held.intake)), width=72, is_number=True),
        Column(words("Since"), lambda held: day_and_time(words, held.since.astimezone(now().tzinfo)), width=192),
        Column(words("By"), lambda held: held.by, is_muted=True, width=120, spare=1),
    )


def customer_text(words: Words, intake: OpenIntake) -> str:
    """Return whose intake it is: whoever was named last, else the owner."""
    customer, entry = intake.reception.customer, intake.registration
    names = [
        intake.other.name if intake.other else "",
        customer.name if customer else "",
        entry.owner.name if entry else "",
    ]
    return next((name for name in names if name.strip()), words("no name yet"))


def products_text(words: Words, intake: OpenIntake) -> str:
    """Return the models, and that a new product is being registered."""
    models = [one.visit.known.item.model.code for one in intake.reception.brought]
    return ", ".join([*models, *([words("New product")] if intake.registration else [])])


def product_count(intake: OpenIntake) -> int:
    """Return how many products an intake holds, one being registered among them."""
    return len(intake.reception.brought) + bool(intake.registration)
