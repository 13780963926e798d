"""The columns of the transfers list."""

from collections.abc import Callable
from datetime import datetime

from aftersale_desktop.domain.transfers import TransferOrder, TransferState
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.stock import TRANSFER_STATE_NAMES
from aftersale_desktop.wording.stock_names import StockNames

_TONES: dict[TransferState, Tone] = {
    TransferState.REQUESTED: Tone.CAUTION,
    TransferState.IN_TRANSIT: Tone.ACCENT,
    TransferState.RECEIVED: Tone.GOOD,
    TransferState.CANCELLED: Tone.NEUTRAL,
}


def transfer_columns(names: StockNames, now: Callable[[], datetime]) -> tuple[Column[TransferOrder], ...]:
    """Return the columns; the day of one that is late has its own colour."""
    words = names.words
    return (
        Column(words("Transfer"), lambda row: row.number, lambda row: row.number, is_strong=True, width=176),
        Column(
            words("From → to"),
            lambda row: f"{names.place(row.source)} → {names.place(row.target)}",
            stretches=True,
            width=200,
        ),
        Column(
            words("Pieces"),
            lambda row: f"{sum(line.received for line in row.lines)} / {sum(line.quantity for line in row.lines)}",
            is_number=True,
            width=80,
            spare=2,
        ),
        Column(
            words("Expected"),
            lambda row: f"{row.expected_on:%m-%d}" if row.expected_on and row.is_open else "—",
            tone=lambda row: Tone.BAD if is_late(row, now()) else None,
            width=88,
            spare=3,
        ),
        Column(
            words("State"),
            lambda row: state_mark(names, row).text,
            badge=lambda row: state_mark(names, row),
            width=108,
        ),
    )


def is_late(order: TransferOrder, now: datetime) -> bool:
    """Tell whether a transfer should have arrived before today."""
    return order.is_open and order.expected_on is not None and order.expected_on < now.date()


def state_mark(names: StockNames, order: TransferOrder) -> BadgeMark:
    """Return the state of a transfer; one of which some has arrived says so."""
    words, is_partly = names.words, any(line.received for line in order.lines)
    if order.state is TransferState.IN_TRANSIT and is_partly:
        return BadgeMark(words("Partly arrived"), Tone.CAUTION)
    return BadgeMark(words(TRANSFER_STATE_NAMES[order.state]), _TONES[order.state])
