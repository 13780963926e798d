"""Columns of an order's parts."""

from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.services.parts_view import PartRow
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.repairs import PART_STATE_NAMES
from aftersale_desktop.wording.stock import part_name

_TONES: dict[PartLineState, Tone] = {
    PartLineState.REQUESTED: Tone.CAUTION,
    PartLineState.ISSUED: Tone.CAUTION,
    PartLineState.CONSUMED: Tone.GOOD,
}
_NAME_WIDTH = 208


def part_columns(words: Words) -> tuple[Column[PartRow], ...]:
    """Return part, quantity, serial number, what is free here, and state."""

    def named(row: PartRow) -> str:
        return f"{part_name(words, row.part)} · {row.part.code}"

    def free(row: PartRow) -> str:
        if not row.line.is_missing:
            return ""
        if row.free_at is not None and row.free_at.holder:
            return words("In the van of {holder}: {count}", holder=row.free_at.holder, count=row.available)
        return words("Free here: {count}", count=row.available)

    def state(row: PartRow) -> BadgeMark:
        name = words(PART_STATE_NAMES[row.line.state])
        return BadgeMark(name, _TONES.get(row.line.state, Tone.NEUTRAL))

    return (
        Column(words("Part"), named, is_strong=True, width=_NAME_WIDTH, stretches=True),
        Column(words("Quantity"), lambda row: str(row.line.quantity), is_number=True, width=80),
        Column(words("Serial number"), lambda row: row.line.new_serial, is_muted=True, width=120, spare=2),
        Column(words("Stock"), free, is_muted=True, width=112, spare=1),
        Column(words("State"), lambda row: state(row).text, badge=state, width=128),
    )
