"""A person's data gathered, and taken out of every row that has it; guards let that pass by permits that go with it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.erasure import PersonalValues, erased_customer, values_of, without_pictures
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.retention import kind_of_paper
from aftersale_desktop.services.privacy_ports import Erased, FirstKept, HeldRecord, KeptPaper
from aftersale_desktop.storage.eraser import Eraser, erase_paper, erase_photo
from aftersale_desktop.storage.personal_keys import PersonKeys, open_claims, person_keys, rows_of
from aftersale_desktop.storage.personal_places import PLACES, Owned, Place
from aftersale_desktop.storage.rows.attachments import ATTACHMENT
from aftersale_desktop.storage.rows.audit import AUDIT
from aftersale_desktop.storage.rows.columns import AnyRow, written
from aftersale_desktop.storage.rows.customers import CUSTOMER, FURTHER_PHONE, from_domain
from aftersale_desktop.storage.rows.papers import PAPER

_PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True, slots=True)
class StoredPersonalData:
    """Personal data of the transaction."""

    connection: Connection

    def of_customer(self, customer: Customer) -> tuple[HeldRecord, ...]:
        """Return every row that is the person's, with JSON read; photos by their names."""
        keys = person_keys(self.connection, customer)
        own = self.connection.execute(select(CUSTOMER).where(CUSTOMER.c.id == customer.id)).one()
        held = [HeldRecord(CUSTOMER.name, str(customer.id), _readable(own))]
        held += (HeldRecord(place.table.name, str(row[0]), _readable(row)) for place, row in self._rows(keys))
        held += (HeldRecord(PAPER.name, row.number, _readable(row)) for row in self._papers(keys))
        held += (HeldRecord(ATTACHMENT.name, row.name, _readable(row)) for row in self._photos(keys))
        return tuple(held)

    def open_claims(self, customer_id: int) -> tuple[str, ...]:
        """Return the orders that are not over."""
        return open_claims(self.connection, customer_id)

    def kept_papers(self, customer: Customer, first_kept: FirstKept) -> tuple[KeptPaper, ...]:
        """Return the papers that the law keeps for now."""
        rows = self._papers(person_keys(self.connection, customer))
        return tuple(_kept(row) for row in rows if _is_kept(row, first_kept))

    def erase(self, customer: Customer, first_kept: FirstKept) -> Erased:
        """Take the person out of every row but the papers the law keeps, in the caller's transaction."""
        keys, eraser = person_keys(self.connection, customer), Eraser(self.connection)
        papers = self._papers(keys)
        kept = [row for row in papers if _is_kept(row, first_kept)]
        gone = [row for row in papers if row not in kept]
        rows = list(self._rows(keys))
        told = [value for place, row in rows for value in _records(place, row)]
        known = values_of(customer, [*told, *(json.loads(row.content) for row in papers)])
        audit_rows = [row.id for place, row in rows if self._scrub(eraser, place, row, known)]
        for row in gone:
            erase_paper(eraser, row, known)
        self._erase_photos(eraser, keys, kept)
        self._erase_customer(customer)
        return Erased(
            rows=eraser.end(),
            audit_rows=tuple(audit_rows),
            erased_papers=tuple(row.number for row in gone),
            kept=tuple(_kept(row) for row in kept),
        )

    def _rows(self, keys: PersonKeys) -> Iterator[tuple[Place, AnyRow]]:
        """The rows of the person, each once; a call of nobody registered is theirs by its telephone."""
        seen: set[tuple[str, int]] = set()
        for place in PLACES:
            for row in rows_of(self.connection, place, keys):
                is_anothers = place.owned is Owned.TELEPHONE and row.customer_id is not None
                if not is_anothers and (place.table.name, row.id) not in seen:
                    seen.add((place.table.name, row.id))
                    yield place, row

    def _papers(self, keys: PersonKeys) -> list[AnyRow]:
        found = (self.connection.execute(select(PAPER).where(PAPER.c.id == key)).one() for key in keys.paper_ids)
        return list(found)

    def _photos(self, keys: PersonKeys) -> Iterator[AnyRow]:
        for number in keys.own_claims:
            yield from self.connection.execute(select(ATTACHMENT).where(ATTACHMENT.c.claim_number == number)).all()

    def _scrub(self, eraser: Eraser, place: Place, row: AnyRow, known: PersonalValues) -> bool:
        """Take the person out of a row; tells whether it is one of the audit record, which loses its key, too."""
        values: dict[str, Any] = {name: known.scrubbed(getattr(row, name)) for name in place.texts}
        for name in place.records:
            if getattr(row, name):
                record = known.scrubbed_record(json.loads(getattr(row, name)))
                values[name] = written(without_pictures(record))
        values |= dict.fromkeys(place.searched, "")
        is_audit = place.table is AUDIT and values["detail"] != row.detail
        if is_audit:
            values["key"] = ""
        eraser.change(place.table, place.table.c.id, row, values)
        return is_audit

    def _erase_photos(self, eraser: Eraser, keys: PersonKeys, kept: Iterable[AnyRow]) -> None:
        """Photos go with the person, unless a paper that is kept shows them."""
        shown = " ".join(row.content for row in kept)
        for row in self._photos(keys):
            if row.digest not in shown:
                erase_photo(eraser, row.id, row.digest)

    def _erase_customer(self, customer: Customer) -> None:
        erased = erased_customer(customer)
        self.connection.execute(delete(FURTHER_PHONE).where(FURTHER_PHONE.c.customer_id == customer.id))
        values = from_domain(erased) | {"version": customer.version + 1}
        self.connection.execute(update(CUSTOMER).where(CUSTOMER.c.id == customer.id).values(values))


def _is_kept(row: AnyRow, first_kept: FirstKept) -> bool:
    kind = kind_of_paper(PaperKind(row.kind))
    return kind is not None and row.issued_at.date() >= first_kept[kind]


def _kept(row: AnyRow) -> KeptPaper:
    return KeptPaper(PaperKind(row.kind), row.number, row.issued_at.date())


def _records(place: Place, row: AnyRow) -> list[Any]:
    texts = (getattr(row, name) for name in place.records)
    return [json.loads(text) for text in texts if text]


def _readable(row: AnyRow) -> dict[str, Any]:
    """Return the columns of a row with moments as texts and JSON read."""
    return {name: _plain(value) for name, value in row._asdict().items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in "[{" and value[:1]:
        return json.loads(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if isinstance(value, _PLAIN) else value.isoformat() if isinstance(value, date) else str(value)
