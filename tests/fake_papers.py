"""Fakes of the stores of papers, printings, photos and cards: what one transaction sees and changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.domain.card_records import Transfer, UnitReplacement
from aftersale_desktop.domain.cards import CardDeed
from aftersale_desktop.domain.exchanges import ClosedCard, Exchange, ProductRefund
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind, PaperRecord
from aftersale_desktop.domain.print_jobs import PrintJob
from aftersale_desktop.domain.quotes import Quote
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.fake_stores import Records


@dataclass(slots=True)
class FakePapers:
    """Issued papers of the transaction, printings counted."""

    records: Records

    def issue(self, paper: IssuedPaper) -> IssuedPaper:
        self.records.break_if_asked("papers.issue")
        stored = replace(paper, id=len(self.records.papers) + 1)
        self.records.papers[paper.kind, paper.number] = stored
        return stored

    def find(self, kind: PaperKind, number: str) -> IssuedPaper | None:
        return self.records.papers.get((kind, number))

    def of_claim(self, claim_number: str) -> tuple[PaperRecord, ...]:
        invoices = {i.number for i in self.records.invoices.values() if i.claim_number == claim_number}
        money = {entry.number for entry in self.records.ledger if entry.claim_number == claim_number}
        notes = {note.number for note in self.records.credit_notes if note.claim_number == claim_number}
        records = [one.content for one in self.records.orders if one.claim_number == claim_number]
        quotes = {content.number for content in records if isinstance(content, Quote | Exchange | ProductRefund)}
        own = {claim_number, *invoices, *money, *notes, *quotes}
        found = (paper for paper in self.records.papers.values() if paper.number in own)
        rows = (PaperRecord(p.kind, p.number, p.issued_at, p.issued_by, p.prints) for p in found)
        return tuple(sorted(rows, key=lambda row: row.issued_at, reverse=True))

    def record_print(self, paper: IssuedPaper, at: datetime, by: str) -> int:
        assert at.tzinfo is not None
        assert by
        printed = replace(paper, prints=paper.prints + 1)
        self.records.papers[paper.kind, paper.number] = printed
        return printed.prints


@dataclass(slots=True)
class FakePrintJobs:
    """The print queue of the transaction."""

    records: Records

    def add(self, job: PrintJob) -> PrintJob:
        stored = replace(job, id=len(self.records.print_jobs) + 1)
        self.records.print_jobs[stored.id] = stored
        return stored

    def save(self, job: PrintJob) -> PrintJob:
        self.records.break_if_asked("print_jobs.save")
        if self.records.print_jobs[job.id].version != job.version:
            raise ChangedMeanwhileError(job.number)
        later = replace(job, version=job.version + 1)
        self.records.print_jobs[job.id] = later
        return later

    def by_id(self, job_id: int) -> PrintJob | None:
        return self.records.print_jobs.get(job_id)

    def open(self, point_code: str, computer: str) -> tuple[PrintJob, ...]:
        here = [
            job for job in self.records.print_jobs.values() if (job.point_code, job.computer) == (point_code, computer)
        ]
        return tuple(job for job in reversed(here) if job.is_open)


@dataclass(slots=True)
class FakeCardRecords:
    """Owners, swapped units, papers and deeds of cards."""

    records: Records

    def add_transfer(self, item_id: int, transfer: Transfer) -> None:
        self.records.break_if_asked("card_records.add_transfer")
        self.records.transfers.append((item_id, transfer))

    def transfers(self, item_id: int) -> tuple[Transfer, ...]:
        return tuple(transfer for of_item, transfer in self.records.transfers if of_item == item_id)

    def add_replacement(self, item_id: int, replacement: UnitReplacement) -> None:
        self.records.break_if_asked("card_records.add_replacement")
        self.records.replacements.append((item_id, replacement))

    def replacements(self, item_id: int) -> tuple[UnitReplacement, ...]:
        return tuple(replacement for of_item, replacement in self.records.replacements if of_item == item_id)

    def taken_out(self, barcode: str) -> tuple[int, UnitReplacement] | None:
        found = (swap for swap in reversed(self.records.replacements) if swap[1].old_barcode == barcode)
        return next(found, None)

    def close_card(self, item_id: int, card: ClosedCard) -> None:
        self.records.closed_cards.append((item_id, card))

    def closed_card(self, number: str) -> ClosedCard | None:
        return next((card for _, card in reversed(self.records.closed_cards) if card.number == number), None)

    def closed_cards(self, item_id: int) -> tuple[ClosedCard, ...]:
        return tuple(card for of_item, card in self.records.closed_cards if of_item == item_id)

    def customers_of_claims(self, item_id: int) -> dict[str, str]:
        claims = (claim for claim in self.records.claims.values() if claim.item_id == item_id)
        return {claim.number: self.records.customers[claim.customer_id].name for claim in claims}

    def papers(self, item_id: int, numbers: Sequence[str]) -> tuple[PaperRecord, ...]:
        claims = {claim.number for claim in self.records.claims.values() if claim.item_id == item_id}
        numbers = (*numbers, *(i.number for i in self.records.invoices.values() if i.claim_number in claims))
        return tuple(
            PaperRecord(paper.kind, paper.number, paper.issued_at, paper.issued_by, paper.prints)
            for paper in self.records.papers.values()
            if any(paper.number == number or paper.number.startswith(f"{number}.") for number in numbers)
        )

    def deeds(self, subject: str) -> tuple[CardDeed, ...]:
        rows = [row for row in self.records.audit if row[3] == subject]
        return tuple(CardDeed(at, by, deed, detail) for at, by, deed, _, detail in reversed(rows))


@dataclass(slots=True)
class FakeAttachments:
    """Photos and files of the transaction, the bytes by their digest."""

    records: Records

    def add(self, attachment: Attachment, content: bytes) -> Attachment:
        self.records.break_if_asked("attachments.add")
        stored = replace(attachment, id=len(self.records.attachments) + 1)
        self.records.attachments.append(stored)
        self.records.contents[attachment.digest] = content
        return stored

    def of_claim(self, claim_number: str) -> tuple[Attachment, ...]:
        return tuple(one for one in self.records.attachments if one.claim_number == claim_number)

    def content(self, digest: str) -> bytes:
        return self.records.contents[digest]
