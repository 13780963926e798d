"""What certificate and hand-over note say, as plain values: frozen when the deed is done."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.claim_states import ClaimEnd, ClaimState
from aftersale_desktop.domain.handovers import Handover, OldParts
from aftersale_desktop.domain.inspections import Inspection, InspectionTemplate
from aftersale_desktop.domain.paper_parts import Subject
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.promise import PromiseState
from aftersale_desktop.domain.removed_parts import GO_BACK, RemovedPartState, go_two_ways
from aftersale_desktop.domain.removed_parts import RemovedPart as LabelledPart
from aftersale_desktop.domain.repair_standing import units_to_give
from aftersale_desktop.domain.return_papers import CertificateContent, HandoverContent, OldPartGoes, RemovedPart
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.paper_contents import heading_of, subject_of
from aftersale_desktop.services.repair_orders import RepairOrder
from aftersale_desktop.services.workshop import OrderSheet


def certificate_content(
    sheet: OrderSheet, inspection: Inspection, template: InspectionTemplate, now: datetime
) -> CertificateContent:
    """Return what the certificate of a passed inspection says; the promise is as it stands after it."""
    order, promise, diagnosis = sheet.order, sheet.promise, sheet.order.standing.diagnosis
    return CertificateContent(
        number=order.claim.number,
        point=heading_of(order.point),
        inspected_at=inspection.at.astimezone(now.tzinfo),
        inspector=inspection.inspector,
        subject=order_subject(order),
        template=template.name,
        results=inspection.results,
        fault_found=diagnosis.fault_found if diagnosis else "",
        remedy=diagnosis.remedy if diagnosis else "",
        technician=order.claim.technician,
        due_at=promise.due_at,
        is_promise_kept=promise.state is PromiseState.ON_TIME,
        is_first_pass=bool(promise.first_pass),
    )


def handover_content(
    order: RepairOrder, handover: Handover, end: ClaimEnd | None, labelled: tuple[LabelledPart, ...] = ()
) -> HandoverContent:
    """Return what the hand-over note says of an order about to go; `labelled` are its old parts."""
    claim, standing, zone = order.claim, order.standing, handover.at.tzinfo
    diagnosis, invoice = standing.diagnosis, standing.invoice
    return HandoverContent(
        number=claim.number,
        point=heading_of(order.point),
        received_at=claim.received_at.astimezone(zone),
        subject=order_subject(order),
        handover=handover,
        ended_as=end,
        is_cancelled=claim.state is ClaimState.CANCELLED,
        units=tuple(unit for unit in units_to_give(standing) if unit.barcode in handover.units),
        removed_parts=_old_parts(order, handover, labelled),
        fault_found=diagnosis.fault_found if diagnosis else "",
        remedy=diagnosis.remedy if diagnosis else "",
        invoice_number=invoice.number if invoice else "",
        total=invoice.due if invoice else None,
        open_amount=invoice.open_amount if invoice else Decimal("0.00"),
    )


def order_subject(order: RepairOrder) -> Subject:
    """Return whom and what an order is about, with the owner where somebody else brought it."""
    is_exchanged = order.standing.exchange is not None
    scanned = units_to_give(order.standing) if is_exchanged else order.claim.scanned
    subject, owner = subject_of(order.item, order.customer, scanned), order.known.owner
    return subject if owner.id == order.customer.id else replace(subject, owner_name=owner.name)


def _old_parts(order: RepairOrder, handover: Handover, labelled: tuple[LabelledPart, ...]) -> tuple[RemovedPart, ...]:
    """Where some go back to the factory and others do not, the note says of each where it goes."""
    if not go_two_ways(labelled):
        return removed_parts(order.standing.parts, order.tariff)
    return parts_going(order.tariff, labelled, handover.old_parts)


def parts_going(tariff: Tariff, labelled: Iterable[LabelledPart], told: OldParts | None) -> tuple[RemovedPart, ...]:
    """Return each old part with where it goes by what the customer was told; nowhere yet while nobody said it."""
    names = {part.code: part.name for part in tariff.parts}
    return tuple(
        RemovedPart(one.part_code, names.get(one.part_code, ""), one.quantity, one.old_serial, _goes(one, told))
        for one in labelled
    )


def _goes(part: LabelledPart, told: OldParts | None) -> OldPartGoes | None:
    if part.state in GO_BACK:
        return OldPartGoes.TO_FACTORY
    if part.state is RemovedPartState.RETURNED:
        return OldPartGoes.TO_CUSTOMER
    if part.state is RemovedPartState.AT_POINT and told is None:
        return None
    is_given = part.state is RemovedPartState.AT_POINT and told is OldParts.RETURNED
    return OldPartGoes.TO_CUSTOMER if is_given else OldPartGoes.NOWHERE


def removed_parts(lines: Iterable[PartLine], tariff: Tariff) -> tuple[RemovedPart, ...]:
    """Return what was taken out where new parts were fitted."""
    names = {part.code: part.name for part in tariff.parts}
    return tuple(
        RemovedPart(line.part_code, names.get(line.part_code, ""), line.quantity, line.old_serial)
        for line in lines
        if line.state is PartLineState.CONSUMED
    )
