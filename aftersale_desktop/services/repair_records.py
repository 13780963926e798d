"""The repair record of a product (维修记录): everything its repairs left on record, drawn up when somebody asks."""

from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.claims import Claim, PastRepair
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.order_records import OrderRecord, PromiseShift, contents, newest
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.papers import PaperKind, PaperNotFoundError
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.return_papers import RecordedRepair, RemovedPart, RepairRecordContent
from aftersale_desktop.domain.warranty import periods_of, rules_for
from aftersale_desktop.services.assessment import with_records
from aftersale_desktop.services.paper_contents import heading_of, subject_of
from aftersale_desktop.services.ports import KnownItem, Terms, Work
from aftersale_desktop.services.repair_orders import tariff_of
from aftersale_desktop.services.return_papers import removed_parts


def repair_record_content(work: Work, number: str, user: User, now: datetime) -> RepairRecordContent:
    """Return what the repair record of a product says, by its own number or by one of its claims."""
    known, terms = _product(work, number), work.shop.terms(user.point_code)
    facts = with_records(Facts(received_on=now.date()), known, now)
    parameters = rules_for(facts, terms.rules).parameters_for(known.item.model.product_class)
    periods = periods_of(facts, parameters)
    return RepairRecordContent(
        number=known.item.number,
        stamp=Stamp(now, user.name),
        point=heading_of(terms.point),
        subject=subject_of(known.item, known.owner, known.item.units),
        repairs=tuple(_repair(work, past, terms, now) for past in reversed(known.history)),
        extension_days=periods.extension_days if periods else 0,
        warranty_ends_on=periods.warranty_ends_on if periods else None,
    )


def _product(work: Work, number: str) -> KnownItem:
    claim = work.claims.by_number(number)
    if claim is not None:
        return work.items.by_id(claim.item_id)
    products = work.items.by_number(number)
    if not products:
        raise PaperNotFoundError(PaperKind.REPAIR_RECORD, number)
    return products[0]


def _repair(work: Work, past: PastRepair, terms: Terms, now: datetime) -> RecordedRepair:
    claim = work.claims.by_number(past.claim_number)
    records = work.orders.of_claim(past.claim_number)
    diagnosis = newest(records, Diagnosis)
    days = ((past.returned_on or now.date()) - past.received_on).days
    return RecordedRepair(
        claim_number=past.claim_number,
        received_on=past.received_on,
        returned_on=past.returned_on,
        days=days,
        state=past.state,
        ended_as=claim.ended_as if claim else None,
        coverage=past.coverage,
        fault=_fault(claim, diagnosis),
        remedy=diagnosis.remedy if diagnosis else past.summary,
        parts=_parts(work, claim, terms, now) if claim else (),
        extension_days=days if past.counts_for_verdict else 0,
        shifts=_shifts(records, now),
        technician=claim.technician if claim else "",
        inspector=claim.inspector if claim else "",
    )


def _fault(claim: Claim | None, diagnosis: Diagnosis | None) -> str:
    if diagnosis is not None and diagnosis.fault_found:
        return diagnosis.fault_found
    return claim.fault_told if claim else ""


def _parts(work: Work, claim: Claim, terms: Terms, now: datetime) -> tuple[RemovedPart, ...]:
    """The parts of the bench; an order from before there was one tells them on its invoice."""
    tariff = tariff_of(claim, terms, now)
    fitted = removed_parts(work.part_lines.of_claim(claim.number), tariff)
    invoice = work.invoices.of_claim(claim.number)
    if fitted or invoice is None:
        return fitted
    names = {part.code: part.name for part in tariff.parts}
    old = {serials.part_code: serials.old_serial for serials in invoice.work.serials}
    return tuple(
        RemovedPart(use.code, names.get(use.code, ""), int(use.quantity), old.get(use.code, ""))
        for use in invoice.job.parts
    )


def _shifts(records: tuple[OrderRecord, ...], now: datetime) -> tuple[PromiseShift, ...]:
    return tuple(
        replace(shift, due_after=shift.due_after.astimezone(now.tzinfo) if shift.due_after else None)
        for shift in contents(records, PromiseShift)
    )
