"""A field for a discount: an amount, or a share with a per cent sign."""

import unicodedata
from decimal import Decimal

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from aftersale_desktop.domain.discounts import Discount

_PATTERN = QRegularExpression(r"([0-9０-９]{1,7}([.．。][0-9０-９]{0,2})?[%％]?)?")
_WIDTH = 88


class DiscountEdit(QLineEdit):
    """Takes `15`, `7.50` or `10%`; empty means none."""

    discount_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QRegularExpressionValidator(_PATTERN, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setFixedWidth(_WIDTH)
        self.textEdited.connect(lambda _text: self.discount_changed.emit())

    def discount(self) -> Discount | None:
        """Return the discount, None while the field says none."""
        plain = unicodedata.normalize("NFKC", self.text()).replace("。", ".")
        value = Decimal(plain.rstrip("%") or "0")
        return Discount(value, is_per_cent=plain.endswith("%")) if value else None

    def set_discount(self, discount: Discount | None) -> None:
        """Show a discount, or nothing, without a signal."""
        text = "" if discount is None else f"{discount.value.normalize():f}" + ("%" if discount.is_per_cent else "")
        self.setText(text)
