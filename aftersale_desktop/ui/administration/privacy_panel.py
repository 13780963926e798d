"""Personal data in the settings: a person found, handed out or erased; below it how long what is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.erasure import is_erased
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.domain.retention import LEAST_YEARS_OF_PAPERS, MOST_YEARS, RetentionKind, RetentionRule
from aftersale_desktop.services.privacy import ErasurePlan, ErasureReport, RetentionPlan
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.bullet_list import BulletList
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import PAPER_TITLES
from aftersale_desktop.wording.privacy import RETENTION_NAMES

_LEAST_YEARS = 1
_YEARS_WIDTH = 120
_PAPERS_NAMED = 6


class PersonCard(SettingsCard):
    """Finds a customer; says what stands against erasing, what the law keeps, and what was done."""

    searched = Signal(str)
    chosen = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__(words("Data of one person"))
        self._words = words
        self.field = ScanField(words("Name or telephone of the customer"), icon_name="search")
        self.field.entered.connect(self.searched)
        self.found = ChoiceBox()
        self.found.setAccessibleName(words("Customers found"))
        self.found.activated.connect(lambda _at: self.chosen.emit(self.customer_id()))
        self.lines = BulletList()
        self.hand_out = KeyButton(words("Hand out…"), "F8", icon_name="save")
        self.erase = KeyButton(words("Erase…"), "F7", icon_name="trash")
        hint = words(
            "Papers stay for five years, as the law asks; everything else of the person goes at once: "
            "name, telephones, address, family, photos, calls and notes. The history stays under a number."
        )
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addStretch()
        for button in (self.hand_out, self.erase):
            deeds.addWidget(button)
        self.add(Text(hint, TextKind.NOTE, wrap=True), self.field, self.found, self.lines)
        self.content.addLayout(deeds)
        self.show_customers(())

    def customer_id(self) -> int:
        """Return who is chosen, 0 for nobody."""
        return int(self.found.currentData() or 0)

    def show_customers(self, customers: Sequence[Customer]) -> None:
        """Show who was found; telephones stay masked."""
        self.found.clear()
        for one in customers:
            self.found.addItem(
                " · ".join(part for part in (one.name, masked_phone(one.phone), f"#{one.id}") if part), one.id
            )
        self.found.setVisible(bool(customers))
        self.lines.show_lines(())
        self._offer(is_possible=False, may_hand_out=bool(customers))

    def show_nobody(self) -> None:
        """Say that nobody was found."""
        self.show_customers(())
        self.lines.show_lines([self._words("No customer fits.")])

    def show_plan(self, plan: ErasurePlan) -> None:
        """Show what erasing would do."""
        self.lines.show_lines(_plan_lines(self._words, plan))
        self._offer(is_possible=plan.is_possible, may_hand_out=not is_erased(plan.customer))

    def show_report(self, report: ErasureReport) -> None:
        """Show what was erased, and where the person can still be found."""
        self.found.clear()
        self.found.hide()
        self.lines.show_lines(_report_lines(self._words, report))
        self._offer(is_possible=False, may_hand_out=False)

    def _offer(self, *, is_possible: bool, may_hand_out: bool) -> None:
        self.erase.setEnabled(is_possible)
        self.hand_out.setEnabled(may_hand_out)


def _plan_lines(words: Words, plan: ErasurePlan) -> list[str]:
    if is_erased(plan.customer):
        return [words("This customer is erased already.")]
    lines = []
    if plan.open_claims:
        lines.append(words("Not yet: these orders are open: {numbers}", numbers=", ".join(plan.open_claims)))
    if plan.unpaid:
        lines.append(words("Not yet: these invoices are not paid: {numbers}", numbers=", ".join(plan.unpaid)))
    if plan.kept:
        named = [f"{words(PAPER_TITLES[one.kind])} {one.number}" for one in plan.kept[:_PAPERS_NAMED]]
        more = "…" if len(plan.kept) > _PAPERS_NAMED else ""
        count = words.plural("{count} paper is kept by law", "{count} papers are kept by law", len(plan.kept))
        lines.append(f"{count}: {', '.join(named)}{more}")
    if plan.older_copies:
        names = ", ".join(path.name for path in plan.older_copies)
        lines.append(words("Copies kept by upgrades still hold everything; delete them yourself: {names}", names=names))
    lines.append(words("Backups are not changed: who restores one older than the erasure has to erase again."))
    return lines


def _report_lines(words: Words, report: ErasureReport) -> list[str]:
    rows = sum(report.erased.rows.values())
    lines = [words.plural("Erased from {count} record.", "Erased from {count} records.", rows)]
    if report.erased.kept:
        count = len(report.erased.kept)
        lines.append(words.plural("{count} paper is kept by law", "{count} papers are kept by law", count))
    files = (*report.kept_pdfs, *report.older_copies)
    if files:
        names = ", ".join(path.name for path in files)
        lines.append(words("Files that still name the person: {names}", names=names))
    return lines


class RetentionCard(SettingsCard):
    """For each kind the years it is kept, and how much of it is over its time."""

    saved = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__(words("How long what is kept"))
        self._words = words
        self._years: dict[RetentionKind, NumberEdit] = {}
        self._due: dict[RetentionKind, Text] = {}
        self._shown: dict[RetentionKind, int] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(2, 1)
        for at, kind in enumerate(RetentionKind):
            self._add_row(grid, at, kind)
        self.save = KeyButton(words("Save"), "F9")
        self.run = KeyButton(words("Remove what is over its time…"), "F6", icon_name="clock")
        self.save.clicked.connect(self._emit_changed)
        hint = words("Papers are kept at least five years. What is over its time loses its names, not its sums.")
        self.progress = Text("", TextKind.MUTED)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addWidget(self.progress, 1)
        for button in (self.run, self.save):
            deeds.addWidget(button)
        self.add(Text(hint, TextKind.NOTE, wrap=True))
        self.content.addLayout(grid)
        self.content.addLayout(deeds)

    def show_plan(self, plan: RetentionPlan) -> None:
        """Show the rules, and what is over its time."""
        for kind, rule in plan.rules.items():
            self._shown[kind] = rule.years
            self._years[kind].setValue(rule.years)
            due = plan.due[kind]
            self._due[kind].setText(self._words.plural("{count:,} over its time", "{count:,} over their time", due))
        self.run.setEnabled(any(plan.due.values()))

    def _emit_changed(self) -> None:
        for kind, edit in self._years.items():
            if edit.value() != self._shown.get(kind):
                self.saved.emit(RetentionRule(kind, edit.value()))

    def _add_row(self, grid: QGridLayout, at: int, kind: RetentionKind) -> None:
        words, is_photos = self._words, kind is RetentionKind.PHOTOS
        least = _LEAST_YEARS if is_photos else LEAST_YEARS_OF_PAPERS
        years = NumberEdit(least, MOST_YEARS, words("years"), words("year"))
        years.setFixedWidth(_YEARS_WIDTH)
        self._years[kind], self._due[kind] = years, Text("", TextKind.MUTED)
        grid.addWidget(LabelledField(words(RETENTION_NAMES[kind]), years), at, 0)
        grid.addWidget(self._due[kind], at, 1, Qt.AlignmentFlag.AlignBottom)


class PrivacyPanel(QWidget):
    """Both cards below each other."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.person, self.retention = PersonCard(words), RetentionCard(words)
        self.nobody = Text(
            words("Supervisors and administrators work with the data of a person."), TextKind.MUTED, wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.nobody, self.person, self.retention):
            column.addWidget(widget)
        column.addStretch()
