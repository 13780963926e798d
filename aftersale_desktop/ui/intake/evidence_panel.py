"""Evidence and causes as ticks with digit keys; each tick changes the verdict at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.ui.attachments.strip import AttachmentStrip
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Words

_TICKS: tuple[tuple[str, str, str], ...] = (
    ("is_card_shown", N_("Warranty card"), "1"),
    ("is_invoice_shown", N_("Sales invoice"), "2"),
    ("are_documents_altered", N_("Altered"), "3"),
    ("is_counterfeit", N_("Fake?"), "4"),
    ("outside", N_("Outside installer"), "5"),
    ("power", N_("Power / misuse"), "6"),
    ("is_other_proof_accepted", N_("Other proof"), "7"),
)
_NATURE: tuple[tuple[str, str, str], ...] = (
    ("cosmetic", N_("Cosmetic only"), "8"),
    ("is_main_part", N_("Main part"), "9"),
    ("is_same_fault", N_("Same fault again"), "0"),
)
_TERMS: tuple[tuple[str, str], ...] = (
    ("no_model", N_("Same model not available")),
    ("is_returned_without_fault", N_("Returned without a fault")),
)
_CAUSES: tuple[tuple[Cause, str], ...] = (
    (Cause.POWER_SUPPLY, N_("Power supply")),
    (Cause.LIGHTNING, N_("Lightning")),
    (Cause.NATURAL_DISASTER, N_("Natural disaster")),
    (Cause.MISUSE, N_("Misuse")),
)
_OPPOSITES = {"cosmetic": "is_performance_fault", "no_model": "is_same_model_available"}
_LONGEST_NOTE = 200
_OUTSIDE_POWERS = frozenset(cause for cause, _ in _CAUSES)


class EvidencePanel(Card):
    """Seven ticks, and which cause where the sixth is set; three more on the nature of the fault lie beside the fault.

    The sixth first only asks which cause it was: until one is chosen nothing is ticked and the verdict stays.
    `changed` carries nothing, ask `evidence()`.
    """

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Evidence and cause"), parent)
        self._evidence = Evidence()
        self.is_cause_asked = False
        self.chips = ChipGroup(words("Evidence and cause"))
        self.chips.show_chips(ChipRecord(code, words(name), key) for code, name, key in _TICKS)
        self.nature = ChipGroup(words("Nature of the fault"))
        self.nature.show_chips(ChipRecord(code, words(name), key) for code, name, key in _NATURE)
        self.terms = ChipGroup(words("Terms of the choice"))
        self.terms.show_chips(ChipRecord(code, words(name)) for code, name in _TERMS)
        self._words = words
        self._cause_title = Text("", TextKind.LABEL, wrap=True)
        self._causes = ChipGroup(words("Cause"))
        self._causes.show_chips(ChipRecord(str(cause), words(name)) for cause, name in _CAUSES)
        self.note = QLineEdit()
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setPlaceholderText(words("the reading, instead of a photo or beside it"))
        self._note_field = LabelledField(words("Within six months we have to prove it: what shows it?"), self.note)
        self.photos = AttachmentStrip(words)
        self.photos.changed.connect(self._show_change)
        self.add(self.chips, self._cause_title, self._causes, self._note_field, self.photos)
        self.note.textEdited.connect(lambda text: self._change(evidence_note=text))
        for chips in (self.chips, self.nature, self.terms):
            chips.toggled.connect(self._tick)
        self._causes.toggled.connect(lambda code, is_on: self._change(cause=Cause(code) if is_on else Cause.PRODUCT))

    def evidence(self) -> Evidence:
        """Return the evidence as ticked."""
        return self._evidence

    def show_evidence(self, evidence: Evidence) -> None:
        """Show ticks without a signal."""
        self._evidence = evidence
        for chips in (self.chips, self.nature, self.terms):
            chips.set_checked(_checked(evidence))
        self._causes.set_checked({str(evidence.cause)})
        self._show_cause_title()
        if self.note.text() != evidence.evidence_note:
            self.note.setText(evidence.evidence_note)

    def ask_for_proof(self, *, is_wanted: bool) -> None:
        """Ask for what proves the customer's cause while the burden of proof is ours (Consumer Law art. 23).

        A photo may take a note's place, but never hides it; a note that was written is never out of sight.
        """
        self._note_field.setVisible(is_wanted or bool(self.note.text()))

    def rows_of_ticks(self) -> tuple[QWidget, ...]:
        """Return what should be in sight while somebody ticks, the most important last."""
        return (*([self._causes] if self._causes.isVisible() else []), self.chips)

    def leave_question(self) -> bool:
        """Take the question for the cause back while it is not answered; return whether it was open."""
        was_asked, self.is_cause_asked = self.is_cause_asked, False
        if was_asked:
            self.show_evidence(self._evidence)
        return was_asked

    def show_missing_cause(self) -> None:
        """Put the focus on the causes, of which one is still to be chosen."""
        self._causes.chip(str(_CAUSES[0][0])).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing_proof(self, reason: str) -> None:
        """Say that the proof is missing and put the cursor there."""
        self._note_field.show_fault(reason)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_digit(self, digit: str) -> bool:
        """Tick by key; return whether the digit means a tick."""
        return self.chips.press_key(digit) or self.nature.press_key(digit)

    def _tick(self, code: str, is_on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        if code in _OPPOSITES:
            self._change(**{_OPPOSITES[code]: not is_on})
        elif code == "outside":
            self._change(cause=Cause.OUTSIDE_INSTALLATION if is_on else Cause.PRODUCT)
        elif code == "power":
            self._step_cause()
        else:
            self._change(**{code: is_on})

    def _step_cause(self) -> None:
        """The same key asks, goes through the causes one by one, and after the last takes the tick away."""
        causes = [cause for cause, _ in _CAUSES]
        if self._evidence.cause in _OUTSIDE_POWERS:
            after = dict(zip(causes, [*causes[1:], Cause.PRODUCT], strict=True))
            self._change(cause=after[self._evidence.cause])
        elif self.is_cause_asked:
            self._change(cause=causes[0])
        else:
            self.is_cause_asked = True
            self.show_evidence(self._evidence)

    def _show_cause_title(self) -> None:
        words, is_chosen = self._words, self._evidence.cause in _OUTSIDE_POWERS
        asked = words("Which one? Press 6 again or choose; Esc takes it back.")
        self._cause_title.setText(words("Which one? 6 goes to the next.") if is_chosen else asked)
        self._cause_title.set_tone(None if is_chosen else Tone.CAUTION)
        for widget in (self._cause_title, self._causes):
            widget.setVisible(is_chosen or self.is_cause_asked)

    def _change(self, **fields: object) -> None:
        if "cause" in fields:
            self.is_cause_asked = False
        self.show_evidence(replace(self._evidence, **fields))  # type: ignore[arg-type]  # names come from the table
        self._show_change()

    def _show_change(self) -> None:
        self._note_field.show_fault()
        self.changed.emit()


def _checked(evidence: Evidence) -> set[str]:
    codes = [code for code, *_ in (*_TICKS, *_NATURE, *_TERMS)]
    plain = {code for code in codes if getattr(evidence, code, False) is True}
    derived = {
        "outside": evidence.cause is Cause.OUTSIDE_INSTALLATION,
        "power": evidence.cause in _OUTSIDE_POWERS,
    }
    opposites = {code for code, name in _OPPOSITES.items() if not getattr(evidence, name)}
    return plain | opposites | {code for code, is_on in derived.items() if is_on}
