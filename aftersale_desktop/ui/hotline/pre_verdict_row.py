"""The verdict on the telephone: what is said of papers and cause, and what the counter would say to it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.calls import Preliminary
from aftersale_desktop.domain.claims import coverage_of
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.services.assessment import Assessment, Evidence
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.verdicts import outcome_title

CARD, INVOICE, OUTSIDE, POWER, AGAIN = "card", "invoice", "outside", "power", "again"
PAPERS = (CARD, INVOICE)
"""What most callers have at hand, until they say otherwise."""
_CHIPS = (
    (CARD, N_("Warranty card")),
    (INVOICE, N_("Sales invoice")),
    (OUTSIDE, N_("Outside installer")),
    (POWER, N_("Power / misuse")),
    (AGAIN, N_("Same fault again")),
)
_TONES = {Coverage.FREE: Tone.GOOD, Coverage.FREE_MAIN_PART: Tone.CAUTION, Coverage.CHARGEABLE: Tone.BAD}


class PreVerdictRow(QWidget):
    """`changed` when something else is said."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._told: Preliminary | None = None
        self.chips = ChipGroup(words("What the caller says of papers and cause"))
        self.chips.show_chips(ChipRecord(code, words(text)) for code, text in _CHIPS)
        self.chips.set_checked(PAPERS)
        self.chips.toggled.connect(self._toggled)
        self._badge, self._line = Badge(), OneLine("", TextKind.MUTED)
        answer = QHBoxLayout()
        answer.setSpacing(GRID)
        answer.addWidget(self._badge)
        answer.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Text(words("Verdict on the telephone"), TextKind.LABEL))
        column.addWidget(self.chips)
        column.addLayout(answer)

    @property
    def told(self) -> Preliminary | None:
        """What the caller was told, None while no product is known."""
        return self._told

    def assumed(self) -> tuple[str, ...]:
        """Return what is said, as codes in the order of the row."""
        return tuple(code for code, _ in _CHIPS if code in self.chips.checked())

    def show_assumed(self, codes: tuple[str, ...]) -> None:
        """Show what was said before."""
        self.chips.set_checked(codes)

    def evidence(self) -> Evidence:
        """Return what is said as the counter would tick it."""
        said = self.chips.checked()
        cause = Cause.OUTSIDE_INSTALLATION if OUTSIDE in said else Cause.MISUSE if POWER in said else Cause.PRODUCT
        plain = Evidence(is_card_shown=CARD in said, is_invoice_shown=INVOICE in said)
        return replace(plain, cause=cause, is_same_fault=AGAIN in said)

    def show_answer(self, assessment: Assessment | None) -> None:
        """Show what the counter would say; without a product nothing can be said."""
        words = self._words
        if assessment is None:
            self._told = None
            self._badge.show_state("")
            self._line.setText(words("Choose the product to say whether the repair is free."))
            return
        verdict = assessment.judgement.verdict
        self._told = Preliminary(verdict.outcome, self.assumed())
        self._badge.show_state(outcome_title(words, verdict.outcome), _TONES[coverage_of(verdict.outcome)])
        until = verdict.warranty_ends_on
        known = words("preliminary: no paper was seen")
        ends = words("warranty until {day}", day=until.isoformat()) if until is not None else ""
        self._line.setText(" · ".join(text for text in (known, ends) if text))

    def _toggled(self, code: str, is_on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        """Only one cause is the cause."""
        other = {OUTSIDE: POWER, POWER: OUTSIDE}.get(code)
        if is_on and other is not None:
            self.chips.set_checked(self.chips.checked() - {other})
        self.changed.emit()
