"""Invoices, ledger and credit notes of a shop in memory, joined as the database joins them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.credit_notes import CreditNote
from aftersale_desktop.domain.day_close import DayClose
from aftersale_desktop.domain.invoices import Invoice, InvoiceRow, UnpaidInvoice
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.payments import LedgerEntry, entries_of_invoice, payments_of
from aftersale_desktop.domain.repair_standing import WITHOUT_INVOICE
from aftersale_desktop.domain.warranty_costs import CostShare, cost_shares, parts_given
from aftersale_desktop.services.ports import StorageError
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeInvoices:
    """Invoices of the transaction; a claim has one at most that was not credited whole."""

    records: Records

    def add(self, invoice: Invoice) -> Invoice:
        self.records.break_if_asked("invoices.add")
        if invoice.number in self.records.invoices or self.of_claim(invoice.claim_number):
            raise StorageError("refused")
        stored = replace(invoice, id=len(self.records.invoices) + 1)
        self.records.invoices[invoice.number] = stored
        return stored

    def by_number(self, number: str) -> Invoice | None:
        invoice = self.records.invoices.get(number)
        return None if invoice is None else self._read(invoice)

    def of_claim(self, claim_number: str) -> Invoice | None:
        of_claim = (self._read(i) for i in self.records.invoices.values() if i.claim_number == claim_number)
        return next((invoice for invoice in of_claim if not invoice.is_credited), None)

    def unpaid_of_customer(self, customer_id: int) -> tuple[UnpaidInvoice, ...]:
        of_customer = {claim.number for claim in self.records.claims.values() if claim.customer_id == customer_id}
        read = (self._read(i) for i in self.records.invoices.values() if i.claim_number in of_customer)
        return tuple(UnpaidInvoice(i.number, i.claim_number, i.posted_at, i.open_amount) for i in read if i.open_amount)

    def rows(self, limit: int) -> Sequence[InvoiceRow]:
        return [self._row(self._read(invoice)) for invoice in list(self.records.invoices.values())[:limit]]

    def shares_between(self, begin: datetime, end: datetime, point_code: str) -> tuple[CostShare, ...]:
        read = [self._read(i) for i in self.records.invoices.values() if begin <= i.posted_at < end]
        points = {number: claim.point_code for number, claim in self.records.claims.items()}
        counted = [i for i in read if not i.is_credited and point_code in {"", points[i.claim_number]}]
        charged = tuple(share for i in counted for share in cost_shares(i.claim_number, i.settlement.lines))
        return charged + tuple(
            share
            for claim in self.records.claims.values()
            if claim.returned_on and begin.date() <= claim.returned_on < end.date()
            if claim.ended_as in WITHOUT_INVOICE and point_code in {"", claim.point_code}
            for share in parts_given(
                claim.number,
                claim.coverage,
                [line for line in self.records.part_lines.values() if line.claim_number == claim.number],
            )
        )

    def _read(self, invoice: Invoice) -> Invoice:
        notes = [note for note in self.records.credit_notes if note.invoice_number == invoice.number]
        is_credited = any(note.is_final for note in notes)
        of_claim = [one for one in self.records.ledger if one.claim_number == invoice.claim_number]
        booked = payments_of(entries_of_invoice(of_claim, invoice.number))
        return replace(
            invoice,
            payments=() if is_credited else (*invoice.payments, *booked),
            credited=total_of(note.total for note in notes),
            is_credited=is_credited,
        )

    def _row(self, invoice: Invoice) -> InvoiceRow:
        owner = self.records.customers[self.records.claims[invoice.claim_number].customer_id]
        return InvoiceRow(
            number=invoice.number,
            claim_number=invoice.claim_number,
            customer=owner.name,
            posted_at=invoice.posted_at,
            total=invoice.settlement.total,
            paid=invoice.paid,
            credited=invoice.credited,
            is_credited=invoice.is_credited,
            phone=owner.phone,
        )


@dataclass(slots=True)
class FakeLedger:
    """The ledger of the transaction."""

    records: Records

    def add(self, entry: LedgerEntry) -> LedgerEntry:
        self.records.break_if_asked("ledger.add")
        if self.by_request_key(entry.request_key):
            raise StorageError("refused")
        stored = replace(entry, id=len(self.records.ledger) + 1)
        self.records.ledger.append(stored)
        return stored

    def of_claim(self, claim_number: str) -> tuple[LedgerEntry, ...]:
        return tuple(entry for entry in self.records.ledger if entry.claim_number == claim_number)

    def by_request_key(self, key: str) -> LedgerEntry | None:
        return next((entry for entry in self.records.ledger if entry.request_key == key), None)

    def by_number(self, number: str) -> LedgerEntry | None:
        return next((entry for entry in self.records.ledger if entry.number == number), None)


@dataclass(slots=True)
class FakeCreditNotes:
    """The credit notes of the transaction."""

    records: Records

    def add(self, note: CreditNote) -> CreditNote:
        self.records.break_if_asked("credit_notes.add")
        stored = replace(note, id=len(self.records.credit_notes) + 1)
        self.records.credit_notes.append(stored)
        return stored

    def of_invoice(self, invoice_number: str) -> tuple[CreditNote, ...]:
        return tuple(note for note in self.records.credit_notes if note.invoice_number == invoice_number)

    def by_number(self, number: str) -> CreditNote | None:
        return next((note for note in self.records.credit_notes if note.number == number), None)

    def by_request_key(self, key: str) -> CreditNote | None:
        return next((note for note in self.records.credit_notes if note.request_key == key), None)


@dataclass(slots=True)
class FakeDayCloses:
    """The day closes of the transaction; an entry is counted once."""

    records: Records

    def add(self, close: DayClose) -> DayClose:
        self.records.break_if_asked("day_closes.add")
        if not close.corrects and self._counted() & set(close.entries):
            raise StorageError("refused")
        stored = replace(close, id=len(self.records.day_closes) + 1)
        self.records.day_closes.append(stored)
        return stored

    def by_number(self, number: str) -> DayClose | None:
        return next((close for close in self.records.day_closes if close.number == number), None)

    def by_request_key(self, key: str) -> DayClose | None:
        return next((close for close in self.records.day_closes if close.request_key == key), None)

    def newest(self, point_code: str, limit: int) -> tuple[DayClose, ...]:
        found = [close for close in self.records.day_closes if close.point_code == point_code]
        return tuple(reversed(found))[:limit]

    def uncounted(self, point_code: str, after: int) -> tuple[LedgerEntry, ...]:
        counted = self._counted()
        return tuple(one for one in self._of_point(point_code) if one.id > after and one.id not in counted)

    def entries_of(self, close: DayClose) -> tuple[LedgerEntry, ...]:
        return tuple(entry for entry in self.records.ledger if entry.id in close.entries)

    def last_entry_before(self, point_code: str, before: datetime) -> int:
        return max((one.id for one in self._of_point(point_code) if one.booked_at < before), default=0)

    def _counted(self) -> set[int]:
        return {entry for close in self.records.day_closes for entry in close.entries}

    def _of_point(self, point_code: str) -> list[LedgerEntry]:
        points = {number: claim.point_code for number, claim in self.records.claims.items()}
        return [
            entry
            for entry in self.records.ledger
            if (entry.number.partition("-")[0] or points[entry.claim_number]) == point_code
        ]


@dataclass(slots=True)
class FakeTurns:
    """Nobody else is at a shop in memory; what was asked for a turn of is written down."""

    taken: list[str]

    def of_request(self, key: str) -> None:
        self.taken.append(key)

    def of_claim(self, number: str) -> None:
        self.taken.append(number)
