"""Taking an invoice back: the lines to credit, the reason, and what goes back to the customer."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.services.credit_notes import CreditBasis, CreditDraft
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import rule
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.papers import line_name, short_component_name

_SIDE = 24
_WIDTH = 760
_LONGEST_REASON = 200


class CreditForm(QWidget):
    """All lines are ticked at first; `post_wanted` comes with the second F9, the first one says what will happen."""

    post_wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._basis: CreditBasis | None = None
        self._now: datetime | None = None
        self._is_asked = False
        self._title, self._line = Text("", TextKind.TITLE), Text("", TextKind.MUTED, wrap=True)
        self.lines = ChipGroup(words("Lines to credit"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self._total, self._capitals = Text("", TextKind.TITLE), Text("", TextKind.STRONG, wrap=True)
        self._refund = Text("", TextKind.STRONG, tone=Tone.CAUTION, wrap=True)
        self._post = KeyButton(words("Credit and print"), "F9", filled=True)
        self._bar: ActionBar
        self._lay_out()
        self.lines.toggled.connect(lambda _code, _is_on: self._show_credit())
        self.reason.textEdited.connect(lambda _text: self._ask_anew())
        self._post.clicked.connect(self._press)

    def start(self, basis: CreditBasis, now: datetime) -> None:
        """Begin with everything that is left of the invoice."""
        words, lines, names = self._words, basis.invoice.settlement.lines, basis.content.listed_names
        self._basis, self._now = basis, now
        self._title.setText(words("Credit note for {number}", number=basis.invoice.number))
        self._line.setText(words("The invoice stays as it is; what is ticked here is taken back."))
        self.lines.show_chips(
            ChipRecord(str(place), self._chip_text(lines[place], names)) for place in basis.open_positions
        )
        self.lines.set_checked(str(place) for place in basis.open_positions)
        self.reason.clear()
        self._show_credit()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> tuple[CreditBasis, str, frozenset[str]] | None:
        """Return what the form is about, the reason and the ticks, None before `start`."""
        return None if self._basis is None else (self._basis, self.reason.text(), frozenset(self.lines.checked()))

    def fill(self, reason: str, ticked: frozenset[str]) -> None:
        """Put back what was typed and ticked before."""
        self.reason.setText(reason)
        self.lines.set_checked(ticked)
        self._show_credit()

    def draft(self) -> CreditDraft | None:
        """Return what is to be credited, None before `start`."""
        if self._basis is None:
            return None
        return CreditDraft(self._basis.invoice.number, self.reason.text().strip(), self._positions())

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nobody credit twice."""
        self._post.setEnabled(not is_busy)

    def _chip_text(self, line: FeeLine, names: Mapping[str, str]) -> str:
        component = short_component_name(self._words, line.component)
        return f"{component} · {line_name(self._words, line, names)} · ¥ {line.amount_due:.2f}"

    def _positions(self) -> tuple[int, ...] | None:
        """Everything ticked is the whole invoice, lines without an amount included."""
        basis, ticked = self._basis, sorted(int(code) for code in self.lines.checked())
        return None if basis is not None and tuple(ticked) == basis.open_positions else tuple(ticked)

    def _show_credit(self) -> None:
        self._ask_anew()
        basis, now, words = self._basis, self._now, self._words
        if basis is None or now is None:
            return
        try:
            credit = basis.credit(self._positions())
        except AfterSaleError:
            for text in (self._total, self._capitals, self._refund):
                text.setText("")
            return
        self._total.setText(words("Taken back: ¥ {amount}", amount=f"{credit.total:.2f}"))
        self._capitals.setText(capitals(credit.total))
        refunds = basis.refund(credit, now)
        parts = (f"{payment_name(words, refund.kind)} ¥ {-refund.amount:.2f}" for refund in refunds)
        back = words(", ").join(parts)
        self._refund.setText(words("Goes back to the customer: {amounts}", amounts=back) if back else "")

    def _press(self) -> None:
        if self._is_asked:
            self.post_wanted.emit()
            return
        self._is_asked = True
        self._bar.show_hint(self._words("A credit note cannot be undone. Press F9 once more to post it."))

    def _ask_anew(self) -> None:
        self._is_asked = False
        self._bar.show_hint("")

    def _lay_out(self) -> None:
        words = self._words
        back = KeyButton(words("Back to the list"), "Esc")
        back.clicked.connect(self.left)
        self._bar = ActionBar((back,), (self._post,))
        card = Card()
        card.setMaximumWidth(_WIDTH)
        card.content.setSpacing(12)
        card.add(self._title, self._line, Text(words("Lines to credit"), TextKind.LABEL), self.lines)
        card.add(LabelledField(words("Reason"), self.reason), rule(), self._total, self._capitals, self._refund)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 12, _SIDE, 16)
        column.addWidget(card)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scrolled(inside), 1)
        whole.addWidget(self._bar)
