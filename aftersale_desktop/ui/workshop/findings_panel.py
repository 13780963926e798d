"""Findings that change the verdict: ticked, proven, then and now side by side with the customer's money."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from aftersale_desktop.domain.findings import Finding, excluded_by
from aftersale_desktop.ui.claims.evidence_section import EvidenceSection
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.ui.workshop.two_verdicts import ShownVerdict, TwoVerdicts
from aftersale_desktop.wording.bench import finding_name
from aftersale_desktop.wording.catalogue import Words

_LONGEST_NOTE = 200


class FindingsPanel(Card):
    """`changed` at each tick or stroke; `judge_wanted` when what is ticked shall count."""

    changed = Signal()
    judge_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Found something that changes the verdict?"), parent)
        self.chips = ChipGroup(words("Findings"))
        self.chips.show_chips(ChipRecord(str(one), finding_name(words, one)) for one in Finding)
        self.chips.toggled.connect(self._tick)
        self.verdicts = TwoVerdicts(words)
        self._told = Text("", wrap=True)
        self.note = QLineEdit()
        self.note.setMaxLength(_LONGEST_NOTE)
        self._note_field = LabelledField(words("What shows it: the reading, where the mark is"), self.note)
        self.note.textEdited.connect(self._type)
        self.evidence = EvidenceSection(words)
        self.judge = KeyButton(words("Judge again"), "Ctrl+J", icon_name="shield-check")
        self.judge.clicked.connect(self._judge)
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self.judge)
        self.add(self.chips, self.verdicts)
        self.content.addLayout(row)
        self.add(self._note_field, self.evidence)

    def findings(self) -> tuple[Finding, ...]:
        """Return what is ticked."""
        return tuple(one for one in Finding if str(one) in self.chips.checked())

    def show_findings(self, findings: tuple[Finding, ...], note: str) -> None:
        """Show ticks and note without a signal."""
        self.chips.set_checked(str(one) for one in findings)
        self.note.setText(note)
        self._note_field.show_fault()

    def show_verdicts(self, *shown: ShownVerdict) -> None:
        """Show the verdict that counts, and beside it what it was or would be."""
        self.verdicts.show_verdicts(*shown)

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Say what the findings mean, or what proves them is still missing."""
        self._told.setText(text)
        self._told.set_tone(tone)

    def offer(self, *, may_judge: bool) -> None:
        """Offer to tick and to judge again; a note is asked for once something is ticked."""
        self.judge.setEnabled(may_judge)
        self._note_field.setVisible(may_judge and bool(self.findings()))
        self.chips.setEnabled(may_judge)

    def show_missing_proof(self, reason: str) -> None:
        """Say what proof is missing, with the cursor where a note is written."""
        self._note_field.show_fault(reason)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        """The key first leads to the ticks."""
        if self.findings():
            self.judge_wanted.emit()
        else:
            self.chips.chip(str(next(iter(Finding)))).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tick(self, code: str, is_on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        """What contradicts the tick goes out."""
        if is_on:
            gone = {str(one) for one in excluded_by(Finding(code))}
            self.chips.set_checked(self.chips.checked() - gone)
        self._type()

    def _type(self) -> None:
        self._note_field.show_fault()
        self.changed.emit()
