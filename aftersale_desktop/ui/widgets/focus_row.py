"""Arrow keys within a row of buttons."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class FocusRow(QObject):
    """Moves the focus with the arrow keys among the widgets it watches, round at the ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []

    def watch(self, widgets: list[QWidget]) -> None:
        """Watch these widgets instead of the last ones."""
        self._widgets = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Use arrow keys, leave everything else."""
        step = (
            _STEPS.get(event.key(), 0) if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else 0
        )
        return bool(step) and isinstance(watched, QWidget) and self._moved(watched, step)

    def _moved(self, watched: QWidget, step: int) -> bool:
        reachable = [widget for widget in self._widgets if widget.isEnabled()]
        if watched not in reachable:
            return False
        target = reachable[(reachable.index(watched) + step) % len(reachable)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True
