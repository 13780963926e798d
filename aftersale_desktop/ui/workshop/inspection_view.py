"""What the Inspection tab looks like: a table for each unit, what the results mean, earlier inspections below."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.inspections import InspectionTemplate, PlannedTest
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.tab_chain import put_in_tab_order
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.unit_tests import UnitTests
from aftersale_desktop.wording.catalogue import Words

_EDGE = 16
_ICONS = {Tone.GOOD: "check", Tone.BAD: "warning", Tone.CAUTION: "warning", Tone.NEUTRAL: "info"}


class InspectionView:
    """Holds the widgets; what happens with them the section decides."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.units: list[UnitTests] = []
        self.template = ChoiceBox()
        self.note, self.reason = QLineEdit(), QLineEdit()
        self.reason_field = LabelledField(words("Why no inspection is needed"), self.reason)
        self.record = KeyButton(words("Record the inspection"), "Ctrl+S")
        self.waive = KeyButton(words("Release without inspection"))
        self.certificate = KeyButton(words("Inspection certificate"), icon_name="print")
        self._hint = Text("", TextKind.MUTED, wrap=True)
        self._mark, self._outcome = IconMark("info"), Text("", TextKind.STRONG, wrap=True)
        self._tables, self._past = QVBoxLayout(), HistoryList()
        self.form, self._waiving = QWidget(), QWidget()
        self.widget = self._laid_out()

    def show_tests(self, templates: Iterable[InspectionTemplate], chosen: str, planned: Iterable[PlannedTest]) -> None:
        """Show the tables of a template, empty."""
        self.template.clear()
        for one in templates:
            self.template.addItem(one.name.text(self._words.language), one.code)
        self.template.setCurrentIndex(self.template.findData(chosen))
        cleared(self._tables)
        by_unit: dict[ComponentUnit, list[PlannedTest]] = {}
        for test in planned:
            by_unit.setdefault(test.unit, []).append(test)
        self.units = [UnitTests(self._words, unit, tests) for unit, tests in by_unit.items()]
        for table in self.units:
            self._tables.addWidget(table)
        self._order_tabs()

    def focus_open(self) -> bool:
        """Go to the first test without a result; False where there is none."""
        return any(table.focus_open() for table in self.units)

    def show_who(self, hint: str, *, may_inspect: bool, may_waive: bool) -> None:
        """Show the form to an inspector, and to anybody else why there is none."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.form.setVisible(may_inspect)
        self._waiving.setVisible(may_waive)

    def show_outcome(self, text: str, tone: Tone) -> None:
        """Say what the results mean and what happens next."""
        self._mark.show_icon(_ICONS[tone], tone)
        self._outcome.setText(text)
        self._outcome.set_tone(None if tone is Tone.NEUTRAL else tone)

    def outcome(self) -> str:
        """Return what is said about the results."""
        return self._outcome.text()

    def show_past(self, entries: list[HistoryEntry], *, has_certificate: bool) -> None:
        """Show the inspections there were, the last first."""
        self._past.show_entries(entries)
        self.certificate.setVisible(has_certificate)

    def _order_tabs(self) -> None:
        """The tables were made last and come first."""
        inputs = [row.input for table in self.units for row in table.rows]
        put_in_tab_order(self.form, [*inputs, *(table.all_right for table in self.units), self.note, self.record])

    def _laid_out(self) -> Scrolled:
        words = self._words
        inside = QWidget()
        self._tables.setSpacing(3 * GRID)
        outcome = QHBoxLayout()
        outcome.addWidget(self._mark)
        outcome.addWidget(self._outcome, 1)
        form = QVBoxLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(2 * GRID)
        form.addLayout(self._tables)
        form.addLayout(outcome)
        form.addWidget(LabelledField(words("Note for the bench"), self.note))
        form.addWidget(self.record, alignment=Qt.AlignmentFlag.AlignLeft)
        form.addWidget(LabelledField(words("Inspection template"), self.template))
        waiving = QVBoxLayout(self._waiving)
        waiving.setContentsMargins(0, 0, 0, 0)
        waiving.addWidget(self.reason_field)
        waiving.addWidget(self.waive, alignment=Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(2 * GRID)
        for part in (self._hint, self.form, self._waiving):
            column.addWidget(part)
        column.addWidget(self.certificate, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._past)
        column.addStretch()
        return Scrolled(inside, edge=_EDGE)
