"""The steps of the welcome page, each with a mark once it is answered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.text import Text, TextKind

WIDTH = 264
_SIDE = 24


class StepList(QFrame):
    """Says where one is; nothing in it is pressed."""

    def __init__(self, title: str, line: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        self._column.setSpacing(GRID)
        self._column.addWidget(Text(title, TextKind.TITLE, wrap=True))
        self._column.addWidget(Text(line, TextKind.MUTED, wrap=True))
        self._column.addSpacing(2 * GRID)
        self._rows: dict[str, _Step] = {}

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Show the steps, each a code and its words."""
        for number, (code, text) in enumerate(steps, start=1):
            self._rows[code] = _Step(f"{number}  {text}")
            self._column.addWidget(self._rows[code])
        self._column.addStretch()

    def show_progress(self, is_done: Mapping[str, bool]) -> None:
        """Mark what is answered and what comes next; a step that is not asked is hidden."""
        following = next((code for code, done in is_done.items() if not done), "")
        for code, row in self._rows.items():
            row.setVisible(code in is_done)
            row.mark(is_done=is_done.get(code, False), is_next=code == following)


class _Step(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._mark, self._text = IconMark("arrow-right"), Text(text, TextKind.BODY, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def mark(self, *, is_done: bool, is_next: bool) -> None:
        """Show whether the step is answered, or the one to answer next."""
        waiting = ("arrow-right", Tone.ACCENT) if is_next else ("minus", Tone.NEUTRAL)
        self._mark.show_icon(*(("check", Tone.GOOD) if is_done else waiting))
        self._text.set_tone(Tone.ACCENT if is_next else None)
