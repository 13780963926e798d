"""The diagnosis as fields: fault code, what was found, condition, cause, remedy, and the work it asks for."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCompleter, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.diagnoses import Diagnosis, FaultCode, PlannedMaterial, PlannedPart
from aftersale_desktop.domain.tariffs import OperationLevel, Tariff
from aftersale_desktop.ui.claims.used_lines import ListedThing, UsedLines
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.code_box import CodeBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.painting import narrow_marks
from aftersale_desktop.ui.workshop.proposal_box import ProposalBox
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import level_name

_WIDE = 680
_NO_FAULT, _NOT_REPAIRABLE = "no_fault", "not_repairable"


class DiagnosisForm(QWidget):
    """`changed` after every stroke; `code_changed` when another fault code was typed or chosen.

    A chosen code fills fields that are empty or still say what the code before proposed.
    """

    changed = Signal()
    code_changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._codes: dict[str, FaultCode] = {}
        self._last_code = ""
        self.code = CodeBox((), words("Fault code"))
        self.found, self.condition, self.cause, self.remedy = (ProposalBox() for _ in range(4))
        self.levels = ChipGroup(words("Operations"))
        self.levels.show_chips(ChipRecord(str(one), level_name(words, one)) for one in OperationLevel)
        self.ends = ChipGroup(words("Without repair"))
        self.ends.show_chips(
            (
                ChipRecord(_NO_FAULT, words("No fault found")),
                ChipRecord(_NOT_REPAIRABLE, words("Not repairable")),
            )
        )
        self.parts = UsedLines(words, words("Parts planned"), is_whole=True, asks_serials=False)
        self.materials = UsedLines(words, words("Materials planned"), is_whole=False)
        self._found_field = LabelledField(words("Fault found"), self.found)
        self._grid, self._used = QGridLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put parts and materials beside each other where both have room."""
        is_wide = event.size().width() >= _WIDE
        self._used.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    def offer(self, tariff: Tariff) -> None:
        """Offer what the price list of the order knows."""
        self.materials.offer([ListedThing(m.code, m.name, m.unit, m.unit_price) for m in tariff.materials])
        self.parts.offer([ListedThing(p.code, p.name, "", p.unit_price) for p in tariff.parts])

    def offer_codes(self, codes: Iterable[FaultCode]) -> None:
        """Offer the fault codes of the platform; what was typed stays."""
        typed = self.code.code()
        self._codes = {code.code: code for code in codes}
        self.code.clear()
        for code in self._codes.values():
            self.code.addItem(narrow_marks(f"{code.code} · {code.name.text(self._words.language)}"), code.code)
        completer = QCompleter(self.code.model(), self.code)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.code.setCompleter(completer)
        self.code.show_code(typed)
        self._propose(self.known_code())

    def typed_code(self) -> str:
        """Return the fault code; one of the list as it is written there."""
        typed = self.code.code()
        return next((code for code in self._codes if code.casefold() == typed.casefold()), typed)

    def known_code(self) -> FaultCode | None:
        """Return what the list says of the code, None for one that is not in it."""
        return self._codes.get(self.typed_code())

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show a diagnosis without a signal."""
        self.code.show_code(diagnosis.fault_code)
        self._last_code = self.typed_code()
        self.found.show_text(diagnosis.fault_found)
        self.condition.show_text(diagnosis.condition)
        self.cause.show_text(diagnosis.cause)
        self.remedy.show_text(diagnosis.remedy)
        self._show_work(diagnosis)
        ends = {_NO_FAULT: diagnosis.is_fault_found, _NOT_REPAIRABLE: diagnosis.is_repairable}
        self.ends.set_checked(code for code, is_so in ends.items() if not is_so)
        self._found_field.show_fault()
        self._propose(self.known_code())

    def diagnosis(self, platform: str, technician: str) -> Diagnosis:
        """Return the form as it stands."""
        ends = self.ends.checked()
        return Diagnosis(
            platform=platform,
            fault_code=self.typed_code(),
            fault_found=self.found.text(),
            condition=self.condition.text(),
            cause=self.cause.text(),
            remedy=self.remedy.text(),
            technician=technician,
            is_fault_found=_NO_FAULT not in ends,
            is_repairable=_NOT_REPAIRABLE not in ends,
            operations=tuple(one for one in OperationLevel if str(one) in self.levels.checked()),
            materials=tuple(PlannedMaterial(used.thing.code, used.quantity) for used in self.materials.used()),
            parts=tuple(PlannedPart(used.thing.code, int(used.quantity)) for used in self.parts.used()),
        )

    def take_over(self, example: Diagnosis) -> None:
        """Fill in how a past order was mended; what was found here and the condition are left to the technician."""
        self.found.propose((example.fault_found,))
        for field, text in ((self.cause, example.cause), (self.remedy, example.remedy)):
            field.show_text(text)
        if not self.found.text():
            self.found.show_text(example.fault_found)
        self._show_work(example)
        self.changed.emit()

    def show_nothing_found(self, reason: str) -> None:
        """Say that nothing is written down yet, with the cursor there."""
        self._found_field.show_fault(reason)
        self.found.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self, widget: QWidget) -> None:
        """Give a widget the room between the code and what is found by it."""
        self._grid.addWidget(widget, 1, 0, 1, 2)

    def propose_more(self, examples: Iterable[Diagnosis]) -> None:
        """Offer what past orders said beside what the code proposes."""
        past = tuple(examples)
        self.found.propose_more(one.fault_found for one in past)
        self.cause.propose_more(one.cause for one in past)
        self.remedy.propose_more(one.remedy for one in past)

    def _show_work(self, diagnosis: Diagnosis) -> None:
        self.levels.set_checked(str(one) for one in diagnosis.operations)
        self.parts.show_used((part.code, Decimal(part.quantity)) for part in diagnosis.parts)
        self.materials.show_used((material.code, material.quantity) for material in diagnosis.materials)

    def _take_code(self) -> None:
        """What the code before proposed makes room; a code that nobody wrote down proposes nothing."""
        before, code = self._codes.get(self._last_code), self.known_code()
        if self.typed_code() == self._last_code:
            return
        self._last_code = self.typed_code()
        if code is not None:
            self.code.show_code(code.code)
            self._fill(code, before)
        self._found_field.show_fault()
        self.code_changed.emit()
        self.changed.emit()

    def _fill(self, code: FaultCode, before: FaultCode | None) -> None:
        for field, texts in self._proposals(code):
            field.take_proposals(texts)
        if self.levels.checked() <= {str(before.level) if before else ""}:
            self.levels.set_checked({str(code.level)})
        planned = tuple(used.thing.code for used in self.parts.used())
        if planned == _usual_parts(before) or not planned:
            self.parts.show_used((part, Decimal(1)) for part in _usual_parts(code))

    def _propose(self, code: FaultCode | None) -> None:
        for field, texts in self._proposals(code):
            field.propose(texts)

    def _proposals(self, code: FaultCode | None) -> tuple[tuple[ProposalBox, tuple[str, ...]], ...]:
        return (
            (self.found, self._texts(code.findings if code else ())),
            (self.condition, self._texts(code.conditions if code else ())),
            (self.cause, self._texts(code.causes if code else ())),
            (self.remedy, self._texts(code.remedies if code else ())),
        )

    def _texts(self, names: tuple[Bilingual, ...]) -> tuple[str, ...]:
        return tuple(name.text(self._words.language) for name in names)

    def _lay_out(self) -> None:
        words = self._words
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(LabelledField(words("Fault code"), self.code), 0, 0)
        grid.addWidget(LabelledField(words("When it shows"), self.condition), 0, 1)
        grid.addWidget(self._found_field, 2, 0)
        grid.addWidget(LabelledField(words("Cause"), self.cause), 2, 1)
        grid.addWidget(LabelledField(words("Remedy"), self.remedy), 3, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        ticks = QHBoxLayout()
        ticks.setSpacing(12)
        ticks.addWidget(self.levels, 3)
        ticks.addWidget(self.ends, 2)
        column.addLayout(ticks)
        column.addLayout(self._used)
        self._used.setSpacing(12)
        for lines in (self.parts, self.materials):
            self._used.addWidget(lines, 1, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        line = self.code.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._take_code)
            line.textEdited.connect(self.changed)
        self.code.activated.connect(lambda _place: self._take_code())
        for field in (self.found, self.condition, self.cause, self.remedy):
            field.changed.connect(self.changed)
        self.found.changed.connect(self._found_field.show_fault)
        for chips in (self.levels, self.ends):
            chips.toggled.connect(self.changed)
        for lines in (self.parts, self.materials):
            lines.changed.connect(self.changed)


def _usual_parts(code: FaultCode | None) -> tuple[str, ...]:
    """Of several parts that differ by model a person chooses."""
    return code.part_codes if code is not None and len(code.part_codes) == 1 else ()
