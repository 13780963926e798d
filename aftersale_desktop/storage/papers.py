"""Issued papers: content stored once, printings counted."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, union_all

from aftersale_desktop.domain.papers import IssuedPaper, PaperKind, PaperRecord
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.card_records import papers_under
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.credit_notes import CREDIT_NOTE
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.ledger import ENTRY
from aftersale_desktop.storage.rows.order_records import RECORD
from aftersale_desktop.storage.rows.papers import PAPER, PRINTING, from_domain, printing_from_domain, to_domain

_ADD = insert(PAPER)
_ADD_PRINTING = insert(PRINTING)
_PRINTS = select(func.count()).where(PRINTING.c.paper_id == PAPER.c.id).scalar_subquery()
_FIND = select(*PAPER.c, _PRINTS.label("prints")).where(
    PAPER.c.kind == bindparam("of_kind"), PAPER.c.number == bindparam("of_number")
)
_WITH_PAPER = ("quote", "exchange", "product_refund")
"""Records that carry a number of their own, under which their paper is issued."""
_NUMBERS_OF_CLAIM = union_all(
    select(INVOICE.c.number).where(INVOICE.c.claim_number == bindparam("of_claim")),
    select(ENTRY.c.number).where(ENTRY.c.claim_number == bindparam("of_claim"), ENTRY.c.number.is_not(None)),
    select(CREDIT_NOTE.c.number)
    .join_from(CREDIT_NOTE, INVOICE, INVOICE.c.id == CREDIT_NOTE.c.invoice_id)
    .where(INVOICE.c.claim_number == bindparam("of_claim")),
    select(RECORD.c.key).where(RECORD.c.claim_number == bindparam("of_claim"), RECORD.c.kind.in_(_WITH_PAPER)),
)
_PRINTS_OF = select(func.count()).where(PRINTING.c.paper_id == bindparam("of_id"))


@dataclass(frozen=True, slots=True)
class StoredPapers:
    """Papers of the transaction."""

    connection: Connection

    def issue(self, paper: IssuedPaper) -> IssuedPaper:
        """Return the paper with the id it is stored under."""
        key = new_key(self.connection.execute(_ADD, from_domain(paper)))
        return replace(paper, id=key)

    def find(self, kind: PaperKind, number: str) -> IssuedPaper | None:
        """Return the paper; refuses one whose stored content is not what was issued."""
        row = self.connection.execute(_FIND, {"of_kind": str(kind), "of_number": number}).one_or_none()
        if row is None:
            return None
        if hashlib.sha256(row.content.encode()).hexdigest() != row.digest:
            raise StorageError("paper_altered")
        return to_domain(row)

    def of_claim(self, claim_number: str) -> tuple[PaperRecord, ...]:
        """Return the papers of a claim, its quotes, invoices, payments and credit notes, newest first."""
        return papers_under(self.connection, (claim_number, *numbers_of_claim(self.connection, claim_number)))

    def record_print(self, paper: IssuedPaper, at: datetime, by: str) -> int:
        """Return how many times the paper was printed, this time included."""
        printed = self.connection.execute(_PRINTS_OF, {"of_id": paper.id}).scalar_one()
        self.connection.execute(_ADD_PRINTING, printing_from_domain(paper.id, printed, at, by))
        return printed + 1


def numbers_of_claim(connection: Connection, claim_number: str) -> tuple[str, ...]:
    """Return the numbers of what was issued for a claim besides its own."""
    return tuple(connection.execute(_NUMBERS_OF_CLAIM, {"of_claim": claim_number}).scalars())
