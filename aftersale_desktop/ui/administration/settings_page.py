"""What the user may choose on this computer, as it is seen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import ThemeChoice
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_, Language, Words

LANGUAGES = {Language.CHINESE: "简体中文", Language.ENGLISH: "English"}
THEMES = {
    ThemeChoice.SYSTEM: N_("As the system"),
    ThemeChoice.LIGHT: N_("Light"),
    ThemeChoice.DARK: N_("Dark"),
}


class SettingsPage(QWidget):
    """Signals what a person changed; shows what holds."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    person_chosen = Signal(int)

    def __init__(self, words: Words, version: str) -> None:
        super().__init__()
        self._words = words
        self.languages = self._group(words("Language"), self.language_chosen)
        self.themes = self._group(words("Appearance"), self.theme_chosen)
        self.people = ChoiceBox()
        self.people.activated.connect(self.person_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._people_card(), *self._choice_cards(), self._about_card(version)):
            column.addWidget(card)
        column.addStretch()

    def show_settings(self, settings: Settings) -> None:
        """Show what holds now."""
        words = self._words
        self.languages.show_choices([ChoiceRecord(code, name) for code, name in LANGUAGES.items()], settings.language)
        self.themes.show_choices([ChoiceRecord(code, words(name)) for code, name in THEMES.items()], settings.theme)

    def show_person(self, name: str) -> None:
        """Show who works here, where taking over takes a proof."""
        self.people.hide()
        self._person.setText(name)
        self._person.show()

    def show_people(self, names: Sequence[str], at: int) -> None:
        """Show who may work here and who does."""
        self.people.clear()
        self.people.addItems(list(names))
        self.people.setCurrentIndex(at)

    def focused_part(self) -> str:
        """Return which part of the page holds the focus, or an empty text."""
        return next((name for name, part in self._parts().items() if _has_focus(part)), "")

    def focus_part(self, name: str) -> None:
        """Put the focus where it was in the page before, so that a change of language moves nothing."""
        part = self._parts().get(name)
        if isinstance(part, ChoiceGroup):
            part.focus_choice()
        elif part is not None:
            part.setFocus()

    def _parts(self) -> dict[str, QWidget]:
        return {
            "people": self.people,
            "languages": self.languages,
            "themes": self.themes,
        }

    def _group(self, name: str, chosen: SignalInstance) -> ChoiceGroup:
        group = ChoiceGroup(name)
        group.chosen.connect(chosen)
        return group

    def _choice_cards(self) -> Sequence[SettingsCard]:
        cards = []
        for group in (self.languages, self.themes):
            card = SettingsCard(group.accessibleName())
            card.add(group)
            cards.append(card)
        return cards

    def _people_card(self) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("At the keyboard"))
        self.people.setAccessibleName(words("At the keyboard"))
        self._person = Text("", TextKind.STRONG)
        self._person.hide()
        hint = words("Ctrl+L locks the window for somebody else to take over. Every change of hands is kept on record.")
        card.add(self.people, self._person, Text(hint, TextKind.NOTE, wrap=True))
        return card

    def _about_card(self, version: str) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("About"))
        card.add(Text(words("Aftersale Desktop"), TextKind.STRONG))
        card.add(Text(words("Version {version}", version=version), TextKind.MUTED, selectable=True))
        card.add(Text(words("Free software under the MIT licence. Font Noto Sans SC under the OFL."), TextKind.NOTE))
        return card


def _has_focus(part: QWidget) -> bool:
    return part.hasFocus() or any(child.hasFocus() for child in part.findChildren(QWidget))
