"""The hotline: its parts as tabs, and beside them whether callers are answered now."""

from collections.abc import Sequence

from aftersale_desktop.ui.section_page import SectionPage
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.section_tabs import SectionTab
from aftersale_desktop.wording.catalogue import Words


class HotlinePage(SectionPage):
    """Shows the opening hours on every part."""

    def __init__(self, words: Words, tabs: Sequence[SectionTab]) -> None:
        super().__init__(words("Parts of the hotline"), tabs)
        self._hours = Badge()
        self.add_beside_tabs(self._hours)

    def show_hours(self, text: str, *, is_open: bool) -> None:
        """Say whether callers are answered now."""
        self._hours.show_state(text, Tone.GOOD if is_open else Tone.CAUTION)
