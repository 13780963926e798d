"""What need not be kept any longer: found by its day, and taken out of the records piece by piece."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Connection, Table, exists, func, or_, select

from aftersale_desktop.domain.erasure import ERASED, values_in
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.retention import RetentionKind, kind_of_paper
from aftersale_desktop.services.privacy_ports import FirstKept
from aftersale_desktop.storage.eraser import Eraser, erase_paper, erase_photo
from aftersale_desktop.storage.rows.attachments import ATTACHMENT
from aftersale_desktop.storage.rows.claims import CLAIM, IS_OPEN
from aftersale_desktop.storage.rows.customers import CUSTOMER
from aftersale_desktop.storage.rows.items import CARD, ITEM
from aftersale_desktop.storage.rows.papers import PAPER

Conditions = Sequence[ColumnElement[bool]]
_PAPER_KINDS = {
    wanted: [str(kind) for kind in PaperKind if kind_of_paper(kind) is wanted]
    for wanted in (RetentionKind.MONEY_PAPERS, RetentionKind.REPAIR_PAPERS)
}
_NAMES = PAPER.c.content.contains('"customer_name":"', autoescape=True)
_IS_ERASED = PAPER.c.content.contains(f'"customer_name":"{ERASED}"', autoescape=True)
_SHOWN = (
    select(PAPER.c.id)
    .where(PAPER.c.number == ATTACHMENT.c.claim_number, PAPER.c.content.contains(ATTACHMENT.c.digest))
    .exists()
)
_OF_CUSTOMER = CLAIM.c.customer_id == CUSTOMER.c.id


@dataclass(frozen=True, slots=True)
class StoredRetention:
    """What is over its time, in the transaction; a day is counted in UTC, hours do not matter after years."""

    connection: Connection

    def due(self, first_kept: FirstKept) -> Mapping[RetentionKind, int]:
        """Return how much of each kind is over its time."""
        conditions: dict[RetentionKind, tuple[Table, Conditions]] = {
            **{kind: (PAPER, _papers(kind, first_kept)) for kind in _PAPER_KINDS},
            RetentionKind.PHOTOS: (ATTACHMENT, _photos(first_kept[RetentionKind.PHOTOS])),
            RetentionKind.CUSTOMERS: (CUSTOMER, _customers(first_kept[RetentionKind.CUSTOMERS])),
        }
        return {kind: self._count(table, where) for kind, (table, where) in conditions.items()}

    def _count(self, table: Table, where: Conditions) -> int:
        return int(self.connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())

    def customers(self, before: date, most: int) -> tuple[int, ...]:
        """Return customers for whom nothing was done since a day, and whose products were bought before it."""
        found = select(CUSTOMER.c.id).where(*_customers(before)).order_by(CUSTOMER.c.id).limit(most)
        return tuple(self.connection.execute(found).scalars())

    def erase_papers(self, kind: RetentionKind, first_kept: FirstKept, most: int) -> tuple[str, ...]:
        """Take everybody out of the next papers of a kind; returns their numbers, none when all is done."""
        wanted = select(PAPER).where(*_papers(kind, first_kept)).order_by(PAPER.c.id).limit(most)
        eraser, numbers = Eraser(self.connection), []
        for row in self.connection.execute(wanted).all():
            erase_paper(eraser, row, values_in(json.loads(row.content)))
            numbers.append(row.number)
        eraser.end()
        return tuple(numbers)

    def erase_photos(self, before: date, most: int) -> int:
        """Remove the next photos; returns how many, none when all is done."""
        wanted = select(ATTACHMENT).where(*_photos(before)).order_by(ATTACHMENT.c.id).limit(most)
        eraser, rows = Eraser(self.connection), self.connection.execute(wanted).all()
        for row in rows:
            erase_photo(eraser, row.id, row.digest)
        eraser.end()
        return len(rows)


def _papers(kind: RetentionKind, first_kept: FirstKept) -> Conditions:
    return PAPER.c.kind.in_(_PAPER_KINDS[kind]), PAPER.c.issued_at < _begin(first_kept[kind]), _NAMES, ~_IS_ERASED


def _photos(before: date) -> Conditions:
    """Photos of orders that are over; one that a paper still shows goes with the paper."""
    is_over = select(CLAIM.c.id).where(CLAIM.c.number == ATTACHMENT.c.claim_number, ~IS_OPEN).exists()
    return ATTACHMENT.c.added_at < _begin(before), is_over, ~_SHOWN


def _customers(before: date) -> Conditions:
    """A customer counts from the last order and the last card; one with neither was registered for something new."""
    later = exists().where(_OF_CUSTOMER, or_(CLAIM.c.received_on >= before, IS_OPEN))
    bought = func.coalesce(CARD.c.exchanged_on, CARD.c.delivered_on, CARD.c.invoice_on)
    owns = (CARD.c.item_id == ITEM.c.id, ITEM.c.customer_id == CUSTOMER.c.id)
    has_any = or_(exists().where(_OF_CUSTOMER), exists().where(*owns))
    is_young = exists().where(*owns, or_(bought >= before, bought.is_(None)))
    return CUSTOMER.c.phone != "", has_any, ~later, ~is_young


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
