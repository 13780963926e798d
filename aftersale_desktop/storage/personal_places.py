"""Where personal data lies: one row for each table whose texts may name a customer (R-23).

A table with names, telephones or addresses that is not named here keeps them when the person is erased:
`tests/storage/test_erasure_on_disk.py` looks for a person in every byte of the file.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Table

from aftersale_desktop.storage.rows import attachments, audit, card_records, claims, hotline, network, order_records


class Owned(StrEnum):
    """By what a row belongs to a person."""

    CUSTOMER = "customer"
    CLAIM = "claim"
    ITEM = "item"
    SUBJECT = "subject"
    """The number of anything of theirs."""
    TELEPHONE = "telephone"


@dataclass(frozen=True, slots=True)
class Place:
    """A table, by which column its rows belong to whom, and which of its columns may name the person."""

    table: Table
    owned: Owned
    by: Column[Any]
    texts: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    """Columns with JSON."""
    searched: tuple[str, ...] = ()
    """Columns that are only searched; nothing is left in them."""


PLACES: tuple[Place, ...] = (
    Place(
        claims.CLAIM,
        Owned.CLAIM,
        claims.CLAIM.c.number,
        texts=("fault_told",),
        records=("condition", "judgement", "rejudgement", "override"),
    ),
    Place(claims.EVENT, Owned.CLAIM, claims.EVENT.c.claim_number, records=("detail",)),
    Place(order_records.RECORD, Owned.CLAIM, order_records.RECORD.c.claim_number, records=("content",)),
    Place(card_records.OWNER, Owned.ITEM, card_records.OWNER.c.item_id, texts=("proof", "reason")),
    Place(audit.AUDIT, Owned.SUBJECT, audit.AUDIT.c.subject, records=("detail",)),
    *(
        Place(
            table,
            owned,
            by,
            records=("record",),
            searched=("name_key", "phone_digits", "phone_reversed"),
        )
        for table in (hotline.CALL, hotline.COMPLAINT)
        for owned, by in ((Owned.CUSTOMER, table.c.customer_id), (Owned.TELEPHONE, table.c.phone_digits))
    ),
    Place(hotline.CALL_EVENT, Owned.SUBJECT, hotline.CALL_EVENT.c.subject, texts=("note",)),
    Place(hotline.FOLLOW_UP, Owned.SUBJECT, hotline.FOLLOW_UP.c.subject, texts=("note",)),
    Place(network.VISIT, Owned.CUSTOMER, network.VISIT.c.customer_id, records=("record",)),
)
"""Papers, photos and the customer's own record are erased in ways of their own: `storage/personal_data.py`."""

PHOTOS = attachments.ATTACHMENT
