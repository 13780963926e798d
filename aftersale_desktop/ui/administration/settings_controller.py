"""Takes over what a person chooses on the settings page."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop import __version__
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.ui.administration.settings_page import SettingsPage
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.settings import settings_from
from aftersale_desktop.wording.catalogue import Language
from aftersale_desktop.wording.claims import role_name


class SettingsController(QObject):
    """Every choice holds at once and is stored; there is nothing to confirm."""

    def __init__(self, keyboard: Keyboard, context: PageContext) -> None:
        super().__init__()
        self._context, self._keyboard = context, keyboard
        self._page = SettingsPage(context.words, __version__)
        self._page.language_chosen.connect(lambda code: self._change(language=Language(code)))
        self._page.theme_chosen.connect(lambda code: self._change(theme=code))
        self._page.person_chosen.connect(self._hand_over)
        self._page.show_settings(context.settings)
        self._show_people()
        self._part = ""

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self._page

    def arrive(self) -> None:
        """Put the focus back where a change was made; nothing here grows old."""
        self._page.focus_part(self._part)
        self._part = ""

    def kept(self) -> object:
        """Return where the focus is; every change is stored already."""
        return self._page.focused_part()

    def restore(self, kept: object) -> None:
        """Remember where the focus was."""
        self._part = str(kept)

    def _change(self, **changes: Any) -> None:
        chosen = settings_from({**changes}, self._context.settings)
        if chosen != self._context.settings:
            self._context.change_settings(chosen)

    def _show_people(self) -> None:
        words, people = self._context.words, self._keyboard.people
        if not self._keyboard.is_free:
            user = self._keyboard.who()
            self._page.show_person(f"{user.name} · {role_name(words, user.role)}")
            return
        names = [f"{person.name} · {role_name(words, person.role)}" for person in people]
        self._page.show_people(names, people.index(self._keyboard.who()))

    def _hand_over(self, at: int) -> None:
        person = self._keyboard.people[at]
        self._context.background.run(
            lambda: self._keyboard.hand_over(person.id), lambda _: self._show_everywhere(), owner=self
        )

    def _show_everywhere(self) -> None:
        self._context.change_settings(self._context.settings)
