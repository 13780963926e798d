"""Takes over what a person chooses on the settings page."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop import __version__
from aftersale_desktop.ui.administration.settings_page import SettingsPage
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.settings import settings_from
from aftersale_desktop.wording.catalogue import Language


class SettingsController(QObject):
    """Every choice holds at once and is stored; there is nothing to confirm."""

    def __init__(self, _shop: object, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._page = SettingsPage(context.words, __version__)
        self._page.language_chosen.connect(lambda code: self._change(language=Language(code)))
        self._page.theme_chosen.connect(lambda code: self._change(theme=code))
        self._page.paper_size_chosen.connect(lambda code: self._change(paper_size=code))
        self._page.scanner_changed.connect(lambda prefix, gap: self._change(scanner_prefix=prefix, scanner_gap_ms=gap))
        self._page.show_settings(context.settings)
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
