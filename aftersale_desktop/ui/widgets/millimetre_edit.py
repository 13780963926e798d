"""A field for a small distance on paper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

_TEXT_INSET = 11
_STEP_MM = 0.1


class MillimetreEdit(QDoubleSpinBox):
    """Tenths of a millimetre to both sides; a wheel that passes over it changes nothing."""

    def __init__(self, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-most, most)
        self.setDecimals(1)
        self.setSingleStep(_STEP_MM)
        self.setSuffix(" mm")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
