"""A day that is typed or chosen from a calendar; none lies after today."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget


class DayEdit(QDateEdit):
    """Tells what was typed once it is whole; Tab leaves it, where Qt's own goes from year to month to day."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setMaximumDate(QDate(today.year, today.month, today.day))
        self.setKeyboardTracking(False)

    def show_day(self, day: date) -> None:
        """Show a day without telling."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def day(self) -> date:
        """Return the day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def focusNextPrevChild(self, is_forwards: bool) -> bool:  # noqa: FBT001, N802 - Qt's signature
        """Leave the field."""
        return QWidget.focusNextPrevChild(self, is_forwards)
