"""A card's own history: owners, units, papers and the deeds of its audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, bindparam, func, insert, select, union_all

from aftersale_desktop.domain.card_records import Transfer, UnitReplacement
from aftersale_desktop.domain.cards import CardDeed
from aftersale_desktop.domain.exchanges import ClosedCard
from aftersale_desktop.domain.papers import PaperKind, PaperRecord
from aftersale_desktop.storage.audit import StoredAudit
from aftersale_desktop.storage.rows.audit import AUDIT
from aftersale_desktop.storage.rows.card_records import (
    CLOSED_CARD,
    OWNER,
    REPLACEMENT,
    closed_card_from_domain,
    closed_card_to_domain,
    replacement_from_domain,
    replacement_to_domain,
    transfer_from_domain,
    transfer_to_domain,
)
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import read
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.papers import PAPER, PRINTING

_ADD_TRANSFER = insert(OWNER)
_ADD_REPLACEMENT = insert(REPLACEMENT)
_TRANSFERS = select(OWNER).where(OWNER.c.item_id == bindparam("of_item")).order_by(OWNER.c.id)
_REPLACEMENTS = select(REPLACEMENT).where(REPLACEMENT.c.item_id == bindparam("of_item")).order_by(REPLACEMENT.c.id)
_TAKEN_OUT = (
    select(REPLACEMENT).where(REPLACEMENT.c.old_barcode == bindparam("barcode")).order_by(REPLACEMENT.c.id.desc())
)
_CLOSE = insert(CLOSED_CARD)
_CLOSED = select(CLOSED_CARD).where(CLOSED_CARD.c.number == bindparam("of_number")).order_by(CLOSED_CARD.c.id.desc())
_CLOSED_OF = select(CLOSED_CARD).where(CLOSED_CARD.c.item_id == bindparam("of_item")).order_by(CLOSED_CARD.c.id)
_CUSTOMERS = (
    select(CLAIM.c.number, CUSTOMER.c.name)
    .join_from(CLAIM, CUSTOMER, CUSTOMER.c.id == CLAIM.c.customer_id)
    .where(CLAIM.c.item_id == bindparam("of_item"))
)
_PRINTS = select(func.count()).where(PRINTING.c.paper_id == PAPER.c.id).scalar_subquery()
_PAPERS = select(
    PAPER.c.id, PAPER.c.kind, PAPER.c.number, PAPER.c.issued_at, PAPER.c.issued_by, _PRINTS.label("prints")
).where(PAPER.c.kind.in_([str(kind) for kind in PaperKind]))
_INVOICES = (
    select(INVOICE.c.number)
    .join_from(INVOICE, CLAIM, CLAIM.c.number == INVOICE.c.claim_number)
    .where(CLAIM.c.item_id == bindparam("of_item"))
)
_DEEDS = select(AUDIT).where(AUDIT.c.subject == bindparam("of_subject")).order_by(AUDIT.c.id.desc())


@dataclass(frozen=True, slots=True)
class StoredCardRecords:
    """What the transaction sees of cards besides the products themselves."""

    connection: Connection
    audit: StoredAudit

    def add_transfer(self, item_id: int, transfer: Transfer) -> None:
        """Write down a change of hands."""
        self.connection.execute(_ADD_TRANSFER, transfer_from_domain(item_id, transfer))

    def transfers(self, item_id: int) -> tuple[Transfer, ...]:
        """Return the changes of hands, oldest first."""
        rows = self.connection.execute(_TRANSFERS, {"of_item": item_id})
        return tuple(transfer_to_domain(row) for row in rows)

    def add_replacement(self, item_id: int, replacement: UnitReplacement) -> None:
        """Write down a swap."""
        self.connection.execute(_ADD_REPLACEMENT, replacement_from_domain(item_id, replacement))

    def replacements(self, item_id: int) -> tuple[UnitReplacement, ...]:
        """Return the swaps, oldest first."""
        rows = self.connection.execute(_REPLACEMENTS, {"of_item": item_id})
        return tuple(replacement_to_domain(row) for row in rows)

    def taken_out(self, barcode: str) -> tuple[int, UnitReplacement] | None:
        """Return the product that the unit was taken out of and the newest such swap, None where there is none."""
        row = self.connection.execute(_TAKEN_OUT, {"barcode": barcode}).first()
        return None if row is None else (row.item_id, replacement_to_domain(row))

    def close_card(self, item_id: int, card: ClosedCard) -> None:
        """Write down that a card no longer counts."""
        self.connection.execute(_CLOSE, closed_card_from_domain(item_id, card))

    def closed_card(self, number: str) -> ClosedCard | None:
        """Return how a card was closed, None for one that was not."""
        row = self.connection.execute(_CLOSED, {"of_number": number}).first()
        return None if row is None else closed_card_to_domain(row)

    def closed_cards(self, item_id: int) -> tuple[ClosedCard, ...]:
        """Return the cards a product had before, oldest first."""
        return tuple(closed_card_to_domain(row) for row in self.connection.execute(_CLOSED_OF, {"of_item": item_id}))

    def customers_of_claims(self, item_id: int) -> dict[str, str]:
        """Return who brought the product, by the number of the claim."""
        rows = self.connection.execute(_CUSTOMERS, {"of_item": item_id})
        return {row.number: row.name for row in rows}

    def papers(self, item_id: int, numbers: Sequence[str]) -> tuple[PaperRecord, ...]:
        """Return the papers issued under the numbers and the product's invoices, later editions too, newest first."""
        invoices = self.connection.execute(_INVOICES, {"of_item": item_id}).scalars()
        return papers_under(self.connection, (*numbers, *invoices))

    def deeds(self, subject: str) -> tuple[CardDeed, ...]:
        """Return what was done with a record, newest first."""
        self.audit.write()
        rows = self.connection.execute(_DEEDS, {"of_subject": subject})
        return tuple(CardDeed(row.done_at, row.done_by, row.deed, read(dict[str, str], row.detail)) for row in rows)


def papers_under(connection: Connection, numbers: Sequence[str]) -> tuple[PaperRecord, ...]:
    """Return every paper issued under some numbers, later editions too, newest first."""
    rows = connection.execute(paper_query(numbers)).all()
    return tuple(
        PaperRecord(PaperKind(row.kind), row.number, row.issued_at, row.issued_by, row.prints)
        for row in sorted(rows, key=lambda row: (row.issued_at, row.id), reverse=True)
    )


def paper_query(numbers: Sequence[str]) -> CompoundSelect[*tuple[Any, ...]]:
    """Return what finds the papers of some numbers; each number is asked by itself, for one `OR` reads every paper."""
    return union_all(*(_PAPERS.where(_is(number)) for number in numbers for _is in (_is_first, _is_later)))


def _is_first(number: str) -> ColumnElement[bool]:
    return PAPER.c.number == number


def _is_later(number: str) -> ColumnElement[bool]:
    """The second edition of `X` carries the number `X.2`."""
    return (PAPER.c.number > f"{number}.") & (PAPER.c.number < f"{number}/")
