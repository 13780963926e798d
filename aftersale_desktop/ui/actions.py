"""What can be done from anywhere, as records with functions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

FINDER_KEY = "Ctrl+K"
SCANS_KEY = "Ctrl+H"
LOCK_KEY = "Ctrl+L"
PRINTS_KEY = "F12"


@dataclass(frozen=True, slots=True)
class Action:
    """One deed: an id, its words, the key that starts it and the function that does it."""

    id: str
    text: str
    shortcut: str
    icon: str
    run: Callable[[], None]


def bind_shortcuts(actions: Iterable[Action], window: QWidget) -> tuple[QObject, ...]:
    """Let the keys work in the whole window; the objects returned live as long as it does."""
    return tuple(_bound(action, window) for action in actions if action.shortcut)


def page_shortcut(position: int) -> str:
    """Return the key of the n-th page, counted from 1; the tenth has the 0, as on a keyboard."""
    return f"Ctrl+{position % 10}"


def _bound(action: Action, window: QWidget) -> QShortcut:
    shortcut = QShortcut(QKeySequence(action.shortcut), window)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(action.run)
    return shortcut
