"""Posted credit notes: added whole, read whole, never changed."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, insert, select

from aftersale_desktop.domain.credit_notes import CreditNote
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect, new_key
from aftersale_desktop.storage.rows.credit_notes import (
    CREDIT_NOTE,
    CREDITED_LINE,
    from_domain,
    lines_from_domain,
    to_domain,
)
from aftersale_desktop.storage.rows.invoices import INVOICE

_ADD = insert(CREDIT_NOTE)
_ADD_LINES = insert(CREDITED_LINE)
_INVOICE_ID = select(INVOICE.c.id).where(INVOICE.c.number == bindparam("of_number"))
_ALL = (
    select(*CREDIT_NOTE.c, INVOICE.c.number.label("invoice_number"), INVOICE.c.claim_number)
    .join_from(CREDIT_NOTE, INVOICE, INVOICE.c.id == CREDIT_NOTE.c.invoice_id)
    .order_by(CREDIT_NOTE.c.id)
)
_OF_INVOICE = _ALL.where(INVOICE.c.number == bindparam("wanted"))
_BY_NUMBER = _ALL.where(CREDIT_NOTE.c.number == bindparam("wanted"))
_BY_KEY = _ALL.where(CREDIT_NOTE.c.request_key == bindparam("wanted"))
_POSITIONS = (
    select(CREDITED_LINE.c.position)
    .where(CREDITED_LINE.c.credit_note_id == bindparam("of_id"))
    .order_by(CREDITED_LINE.c.position)
)


@dataclass(frozen=True, slots=True)
class StoredCreditNotes:
    """Credit notes of the transaction."""

    connection: Connection

    def add(self, note: CreditNote) -> CreditNote:
        """Return the credit note with the id it is stored under."""
        invoice_id = self.connection.execute(_INVOICE_ID, {"of_number": note.invoice_number}).scalar_one()
        key = new_key(self.connection.execute(_ADD, from_domain(note, invoice_id)))
        if note.positions:
            self.connection.execute(_ADD_LINES, lines_from_domain(key, invoice_id, note.positions))
        return replace(note, id=key)

    def of_invoice(self, invoice_number: str) -> tuple[CreditNote, ...]:
        """Return the credit notes of an invoice, oldest first."""
        return self._all(_OF_INVOICE, invoice_number)

    def by_number(self, number: str) -> CreditNote | None:
        """Return the credit note with that number, if any."""
        return next(iter(self._all(_BY_NUMBER, number)), None)

    def by_request_key(self, key: str) -> CreditNote | None:
        """Return the credit note that was posted under a key, if any."""
        return next(iter(self._all(_BY_KEY, key)), None)

    def _all(self, statement: AnySelect, wanted: str) -> tuple[CreditNote, ...]:
        return tuple(self._note(row) for row in self.connection.execute(statement, {"wanted": wanted}).all())

    def _note(self, row: AnyRow) -> CreditNote:
        return to_domain(row, tuple(self.connection.execute(_POSITIONS, {"of_id": row.id}).scalars()))
