"""The columns of the cards list."""

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.wording.catalogue import Words


def card_columns(words: Words) -> tuple[Column[CardRow], ...]:
    """Return the columns of the cards list."""
    return (
        Column(words("Card"), lambda row: row.number or "—", is_strong=True, width=188),
        Column(words("Customer"), lambda row: row.customer, width=104),
        Column(words("Telephone"), lambda row: row.phone, width=132, spare=2),
        Column(words("Model"), lambda row: row.model_code, width=132, spare=1),
        Column(words("Units"), lambda row: " · ".join(row.barcodes), is_muted=True, stretches=True, spare=4),
        Column(words("Bought"), lambda row: row.invoice_on.isoformat() if row.invoice_on else "—", width=112, spare=3),
    )
