"""The columns of the invoices list."""

from collections.abc import Callable
from datetime import datetime

from aftersale_desktop.domain.invoices import InvoiceRow, InvoiceState
from aftersale_desktop.services.list_queries import BY_CUSTOMER, BY_DATE, BY_NUMBER, BY_OPEN, BY_TOTAL
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import invoice_state_name

_TONES: dict[InvoiceState, Tone] = {
    InvoiceState.POSTED: Tone.BAD,
    InvoiceState.PART_PAID: Tone.CAUTION,
    InvoiceState.PAID: Tone.GOOD,
    InvoiceState.CREDITED: Tone.NEUTRAL,
}


def invoice_columns(words: Words, now: Callable[[], datetime]) -> tuple[Column[InvoiceRow], ...]:
    """Return the columns; times are those of the shop."""
    return (
        Column(words("Invoice"), lambda row: row.number, is_strong=True, width=188, order=BY_NUMBER),
        Column(
            words("Posted"),
            lambda row: f"{row.posted_at.astimezone(now().tzinfo):%Y-%m-%d}",
            width=104,
            spare=2,
            order=BY_DATE,
        ),
        Column(words("Customer"), lambda row: row.customer, stretches=True, width=104, order=BY_CUSTOMER),
        Column(words("Claim"), lambda row: row.claim_number, is_muted=True, width=188, spare=4),
        Column(words("Total"), lambda row: f"{row.total - row.credited:.2f}", is_number=True, width=96, order=BY_TOTAL),
        Column(words("Paid so far"), _paid, is_number=True, width=96, spare=3),
        Column(
            words("Open"),
            lambda row: f"{row.open_amount:.2f}" if row.open_amount else "—",
            is_number=True,
            tone=lambda row: Tone.BAD if row.open_amount else None,
            width=96,
            spare=1,
            order=BY_OPEN,
        ),
        Column(
            words("State"),
            lambda row: invoice_state_name(words, row.state),
            badge=lambda row: state_mark(words, row.state),
            width=112,
        ),
    )


def _paid(row: InvoiceRow) -> str:
    """The claim's money belongs to the invoice that counts, never to one that was credited whole."""
    return "—" if row.is_credited else f"{row.paid:.2f}"


def state_mark(words: Words, state: InvoiceState) -> BadgeMark:
    """Return what is still open on an invoice with its tone."""
    return BadgeMark(invoice_state_name(words, state), _TONES[state])
