"""The columns of the cards list."""

from collections.abc import Callable
from datetime import date, timedelta

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.services.list_queries import BY_END, BY_NUMBER
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words

_SOON = timedelta(days=30)


def card_columns(words: Words, today: Callable[[], date]) -> tuple[Column[CardRow], ...]:
    """Return the columns; `today` is asked at every paint, so that a warranty ends by itself."""
    return (
        Column(words("Card"), lambda row: row.number or "—", is_strong=True, width=144, order=BY_NUMBER),
        Column(words("Customer"), lambda row: row.customer, width=104),
        Column(words("Telephone"), lambda row: masked_phone(row.phone), width=132, spare=2),
        Column(words("Model"), lambda row: row.model_code, width=128, spare=1),
        Column(words("Units"), lambda row: " · ".join(row.barcodes), is_muted=True, stretches=True, spare=4),
        Column(words("Bought"), lambda row: _day(row.invoice_on), width=108, spare=3),
        Column(
            words("Warranty until"),
            lambda row: _day(row.ends_on),
            badge=lambda row: end_badge(words, row.ends_on, today()),
            width=148,
            order=BY_END,
        ),
    )


def end_badge(words: Words, ends_on: date | None, today: date) -> BadgeMark:
    """Return the day a warranty ends with the tone of how near it is; none is known without a day of purchase."""
    if ends_on is None:
        return BadgeMark(words("unknown"), Tone.NEUTRAL)
    if ends_on < today:
        return BadgeMark(_day(ends_on), Tone.NEUTRAL)
    return BadgeMark(_day(ends_on), Tone.CAUTION if ends_on <= today + _SOON else Tone.GOOD)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"
