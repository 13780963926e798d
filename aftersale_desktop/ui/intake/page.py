"""The counter: one field for every scan, and below it what the scan led to."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aftersale_desktop.domain.customers import KnownCustomerError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.ports import ClaimCounts
from aftersale_desktop.ui.intake.counter_bar import CounterBar
from aftersale_desktop.ui.intake.idle_view import IdleView
from aftersale_desktop.ui.intake.open_intake import HeldIntake
from aftersale_desktop.ui.intake.product_tabs import ProductTabs
from aftersale_desktop.ui.intake.restored_line import RestoredLine
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.state_tabs import StateTab
from aftersale_desktop.wording.catalogue import Words

if TYPE_CHECKING:
    from aftersale_desktop.ui.intake.chooser_panel import ChooserPanel
    from aftersale_desktop.ui.intake.counter_forms import CounterForms
    from aftersale_desktop.ui.intake.register_panel import RegisterPanel
    from aftersale_desktop.ui.intake.visit_view import VisitView

_SIDE = 24


class _View(IntEnum):
    """What lies below the scan field, in the order of the stack."""

    EMPTY = 0
    VISIT = 1
    REGISTER = 2
    CHOOSER = 3
    HELD = 4


class CounterPage(QWidget):
    """Says what the clerk did (signals) and shows what follows (methods); it decides nothing."""

    entered = Signal(str)
    cleared = Signal()
    escaped = Signal()
    main_deed = Signal()
    preview_last = Signal()
    register_wanted = Signal()
    hold_wanted = Signal()
    held_wanted = Signal()
    hidden = Signal()
    forms_made = Signal()

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words, self._now = words, now
        self._forms: CounterForms | None = None
        self.scan = ScanField(words("Scan or type: unit barcode · card · claim · phone · name"))
        self.scan.entered.connect(self.entered)
        self.idle = IdleView(words, now)
        self.empty = self.idle.state
        self._by_hand = self.empty.add_button(words("Register a new product"), "F5", self.register_wanted.emit)
        self._overdue, self._today, self._hours = Badge(), Badge(outlined=True), Badge(outlined=True)
        self.tabs, self.restored = ProductTabs(words), RestoredLine(words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.idle)
        self._bar = bar = CounterBar(words)
        self.promise, self.labels, self._main, self._other = bar.promise, bar.labels, bar.main, bar.other
        deeds = (
            (bar.clear, self.cleared),
            (bar.last, self.preview_last),
            (bar.hold, self.hold_wanted),
            (bar.held, self.held_wanted),
            (bar.main, self.main_deed),
        )
        for button, deed in deeds:
            button.clicked.connect(deed)
        self._lay_out()
        self._bind_keys()
        self.show_nothing()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE - 3, 9, _SIDE, 6)
        top.setSpacing(12)
        top.addWidget(self.scan, 1)
        for badge in (self._overdue, self._today, self._hours):
            badge.hide()
            top.addWidget(badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.restored)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._bar)

    def forms(self) -> "CounterForms":
        """Return the forms for a customer; whoever asks first has them built, and `forms_made` tells of it."""
        if self._forms is None:
            from aftersale_desktop.ui.intake.counter_forms import CounterForms

            self._forms = CounterForms(self._words, self._now)
            self._forms.put_into(self._stack, self._bar)
            self.forms_made.emit()
        return self._forms

    @property
    def visit(self) -> "VisitView":
        """The form of a product."""
        return self.forms().visit

    @property
    def register(self) -> "RegisterPanel":
        """The form of an unknown product."""
        return self.forms().register

    @property
    def chooser(self) -> "ChooserPanel":
        """The choice between several products."""
        return self.forms().chooser

    def show_nothing(self) -> None:
        """Show that the counter is free."""
        words = self._words
        self._show(_View.EMPTY, words("Take and print"), is_ready=False)
        line = words("Scan the indoor or the outdoor unit, a card, a receipt; or type a telephone number or a name.")
        self.empty.show_words(words("Ready for the next customer"), line, "barcode")
        self._by_hand.hide()
        self.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_unknown(self, text: str, *, can_register: bool) -> None:
        """Say that nobody knows a code, and offer to register it where it can be a unit's."""
        words = self._words
        line = words("Check the code and scan again, or scan a unit to register it.")
        self.empty.show_words(words("Nobody knows “{text}”", text=text), line, "search", Tone.CAUTION)
        self._by_hand.setVisible(can_register)

    def show_visit(self) -> None:
        """Bring the product to the front, focus on the evidence so that digits tick."""
        if self._stack.currentIndex() != _View.VISIT:
            self._show(_View.VISIT, self._words("Take and print"), is_ready=True)
            self.visit.start_at_top()

    def show_registration(self) -> None:
        """Bring the form for an unknown product to the front."""
        is_new = self._stack.currentIndex() != _View.REGISTER
        self._show(_View.REGISTER, self._words("Register and go on"), is_ready=True)
        if is_new:
            self.register.start()

    def show_choice(self) -> None:
        """Bring the choice to the front."""
        self._show(_View.CHOOSER, self._words("Take and print"), is_ready=False)
        self.chooser.start()

    def start_at(self, refusal: AfterSaleError) -> None:
        """Put the cursor where what was refused was typed."""
        if not self.is_visit_in_front:
            self.register.start_at(refusal)
        elif isinstance(refusal, KnownCustomerError):
            self.visit.other.start_at_question()

    @property
    def is_visit_in_front(self) -> bool:
        """Whether the form of a product is in front, no list and no question."""
        return self._stack.currentIndex() == _View.VISIT

    @property
    def is_registering(self) -> bool:
        """Whether the form for an unknown product is in front."""
        return self._stack.currentIndex() == _View.REGISTER

    def show_tabs(self, tabs: Sequence[StateTab], at: int) -> None:
        """Show the customer's products above the form; with one of them, or a question before it, there are no tabs."""
        self.tabs.show_tabs(tabs, at)
        self.tabs.setVisible(bool(tabs) and self._stack.currentIndex() == _View.VISIT)

    def show_held(self, held: Sequence[HeldIntake]) -> None:
        """Show what was put aside, on the free counter and behind its key."""
        words = self._words
        self._bar.held.set_words(words.plural("{count} put aside", "{count} put aside", len(held)))
        self._bar.held.setVisible(bool(held))
        if held or not self.idle.held.isHidden():
            self.idle.held.show_held(held)
        self.idle.held.setVisible(bool(held))
        if held or self._forms is not None:
            self.forms().held.show_held(held)

    def show_held_list(self) -> None:
        """Bring what was put aside to the front; on a free counter it is there already."""
        if self._stack.currentIndex() == _View.EMPTY:
            self.idle.held.start()
            return
        self._show(_View.HELD, self._words("Take and print"), is_ready=False)
        self.name_escape(leads_back=True)
        self.tabs.hide()
        self.forms().held.start()

    def name_escape(self, *, leads_back: bool) -> None:
        """Say whether Esc leads back to the form behind, or empties the counter."""
        self._bar.clear.set_words(self._words("Return") if leads_back else self._words("Clear"))

    @property
    def is_held_list_open(self) -> bool:
        """Whether the list of what was put aside hides the form."""
        return self._stack.currentIndex() == _View.HELD

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the page is left, or the window closed."""
        super().hideEvent(event)
        self.hidden.emit()

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nobody press twice while a claim is saved."""
        self._main.setEnabled(not is_busy and self._stack.currentIndex() in {_View.VISIT, _View.REGISTER})

    def show_hint(self, text: str) -> None:
        """Say beside the button what is still missing."""
        self._bar.show_hint(text)

    def show_taken(self, title: str, line: str) -> None:
        """Say what was just taken; the next scan begins the next customer."""
        self.empty.show_words(title, line, "check", Tone.GOOD)
        self.offer_last(is_there=True)

    def offer_last(self, *, is_there: bool) -> None:
        """Offer the receipt that was printed last, once there is one."""
        self._bar.last.setVisible(is_there)

    def show_day(self, counts: ClaimCounts, point: ServicePoint, *, is_open: bool) -> None:
        """Show the day beside the field: overdue claims, taken today, opening hours."""
        words = self._words
        self._overdue.show_state(words.plural("{count} overdue", "{count} overdue", counts.overdue), Tone.CAUTION)
        self._overdue.setVisible(counts.overdue > 0)
        self._today.show_state(words.plural("{count} today", "{count} today", counts.received_today), Tone.NEUTRAL)
        hours = f"{point.opens_at:%H:%M}–{point.closes_at:%H:%M}"
        state = words("Open · {hours}", hours=hours) if is_open else words("Closed · {hours}", hours=hours)
        self._hours.show_state(state, Tone.NEUTRAL)
        self._today.show()
        self._hours.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick evidence by digit while no field is being typed into."""
        if self.is_typing or not self._tick(event.text()):
            super().keyPressEvent(event)

    @property
    def is_typing(self) -> bool:
        """Whether the keyboard is in a field, where a digit is text and Esc leads out."""
        return isinstance(self.focusWidget(), (QLineEdit, QAbstractSpinBox, QComboBox))

    def _bind_keys(self) -> None:
        """F4 leads to the fault; with Alt a digit ticks even while a field is being typed into; Esc goes a step back.

        Esc works from the rail, too, as the keys on the buttons do.
        """
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setAutoRepeat(False)
        escape.activated.connect(self.escaped)
        deeds = {"F4": self._go_to_fault} | {f"Alt+{digit}": partial(self._tick, digit) for digit in "1234567890"}
        for key, deed in deeds.items():
            QShortcut(QKeySequence(key), self, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _tick(self, digit: str) -> bool:
        return self._stack.currentIndex() == _View.VISIT and self.visit.evidence.press_digit(digit)

    def _go_to_fault(self) -> None:
        if self._stack.currentIndex() == _View.VISIT:
            self.visit.go_to_fault()

    def _show(self, at: _View, main: str, *, is_ready: bool) -> None:
        if at is not _View.EMPTY:
            self.forms()
        self._stack.setCurrentIndex(at)
        for widget in (self._other, self.promise):
            widget.setVisible(at is _View.VISIT)
        self._bar.hold.setVisible(at in {_View.VISIT, _View.REGISTER})
        self._main.set_words(main)
        self._main.setEnabled(is_ready)
        self._bar.show_hint("")
