"""The window's content and, over it, a page that lets nothing of it be read or reached."""

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


class Cover(QStackedWidget):
    """Holds the content; while it is covered its keys are dead, its dialogs hidden, and nothing in it is lost."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._came_from: QWidget | None = None
        self._put_away: list[QWidget] = []
        self.addWidget(content)

    @property
    def is_covered(self) -> bool:
        """Whether something lies over the content."""
        return self.currentWidget() is not self._content

    def cover(self, page: QWidget) -> None:
        """Lay a page over the content, or in the place of the one that lies there."""
        before = self.currentWidget()
        if before is self._content:
            self._came_from = QApplication.focusWidget()
            self._put_away = [one for one in QApplication.topLevelWidgets() if self._covers(one)]
            for dialog in self._put_away:
                dialog.hide()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not self._content:
            self._drop(before)

    def uncover(self) -> None:
        """Show the content and its dialogs as they were, with the focus where it was."""
        page = self.currentWidget()
        self.setCurrentWidget(self._content)
        self._drop(page)
        for dialog in self._put_away:
            if isValid(dialog):
                dialog.show()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()
        self._put_away, self._came_from = [], None

    def _covers(self, widget: QWidget) -> bool:
        return widget.isVisible() and widget is not self.window()

    def _drop(self, page: QWidget | None) -> None:
        if page is not None and page is not self._content:
            self.removeWidget(page)
            page.deleteLater()
