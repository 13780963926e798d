"""A message that stops nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftersale_desktop.ui.theme import CONTROL_RADIUS, Tone, current_tokens
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.painting import paint_panel
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text

_ICONS = {Tone.GOOD: "check", Tone.BAD: "warning", Tone.CAUTION: "warning", Tone.ACCENT: "info", Tone.NEUTRAL: "info"}
_GAP = 8
UNDO_KEY = "Ctrl+Z"


@dataclass(frozen=True, slots=True)
class NoticeChoice:
    """One of several answers to a message, and the key that gives it without going there."""

    text: str
    key: str
    choose: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """A message, perhaps with one deed to offer or several answers; `seconds` of 0 keep it until it is closed.

    The deed's key works from anywhere in the window as long as the message is on screen.
    """

    text: str
    tone: Tone = Tone.NEUTRAL
    seconds: int = 6
    action_text: str = ""
    action: Callable[[], None] | None = None
    action_key: str = ""
    choices: tuple[NoticeChoice, ...] = ()


def undo_notice(text: str, undo_word: str, undo: Callable[[], None], seconds: int = 12) -> Notice:
    """Return a message on what was just taken away, with the key that brings it back."""
    return Notice(text, Tone.NEUTRAL, seconds, undo_word, undo, UNDO_KEY)


class NoticeBar(QWidget):
    """A row below the page, there only while it says something: it takes no focus and covers nothing."""

    def __init__(self, parent: QWidget, close_name: str) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._mark = IconMark("info")
        self._text = Text("", wrap=True)
        close = IconButton("cross", close_name)
        close.clicked.connect(self.hide)
        row, self._answers, self._deed = QHBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        row.setContentsMargins(16, 8 + _GAP, 8, 8 + _GAP)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addLayout(self._answers)
        row.addLayout(self._deed)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a message instead of the last one."""
        self._notice = notice
        self._mark.show_icon(_ICONS[notice.tone], notice.tone)
        self._text.setText(notice.text)
        self._show_deed(notice)
        self._show_answers(notice.choices)
        self.setAccessibleName(notice.text)
        self._timer.stop()
        if notice.seconds:
            self._timer.start(notice.seconds * 1000)
        self.show()
        self.update()

    def text(self) -> str:
        """Return the message on screen, or an empty text."""
        return self._notice.text if self._notice is not None and not self.isHidden() else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the strip."""
        painter, tokens = QPainter(self), current_tokens()
        rect = QRectF(self.rect()).adjusted(0, _GAP, 0, -_GAP)
        tone = self._notice.tone if self._notice is not None else Tone.NEUTRAL
        paint_panel(painter, rect, CONTROL_RADIUS, QColor(tokens.surface), QColor(tokens.line))
        paint_panel(painter, rect, CONTROL_RADIUS, _fill(tone), tokens.ink(tone))
        painter.end()

    def _show_deed(self, notice: Notice) -> None:
        cleared(self._deed)
        if notice.action is not None:
            button = KeyButton(notice.action_text, notice.action_key)
            button.clicked.connect(self._act)
            self._deed.addWidget(button)

    def _show_answers(self, choices: tuple[NoticeChoice, ...]) -> None:
        cleared(self._answers)
        for choice in choices:
            button = KeyButton(choice.text, choice.key)
            button.clicked.connect(partial(self._answer, choice))
            self._answers.addWidget(button)

    def _answer(self, choice: NoticeChoice) -> None:
        self.hide()
        choice.choose()

    def _act(self) -> None:
        self.hide()
        if self._notice is not None and self._notice.action is not None:
            self._notice.action()


def _fill(tone: Tone) -> QColor:
    tokens = current_tokens()
    return QColor(tokens.surface) if tone is Tone.NEUTRAL else tokens.tint(tone)
