"""What is on the counter: the product and its scanned units."""

from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.pairing import Match, ScannedUnits, Slot
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import match_text, unit_name

_TONES: dict[Match, Tone] = {Match.WAITING: Tone.NEUTRAL, Match.MATCHES: Tone.GOOD, Match.DIFFERS: Tone.BAD}
_TILES_PER_ROW = 2


class ProductPanel(Card):
    """Model, item number and a tile for each unit."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = words
        self._name = Text("", TextKind.TITLE, wrap=True)
        self._line = Text("", TextKind.MUTED)
        self._shown: list[CodeTile] = []
        tiles = QWidget()
        self._tiles = QGridLayout(tiles)
        self._tiles.setContentsMargins(0, 8, 0, 0)
        self._tiles.setSpacing(12)
        self.content.setSpacing(0)
        self.add(self._name, self._line, tiles)

    def show_product(self, item: ServiceItem, units: ScannedUnits) -> None:
        """Show the product with what was scanned of it."""
        language = self._words.language
        self._name.setText(f"{item.model.name.text(language)} {item.model.code}")
        number = self._words("item {number}", number=item.number)
        self._line.setText(f"{item.model.brand.text(language)} · {number}")
        if len(units.slots) != len(self._shown):
            self._lay_out(len(units.slots))
        for tile, slot in zip(self._shown, units.slots, strict=True):
            code = slot.scanned or slot.on_card
            tile.show_code(unit_name(self._words, slot.kind), grouped(code), self._state(slot), _TONES[slot.match])

    def _lay_out(self, count: int) -> None:
        cleared(self._tiles)
        self._shown = [CodeTile() for _ in range(count)]
        for at, tile in enumerate(self._shown):
            self._tiles.addWidget(tile, at // _TILES_PER_ROW, at % _TILES_PER_ROW)

    def _state(self, slot: Slot) -> str:
        if slot.match is not Match.DIFFERS:
            return match_text(self._words, slot.match)
        if slot.times > 1:
            return self._words("card: {code} · read {times} times", code=slot.on_card[-6:], times=slot.times)
        return self._words("card: {code} · scan once more", code=slot.on_card[-6:])
