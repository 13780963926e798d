"""The foot of a page: side deeds on the left, the one deed on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from aftersale_desktop.ui.widgets.text import OneLine, TextKind

_SIDE = 24
_TOP = 12


class ActionBar(QFrame):
    """Buttons in reading order with a quiet hint before the main one."""

    def __init__(self, left: tuple[QWidget, ...], right: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_bar")
        self._hint = OneLine("", TextKind.MUTED)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        row.setSpacing(12)
        for widget in left:
            row.addWidget(widget)
        row.addWidget(self._hint, 1)
        for widget in right:
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hint(self, text: str) -> None:
        """Say what is still to do."""
        self._hint.setText(text)
