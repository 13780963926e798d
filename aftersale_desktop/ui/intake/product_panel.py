"""What is on the counter: the scanned units of the product."""

from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.pairing import Match, ScannedUnits, Slot
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.intake import match_text, unit_name

_TONES: dict[Match, Tone] = {Match.WAITING: Tone.NEUTRAL, Match.MATCHES: Tone.GOOD, Match.DIFFERS: Tone.BAD}
_TILES_PER_ROW = 2


class ProductPanel(QWidget):
    """A tile for each unit."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: list[CodeTile] = []
        self._tiles = QGridLayout(self)
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._tiles.setSpacing(12)

    def show_units(self, units: ScannedUnits) -> None:
        """Show what was scanned, and what is still waited for."""
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
