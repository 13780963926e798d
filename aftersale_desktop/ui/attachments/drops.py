"""Files and pictures that are dropped on a part of the window or pasted into it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget


class Drops(QObject):
    """`files(list[Path])` and `picture(QImage)` say what came; text that is pasted stays the fields' own matter."""

    files = Signal(object)
    picture = Signal(object)

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        room.setAcceptDrops(True)
        room.installEventFilter(self)
        for field in room.findChildren(QLineEdit):
            field.setAcceptDrops(False)
            field.installEventFilter(self)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), room)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._paste)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Take what is dropped, and keep a field from swallowing a pasted picture."""
        if isinstance(event, QDropEvent):
            return self._drop(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return event.matches(QKeySequence.StandardKey.Paste) and _is_picture(QGuiApplication.clipboard().mimeData())
        return False

    def _drop(self, event: QDropEvent) -> bool:
        paths = _local_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
            self.files.emit(paths)
        return True

    def _paste(self) -> None:
        pasted = QGuiApplication.clipboard().mimeData()
        image = QGuiApplication.clipboard().image() if _is_picture(pasted) else QImage()
        if not image.isNull():
            self.picture.emit(image)
        elif paths := _local_files(pasted):
            self.files.emit(paths)


def _is_picture(data: QMimeData) -> bool:
    return data.hasImage() and not data.hasText()


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
