"""The numbers of the warranty rules: which versions there are, and a new one made from the last."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.rule_versions import EVERY_CLASS, LAWFUL
from aftersale_desktop.domain.typed_days import NotADayError, typed_day
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.share_edit import ShareEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.settings_refusals import PARAMETER_NAMES

PUBLISH_KEY = "Ctrl+S"
_MOST = 999
_MOST_SHARE = LAWFUL.depreciation_per_day * 10
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class RulesDraft:
    """A new version as it is typed: every class's numbers, and the day it begins."""

    default: Parameters
    by_class: dict[str, Parameters]
    valid_from: date


class RulesPanel(QWidget):
    """Emits `published` when somebody wants the draft to hold, and `withdrawn(version)`."""

    published = Signal()
    withdrawn = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._drafts: dict[str, Parameters] = {EVERY_CLASS: LAWFUL}
        self._shown = EVERY_CLASS
        self._future = ""
        self.versions = RecordList()
        self.withdraw = KeyButton("", icon_name="trash")
        self.classes = ChoiceBox()
        self.classes.currentIndexChanged.connect(self._change_class)
        self.valid_from = QLineEdit()
        self.valid_from.setPlaceholderText(words("e.g. {example}", example="2027-01-01"))
        self.fields: dict[str, NumberEdit | ShareEdit] = {name: _edit(words, name) for name in PARAMETER_NAMES}
        self.publish = KeyButton(words("Publish"), PUBLISH_KEY, filled=True, icon_name="check")
        self.publish.clicked.connect(self.published)
        self.withdraw.clicked.connect(lambda: self.withdrawn.emit(self._future))
        self._note = Text("", TextKind.NOTE, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._versions_card(), self._numbers_card(), self._note):
            column.addWidget(part)
        column.addWidget(self.publish, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_rules(
        self, versions: tuple[WarrantyRules, ...], classes: tuple[str, ...], today: date, *, may_change: bool
    ) -> None:
        """Show every version with what it is today; the newest one is where a new one begins."""
        newest = max(versions, key=lambda rules: rules.valid_from)
        self._drafts = {EVERY_CLASS: newest.default, **{name: newest.parameters_for(name) for name in classes}}
        self._show_versions(versions, today)
        self._show_classes(classes)
        self._show_numbers()
        self.valid_from.clear()
        for field in (self.classes, self.valid_from, self.publish, self.withdraw, *self.fields.values()):
            field.setEnabled(may_change)
        words = self._words
        kept = words("Cards whose period began before that day keep the numbers they were sold with.")
        self._note.setText(kept if may_change else words("Only a supervisor or an administrator changes this."))

    def drafts(self) -> dict[str, Parameters]:
        """Return every class's numbers as typed."""
        self._keep_numbers()
        return self._drafts

    def restore_drafts(self, drafts: dict[str, Parameters]) -> None:
        """Take back what `drafts` returned."""
        self._drafts = drafts
        self._show_numbers()

    def draft(self) -> RulesDraft:
        """Return the new version as typed; refuses a missing day and one that is none."""
        day = typed_day(self.valid_from.text())
        if day is None:
            raise NotADayError(self.valid_from.text())
        self._keep_numbers()
        default = self._drafts[EVERY_CLASS]
        own = {name: numbers for name, numbers in self._drafts.items() if name and numbers != default}
        return RulesDraft(default, own, day)

    def _change_class(self, at: int) -> None:
        if at < 0:
            return
        self._keep_numbers()
        self._shown = self.classes.itemData(at)
        self._show_numbers()

    def _keep_numbers(self) -> None:
        """A number typed for every class goes to each class that has none of its own."""
        before = self._drafts[self._shown]
        typed = {name: _value(field) for name, field in self.fields.items()}
        after = replace(before, **typed)  # type: ignore[arg-type] # each name has its own kind of field
        if self._shown == EVERY_CLASS:
            same = [name for name, numbers in self._drafts.items() if numbers == before]
            self._drafts |= dict.fromkeys(same, after)
        self._drafts[self._shown] = after

    def _show_numbers(self) -> None:
        numbers = self._drafts[self._shown]
        for name, field in self.fields.items():
            value = getattr(numbers, name)
            if isinstance(field, ShareEdit):
                field.set_share(value)
            else:
                field.setValue(value)

    def _show_classes(self, classes: tuple[str, ...]) -> None:
        words = self._words
        self.classes.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.classes.clear()
        self.classes.addItem(words("All product classes"), EVERY_CLASS)
        for name in classes:
            self.classes.addItem(words("Class {name} only", name=name), name)
        self.classes.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._shown = EVERY_CLASS

    def _show_versions(self, versions: tuple[WarrantyRules, ...], today: date) -> None:
        words = self._words
        newest_first = sorted(versions, key=lambda rules: rules.valid_from, reverse=True)
        in_force = next((rules for rules in newest_first if rules.valid_from <= today), None)
        rows = []
        for rules in newest_first:
            state = words("In force") if rules is in_force else words("Former")
            state = words("From that day on") if rules.valid_from > today else state
            rows.append(RecordRow(rules.valid_from.isoformat(), rules.version, state))
        self.versions.show_records(rows)
        self._future = newest_first[0].version if newest_first[0].valid_from > today else ""
        self.withdraw.set_words(words("Withdraw {version}", version=self._future))
        self.withdraw.setVisible(bool(self._future))

    def _versions_card(self) -> SettingsCard:
        card = SettingsCard(self._words("Versions"))
        row = QHBoxLayout()
        row.addWidget(self.withdraw)
        row.addStretch()
        card.add(self.versions)
        card.content.addLayout(row)
        return card

    def _numbers_card(self) -> SettingsCard:
        words = self._words
        card, grid = SettingsCard(words("New version")), QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(12)
        grid.addWidget(LabelledField(words("Valid from"), self.valid_from), 0, 0)
        grid.addWidget(LabelledField(words("Holds for"), self.classes), 0, 1)
        for place, (name, field) in enumerate(self.fields.items(), start=_COLUMNS):
            label = LabelledField(words(PARAMETER_NAMES[name][0]), field)
            grid.addWidget(label, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        card.content.addLayout(grid)
        return card


def _edit(words: Words, name: str) -> NumberEdit | ShareEdit:
    if isinstance(getattr(LAWFUL, name), Decimal):
        return ShareEdit(_MOST_SHARE)
    _title, one, many = PARAMETER_NAMES[name]
    return NumberEdit(0, _MOST, words(many), words(one))


def _value(field: NumberEdit | ShareEdit) -> int | Decimal:
    return field.share() if isinstance(field, ShareEdit) else field.value()
