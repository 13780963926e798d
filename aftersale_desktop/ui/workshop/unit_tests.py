"""The tests of one unit as a table: readings are typed, what is looked at is answered by P or F."""

import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.inspections import PlannedTest
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.services.inspections import TestAnswer
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.looked_at import LookedAt
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.inspections import limits_text
from aftersale_desktop.wording.intake import unit_name

_READING = QRegularExpression(r"[-－]?[0-9０-９]{0,6}([.．。][0-9０-９]{0,3})?")
_READING_WIDTH = 120
_LIMITS_WIDTH = 112
ALL_KEY = "A"
IN_ORDER, NOT_IN_ORDER = "P", "F"


class Reading(QLineEdit):
    """A field for a reading with at most three decimals; full-width figures count, too."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedWidth(_READING_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(QRegularExpressionValidator(_READING, self))

    def reading(self) -> Decimal | None:
        """Return the number, None while there is none."""
        plain = unicodedata.normalize("NFKC", self.text()).replace("。", ".")
        return Decimal(plain) if plain.strip("-.") else None


class TestRow(QObject):
    """One test: what is typed or answered, and whether it is good."""

    __test__ = False
    changed = Signal()
    done = Signal()

    def __init__(self, words: Words, test: PlannedTest) -> None:
        super().__init__()
        self.test, self._words = test, words
        name = test.item.name.text(words.language)
        self.name = Text(name, TextKind.BODY, wrap=True)
        self.limits = Text(limits_text(words, test.item), TextKind.MUTED)
        self.mark, self.state = IconMark("check", Tone.GOOD, 16), Text("", TextKind.NOTE)
        self.mark.hide()
        self.input: Reading | LookedAt
        if test.item.is_measured:
            self.input = Reading(f"{name} {limits_text(words, test.item)}")
            self.input.textEdited.connect(lambda _text: self._tell())
            self.input.returnPressed.connect(self.done)
        else:
            self.input = LookedAt(words, name)
            self.input.answered.connect(self.changed)
            self.input.done.connect(self.done)

    def typed(self) -> str:
        """Return what was typed or answered, blank for nothing."""
        if isinstance(self.input, Reading):
            return self.input.text()
        return {None: "", True: IN_ORDER, False: NOT_IN_ORDER}[self.input.answer()]

    def fill(self, typed: str) -> None:
        """Show what `typed` returned."""
        if isinstance(self.input, Reading):
            self.input.setText(typed)
            self._judge()
        else:
            self.input.set_answer({IN_ORDER: True, NOT_IN_ORDER: False}.get(typed))

    def is_good(self) -> bool | None:
        """Tell whether the test passes, None while there is no result."""
        if isinstance(self.input, LookedAt):
            return self.input.answer()
        reading = self.input.reading()
        return None if reading is None else self.test.item.accepts(reading)

    def answer(self) -> TestAnswer | None:
        """Return what is told to the desk, None while there is no result."""
        if self.is_good() is None:
            return None
        unit, code = self.test.key
        reading = self.input.reading() if isinstance(self.input, Reading) else None
        return TestAnswer(unit, code, reading, is_right=self.is_good() is True)

    def _tell(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """Red, a word and an icon: a reading outside its limits is not overlooked."""
        good = self.is_good()
        self.mark.setVisible(good is not None)
        self.state.setText("")
        self.input.setProperty("fault", good is False)
        self.input.style().polish(self.input)
        if good is None:
            return
        tone = Tone.GOOD if good else Tone.BAD
        word = self._words("within the limits") if good else self._words("outside the limits")
        self.mark.show_icon("check" if good else "warning", tone)
        self.state.setText(word)
        self.state.set_tone(tone)
        self.input.setAccessibleDescription(word)


class UnitTests(QWidget):
    """All tests of one unit; `changed` at every result, `finished` at Enter in the last one."""

    changed = Signal()
    finished = Signal()

    def __init__(
        self, words: Words, unit: ComponentUnit, tests: Iterable[PlannedTest], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.barcode = unit.barcode
        self.rows = [TestRow(words, test) for test in tests]
        title = f"{unit_name(words, unit.kind)} {grouped(unit.barcode)}"
        self.setAccessibleName(title)
        self.all_right = KeyButton(words("All looked at: in order"))
        self.all_right.show_key(ALL_KEY)
        self.all_right.clicked.connect(self.pass_looked_at)
        self.all_right.setVisible(any(isinstance(row.input, LookedAt) for row in self.rows))
        self._lay_out(title)
        for row in self.rows:
            row.changed.connect(self.changed)
            row.input.installEventFilter(self)
        for row, after in pairwise(self.rows):
            row.done.connect(after.input.setFocus)
        if self.rows:
            self.rows[-1].done.connect(self.finished)

    def pass_looked_at(self) -> None:
        """Say of everything that is looked at that it is in order, as far as nobody said otherwise."""
        for row in self.rows:
            if isinstance(row.input, LookedAt) and row.input.answer() is None:
                row.input.set_answer(True)
        self.changed.emit()

    def focus_open(self) -> bool:
        """Go to the first test without a result; False where there is none."""
        row = next((row for row in self.rows if row.is_good() is None), None)
        if row is not None:
            row.input.setFocus(Qt.FocusReason.TabFocusReason)
        return row is not None

    def typed(self) -> dict[tuple[str, str], str]:
        """Return everything typed, by unit and test."""
        return {row.test.key: row.typed() for row in self.rows if row.typed()}

    def fill(self, typed: Mapping[tuple[str, str], str]) -> None:
        """Show what `typed` returned."""
        for row in self.rows:
            row.fill(typed.get(row.test.key, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the one key for everything that is looked at, wherever in the table the focus is."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        is_all = event.key() == Qt.Key.Key_A and not event.modifiers()
        if is_all:
            self.pass_looked_at()
        return is_all

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(Text(title, TextKind.STRONG), 1)
        head.addWidget(self.all_right)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 3)
        grid.setColumnMinimumWidth(1, _LIMITS_WIDTH)
        grid.setColumnStretch(3, 2)
        for at, row in enumerate(self.rows):
            grid.addWidget(row.name, at, 0)
            grid.addWidget(row.limits, at, 1)
            if isinstance(row.input, LookedAt):
                grid.addWidget(row.input, at, 2, 1, 2)
                continue
            grid.addWidget(row.input, at, 2)
            state = QHBoxLayout()
            state.setSpacing(GRID // 2)
            state.addWidget(row.mark)
            state.addWidget(row.state, 1)
            grid.addLayout(state, at, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addLayout(grid)
