"""A field for a share in per cent."""

from decimal import Decimal

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

_DECIMALS = 3
_TEXT_INSET = 11


class ShareEdit(QDoubleSpinBox):
    """Shows a share as per cent and hands it out as an exact Decimal; a wheel that passes over it changes nothing."""

    def __init__(self, most: Decimal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(_DECIMALS)
        self.setRange(0, float(most * 100))
        self.setSingleStep(0.01)
        self.setSuffix(" %")
        self.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)

    def share(self) -> Decimal:
        """Return the share, 0.001 for 0.1 %."""
        return Decimal(f"{self.value():.{_DECIMALS}f}").scaleb(-2).normalize()

    def set_share(self, share: Decimal) -> None:
        """Show a share."""
        self.setValue(float(share * 100))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
