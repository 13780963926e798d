"""A quote about to be sent: until when it holds, and a note for the customer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.points import LONGEST_QUOTE_DAYS
from aftersale_desktop.ui.widgets.flow_layout import FlowLayout
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.wording.catalogue import Words

_LONGEST_NOTE = 300
_DAYS_WIDTH = 120


class QuoteOffer(QWidget):
    """`send_wanted` for Ctrl+S; `left` where a version that is open stays after all."""

    send_wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = NumberEdit(1, LONGEST_QUOTE_DAYS, words("days"), words("day"))
        self.days.setFixedWidth(_DAYS_WIDTH)
        self.note = QLineEdit()
        self.note.setMaxLength(_LONGEST_NOTE)
        self.send = KeyButton(words("Send and print quote"), "Ctrl+S")
        self.leave = KeyButton(words("Keep the open version"))
        self.send.clicked.connect(self.send_wanted)
        self.leave.clicked.connect(self.left)
        fields, deeds = QHBoxLayout(), QWidget()
        buttons = FlowLayout(deeds)
        fields.setSpacing(12)
        fields.addWidget(LabelledField(words("Valid for"), self.days))
        fields.addWidget(LabelledField(words("Note for the customer"), self.note), 1)
        buttons.addWidget(self.send)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(deeds)

    def start(self, days: int, *, can_leave: bool) -> None:
        """Begin with the days the point grants."""
        self.days.setValue(days)
        self.note.clear()
        self.leave.setVisible(can_leave)
