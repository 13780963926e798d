"""What the shop inspects by: the list of templates, and one of them with its tests to change."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.inspections import InspectionTemplate
from aftersale_desktop.ui.administration.inspection_test_rows import TestRows
from aftersale_desktop.ui.administration.kept_list import KeptList
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.widgets.chip import Chip
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import beside
from aftersale_desktop.wording.catalogue import Words

_ROWS = 5
_PARTED = re.compile(r"[\s,，、;；]+")


class TemplatesPanel(KeptList[InspectionTemplate]):
    """`saved(template)` as the fields say it, `removed(template)` as it is stored."""

    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("Inspection templates"), _columns(words), lambda template: template.code)
        self._told = words("Without limits a test is looked at. Certificates keep the tests as they were.")
        self.form = QWidget()
        self.code, self.name_zh, self.name_en, self.classes = (QLineEdit() for _ in range(4))
        self.unrepaired = Chip(words("For products given back unrepaired"))
        self.tests = TestRows(words)
        self.save = KeyButton(words("Save"), "Ctrl+S", filled=True, icon_name="save")
        self.add = KeyButton(words("Add a test"), icon_name="plus")
        self.remove = KeyButton(words("Remove the template"), icon_name="trash")
        self.picked.connect(self._show_row)
        self.add.clicked.connect(self.tests.add)
        self.save.clicked.connect(lambda: self.saved.emit(self.template()))
        self.remove.clicked.connect(lambda: self.removed.emit(self.in_front()))
        self._lay_out_form()
        deeds = (self.save, self.add, self.remove)
        self.lay_out(_ROWS, words("Inspection template"), (self.form,), self.form, deeds)

    def show_templates(self, templates: tuple[InspectionTemplate, ...], code: str, *, may_change: bool) -> None:
        """Show the list with the cursor on a template, or else on the first."""
        self.show_rows(templates, code, self._told, may_change=may_change)

    def show_template(self, template: InspectionTemplate) -> None:
        """Show a template in the fields."""
        self.code.setText(template.code)
        self.name_zh.setText(template.name.zh)
        self.name_en.setText(template.name.en)
        self.classes.setText(" ".join(template.product_classes))
        self.unrepaired.setChecked(template.is_for_unrepaired)
        self.tests.show_items(template.items)
        for field in self.form.findChildren(QLineEdit):
            field.setCursorPosition(0)

    def template(self) -> InspectionTemplate:
        """Return the template as the fields say it; another code makes another template."""
        return InspectionTemplate(
            code=self.code.text().strip(),
            name=Bilingual(self.name_zh.text().strip(), self.name_en.text().strip()),
            product_classes=tuple(one.upper() for one in _PARTED.split(self.classes.text()) if one),
            items=self.tests.items(),
            is_for_unrepaired=self.unrepaired.isChecked(),
        )

    def _show_row(self, template: object) -> None:
        if isinstance(template, InspectionTemplate):
            self.show_template(template)

    def _lay_out_form(self) -> None:
        words = self._words
        fields = QVBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        names = (
            LabelledField(words("Name in Chinese"), self.name_zh),
            LabelledField(words("Name in English"), self.name_en),
        )
        fields.addLayout(beside(LabelledField(words("Template code"), self.code), *names))
        classes = LabelledField(words("Product classes, blank for all others"), self.classes)
        fields.addLayout(beside(classes))
        chip = QHBoxLayout()
        chip.addWidget(self.unrepaired)
        chip.addStretch()
        fields.addLayout(chip)
        fields.addWidget(self.tests)


def _columns(words: Words) -> tuple[Column[InspectionTemplate], ...]:
    return (
        Column(words("Template code"), lambda row: row.code, width=120, is_strong=True),
        Column(words("Template name"), lambda row: row.name.text(words.language), stretches=True),
        Column(words("Product classes"), lambda row: _classes(words, row), width=190, is_muted=True),
        Column(words("Tests"), lambda row: str(len(row.items)), width=90, is_muted=True),
    )


def _classes(words: Words, template: InspectionTemplate) -> str:
    return " ".join(template.product_classes) or words("all others")
