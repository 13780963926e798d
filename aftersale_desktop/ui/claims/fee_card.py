"""What the invoice comes to: lines, discount on the total, sums in figures and capitals, the limit of the intake."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from aftersale_desktop.domain.cost_limits import Consent
from aftersale_desktop.domain.discounts import Concessions
from aftersale_desktop.domain.fees import Settlement
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.services.invoice_forms import InvoiceBasis
from aftersale_desktop.ui.claims.discount_edit import DiscountEdit
from aftersale_desktop.ui.claims.fee_lines import FeeLines
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import rule
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.payments import consent_name

_LONGEST_REASON = 200


class FeeCard(Card):
    """The right half's first card; `changed` after every stroke that may change a sum."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Fees"), parent)
        self._words = words
        self._basis: InvoiceBasis | None = None
        self.lines = FeeLines(words)
        self.discount, self.reason = DiscountEdit(), QLineEdit()
        self.discount.setPlaceholderText("¥ / %")
        self.reason.setMaxLength(_LONGEST_REASON)
        self._reason_field = LabelledField(words("Reason for discounts and other payers"), self.reason)
        self._supervised = QWidget()
        self._hint = Text(
            words("For a discount a supervisor signs at F9; other payers are theirs to choose."),
            TextKind.NOTE,
            wrap=True,
        )
        self._refusal = Text("", TextKind.NOTE, tone=Tone.BAD, wrap=True)
        self._total, self._capitals = Text("", TextKind.TITLE), Text("", TextKind.STRONG, wrap=True)
        self._sums = Text("", TextKind.MUTED, wrap=True)
        self._limit = Text("", TextKind.NOTE, tone=Tone.CAUTION, wrap=True)
        self.consent = ChipGroup(words("Customer agreed"))
        self.consent.show_chips(
            ChipRecord(str(one), words("Customer agreed {how}", how=consent_name(words, one))) for one in Consent
        )
        self._lay_out()
        self._connect()

    def start(self, basis: InvoiceBasis, concessions: Concessions, *, may_concede: bool) -> None:
        """Begin with the concessions of a draft, or none."""
        self._basis = basis
        self.lines.start(concessions.changes, may_change=may_concede)
        self.discount.set_discount(concessions.on_total)
        self.reason.setText(concessions.reason or next((change.reason for change in concessions.changes), ""))
        self.consent.set_checked(())
        self._hint.setVisible(not may_concede)

    def concessions(self) -> Concessions:
        """Return what is let off; the one reason stands for all of it."""
        reason = self.reason.text().strip()
        return Concessions(self.lines.changes(reason), self.discount.discount(), reason)

    def chosen_consent(self) -> Consent | None:
        """Return how the customer agreed to more than the limit, if that was ticked."""
        code = next(iter(self.consent.checked()), "")
        return Consent(code) if code else None

    def show_settlement(self, listed: Settlement, settled: Settlement, names: Mapping[str, str]) -> None:
        """Show lines and sums; a limit that is passed asks for the customer's yes."""
        words = self._words
        self.show_refusal("")
        self.lines.show_lines(listed, settled, names)
        self._total.setText(words("You pay ¥ {total}", total=f"{settled.total:.2f}"))
        self._capitals.setText(capitals(settled.total))
        self._sums.setText(" · ".join(self._parts(settled)))
        is_asked = self._basis is not None and self._basis.needs_consent(settled.total)
        self._limit.setVisible(is_asked)
        self.consent.setVisible(is_asked)
        self._limit.setText(limit_text(words, self._basis, self._basis.agreed if self._basis else None))

    def show_refusal(self, text: str) -> None:
        """Say why the sums cannot be reckoned, or nothing."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def _parts(self, settled: Settlement) -> list[str]:
        words = self._words
        parts = [words("Net ¥ {net} · tax ¥ {tax}", net=f"{settled.net:.2f}", tax=f"{settled.tax:.2f}")]
        if settled.discount:
            parts.insert(0, words("Discount ¥ {amount}", amount=f"{settled.discount:.2f}"))
        if settled.rounding:
            parts.append(words("Cash rounding ¥ {amount}", amount=f"{settled.rounding:.2f}"))
        return parts

    def _connect(self) -> None:
        self.lines.changed.connect(self.changed)
        self.discount.discount_changed.connect(self.changed)
        self.reason.textEdited.connect(lambda _text: self.changed.emit())
        self.consent.toggled.connect(lambda code, is_on: self.consent.set_checked({code} if is_on else ()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._supervised)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(LabelledField(self._words("Off the total"), self.discount))
        row.addWidget(self._reason_field, 1)
        self.add(self.lines, self._supervised, self._hint, self._refusal, rule())
        self.add(self._total, self._capitals, self._sums, self._limit, self.consent)


def limit_text(words: Words, basis: InvoiceBasis | None, limit: Decimal | None) -> str:
    """Return what is passed: the accepted quote, or the limit of the intake; or that nothing was agreed."""
    if limit is None:
        return words("No quote was accepted and no limit named: tick how the customer agreed.")
    if basis is not None and basis.order is not None and basis.order.agreed is not None:
        return words(
            "More than the ¥ {limit} of the accepted quote: tick how the customer agreed.", limit=f"{limit:.2f}"
        )
    return words("More than the ¥ {limit} agreed at intake: tick how the customer agreed.", limit=f"{limit:.2f}")
