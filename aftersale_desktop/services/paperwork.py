"""Papers: what they say is frozen when the deed is done, ink comes later and never blocks it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.fees import FeeComponent
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.pairing import units_received
from aftersale_desktop.domain.papers import (
    Audience,
    CopyMark,
    InvoiceContent,
    IssuedPaper,
    PaperKind,
    PaperNotFoundError,
    PaperSize,
    PointHeading,
    ReceiptContent,
    Subject,
    next_step_of,
)
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.records import to_record
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.assessment import Assessment, Evidence, Visit, fee_rows
from aftersale_desktop.services.ports import Clock, Ink, PaperFolder, SignedIn, StartReading, StartWork, Terms


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which paper is wanted, on what and in which language."""

    kind: PaperKind
    number: str
    size: PaperSize
    language: str
    audiences: tuple[Audience, ...] = (Audience.CUSTOMER,)


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A finished PDF: where it lies and which copy it is (0: the original)."""

    path: Path
    pdf: bytes
    copy: int


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """What can be done with issued papers: look at them, print them, print them again."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn
    ink: Ink
    folder: PaperFolder

    def preview(self, sheet: Sheet) -> bytes:
        """Return the PDF as its next printing would be; nothing is counted."""
        self.who().need(Right.PRINT)
        with self.start_reading() as work:
            paper = work.papers.find(sheet.kind, sheet.number)
        if paper is None:
            raise PaperNotFoundError(sheet.kind, sheet.number)
        return self._pdf(paper, sheet, self._mark(paper.prints))

    def print(self, sheet: Sheet) -> PrintedSheet:
        """Return the PDF, saved in the papers' folder and counted: the first is the original, later ones say COPY n."""
        return self._print(sheet, lambda copy, pdf: self.folder.save(_file_name(sheet, copy), pdf))

    def save_as(self, sheet: Sheet, path: Path) -> Path:
        """Save the PDF where the user wants it; it counts as a printing, unless the folder is not there at all."""
        self.folder.check(path)
        return self._print(sheet, lambda _copy, pdf: self.folder.save_at(path, pdf)).path

    def _print(self, sheet: Sheet, save: Callable[[int, bytes], Path]) -> PrintedSheet:
        """Count first, draw second: no sheet exists that is not recorded, and nobody waits for ink to save a claim."""
        paper, copy = self._counted(sheet)
        pdf = self._pdf(paper, sheet, self._mark(copy))
        return PrintedSheet(save(copy, pdf), pdf, copy)

    def _counted(self, sheet: Sheet) -> tuple[IssuedPaper, int]:
        user = self.who()
        user.need(Right.PRINT)
        with self.start_work() as work:
            paper = work.papers.find(sheet.kind, sheet.number)
            if paper is None:
                raise PaperNotFoundError(sheet.kind, sheet.number)
            copy = work.papers.record_print(paper, self.now(), user.name) - 1
            work.audit.add(self.now(), user.name, "print_paper", sheet.number, {"kind": sheet.kind, "copy": str(copy)})
            work.commit()
        return paper, copy

    def _mark(self, copy: int) -> CopyMark:
        return CopyMark(copy, self.now(), self.who().name) if copy else CopyMark()

    def _pdf(self, paper: IssuedPaper, sheet: Sheet, mark: CopyMark) -> bytes:
        return self.ink.pdf(paper.content, sheet.size, sheet.language, mark, sheet.audiences)


def _file_name(sheet: Sheet, copy: int) -> str:
    suffix = f"-copy{copy}" if copy else ""
    return f"{sheet.number}-{sheet.kind}{suffix}.pdf"


def new_paper(
    kind: PaperKind, number: str, content: ReceiptContent | InvoiceContent, now: datetime, by: str
) -> IssuedPaper:
    """Return a paper ready to be stored, with the digest of what it says."""
    return IssuedPaper(0, kind, number, content, digest_of(content), now, by)


