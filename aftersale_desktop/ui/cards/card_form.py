"""What every form on a card has: a title, fields with their refusals beside them, F9 to save and Esc to leave."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.typed_days import NotADayError
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import Words


class CardForm(QWidget):
    """A form whose fields have names; `saved` on F9, `left` on Esc; what was typed stays until it is shown anew."""

    saved = Signal()
    left = Signal()

    def __init__(self, words: Words, title: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._fields: dict[str, LabelledField] = {}
        self._subject = OneLine("", TextKind.MUTED)
        self._subject.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint = Text("", TextKind.MUTED, wrap=True)
        self.grid = QGridLayout()
        self.grid.setSpacing(12)
        self.save = KeyButton(deed, "F9", filled=True)
        self.leave = KeyButton(words("Back to the card"), "Esc")
        self.save.clicked.connect(self.saved)
        self.leave.clicked.connect(self.left)
        self._inside = QWidget()
        self._scroll = Scrolled(self._inside)
        self._lay_out(title)

    def show_subject(self, text: str) -> None:
        """Say beside the title which card it is about."""
        self._subject.setText(text)
        self._subject.setVisible(bool(text))

    def show_hint(self, text: str) -> None:
        """Say below the title what the form does or waits for."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def start(self) -> None:
        """Put the cursor where typing begins."""
        next(iter(self._fields.values())).field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, *, is_busy: bool) -> None:
        """Keep a deed from being done twice."""
        self.save.setEnabled(not is_busy)

    def show_refusal(self, refusal: AfterSaleError, text: str) -> bool:
        """Say a refusal beside the field it is about and go there; return whether the form has such a field."""
        name = self._name_of(refusal)
        for other, labelled in self._fields.items():
            labelled.show_fault(text if other == name else "")
        if name in self._fields:
            self._fields[name].field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_sight(self._fields[name])
        return name in self._fields

    def field_of(self, refusal: AfterSaleError) -> str:
        """Return the name of the field a refusal is about, an empty text where it is about none."""
        return str(getattr(refusal, "field", ""))

    def add_field(self, name: str, label: str, field: QWidget, row: int, column: int = 0, width: int = 1) -> None:
        """Put a field into the grid under a name."""
        self._fields[name] = LabelledField(label, field)
        self.grid.addWidget(self._fields[name], row, column, 1, width)

    def forget_faults(self) -> None:
        """Take every refusal away."""
        for labelled in self._fields.values():
            labelled.show_fault()

    def _bring_into_sight(self, labelled: LabelledField) -> None:
        """The reason below the field counts as much as the field."""
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
        self._scroll.ensureWidgetVisible(labelled, 0, GRID)

    def _name_of(self, refusal: AfterSaleError) -> str:
        """A text that is no day was typed into exactly one place."""
        if not isinstance(refusal, NotADayError):
            return self.field_of(refusal)
        typed = ((name, labelled.field) for name, labelled in self._fields.items())
        lines = ((name, field) for name, field in typed if isinstance(field, QLineEdit))
        return next((name for name, field in lines if field.text().strip() == refusal.value), "")

    def _lay_out(self, title: str) -> None:
        body = QVBoxLayout(self._inside)
        body.setContentsMargins(3, 3, GRID, GRID)
        body.addLayout(self.grid)
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(12)
        if title:
            head.addWidget(Text(title, TextKind.TITLE))
        head.addWidget(self._subject, 1)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot_of(self.leave, self.save))
        self._hint.hide()
        self._subject.hide()


def foot_of(leave: KeyButton, save: KeyButton) -> QHBoxLayout:
    """Return the foot of a form: the way back on the left, the deed on the right."""
    row = QHBoxLayout()
    row.addWidget(leave)
    row.addStretch()
    row.addWidget(save)
    return row
