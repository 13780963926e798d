"""What the Exchange/refund tab looks like: the law of today, the choice, its fields, one confirmation in place."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.bullet_list import BulletList
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.exchange_form import ExchangeFields
from aftersale_desktop.ui.workshop.missing_list import MissingLine, MissingList
from aftersale_desktop.ui.workshop.refund_form import RefundFields
from aftersale_desktop.ui.workshop.two_verdicts import ShownVerdict, TwoVerdicts
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import basis_line
from aftersale_desktop.wording.repairs import WISH_NAMES
from aftersale_desktop.wording.verdicts import explanation, remedy_reason

_EDGE = 16
_LONGEST_REASON = 200


class ExchangeView(QObject):
    """Holds the widgets; `changed` whenever what would happen is another thing, `wish_changed` for the other choice."""

    changed = Signal()
    wish_changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.hint = Text("", TextKind.MUTED, wrap=True)
        self.law, self.why, self.basis = (
            TwoVerdicts(words),
            BulletList(TextKind.MUTED),
            Text("", TextKind.NOTE, wrap=True),
        )
        self._records: list[ChoiceRecord] = []
        self.choice = ChoiceGroup(words("What the customer chooses"))
        self.exchange, self.refund = ExchangeFields(words), RefundFields(words)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason_field = LabelledField(words("Why it is granted beyond the law"), self.reason)
        self.told = MissingList()
        self.deed, self.leave = KeyButton("", "Ctrl+S"), KeyButton(words("Not now"))
        self.note = KeyButton(words("Note"), icon_name="print")
        self.card = KeyButton(words("New warranty card"), icon_name="print")
        self.form, self._law, self._reasons = QWidget(), QWidget(), QWidget()
        self.widget = self._laid_out()
        self.choice.chosen.connect(lambda _code: self.wish_changed.emit())
        self.exchange.changed.connect(self.changed)
        self.refund.changed.connect(self.changed)
        self.reason.textEdited.connect(self.changed)

    @property
    def wish(self) -> Wish:
        """What the customer chose."""
        return Wish(self.choice.choice() or Wish.EXCHANGE)

    def show_law(self, verdict: Verdict | None, wish: Wish, *, may_grant: bool) -> None:
        """Show what the law gives today; what it does not give a supervisor may still choose."""
        for part in (self._law, self._reasons):
            part.setVisible(verdict is not None)
        if verdict is None:
            return
        words = self._words
        self.law.show_verdicts(ShownVerdict(words("What the law gives today"), verdict))
        self.why.show_lines(explanation(words, verdict))
        self.basis.setText(basis_line(words, verdict))
        records: list[ChoiceRecord] = []
        for remedy in verdict.remedies:
            if remedy.kind is not Wish.REPAIR:
                is_open = remedy.is_open or may_grant
                line = remedy_reason(words, remedy) or words("open to the customer")
                records.append(ChoiceRecord(remedy.kind, words(WISH_NAMES[remedy.kind]), line, is_open=is_open))
        if records != self._records:
            self._records = records
            self.choice.show_choices(records, wish)
        self.choice.choose(wish)

    def show_wish(self, wish: Wish) -> None:
        """Show the fields of the choice."""
        self.exchange.setVisible(wish is Wish.EXCHANGE)
        self.refund.setVisible(wish is Wish.REFUND)

    def tell(self, missing: tuple[str, ...], happens: tuple[str, ...], *, is_asked: bool) -> None:
        """Say what is missing; once somebody asked for the deed, what will happen, and ask once more."""
        words = self._words
        if missing:
            self.told.show_missing([MissingLine(text) for text in missing], MissingLine(""))
        elif is_asked:
            self.told.show_missing([MissingLine(text) for text in happens], MissingLine(""))
        self.told.setVisible(bool(missing) or is_asked)
        self.deed.setEnabled(not missing)
        self.leave.setVisible(is_asked)
        texts = {
            (Wish.EXCHANGE, False): words("Exchange …"),
            (Wish.REFUND, False): words("Refund …"),
            (Wish.EXCHANGE, True): words("Yes, exchange and print the note"),
            (Wish.REFUND, True): words("Yes, pay out and print the note"),
        }
        self.deed.set_words(texts[self.wish, is_asked])

    def ask(self) -> None:
        """Put the focus on the deed, in sight with what it says; the room it takes is known a moment later."""
        self.deed.setFocus()
        self._scrolled.bring(self.deed)

    def clear(self) -> None:
        """Forget what was chosen and typed."""
        self.exchange.clear()
        self.refund.clear()
        self.reason.clear()

    def _laid_out(self) -> QWidget:
        inside = QWidget()
        law, reasons = QVBoxLayout(self._law), QVBoxLayout(self._reasons)
        form, deeds = QVBoxLayout(self.form), QHBoxLayout()
        for column in (law, reasons, form):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GRID)
        for widget in (self.law, self.basis):
            law.addWidget(widget)
        reasons.addWidget(Text(self._words("Why"), TextKind.LABEL))
        reasons.addWidget(self.why)
        for button in (self.deed, self.leave):
            deeds.addWidget(button)
        deeds.addStretch()
        form.setSpacing(2 * GRID)
        form.addWidget(Text(self._words("What the customer chooses"), TextKind.LABEL))
        for part in (self.choice, self.exchange, self.refund, self.reason_field, self.told):
            form.addWidget(part)
        form.addLayout(deeds)
        papers = QHBoxLayout()
        papers.addWidget(self.note)
        papers.addWidget(self.card)
        papers.addStretch()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(2 * GRID)
        for shown in (self.hint, self._law, self.form):
            column.addWidget(shown)
        column.addLayout(papers)
        column.addWidget(self._reasons)
        column.addStretch()
        self._scrolled = Scrolled(inside, edge=_EDGE)
        return self._scrolled
