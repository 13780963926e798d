"""One fault code as fields; several texts of a kind stand in one field, parted by semicolons."""

import re

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.fees import level_name

_LEVELS = tuple(OperationLevel)
_PARTED = re.compile(r"[;；]")
_TEXTS = (
    ("findings", N_("What is found")),
    ("conditions", N_("When it shows")),
    ("causes", N_("Causes")),
    ("remedies", N_("Repair measures")),
)


class FaultCodeForm(QWidget):
    """Every text has a Chinese and an English field; the nth of one belongs to the nth of the other."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.platform, self.code, self.parts = QLineEdit(), QLineEdit(), QLineEdit()
        self.name_zh, self.name_en = QLineEdit(), QLineEdit()
        self.level = ChoiceBox()
        self.level.addItems([level_name(words, level) for level in _LEVELS])
        self.texts = {name: (QLineEdit(), QLineEdit()) for name, _ in _TEXTS}
        self._place_fields()

    def show_code(self, code: FaultCode) -> None:
        """Show a fault code."""
        self.platform.setText(code.platform)
        self.code.setText(code.code)
        self.name_zh.setText(code.name.zh)
        self.name_en.setText(code.name.en)
        self.level.setCurrentIndex(_LEVELS.index(code.level))
        self.parts.setText("; ".join(code.part_codes))
        shown = {
            "findings": code.findings,
            "conditions": code.conditions,
            "causes": code.causes,
            "remedies": code.remedies,
        }
        for name, (chinese, english) in self.texts.items():
            chinese.setText("；".join(text.zh for text in shown[name]))
            english.setText("; ".join(text.en for text in shown[name]))
        for field in self.findChildren(QLineEdit):
            field.setCursorPosition(0)

    def fault_code(self) -> FaultCode:
        """Return the fault code as the fields say it."""
        return FaultCode(
            platform=self.platform.text().strip(),
            code=self.code.text().strip(),
            name=Bilingual(self.name_zh.text().strip(), self.name_en.text().strip()),
            findings=self._texts("findings"),
            conditions=self._texts("conditions"),
            causes=self._texts("causes"),
            remedies=self._texts("remedies"),
            level=_LEVELS[self.level.currentIndex()],
            part_codes=tuple(code for code in _parts(self.parts.text()) if code),
        )

    def _texts(self, name: str) -> tuple[Bilingual, ...]:
        """A Chinese text without an English one stands for itself; English alone has nothing to belong to."""
        chinese, english = (_parts(field.text()) for field in self.texts[name])
        english += [""] * (len(chinese) - len(english))
        return tuple(Bilingual(zh, en) for zh, en in zip(chinese, english, strict=False) if zh)

    def _place_fields(self) -> None:
        words, grid = self._words, QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(12)
        fields: list[tuple[str, QWidget]] = [
            (words("Platform"), self.platform),
            (words("Fault code"), self.code),
            (words("Meaning in Chinese"), self.name_zh),
            (words("Meaning in English"), self.name_en),
        ]
        for name, label in _TEXTS:
            chinese, english = self.texts[name]
            fields.append((words("{text}, Chinese", text=words(label)), chinese))
            fields.append((words("{text}, English", text=words(label)), english))
        fields += [(words("Usual work"), self.level), (words("Usual parts, by code"), self.parts)]
        for place, (label, field) in enumerate(fields):
            grid.addWidget(LabelledField(label, field), place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTED.split(text)]
