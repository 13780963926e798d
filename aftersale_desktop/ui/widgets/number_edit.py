"""A field for a whole number in a range."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

_TEXT_INSET = 11


class NumberEdit(QSpinBox):
    """A number with its unit; a wheel that passes over it changes nothing."""

    def __init__(self, least: int, most: int, unit: str = "", unit_of_one: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self._unit, self._unit_of_one = unit, unit_of_one or unit
        self.valueChanged.connect(self._show_unit)
        self._show_unit(self.value())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _show_unit(self, number: int) -> None:
        unit = self._unit_of_one if number == 1 else self._unit
        self.setSuffix(f" {unit}" if unit else "")
