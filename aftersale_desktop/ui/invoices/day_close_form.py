"""Closing the day: on the left the money of the ledger and earlier closes, on the right the cash that is counted."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.day_close import DayClose, counted_cash, expected_cash
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.services.till import CloseDraft, TillDay
from aftersale_desktop.ui.invoices.cash_count import CashCount
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.rows import cleared, rule
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.till import close_line, difference_text

_SIDE = 24
_SUM_WIDTH = 64
_MOST_CLOSES = 8
_LONGEST_REASON = 200
_RIGHT = Qt.AlignmentFlag.AlignRight
_NOTHING = Decimal("0.00")


class DayCloseForm(QWidget):
    """`close_wanted` for F9, `correct_wanted` for F2, `left` for Esc."""

    close_wanted = Signal()
    correct_wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._now = words, now
        self._day: TillDay | None = None
        self._corrected: DayClose | None = None
        self.cash = CashCount(words)
        self.float_before, self.float_left, self.reason = MoneyEdit(), MoneyEdit(), QLineEdit()
        self._before_field = LabelledField(words("Float in the till before, CNY"), self.float_before)
        self._kinds, self._cash_sums = QGridLayout(), QGridLayout()
        self._notice, self._result = Text("", TextKind.NOTE, wrap=True), Text("", TextKind.BIG, wrap=True)
        self._earlier, self._no_close = HistoryList(), Text(words("No day was closed yet."), TextKind.MUTED)
        self._close = KeyButton(words("Close day and print"), "F9", filled=True)
        self._correct = KeyButton(words("Correct the last close"), "F2")
        self._lay_out()
        self._connect()

    def start(self, day: TillDay, corrected: DayClose | None = None) -> None:
        """Count what no close counted yet, or count the last close's cash again."""
        self._day, self._corrected = day, corrected
        words = self._words
        self._notice.setText(
            words("You correct {number}: count its cash again.", number=corrected.number) if corrected else ""
        )
        self._notice.setVisible(corrected is not None)
        self._correct.setVisible(corrected is None and day.last is not None)
        self._before_field.setVisible(day.last is None)
        self.float_before.set_amount(None)
        self.float_left.set_amount(corrected.float_left if corrected else day.float_before or None)
        self.reason.clear()
        self.cash.show_piles(corrected.cash if corrected else ())
        self._show_kinds()
        self._show_earlier()
        self._reckon()
        self.cash.start()

    def fill(self, draft: CloseDraft) -> None:
        """Put back what was counted before."""
        self.cash.show_piles(draft.cash)
        self.float_before.set_amount(draft.float_before)
        self.float_left.set_amount(draft.float_left)
        self.reason.setText(draft.reason)
        self._reckon()

    def draft(self) -> CloseDraft | None:
        """Return the till as it is counted, None before `start`."""
        if self._day is None:
            return None
        corrected = self._corrected
        return CloseDraft(
            entries=corrected.entries if corrected else tuple(entry.id for entry in self._day.entries),
            cash=self.cash.piles(),
            float_left=self.float_left.amount() or _NOTHING,
            float_before=self.float_before.amount() if self._day.last is None else None,
            reason=self.reason.text().strip(),
            corrects=corrected.number if corrected else "",
            products=corrected.products if corrected else tuple(money.id for money in self._day.products),
        )

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nobody close twice."""
        self._close.setEnabled(not is_busy)

    def start_at_reason(self) -> None:
        """Put the cursor where a difference is explained."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _expected(self) -> Decimal:
        if self._corrected is not None:
            return self._corrected.expected
        if self._day is None:
            return _NOTHING
        before = self._day.float_before if self._day.last else self.float_before.amount() or _NOTHING
        return expected_cash(before, self._day.sums)

    def _reckon(self) -> None:
        """Every piece counted says at once whether the cash agrees."""
        words, expected, counted = self._words, self._expected(), counted_cash(self.cash.piles())
        left = self.float_left.amount() or _NOTHING
        rest = words("Taken out") if counted >= left else words("Short of the float")
        rows = (
            (words("Cash that should be there"), expected, TextKind.BODY),
            (words("Cash counted"), counted, TextKind.BIG),
            (rest, abs(counted - left), TextKind.MUTED),
        )
        cleared(self._cash_sums)
        for row, (label, amount, kind) in enumerate(rows):
            self._cash_sums.addWidget(Text(label, kind), row, 0)
            self._cash_sums.addWidget(Text(f"¥ {amount:.2f}", kind), row, 1, _RIGHT)
        difference = counted - expected
        self._result.setText(difference_text(words, difference))
        self._result.set_tone(Tone.BAD if difference else Tone.GOOD)

    def _show_kinds(self) -> None:
        words, day = self._words, self._day
        cleared(self._kinds)
        sums = self._corrected.sums if self._corrected else day.sums if day else ()
        heads = ("", words("Deposits"), words("Paid on invoices"), words("Given back"), words("Total (CNY)"))
        rows = [(payment_name(words, one.kind), (one.deposits, one.payments, one.refunds, one.total)) for one in sums]
        totals = tuple(total_of(column) for column in zip(*(amounts for _, amounts in rows), strict=True))
        for column, text in enumerate(heads):
            self._kinds.addWidget(
                Text(text, TextKind.LABEL), 0, column, _RIGHT if column else Qt.AlignmentFlag.AlignLeft
            )
        for row, (name, amounts) in enumerate([*rows, (words("All kinds"), totals)]):
            kind = TextKind.STRONG if row == len(rows) else TextKind.BODY
            self._kinds.addWidget(rule(), 2 * row + 1, 0, 1, len(heads))
            self._kinds.addWidget(Text(name, kind), 2 * row + 2, 0)
            for column, amount in enumerate(amounts, start=1):
                self._kinds.addWidget(Text(f"{amount:.2f}", kind), 2 * row + 2, column, _RIGHT)

    def _show_earlier(self) -> None:
        closes = self._day.closes[:_MOST_CLOSES] if self._day else ()
        zone = self._now().tzinfo
        self._no_close.setVisible(not closes)
        self._earlier.show_entries(
            [
                HistoryEntry(
                    f"{close.closed_at.astimezone(zone):%m-%d %H:%M}",
                    f"{close.number} · {close.closed_by}",
                    close_line(self._words, close),
                    Tone.CAUTION if close.difference else Tone.GOOD,
                )
                for close in closes
            ]
        )

    def _connect(self) -> None:
        self.reason.setMaxLength(_LONGEST_REASON)
        self.cash.changed.connect(self._reckon)
        for field in (self.float_before, self.float_left):
            field.amount_changed.connect(self._reckon)
        self._close.clicked.connect(self.close_wanted)
        self._correct.clicked.connect(self.correct_wanted)

    def _lay_out(self) -> None:
        words = self._words
        back = KeyButton(words("Back to the list"), "Esc")
        back.clicked.connect(self.left)
        inside = QWidget()
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(_stack(self._money_card(), self._earlier_card()), 52)
        columns.addLayout(_stack(self._till_card()), 48)
        page = QVBoxLayout(inside)
        page.setContentsMargins(_SIDE, 12, _SIDE, 16)
        page.addLayout(columns)
        page.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(ActionBar((back, self._correct), (self._close,)))

    def _money_card(self) -> Card:
        card = Card(self._words("Money since the last close"))
        self._kinds.setHorizontalSpacing(12)
        self._kinds.setVerticalSpacing(6)
        self._kinds.setColumnStretch(0, 1)
        for column in range(1, 5):
            self._kinds.setColumnMinimumWidth(column, _SUM_WIDTH)
        card.content.addLayout(self._kinds)
        return card

    def _earlier_card(self) -> Card:
        card = Card(self._words("Earlier closes"))
        card.add(self._no_close, self._earlier)
        return card

    def _till_card(self) -> Card:
        words = self._words
        card = Card(words("Count the till"))
        card.content.setSpacing(12)
        floats = QHBoxLayout()
        floats.setSpacing(12)
        floats.addWidget(self._before_field, 1)
        floats.addWidget(LabelledField(words("Float that stays, CNY"), self.float_left), 1)
        self._cash_sums.setColumnStretch(0, 1)
        card.add(self._notice, self.cash)
        card.content.addLayout(floats)
        card.add(rule())
        card.content.addLayout(self._cash_sums)
        card.add(self._result, LabelledField(words("Reason for the difference or correction"), self.reason))
        return card


def _stack(*cards: Card) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch()
    return column
