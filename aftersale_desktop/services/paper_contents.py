"""What receipts and invoices say, as plain values: frozen when the deed is done."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.fees import FeeComponent, FeeLine
from aftersale_desktop.domain.invoices import Invoice, guarantee_days
from aftersale_desktop.domain.next_steps import next_step_of
from aftersale_desktop.domain.pairing import units_received
from aftersale_desktop.domain.paper_parts import PointHeading, Subject
from aftersale_desktop.domain.papers import InvoiceContent, IssuedPaper, PaperContent, PaperKind, ReceiptContent
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.records import to_record
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.assessment import Assessment, Evidence, Visit, fee_rows
from aftersale_desktop.services.ports import Terms


def new_paper(kind: PaperKind, number: str, content: PaperContent, now: datetime, by: str) -> IssuedPaper:
    """Return a paper ready to be stored, with the digest of what it says."""
    return IssuedPaper(0, kind, number, content, digest_of(content), now, by)


def digest_of(content: PaperContent) -> str:
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
        subject=_brought_subject(visit, claim),
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
        photo_count=len(visit.attachments),
        evidence_note=visit.evidence.evidence_note.strip(),
        brought_by=visit.brought_by,
        next_step=next_step_of(claim.outcome, claim.counted.facts.wish),
        is_carried_in=claim.is_carried_in,
    )


def _brought_subject(visit: Visit, claim: Claim) -> Subject:
    subject, owner = subject_of(visit.known.item, visit.customer, claim.scanned), visit.known.owner
    return subject if owner.id == visit.customer.id else replace(subject, owner_name=owner.name)


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
        verdict=claim.counted.verdict,
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
        listed_names=listed_names(invoice.settlement.lines, tariff),
        listed_units=listed_units(invoice.settlement.lines, tariff),
        rounding=invoice.settlement.rounding,
        outcome=invoice.job.outcome,
        guarantee_days=guarantee_days(claim.coverage) if claim.returned_on is None else None,
    )


def listed_names(lines: Iterable[FeeLine], tariff: Tariff) -> dict[str, str]:
    """Return what the price list calls the materials and parts in the lines, by code."""
    used = {line.code for line in lines}
    materials = {material.code: material.name for material in tariff.materials}
    parts = {part.code: part.name for part in tariff.parts}
    return {code: name for code, name in (materials | parts).items() if code in used}


def listed_units(lines: Iterable[FeeLine], tariff: Tariff) -> dict[str, str]:
    """Return in what the price list counts the materials in the lines, by code."""
    used = {line.code for line in lines if line.component is FeeComponent.AUXILIARY_MATERIAL}
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
