"""What to do next with an order: one filled button, and behind F8 every other step from here."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.services.natural_step import natural_step
from aftersale_desktop.services.workshop import SAID_LATER, OfferedStep, OrderSheet
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.reason_row import ReasonRow
from aftersale_desktop.ui.workshop.section import SectionRecord
from aftersale_desktop.ui.workshop.step_rows import StepRows
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.repairs import deed_name, needs_text


class StepBar(QWidget):
    """`step_wanted(deed, said)` when a step is to be taken, `section_wanted(id)` when a section leads on.

    The sheet puts `rows` where the sections are, and shows them on `rows_wanted(bool)`.
    """

    step_wanted = Signal(object, object)
    section_wanted = Signal(str)
    rows_wanted = Signal(bool)

    def __init__(self, words: Words, sections: tuple[SectionRecord, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._sections = words, sections
        self._steps: dict[Deed, OfferedStep] = {}
        self._number = ""
        self._next: Deed | None = None
        self._elsewhere = {deed: one.id for one in sections for deed in one.deeds}
        self.next = KeyButton("", "F9", filled=True)
        self.others = KeyButton(words("Other steps"), "F8")
        self._lack = Text("", TextKind.MUTED, wrap=True)
        self._refusal = Text("", TextKind.BODY, tone=Tone.BAD, wrap=True)
        self._refusal.hide()
        self.rows = StepRows(words, self._take)
        self.reason = ReasonRow(words)
        self._usual = QWidget()
        self.next.clicked.connect(self._go_on)
        self.others.clicked.connect(self._toggle)
        self.reason.told.connect(self.step_wanted)
        self.reason.left.connect(self._leave_reason)
        self._lay_out()

    def show_sheet(self, sheet: OrderSheet) -> None:
        """Show the steps from where the order stands; what is being typed about one stays as long as it is offered."""
        self._steps = {one.step.deed: one for one in sheet.steps}
        if sheet.order.claim.number != self._number:
            self.step_taken()
        self._number = sheet.order.claim.number
        natural = natural_step(sheet)
        self._show_next(natural)
        if sheet.order.claim.state is ClaimState.RECEIVED and Deed.START_DIAGNOSIS not in self._steps:
            self._lack.setText(self._words("A technician starts the diagnosis."))
        others = [one for one in sheet.steps if natural is None or one is not natural]
        self.others.setVisible(bool(others))
        self.rows.show_steps(others, frozenset(self._elsewhere))
        self.setVisible(bool(sheet.steps) or bool(self._lack.text()))

    def show_missing(self, deed: Deed, needs: tuple[Need, ...]) -> None:
        """Say what the next step still needs once its section knows better than the record: what is ticked counts."""
        if deed is self._next:
            self._show_lack(deed, needs, self._steps[deed].parts)

    def step_taken(self) -> None:
        """Close what was open for the step that is done."""
        self.show_refusal("")
        self.reason.clear()
        self._usual.show()
        self.rows_wanted.emit(False)  # noqa: FBT003 - a signal's argument

    def show_refusal(self, text: str) -> None:
        """Say why a step was refused, until the next one is taken."""
        self._refusal.setText(f"⚠ {text}" if text else "")
        self._refusal.setVisible(bool(text))

    def step_back(self) -> bool:
        """Put off what is being asked, or close the other steps; False where nothing is open."""
        if self.reason.isVisible():
            self._leave_reason()
            return True
        is_listed = self.rows.isVisible()
        if is_listed:
            self._toggle()
        return is_listed

    def focus_next(self) -> None:
        """Go to the next step, or to the others while it cannot be taken."""
        (self.next if self.next.isEnabled() and self.next.isVisible() else self.others).setFocus()

    def _show_next(self, natural: OfferedStep | None) -> None:
        self._next = natural.step.deed if natural else None
        self.next.setVisible(natural is not None)
        if natural is None:
            self._lack.setText("")
            return
        words, name = self._words, deed_name(self._words, natural.step.deed)
        lacks = tuple(need for need in natural.missing if need not in SAID_LATER)
        way = self._record(self._section_for(natural)) if lacks else None
        self.next.set_words(words(way.title) if way else name)
        self.next.setEnabled(natural.is_open or way is not None)
        self._show_lack(natural.step.deed, lacks, natural.parts)

    def _show_lack(self, deed: Deed, lacks: tuple[Need, ...], parts: Mapping[Need, tuple[str, ...]]) -> None:
        words, name = self._words, deed_name(self._words, deed)
        told = words("“{step}” needs: {missing}", step=name, missing=needs_text(words, lacks, parts)) if lacks else ""
        self._lack.setText(told)

    def _record(self, section: str) -> SectionRecord | None:
        return next((one for one in self._sections if one.id == section), None)

    def _section_for(self, one: OfferedStep) -> str:
        """Where the step is taken, or where what it lacks first is made good."""
        if one.step.deed in self._elsewhere:
            return self._elsewhere[one.step.deed]
        return next((of.id for need in one.missing for of in self._sections if need in of.needs), "")

    def _go_on(self) -> None:
        if self._next is not None:
            self._take(self._next)

    def _take(self, deed: Deed) -> None:
        """Ask for the reason, lead to the section that takes the step or what it lacks, or take it."""
        one = self._steps[deed]
        section = self._section_for(one)
        if section and (deed in self._elsewhere or not one.is_open):
            self.section_wanted.emit(section)
        elif one.missing:
            self.rows_wanted.emit(False)  # noqa: FBT003 - a signal's argument
            self._usual.hide()
            self.reason.ask(one.step)
        else:
            self.step_wanted.emit(deed, None)

    def _toggle(self) -> None:
        is_shown = self.rows.isVisible()
        self.rows_wanted.emit(not is_shown)
        if is_shown:
            self.others.setFocus()
        else:
            self.rows.focus_first()

    def _leave_reason(self) -> None:
        self.reason.hide()
        self._usual.show()
        self.focus_next()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._usual)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.next)
        row.addWidget(self._lack, 1)
        row.addWidget(self.others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._usual)
        column.addWidget(self._refusal)
        column.addWidget(self.reason)
