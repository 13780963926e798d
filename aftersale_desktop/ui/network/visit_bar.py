"""What part of the calendar is shown: a day of everybody, a week of one, or a list; and which days."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.ui.theme import CONTROL_HEIGHT, GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.section_tabs import SectionTab, SectionTabs
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_of_week

DAY, WEEK, LIST = "day", "week", "list"
_DAYS = {DAY: 1, WEEK: 7, LIST: 14}


class VisitBar(QWidget):
    """`changed` when another stretch of days, view, technician or point is wanted."""

    changed = Signal()

    def __init__(self, words: Words, today: datetime) -> None:
        super().__init__()
        self._words, self._today = words, today
        self.first = today
        self.view = DAY
        views = ((DAY, words("Day view"), "Alt+D"), (WEEK, words("Week view"), "Alt+W"), (LIST, words("List"), "Alt+L"))
        self.views = SectionTabs(words("Views of the calendar"), [SectionTab(*view) for view in views])
        self.before = IconButton("chevron-left", words("Earlier (Ctrl+PgUp)"), CONTROL_HEIGHT)
        self.after = IconButton("chevron-right", words("Later (Ctrl+PgDown)"), CONTROL_HEIGHT)
        self.today = KeyButton(words("Back to today"), "Ctrl+T")
        self.technician, self.point = ChoiceBox(), ChoiceBox()
        self.technician.setAccessibleName(words("Technician"))
        self.point.setAccessibleName(words("Service point"))
        for box in (self.technician, self.point):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._days = OneLine("", TextKind.BIG)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def days(self) -> int:
        """How many days are shown."""
        return _DAYS[self.view]

    def begins_at(self) -> datetime:
        """Return the first day shown: a week begins on its Monday, a list goes back to it, too."""
        if self.view == DAY:
            return self.first
        return self.first - timedelta(days=self.first.weekday())

    def show_points(self, points: tuple[tuple[str, str], ...], own: str) -> None:
        """Offer the points; the one in front stays."""
        current = str(self.point.currentData() or own)
        self.point.clear()
        for code, name in points:
            self.point.addItem(name, code)
        self.point.setCurrentIndex(max(0, self.point.findData(current)))
        self.point.setVisible(len(points) > 1)

    def point_code(self) -> str:
        """Return whose visits are shown; blank before the points are known."""
        return str(self.point.currentData() or "")

    def choose_point(self, code: str) -> None:
        """Show the visits of another point, without a signal."""
        self.point.setCurrentIndex(max(0, self.point.findData(code)))

    def show_technicians(self, names: tuple[str, ...]) -> None:
        """Offer whose week is shown; the one in front stays."""
        current = self.technician.currentText()
        self.technician.clear()
        self.technician.addItems(names)
        self.technician.setCurrentIndex(max(0, self.technician.findText(current)))
        self.technician.setVisible(self.view == WEEK)

    def go_to(self, moment: datetime, view: str = "") -> None:
        """Show the day of a moment, in another view where one is named, without a signal."""
        self.first, self.view = moment, view or self.view
        self._show()

    def _move(self, steps: int) -> None:
        self.first = self.first + timedelta(days=steps * self.days)
        self._show()
        self.changed.emit()

    def _go_today(self) -> None:
        self.first = self._today
        self._show()
        self.changed.emit()

    def _choose_view(self, view: str) -> None:
        self.view = view
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words, first = self._words, self.begins_at()
        self.views.choose(self.view)
        last = first + timedelta(days=self.days - 1)
        stretch = f"{first:%m-%d} – {last:%m-%d}"
        self._days.setText(day_of_week(words, first.date()) if self.view == DAY else stretch)
        self.technician.setVisible(self.view == WEEK)

    def _connect(self) -> None:
        for button, key, steps in ((self.before, "Ctrl+PgUp", -1), (self.after, "Ctrl+PgDown", 1)):
            button.clicked.connect(_moving(self._move, steps))
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self.today.clicked.connect(self._go_today)
        self.views.chosen.connect(self._choose_view)
        for box in (self.technician, self.point):
            box.activated.connect(lambda _place: self.changed.emit())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self.views.setFixedWidth(sum(self.views.button(code).sizeHint().width() + 4 for code in _DAYS))
        for widget in (self.views, self.before, self.today, self.after):
            row.addWidget(widget)
        row.addSpacing(GRID)
        row.addWidget(self._days, 1)
        row.addWidget(self.technician)
        row.addWidget(self.point)


def _moving(move: Callable[[int], None], steps: int) -> Callable[[], None]:
    return lambda: move(steps)