def digest_of(content: ReceiptContent | InvoiceContent) -> str:
    """Return the SHA-256 of the content in canonical JSON: what a stored paper is checked against."""
    canonical = json.dumps(to_record(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def receipt_content(claim: Claim, visit: Visit, answer: Assessment, terms: Terms) -> ReceiptContent:
    """Return what the repair receipt of a claim says."""
    return ReceiptContent(
        number=claim.number,
        point=heading_of(terms.point),
        received_at=claim.received_at,
        received_by=claim.received_by,
        subject=subject_of(visit.known.item, visit.customer, claim.scanned),
        fault_told=claim.fault_told,
        fault_code=claim.fault_code,
        condition=claim.condition,
        accessories=claim.accessories,
        evidence=evidence_codes(visit.evidence),
        verdict=claim.judgement.verdict,
        override_outcome=None,
        override_reason="",
        estimate=fee_rows(answer.estimate),
        estimate_total=answer.estimate.total,
        cost_limit=claim.cost_limit,
        promised_at=claim.promised_at,
        evidence_note=visit.evidence.evidence_note.strip(),
        next_step=next_step_of(claim.outcome, claim.judgement.facts.wish),
    )


def invoice_content(
    invoice: Invoice, claim: Claim, subject: Subject, point: ServicePoint, tariff: Tariff
) -> InvoiceContent:
    """Return what the fee invoice says."""
    return InvoiceContent(
        number=invoice.number,
        claim_number=claim.number,
        point=heading_of(point),
        posted_at=invoice.posted_at,
        posted_by=invoice.posted_by,
        received_at=claim.received_at.astimezone(invoice.posted_at.tzinfo),
        subject=subject,
        verdict=claim.judgement.verdict,
        override_outcome=claim.override.outcome if claim.override else None,
        override_reason=claim.override.reason if claim.override else "",
        work=invoice.work,
        lines=invoice.settlement.lines,
        fees=fee_rows(invoice.settlement),
        total=invoice.settlement.total,
        net=invoice.settlement.net,
        tax=invoice.settlement.tax,
        tax_rate=point.tax_rate,
        tariff_id=tariff.id,
        tariff_document=tariff.document_number,
        payments=invoice.payments,
        guarantee_until=invoice.guarantee_until,
        tax_invoice_number=invoice.tax_invoice_number,
        listed_names=_listed_names(invoice, tariff),
        listed_units=_listed_units(invoice, tariff),
    )


def _listed_names(invoice: Invoice, tariff: Tariff) -> dict[str, str]:
    used = {line.code for line in invoice.settlement.lines}
    materials = {material.code: material.name for material in tariff.materials}
    parts = {part.code: part.name for part in tariff.parts}
    return {code: name for code, name in (materials | parts).items() if code in used}


def _listed_units(invoice: Invoice, tariff: Tariff) -> dict[str, str]:
    used = {line.code for line in invoice.settlement.lines if line.component is FeeComponent.AUXILIARY_MATERIAL}
    return {material.code: material.unit for material in tariff.materials if material.code in used}


def heading_of(point: ServicePoint) -> PointHeading:
    """Return the point as papers name it."""
    return PointHeading(
        point.code, point.name, point.address, point.hotline, point.grade, point.opens_at, point.closes_at
    )


def subject_of(item: ServiceItem, customer: Customer, scanned: tuple[ComponentUnit, ...]) -> Subject:
    """Return whom and what a paper is about; the units are those received, the card's where none was scanned."""
    card, units = item.card, units_received(item, scanned)
    return Subject(
        customer_name=customer.name,
        customer_phone=customer.phone,
        customer_address=customer.address,
        product_name=item.model.name,
        brand=item.model.brand,
        model_code=item.model.code,
        item_number=item.number,
        units=units,
        card_number=card.number if card else "",
        invoice_number=card.invoice_number if card else "",
        invoice_on=card.invoice_on if card else None,
        barcodes_per_card=tuple(unit.barcode for unit in units if unit not in scanned),
    )


_EVIDENCE_CODES: tuple[tuple[str, str], ...] = (
    ("is_card_shown", "card"),
    ("is_invoice_shown", "invoice"),
    ("is_other_proof_accepted", "other_proof"),
)


def evidence_codes(evidence: Evidence) -> tuple[str, ...]:
    """Return the codes of what was shown, in the order of the form; what speaks against it is the verdict's matter."""
    return tuple(code for name, code in _EVIDENCE_CODES if getattr(evidence, name))
