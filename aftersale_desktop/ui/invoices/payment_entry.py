"""Where money is entered: the kinds it comes in, how much of each, the change for cash."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import payment_name

_LONGEST_REFERENCE = 40
_AMOUNT_WIDTH = 112
_NOTHING = Decimal("0.00")


class PaymentEntry(QWidget):
    """Several kinds at once; what nobody typed is reckoned, so that one tick is enough to take it all."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._open = _NOTHING
        self._order: list[PaymentKind] = []
        self._typed: set[PaymentKind] = set()
        self.kinds = ChipGroup(words("Payment"))
        self.kinds.show_chips(ChipRecord(str(kind), payment_name(words, kind)) for kind in PaymentKind)
        self.kinds.toggled.connect(self._toggle)
        self._rows = {kind: _KindRow(words, kind) for kind in PaymentKind}
        self._rest = Text("", TextKind.STRONG)
        self._lay_out()

    def ask_for(self, open_amount: Decimal) -> None:
        """Say how much is to pay; amounts nobody typed follow it."""
        self._open = open_amount
        self._reckon()

    def start_at_kinds(self) -> None:
        """Put the cursor on the first kind."""
        self.kinds.chip(str(PaymentKind.CASH)).setFocus(Qt.FocusReason.OtherFocusReason)

    def tenders(self) -> tuple[Tender, ...]:
        """Return what was entered, kinds without an amount left out unless all of them lack it."""
        tenders = tuple(self._rows[kind].tender() for kind in self._order)
        return tuple(tender for tender in tenders if tender.amount) or tenders

    def fill(self, tenders: Iterable[Tender]) -> None:
        """Show money entered before; all amounts count as typed."""
        kept = tuple(tenders)
        self._order = [tender.kind for tender in kept]
        self._typed = set(self._order)
        self.kinds.set_checked({str(kind) for kind in self._order})
        for kind, row in self._rows.items():
            row.show_tender(next((tender for tender in kept if tender.kind is kind), None))
        self._reckon()

    def _toggle(self, code: str, is_on: bool) -> None:  # noqa: FBT001 - a signal's arguments
        kind = PaymentKind(code)
        self._typed.discard(kind)
        if is_on:
            self._order.append(kind)
        else:
            self._order.remove(kind)
        self._rows[kind].show_tender(Tender(kind, _NOTHING) if is_on else None)
        self._reckon()
        self.changed.emit()

    def _type(self, kind: PaymentKind) -> None:
        self._typed.add(kind)
        self._reckon()
        self.changed.emit()

    def _reckon(self) -> None:
        """The last kind nobody typed an amount for takes what is left."""
        free = [kind for kind in self._order if kind not in self._typed]
        if free:
            others = sum((self._rows[kind].tender().amount for kind in self._order if kind is not free[-1]), _NOTHING)
            self._rows[free[-1]].amount.set_amount(max(self._open - others, _NOTHING))
        self._say_rest()

    def _say_rest(self) -> None:
        words, tenders = self._words, self.tenders()
        change = sum((max(tender.change, _NOTHING) for tender in tenders), _NOTHING)
        rest = self._open - sum((tender.amount for tender in tenders), _NOTHING)
        parts = [words("Change to give: ¥ {amount}", amount=f"{change:.2f}")] if change else []
        if rest > 0:
            parts.append(words("Still to pay afterwards: ¥ {amount}", amount=f"{rest:.2f}"))
        if rest < 0:
            parts.append(words("Too much by ¥ {amount}", amount=f"{-rest:.2f}"))
        self._rest.setText(" · ".join(parts))
        self._rest.set_tone(Tone.BAD if rest < 0 else Tone.CAUTION if rest > 0 else None)
        self._rest.setVisible(bool(parts) and bool(self._order))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        for place, (kind, row) in enumerate(self._rows.items()):
            for at, widget in enumerate(row.widgets()):
                grid.addWidget(widget, place, at)
            row.show_tender(None)
            row.amount.amount_changed.connect(lambda kind=kind: self._type(kind))
            row.given.amount_changed.connect(self._reckon)
            row.given.amount_changed.connect(self.changed)
            row.reference.textEdited.connect(lambda _text: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kinds)
        column.addLayout(grid)
        column.addWidget(self._rest)


class _KindRow:
    """The fields of one kind; cash asks what was handed over, the others for their reference number."""

    def __init__(self, words: Words, kind: PaymentKind) -> None:
        self._kind = kind
        name = payment_name(words, kind)
        self.name = Text(name)
        self.amount, self.given, self.reference = MoneyEdit(), MoneyEdit(), QLineEdit()
        amount, reference = words("Amount"), words("Reference number")
        self.amount.setAccessibleName(f"{amount} · {name}")
        self.amount.setFixedWidth(_AMOUNT_WIDTH)
        self.given.setAccessibleName(words("Cash handed over"))
        self.given.setPlaceholderText(words("Cash handed over"))
        self.reference.setAccessibleName(f"{reference} · {name}")
        self.reference.setPlaceholderText(reference)
        self.reference.setMaxLength(_LONGEST_REFERENCE)

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the fields in reading order."""
        return (self.name, self.amount, self.given if self._kind is PaymentKind.CASH else self.reference)

    def tender(self) -> Tender:
        """Return what the fields say."""
        given = self.given.amount() if self._kind is PaymentKind.CASH else None
        return Tender(self._kind, self.amount.amount() or _NOTHING, given, self.reference.text().strip())

    def show_tender(self, tender: Tender | None) -> None:
        """Fill the fields, or hide them."""
        for widget in self.widgets():
            widget.setVisible(tender is not None)
        self.amount.set_amount(tender.amount if tender else None)
        self.given.set_amount(tender.given if tender else None)
        self.reference.setText(tender.reference if tender else "")
