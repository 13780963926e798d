"""A card of the settings."""

from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.text import TextKind


class SettingsCard(Card):
    """Its title stands out from the labels of the fields below it."""

    def __init__(self, title: str) -> None:
        super().__init__(title, title_kind=TextKind.STRONG)
