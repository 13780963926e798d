"""What is entered for a refund of a product: whether the same model could be had, how the money goes back; the sum."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.services.exchange_forms import RefundForm
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import cleared, rule, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.exchange_form import payment_box
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.exchanges import SumLine

_NO_SAME_MODEL = "no_same_model"


class RefundFields(QWidget):
    """`model_changed` when the sum has to be reckoned anew, `changed` whenever something was chosen or typed."""

    model_changed = Signal()
    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.model = ChipGroup(words("Same model"))
        self.model.show_chips([ChipRecord(_NO_SAME_MODEL, words("The same model cannot be had, another is declined"))])
        self.model.toggled.connect(lambda _code, _is_on: self.model_changed.emit())
        self.kind, self.reference = payment_box(words), QLineEdit()
        self.kind.currentIndexChanged.connect(self.changed)
        self.reference.textEdited.connect(self.changed)
        self._sums = QWidget()
        self._grid = QGridLayout(self._sums)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(self.model)
        paid = stacked(
            LabelledField(words("Paid out by"), self.kind), LabelledField(words("Reference number"), self.reference)
        )
        paid.addStretch()
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        row.addWidget(self._sums, 1)
        row.addLayout(paid, 1)
        column.addLayout(row)

    @property
    def is_same_model_available(self) -> bool:
        """Whether the customer could have the same model."""
        return not self.model.checked()

    def set_same_model_available(self, *, is_available: bool) -> None:
        """Tick it, without a signal."""
        self.model.set_checked(() if is_available else (_NO_SAME_MODEL,))

    def payment_kind(self) -> PaymentKind:
        """Return how the money goes back."""
        return PaymentKind(self.kind.currentData())

    def form(self, number: str, reason: str) -> RefundForm:
        """Return the refund as it stands in the fields."""
        is_same = self.is_same_model_available
        return RefundForm(
            number, self.payment_kind(), self.reference.text(), is_same_model_available=is_same, reason=reason
        )

    def show_sum(self, lines: Iterable[SumLine], total: str) -> None:
        """Show each figure of the sum and what goes back; blank where it cannot be reckoned."""
        cleared(self._grid)
        shown = [(line, TextKind.BODY) for line in lines]
        for row, (line, kind) in enumerate(shown):
            self._add(row, line, kind)
        if total:
            self._grid.addWidget(rule(), len(shown), 0, 1, 2)
            self._add(len(shown) + 1, SumLine(self._words("Goes back to the customer"), total), TextKind.BIG)
        self._sums.setVisible(bool(total))

    def clear(self) -> None:
        """Forget what was chosen and typed."""
        self.model.set_checked(())
        self.kind.setCurrentIndex(0)
        self.reference.clear()

    def _add(self, row: int, line: SumLine, kind: TextKind) -> None:
        value = Text(line.value, kind)
        self._grid.addWidget(Text(line.label, TextKind.MUTED if kind is TextKind.BODY else kind), row, 0)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
