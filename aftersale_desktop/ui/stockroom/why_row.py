"""Why something is done, asked in its place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import beside
from aftersale_desktop.wording.catalogue import Words


class WhyRow(QWidget):
    """Hidden until `ask`; Enter does the deed with the words that were typed, Esc leads back."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._then: Callable[[str], None] | None = None
        self._before: QWidget | None = None
        self.why = QLineEdit()
        self._field = LabelledField(words("Reason"), self.why)
        self.take = KeyButton("", "Ctrl+Return")
        self.take.show_key("Enter")
        self.leave = KeyButton(words("Not now"), "Esc")
        self.take.clicked.connect(self._tell)
        self.why.returnPressed.connect(self._tell)
        self.leave.clicked.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._field)
        column.addLayout(beside(self.take, self.leave))
        self.hide()

    def ask(self, deed: str, then: Callable[[str], None], before: QWidget) -> None:
        """Ask for the reason of a deed; Esc gives the focus back to the widget before."""
        self._then, self._before = then, before
        self.take.set_words(deed)
        self._field.show_fault()
        self.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Forget what was typed: the deed is done, or something else is shown."""
        self.why.clear()
        self._then = None
        self.hide()

    def _leave(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        why = self.why.text().strip()
        if not why:
            self._field.show_fault(self._words("A few words say why."))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._then is not None:
            self._then(why)
