"""A field for a distance by road, in kilometres."""

import unicodedata
from decimal import Decimal

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

_PATTERN = QRegularExpression(r"[0-9０-９]{0,3}([.．。][0-9０-９]{0,1})?")


class DistanceEdit(QLineEdit):
    """Takes kilometres with at most one decimal; full-width figures count, too."""

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QRegularExpressionValidator(_PATTERN, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def kilometres(self) -> Decimal | None:
        """Return the distance, or None while the field is empty."""
        plain = unicodedata.normalize("NFKC", self.text()).replace("。", ".").strip(".")
        return Decimal(plain) if plain else None

    def show_kilometres(self, distance: Decimal | None) -> None:
        """Show a distance, or nothing, without a signal."""
        self.setText("" if distance is None else f"{distance.normalize():f}")
