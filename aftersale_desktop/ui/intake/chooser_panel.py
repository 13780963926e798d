"""Several products fit: the clerk chooses, never the program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.customers import masked_phone
from aftersale_desktop.services.lookups import FoundSeveral
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.focus_row import FocusRow
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words


class ChooserPanel(Card):
    """A button for each product that fits; `chosen(int)` is its place in the list."""

    chosen = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._title = Text("", TextKind.TITLE, wrap=True)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setSpacing(8)
        self._arrows = FocusRow(self)
        self.add(self._title, self._list)

    def show_choice(self, several: FoundSeveral) -> None:
        """Show every product that fits."""
        count = len(several.known)
        self._title.setText(
            self._words.plural(
                "{count} product fits “{text}”", "{count} products fit “{text}”: which one?", count, text=several.text
            )
        )
        cleared(self._rows)
        buttons: list[QWidget] = []
        for at, known in enumerate(several.known):
            button = KeyButton(self._line(known))
            button.clicked.connect(lambda _=False, place=at: self.chosen.emit(place))
            self._rows.addWidget(button)
            buttons.append(button)
        self._arrows.watch(buttons)

    def start(self) -> None:
        """Put the focus on the first one, so that arrows and Enter choose."""
        item = self._rows.itemAt(0)
        first = item.widget() if item is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, known: KnownItem) -> str:
        item, owner = known.item, known.owner
        name = item.model.name.text(self._words.language)
        card = item.card.number if item.card else "—"
        return f"{owner.name} · {masked_phone(owner.phone)} · {name} {item.model.code} · {card}"
