"""A field for an amount of money."""

import unicodedata
from decimal import Decimal

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

_PATTERN = QRegularExpression(r"[0-9０-９]{0,9}([.．。][0-9０-９]{0,2})?")


class MoneyEdit(QLineEdit):
    """Takes yuan with at most two decimals; full-width figures count, too, and a wheel never changes it."""

    amount_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QRegularExpressionValidator(_PATTERN, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textEdited.connect(lambda _text: self.amount_changed.emit())
        self.editingFinished.connect(self._tidy)

    def amount(self) -> Decimal | None:
        """Return the amount in yuan, or None while the field is empty."""
        plain = unicodedata.normalize("NFKC", self.text()).replace("。", ".")
        return Decimal(plain).quantize(Decimal("0.01")) if plain.strip(".") else None

    def set_amount(self, amount: Decimal | None) -> None:
        """Show an amount, or nothing, without a signal."""
        self.setText("" if amount is None else f"{amount:.2f}")

    def _tidy(self) -> None:
        self.set_amount(self.amount())
