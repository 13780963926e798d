"""One part of a list that is scanned together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.ui.theme import ROW_HEIGHT, Tone
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import Words

MOST_PIECES = 9_999
_CODE_WIDTH, _QUANTITY_WIDTH, _MARK = 104, 96, 18


class PickRow(QWidget):
    """Code, name with a note below, and how many; a tracked part shows its serial numbers instead of a field."""

    changed = Signal()
    removed = Signal()

    def __init__(self, words: Words, code: str, name: str, *, is_tracked: bool) -> None:
        super().__init__()
        self._words, self._code, self.is_tracked = words, code, is_tracked
        self._serials: tuple[str, ...] = ()
        self._mark = IconMark("check", Tone.GOOD, _MARK)
        self._code_text, self._name, self._note = (
            Text(code, TextKind.STRONG),
            OneLine(name),
            OneLine("", TextKind.NOTE),
        )
        self._note.hide()
        self._code_text.setMinimumWidth(_CODE_WIDTH)
        self.quantity = NumberEdit(0, MOST_PIECES)
        self.quantity.setFixedWidth(_QUANTITY_WIDTH)
        self.quantity.setAccessibleName(words("Quantity of {part}", part=code))
        self.quantity.valueChanged.connect(lambda _value: self.changed.emit())
        self._pieces = OneLine("", TextKind.BODY)
        self.remove = IconButton("cross", words("Leave out {part}", part=code))
        self.remove.clicked.connect(self.removed)
        self._lay_out()
        (self.quantity if is_tracked else self._pieces).hide()
        self.set_last(is_last=False)
        self._show_pieces()

    def add(self, pieces: int) -> None:
        """Count more pieces."""
        self.quantity.setValue(self.quantity.value() + pieces)

    def add_serial(self, serial: str) -> None:
        """Name one more piece; one that is named already stays one."""
        if serial not in self._serials:
            self._serials = (*self._serials, serial)
        self._show_pieces()

    def show_part(self, part: PartQuantity) -> None:
        """Show so many pieces, or these of a tracked part."""
        self._serials = part.serials
        self.quantity.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.quantity.setValue(part.quantity)
        self.quantity.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._show_pieces()

    def part(self) -> PartQuantity:
        """Return the part with its pieces."""
        pieces = len(self._serials) if self.is_tracked else self.quantity.value()
        return PartQuantity(self._code, pieces, self._serials)

    def show_note(self, text: str) -> None:
        """Say something below the name."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def set_last(self, *, is_last: bool) -> None:
        """Mark the row that was counted last."""
        self._mark.show_icon("check" if is_last else "parts", Tone.GOOD if is_last else Tone.NEUTRAL)

    def _show_pieces(self) -> None:
        count = len(self._serials)
        told = self._words.plural(
            "{count} piece: {serials}", "{count} pieces: {serials}", count, serials=" · ".join(self._serials)
        )
        self._pieces.setText(told if count else self._words("Scan the serial numbers"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._name)
        told.addWidget(self._note)
        row.addWidget(self._mark)
        row.addWidget(self._code_text)
        row.addLayout(told, 2)
        row.setAlignment(told, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._pieces, 3)
        row.addWidget(self.quantity)
        row.addWidget(self.remove)
        self.setMinimumHeight(ROW_HEIGHT)
