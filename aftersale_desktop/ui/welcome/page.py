"""The welcome page as it is seen: its steps on the left, everything that is asked on the right, one deed below."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.credentials import SHORTEST_PASSWORD
from aftersale_desktop.domain.fees import CityTier
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.founding import Answers, Question
from aftersale_desktop.ui.administration.point_fields import PointFields
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.administration.settings_page import LANGUAGES, THEMES
from aftersale_desktop.ui.administration.trial_card import TrialCard
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.welcome.checks import SCANNER
from aftersale_desktop.ui.welcome.printer_check import PrinterCheck
from aftersale_desktop.ui.welcome.step_list import StepList
from aftersale_desktop.ui.widgets.action_bar import ActionBar
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.secret_edit import SecretEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

OPEN_KEY = "F9"
OWN, SAMPLE = "own", "sample"
_WIDTH = 860
_SIDE = 24
_CODE_WIDTH = 160
_UNNAMED = ServicePoint("", Bilingual(""), Bilingual(""), "", grade=2, city_tier=CityTier.PREFECTURE)


class WelcomePage(QWidget):
    """Shows questions and hands out answers; `edited` whenever one may have changed."""

    edited = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.languages, self.themes = ChoiceGroup(words("Language")), ChoiceGroup(words("Appearance"))
        self.start = ChoiceGroup(words("What to begin with"))
        self.code, self.administrator = QLineEdit(), QLineEdit()
        self.password, self.repeated = SecretEdit(), SecretEdit()
        self.point = PointFields(words)
        self.printer, self.scanner = PrinterCheck(words), TrialCard(words, words("Scan any barcode"))
        self.open = KeyButton(words("Open the shop"), OPEN_KEY, filled=True, icon_name="check")
        self._steps = StepList(words("Welcome"), words("A few answers, and the counter is open."))
        self._bar = ActionBar((), (self.open,))
        self._code_field = LabelledField(words("Code of the point"), self.code)
        self._administrator_field = LabelledField(words("Name"), self.administrator)
        self._password_field = LabelledField(words("Password"), self.password)
        self._repeated_field = LabelledField(words("Password once more"), self.repeated)
        self._own_cards: tuple[QWidget, ...] = ()
        self._lay_out()
        self._listen()

    def show_settings(self, settings: Settings) -> None:
        """Show language and look as they are."""
        words = self._words
        self.languages.show_choices([ChoiceRecord(code, name) for code, name in LANGUAGES.items()], settings.language)
        self.themes.show_choices([ChoiceRecord(code, words(name)) for code, name in THEMES.items()], settings.theme)

    def show_start(self, start: str) -> None:
        """Ask about the point only where there will be one of one's own."""
        self.start.choose(start)
        for card in self._own_cards:
            card.setVisible(start == OWN)

    def is_sample(self) -> bool:
        """Tell whether the sample shop is wanted."""
        return self.start.choice() == SAMPLE

    def answers(self) -> Answers:
        """Return what the fields say."""
        point = replace(_UNNAMED, code=self.code.text().strip().upper())
        name = self.administrator.text().strip()
        return Answers(self.point.point(point), name, self.password.text(), self.repeated.text())

    def show_progress(self, is_done: Mapping[str, bool], hint: str) -> None:
        """Mark the steps that are answered, and say what is still to do."""
        self._steps.show_progress(is_done)
        self._bar.show_hint(hint)

    def show_faults(self, faults: Mapping[Question, str]) -> None:
        """Say below each field what is wrong with it, and take back what is not."""
        for question, field in self._fields().items():
            self._show_fault(question, field, faults.get(question, ""))

    def focus_question(self, question: Question) -> None:
        """Put the focus where an answer is missing."""
        self._fields()[question].setFocus()

    def show_tried(self, device: str) -> None:
        """Bring into sight what a printer or scanner answered, wherever the focus is."""
        card = self.scanner if device == SCANNER else self.printer
        self._sheet.adjustSize()  # the card has just grown by its answer
        self._scrolled.bring(card)

    def _fields(self) -> dict[Question, QWidget]:
        return {
            Question.CODE: self.code,
            Question.NAME: self.point.name_zh,
            Question.ADDRESS: self.point.address_zh,
            Question.HOTLINE: self.point.hotline,
            Question.HOURS: self.point.closes,
            Question.ADMINISTRATOR: self.administrator,
            Question.PASSWORD: self.password,
            Question.REPEATED: self.repeated,
        }

    def _show_fault(self, question: Question, field: QWidget, reason: str) -> None:
        own = {
            Question.CODE: self._code_field,
            Question.ADMINISTRATOR: self._administrator_field,
            Question.PASSWORD: self._password_field,
            Question.REPEATED: self._repeated_field,
        }
        if question in own:
            own[question].show_fault(reason)
        else:
            self.point.show_fault(field, reason)

    def _lay_out(self) -> None:
        words = self._words
        steps = (
            ("language", words("Language and appearance")),
            ("start", words("What to begin with")),
            ("point", words("Service point")),
            ("administrator", words("First administrator")),
            ("checks", words("Printer and scanner")),
        )
        self._steps.show_steps(steps)
        self._own_cards = (*self._point_cards(), self._administrator_card())
        cards = (self._language_card(), self._start_card(), *self._own_cards, self.printer, self.scanner)
        sheet, inside, column = QWidget(), QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in cards:
            column.addWidget(card)
        column.addStretch()
        inside.setLayout(column)
        inside.setMaximumWidth(_WIDTH)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(_SIDE, 2 * GRID, _SIDE, 2 * GRID)
        row.addWidget(inside, 1)
        row.addStretch()
        right = QVBoxLayout()
        right.setSpacing(0)
        self._sheet, self._scrolled = sheet, Scrolled(sheet, edge=_SIDE)
        self._scrolled.keep_together(self._own_cards[-1])  # both passwords with what is wrong with them
        right.addWidget(self._scrolled, 1)
        right.addWidget(self._bar)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._steps)
        whole.addLayout(right, 1)
        QWidget.setTabOrder(self.start.card(SAMPLE), self.code)  # it joined its card last and is asked first

    def _language_card(self) -> SettingsCard:
        card, row = SettingsCard(self._words("Language and appearance")), QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.languages, 2)
        row.addWidget(self.themes, 3)
        card.content.addLayout(row)
        return card

    def _start_card(self) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("What to begin with"))
        own = ChoiceRecord(OWN, words("My own shop"), words("Product list and prices are there, no customers yet"))
        sample = ChoiceRecord(SAMPLE, words("The sample shop"), words("Filled and made up, to try everything"))
        self.start.show_choices((own, sample), OWN)
        hint = words("The sample shop lies apart: nothing of it gets into your own, and the next start asks again.")
        card.add(self.start, Text(hint, TextKind.NOTE, wrap=True))
        return card

    def _point_cards(self) -> tuple[QWidget, ...]:
        words = self._words
        self.code.setMaximumWidth(_CODE_WIDTH)
        self.code.setPlaceholderText("SH03")
        hint = words("Two to four letters and two digits. Every number of the point begins with it; it never changes.")
        names = self.point.names_card
        names.set_title(words("Service point"))
        names.content.insertWidget(1, self._code_field)
        names.content.insertWidget(2, Text(hint, TextKind.NOTE, wrap=True))
        names.content.insertSpacing(3, GRID)
        self.point.show_point(_UNNAMED)
        return self.point.names_card, self.point.level_card

    def _administrator_card(self) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("First administrator"))
        hint = words("This person may do everything at the counter and change the settings of the shop.")
        card.add(self._administrator_field, Text(hint, TextKind.NOTE, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._password_field, 1)
        row.addWidget(self._repeated_field, 1)
        card.content.addLayout(row)
        length = words(
            "At least {count} signs; a short sentence is best. Nobody else knows it.", count=SHORTEST_PASSWORD
        )
        card.add(Text(length, TextKind.NOTE, wrap=True))
        return card

    def _listen(self) -> None:
        for line in (self.code, self.administrator, self.password, self.repeated, *self.point.lines()):
            line.textChanged.connect(self.edited)
        for hours in (self.point.opens, self.point.closes):
            hours.currentIndexChanged.connect(lambda _at: self.edited.emit())
