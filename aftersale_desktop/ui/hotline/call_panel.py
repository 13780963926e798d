"""Beside the list: the call being taken or the one that was opened, with its deeds below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftersale_desktop.domain.calls import ServiceCall
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.ui.hotline.call_form import CallFormView
from aftersale_desktop.ui.hotline.call_view import CallView
from aftersale_desktop.ui.hotline.columns import call_badge
from aftersale_desktop.ui.hotline.heard_panel import DangerBanner
from aftersale_desktop.ui.hotline.step_panel import StepPanel
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import rule
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words

LEAST_WIDTH = 560
_EDGE = 16


class CallPanel(Card):
    """Head, what scrolls, and the deeds; one of form and sheet is in front."""

    def __init__(self, words: Words, form: CallFormView, view: CallView, steps: StepPanel) -> None:
        super().__init__()
        self._words = words
        self.form, self.view, self.steps = form, view, steps
        self._title, self._state = Text("", TextKind.TITLE), Badge()
        self.danger = DangerBanner(words)
        self.close_button = KeyButton(words("Close"), "Esc")
        self._stack = QStackedWidget()
        self._form_page, self._view_page = _scrolled(form), _scrolled(view)
        for page in (self._form_page, self._view_page):
            self._stack.addWidget(page)
        self.setMinimumWidth(LEAST_WIDTH)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._state)
        head.addStretch()
        head.addWidget(self.close_button)
        self.content.setSpacing(GRID)
        self.content.addLayout(head)
        self.content.addWidget(self.danger)
        self.content.addWidget(self._stack, 1)
        self.content.addWidget(rule())
        self.content.addWidget(steps)

    @property
    def is_form(self) -> bool:
        """Whether a call is being taken."""
        return self._stack.currentWidget() is self._form_page

    def show_form(self, dangers: Sequence[Danger]) -> None:
        """Bring the form of a new call to the front; what is dangerous stays above what scrolls."""
        words = self._words
        self._title.setText(words("New call"))
        self._state.show_state(words("Urgent") if dangers else "", Tone.BAD)
        self.danger.show_dangers(dangers)
        self._stack.setCurrentWidget(self._form_page)

    def show_view(self, call: ServiceCall) -> None:
        """Bring a call that was taken to the front."""
        mark = call_badge(self._words, call)
        self._title.setText(call.number)
        self._state.show_state(mark.text, mark.tone)
        self.danger.show_dangers(call.dangers)
        self._stack.setCurrentWidget(self._view_page)


def _scrolled(widget: QWidget) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, _EDGE, 0)
    column.addWidget(widget)
    return Scrolled(inside, edge=_EDGE)
