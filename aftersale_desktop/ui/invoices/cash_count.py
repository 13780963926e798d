"""Cash counted by notes and coins: a field for the pieces of each value, and what they are worth."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.day_close import DENOMINATIONS, CashPile
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.till import value_text

_MOST_PIECES = 9999
_WIDTH = 84
_WORTH_WIDTH = 60
_HALF = (len(DENOMINATIONS) + 1) // 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CashCount(QWidget):
    """Two columns of values, the large ones first; `changed` after a person changed a number."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[Decimal, NumberEdit] = {}
        self._worth: dict[Decimal, Text] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, value in enumerate(DENOMINATIONS):
            self._add(words, grid, value, place % _HALF, 3 * (place // _HALF))
        for column in (2, 5):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, _WORTH_WIDTH)

    def piles(self) -> tuple[CashPile, ...]:
        """Return what was counted, values without a piece left out."""
        return tuple(CashPile(value, field.value()) for value, field in self._fields.items() if field.value())

    def show_piles(self, piles: Iterable[CashPile]) -> None:
        """Show what was counted before, without a signal."""
        pieces = {pile.value: pile.pieces for pile in piles}
        for value, field in self._fields.items():
            field.blockSignals(True)  # noqa: FBT003 - Qt's own argument
            field.setValue(pieces.get(value, 0))
            field.blockSignals(False)  # noqa: FBT003 - Qt's own argument
            self._say(value)

    def start(self) -> None:
        """Put the cursor on the largest note."""
        first = self._fields[DENOMINATIONS[0]]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def field(self, value: Decimal) -> NumberEdit:
        """Return the field of one value."""
        return self._fields[value]

    def _add(self, words: Words, grid: QGridLayout, value: Decimal, row: int, column: int) -> None:
        field = self._fields[value] = NumberEdit(0, _MOST_PIECES)
        field.setAccessibleName(f"{words('Pieces')} {value_text(value)}")
        field.setFixedWidth(_WIDTH)
        worth = self._worth[value] = Text("", TextKind.MUTED)
        field.valueChanged.connect(lambda _pieces, of=value: self._counted(of))
        grid.addWidget(Text(value_text(value), TextKind.STRONG), row, column, _RIGHT)
        grid.addWidget(field, row, column + 1)
        grid.addWidget(worth, row, column + 2, _RIGHT)

    def _counted(self, value: Decimal) -> None:
        self._say(value)
        self.changed.emit()

    def _say(self, value: Decimal) -> None:
        pieces = self._fields[value].value()
        self._worth[value].setText(f"{value * pieces:.2f}" if pieces else "")
