"""What a quote comes to and what its paper says: pure answers about an order."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart
from aftersale_desktop.domain.fees import Job, JobOutcome, Settlement
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.order_records import OrderRecord, contents
from aftersale_desktop.domain.part_lines import NO_LONGER_WANTED
from aftersale_desktop.domain.quote_papers import QuoteContent
from aftersale_desktop.domain.quotes import NotOptionalError, Quote, QuoteDecision, without
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.services.assessment import fee_rows
from aftersale_desktop.services.paper_contents import heading_of, listed_names, listed_units, subject_of
from aftersale_desktop.services.repair_orders import RepairOrder, planned_settlement, with_estimate


def planned_sums(order: RepairOrder) -> Settlement | None:
    """Return what the diagnosed work comes to as it would be quoted, None before there is a diagnosis."""
    return planned_settlement(order.standing, order.item, order.point, order.tariff)


def asked_beyond(standing: Standing) -> tuple[PlannedPart, ...]:
    """Return the parts asked for on the order that its diagnosis does not plan, by code."""
    asked: Counter[str] = Counter()
    for line in standing.parts:
        asked[line.part_code] += 0 if line.state in NO_LONGER_WANTED else line.quantity
    for part in standing.diagnosis.parts if standing.diagnosis else ():
        asked[part.code] -= part.quantity
    return tuple(PlannedPart(code, count) for code, count in sorted(asked.items()) if count > 0)


def widened_plan(standing: Standing) -> Diagnosis | None:
    """Return the diagnosis with the parts asked for beyond it, None where there are none: a quote names them all."""
    diagnosis, beyond = standing.diagnosis, asked_beyond(standing)
    if diagnosis is None or not beyond:
        return None
    wanted: Counter[str] = Counter()
    for part in (*diagnosis.parts, *beyond):
        wanted[part.code] += part.quantity
    return replace(diagnosis, parts=tuple(PlannedPart(code, count) for code, count in wanted.items()))


def as_quoted_next(order: RepairOrder) -> RepairOrder:
    """Return the order as its next quote would see it: planned with what was asked for beyond the diagnosis."""
    plan = widened_plan(order.standing)
    if plan is None:
        return order
    record = OrderRecord(order.claim.number, order.claim.received_at, plan.technician, plan)
    return with_estimate(replace(order, standing=order.standing.with_record(record)))


def left_out_before(standing: Standing) -> tuple[str, ...]:
    """Return what the customer did not want when they last answered: it never comes back compulsory unseen."""
    answers = [one for one in contents(standing.records, QuoteDecision) if one.way is not None]
    return answers[-1].left_out if answers else ()


def agreed_sums(order: RepairOrder, quote: Quote, left_out: Collection[str]) -> Settlement:
    """Return what a quote comes to without what is left out; refuses what is no option of it."""
    for code in left_out:
        if code not in quote.optional:
            raise NotOptionalError(code)
    return settle(without(quote.job, left_out), order.tariff, order.point.tax_rate)


def declined_sums(order: RepairOrder, job: Job) -> Settlement:
    """Return what is due when the customer wants no repair after the diagnosis (domain §5)."""
    return settle(replace(job, outcome=JobOutcome.DECLINED), order.tariff, order.point.tax_rate)


def quote_content(order: RepairOrder, quote: Quote, replaces: str) -> QuoteContent:
    """Return what the paper of a quote says."""
    diagnosis, lines = order.standing.diagnosis, tuple(one.line for one in quote.lines)
    claim, tariff, rate = order.claim, order.tariff, order.point.tax_rate
    return QuoteContent(
        number=quote.number,
        version=quote.version,
        replaces=replaces,
        claim_number=claim.number,
        point=heading_of(order.point),
        sent_at=quote.sent_at,
        sent_by=quote.sent_by,
        received_at=claim.received_at.astimezone(quote.sent_at.tzinfo),
        valid_until=quote.valid_until,
        subject=subject_of(order.item, order.customer, claim.scanned),
        fault_found=diagnosis.fault_found if diagnosis else "",
        cause=diagnosis.cause if diagnosis else "",
        remedy=diagnosis.remedy if diagnosis else "",
        technician=diagnosis.technician if diagnosis else "",
        lines=lines,
        optional=quote.optional,
        fees=fee_rows(settle(quote.job, tariff, rate)),
        total=quote.total,
        net=quote.net,
        tax=quote.tax,
        tax_rate=rate,
        least_total=agreed_sums(order, quote, quote.optional).total,
        declined_total=declined_sums(order, quote.job).total,
        tariff_id=tariff.id,
        tariff_document=tariff.document_number,
        note=quote.note,
        listed_names=listed_names(lines, tariff),
        listed_units=listed_units(lines, tariff),
    )
