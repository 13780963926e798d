"""The service point's particulars: what every paper prints and every price needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.ui.administration.point_fields import PointFields
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

SAVE_KEY = "Ctrl+S"


class PointPanel(QWidget):
    """Shows a point and hands out what was made of it; `saved(point)` is emitted once, when somebody saves."""

    saved = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._point: ServicePoint | None = None
        self.fields = PointFields(words)
        self.save = KeyButton(words("Save"), SAVE_KEY, filled=True, icon_name="save")
        self.save.clicked.connect(self._tell)
        self._note = Text("", TextKind.NOTE, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.fields.names_card, self.fields.level_card):
            column.addWidget(card)
        column.addWidget(self._note)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_point(self, point: ServicePoint, *, may_change: bool) -> None:
        """Show what holds; who may not change it sees it all the same, and why."""
        self._point = point
        self.fields.show_point(point)
        self._allow(may_change=may_change)

    def point(self) -> ServicePoint | None:
        """Return the point as the fields say it, or None before one was shown."""
        return None if self._point is None else self.fields.point(self._point)

    def _tell(self) -> None:
        point = self.point()
        if point is not None:
            self.saved.emit(point)

    def _allow(self, *, may_change: bool) -> None:
        self.fields.allow(may_change=may_change)
        self.save.setEnabled(may_change)
        words = self._words
        for_all = words("What is saved here holds for every counter of the point, and on every paper from now on.")
        self._note.setText(for_all if may_change else words("Only a supervisor or an administrator changes this."))
