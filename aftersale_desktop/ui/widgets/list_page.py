"""A page whose beginning is a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.catalogue import Words


class ListPage(QWidget):
    """A list, and forms that lie over it for a while."""

    def __init__(self, words: Words, texts: ListTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words = words
        self.list = ListPanel(words, texts)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._stack, 1)

    def lay_over(self, *forms: QWidget) -> None:
        """Keep forms ready that will lie over the list."""
        for form in forms:
            self._stack.addWidget(form)

    def show_list(self) -> None:
        """Bring the list to the front."""
        self._stack.setCurrentWidget(self.list)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_over(self, form: QWidget) -> None:
        """Bring a form to the front."""
        self._stack.setCurrentWidget(form)

    def is_over(self, form: QWidget) -> bool:
        """Tell whether a form is in front."""
        return self._stack.currentWidget() is form

    @property
    def is_form_open(self) -> bool:
        """Whether any form lies over the list."""
        return self._stack.currentWidget() is not self.list
