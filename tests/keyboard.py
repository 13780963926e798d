"""A keyboard for tests: key events with times, sent to the window as the platform sends them.

With the scan filter installed, `QTest.keyClicks` looks like a scanner, for its keys follow each other in no time.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

PERSON_GAP_MS = 120
SCANNER_GAP_MS = 8
PAUSE_MS = 500
READ_ANEW_MS = 1600
"""After this a second reading of a label is meant."""

_KEYS_OF_TEXT = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_Enter, "\t": Qt.Key.Key_Tab, "\x1b": Qt.Key.Key_Escape}


class Keyboard:
    """Types like a person or like a scanner; time passes only in the events."""

    _at_ms = 1_000_000

    def __init__(self, target: QWidget | QWindow) -> None:
        window = target.window().windowHandle() if isinstance(target, QWidget) else target
        assert window is not None, "show the window first"
        self.window = window

    @staticmethod
    def let_pass(ms: int) -> None:
        """Let time pass before the next key."""
        Keyboard._at_ms += ms

    def type(self, text: str) -> None:
        """Type as a person does, after a pause."""
        self._burst(text, PERSON_GAP_MS)

    def scan(self, code: str, terminator: str = "\r", gap_ms: int = SCANNER_GAP_MS) -> None:
        """Type as a scanner does, after a pause."""
        self._burst(code + terminator, gap_ms)

    def hold(self, code: str) -> None:
        """Type a code as a scanner does, all but the key that ends it."""
        self._burst(code, SCANNER_GAP_MS)

    def end_scan(self) -> None:
        """Press the key that ends a scan, in time with the code before it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window, self.event(kind, "\r"))

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
    ) -> None:
        """Press and release one key, such as F9, an arrow or, with its text, Enter."""
        Keyboard._at_ms += PAUSE_MS
        for event in (
            self.event(QEvent.Type.KeyPress, text, key, modifiers),
            self.event(QEvent.Type.KeyRelease, text, key),
        ):
            QCoreApplication.sendEvent(self.window, event)

    def post(self, text: str, gap_ms: int, pause_ms: int = PAUSE_MS) -> None:
        """Queue keys as they queue up while the window is busy."""
        Keyboard._at_ms += pause_ms
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.postEvent(self.window, self.event(kind, sign))
            Keyboard._at_ms += gap_ms

    def event(
        self,
        kind: QEvent.Type,
        text: str,
        key: Qt.Key | None = None,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> QKeyEvent:
        """Return one event stamped with the keyboard's present time."""
        code = key or _KEYS_OF_TEXT.get(text) or Qt.Key(ord(text.upper()))
        event = QKeyEvent(kind, code, modifiers, text)
        event.setTimestamp(Keyboard._at_ms)
        return event

    def _burst(self, text: str, gap_ms: int) -> None:
        Keyboard._at_ms += PAUSE_MS
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self.window, self.event(kind, sign))
            Keyboard._at_ms += gap_ms
