"""What the customer said to a quote: who, how, and a reason where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.quotes import APPROVAL_WAYS

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """An answer as it stands in the fields."""

    told_by: str
    way: ApprovalWay | None
    reason: str


class QuoteAnswer(QWidget):
    """`accepted` and `declined` once somebody said who answered and how; `renewed` and `withdrawn` without it."""

    accepted = Signal()
    declined = Signal()
    renewed = Signal()
    withdrawn = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.told_by, self.reason = ChoiceBox(), QLineEdit()
        self.told_by.setEditable(True)
        self.told_by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._name_field = LabelledField(words("Answered by"), self.told_by)
        self._reason_field = LabelledField(words("Remark"), self.reason)
        self.reason.setMaxLength(_LONGEST)
        self.way = ChipGroup(words("How the customer answered"))
        self.way.show_chips(ChipRecord(str(way), words(text)) for way, text in APPROVAL_WAYS.items())
        self.way.toggled.connect(lambda code, is_on: self.way.set_checked({code} if is_on else ()))
        self._fault = Text("", TextKind.NOTE)
        self.accept = KeyButton(words("Customer accepts"), "Ctrl+S")
        self.decline = KeyButton(words("Customer declines"))
        self.renew = KeyButton(words("New version"))
        self.withdraw = KeyButton(words("Withdraw quote"))
        self.accept.clicked.connect(lambda: self._tell(self.accepted))
        self.decline.clicked.connect(lambda: self._tell(self.declined))
        self.renew.clicked.connect(self.renewed)
        self.withdraw.clicked.connect(self.withdrawn)
        self._lay_out()

    def start(self, names: Sequence[str]) -> None:
        """Begin with the people who may answer; the customer stands first, nobody said how."""
        self.told_by.clear()
        self.told_by.addItems(list(names))
        self.way.set_checked(())
        self.reason.clear()
        self._name_field.show_fault()
        self._say_way("")

    def typed(self) -> TypedAnswer:
        """Return the answer as it stands in the fields."""
        way = next(iter(self.way.checked()), "")
        return TypedAnswer(self.told_by.currentText().strip(), ApprovalWay(way) if way else None, self.reason.text())

    def fill(self, answer: TypedAnswer) -> None:
        """Put back what was typed before."""
        self.told_by.setCurrentText(answer.told_by)
        self.way.set_checked({str(answer.way)} if answer.way else ())
        self.reason.setText(answer.reason)

    def _tell(self, signal: SignalInstance) -> None:
        words, typed = self._words, self.typed()
        self._name_field.show_fault("" if typed.told_by else words("Who gave the answer?"))
        self._say_way("" if typed.way else words("How did the answer come?"))
        if not typed.told_by:
            self.told_by.setFocus()
        elif typed.way is None:
            self.way.chip(str(ApprovalWay.IN_PERSON)).setFocus()
        else:
            signal.emit()

    def _say_way(self, reason: str) -> None:
        self._fault.setText(f"⚠ {reason}" if reason else "")
        self._fault.setVisible(bool(reason))

    def _lay_out(self) -> None:
        fields, deeds = QHBoxLayout(), QWidget()
        buttons = FlowLayout(deeds)
        fields.setSpacing(12)
        fields.addWidget(self._name_field, 2)
        fields.addWidget(self._reason_field, 3)
        for button in (self.accept, self.decline, self.renew, self.withdraw):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addWidget(self.way)
        column.addWidget(self._fault)
        column.addWidget(deeds)
