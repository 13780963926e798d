"""The one place where a user sees that something was refused or went wrong."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.ui.crash_hook import CrashReport
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

RefusalText = Callable[[Words, AfterSaleError], str]
_SECONDS_TO_READ = 12
_WIDTH = 560


def refusal_notice(text: str) -> Notice:
    """Return a refusal as a message that stops nobody."""
    return Notice(text, Tone.CAUTION, _SECONDS_TO_READ)


class CrashDialog(QDialog):
    """Says that something went wrong, with an id and details to copy; forms stay as they are."""

    def __init__(self, report: CrashReport, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(words("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(2 * GRID)
        column.addLayout(_heading(report, words))
        self.details = QPlainTextEdit(report.details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(words("Details"))
        column.addWidget(self.details)
        column.addLayout(self._buttons(words))

    def copy_details(self) -> None:
        """Put id and details on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.report.id} {self.report.details}")

    def _buttons(self, words: Words) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = KeyButton(words("Copy details"), icon_name="copy")
        copy.clicked.connect(self.copy_details)
        close = KeyButton(words("Go on working"), filled=True)
        close.clicked.connect(self.close)
        close.setFocus()
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(close)
        return row


def _heading(report: CrashReport, words: Words) -> QHBoxLayout:
    row, lines = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(2 * GRID)
    lines.setSpacing(GRID // 2)
    lines.addWidget(Text(words("Something went wrong in the program"), TextKind.TITLE))
    comfort = words("What you typed is kept. If it happens again, pass on the id {id}.", id=report.id)
    lines.addWidget(Text(comfort, TextKind.MUTED, wrap=True, selectable=True))
    row.addWidget(IconMark("warning", Tone.BAD, 40), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lines, 1)
    return row
