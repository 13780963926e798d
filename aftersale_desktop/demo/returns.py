"""How the sample shop inspected its repairs and handed them back: some failed at first, some receipts were lost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from aftersale_desktop.demo.bills import PostedBill
from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.desk import TakenClaim
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.domain.claim_states import ClaimEnd, ClaimState
from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.handovers import Handover, IdentityKind, OldParts, OwnerProof, identity_of
from aftersale_desktop.domain.inspections import (
    Inspection,
    InspectionOutcome,
    InspectionResult,
    InspectionTemplate,
    PlannedTest,
    judged,
    planned_tests,
    template_for,
)
from aftersale_desktop.domain.invoices import guarantee_until
from aftersale_desktop.domain.money import round_half_up
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.pairing import units_received
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.return_papers import CertificateContent, HandoverContent
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES
from aftersale_desktop.services.paper_contents import heading_of, new_paper, subject_of
from aftersale_desktop.services.ports import Terms

_SEED = 20261204
_KEPT_DAYS = 60
_LOST_RECEIPT_ONE_IN = 9
_ENDS: dict[JobOutcome, ClaimEnd] = {
    JobOutcome.REPAIRED: ClaimEnd.REPAIRED,
    JobOutcome.DECLINED: ClaimEnd.DECLINED,
    JobOutcome.NO_FAULT_FOUND: ClaimEnd.NO_FAULT_FOUND,
    JobOutcome.NOT_REPAIRABLE: ClaimEnd.RETURNED_UNREPAIRED,
}


@dataclass(frozen=True, slots=True)
class SampleReturns:
    """Inspections and hand-overs of the last weeks, with their papers."""

    records: tuple[OrderRecord, ...]
    papers: tuple[IssuedPaper, ...]


def ended(claim: Claim, posted: Mapping[str, PostedBill]) -> Claim:
    """Return a claim with how it ended, as its invoice says."""
    bill = posted.get(claim.number)
    return claim if bill is None else replace(claim, ended_as=_ENDS[bill.invoice.job.outcome])


def sample_returns(
    taken: Iterable[TakenClaim], posted: Mapping[str, PostedBill], hours: OpeningHours, terms: Mapping[str, Terms]
) -> SampleReturns:
    """Return what inspectors and counter wrote down about the claims of the last weeks."""
    chance = Chance(_SEED)
    records: list[OrderRecord] = []
    papers: list[IssuedPaper] = []
    for one in taken:
        if one.ticket.plan.days_ago > _KEPT_DAYS:
            continue
        return_desk = _ReturnDesk(one, posted.get(one.claim.number), hours, terms[one.claim.point_code], chance)
        records += return_desk.records()
        papers += return_desk.papers(records)
    return SampleReturns(tuple(records), tuple(papers))


@dataclass(frozen=True, slots=True)
class _ReturnDesk:
    """One claim on its way from the inspector to its owner."""

    taken: TakenClaim
    bill: PostedBill | None
    hours: OpeningHours
    terms: Terms
    chance: Chance

    def records(self) -> Iterator[OrderRecord]:
        claim = self.taken.claim
        for before, after in pairwise(self.taken.steps):
            at = self.hours.moment(after.minute)
            if before.state is ClaimState.IN_INSPECTION:
                inspection = self._inspection(at, is_passed=after.state is ClaimState.READY)
                yield OrderRecord(claim.number, at, claim.inspector, inspection)
            if after.state is ClaimState.HANDED_OVER:
                handover = self._handover(at)
                yield OrderRecord(claim.number, at, handover.by, handover)

    def papers(self, records: Iterable[OrderRecord]) -> Iterator[IssuedPaper]:
        number = self.taken.claim.number
        own = [record for record in records if record.claim_number == number]
        firsts = [record for record in own if isinstance(record.content, Inspection)][:1]
        for record in own:
            content: CertificateContent | HandoverContent
            if isinstance(record.content, Handover):
                kind, content = PaperKind.HANDOVER, self._note(record.content)
            elif isinstance(record.content, Inspection) and record.content.outcome is InspectionOutcome.PASSED:
                kind, content = PaperKind.CERTIFICATE, self._certificate(record.content, is_first=record in firsts)
            else:
                continue
            yield new_paper(kind, number, content, record.at, record.by)

    @property
    def _template(self) -> InspectionTemplate:
        product_class = self.taken.ticket.product.item.model.product_class
        outcome = self.bill.invoice.job.outcome if self.bill else JobOutcome.REPAIRED
        found = template_for(SHIPPED_TEMPLATES, product_class, is_repaired=outcome is JobOutcome.REPAIRED)
        return found or SHIPPED_TEMPLATES[0]

    def _inspection(self, at: datetime, *, is_passed: bool) -> Inspection:
        units = units_received(self.taken.ticket.product.item, self.taken.claim.scanned)
        planned = planned_tests(self._template, units)
        wrong = None if is_passed else self.chance.pick([test for test in planned if not test.item.is_measured])
        results = tuple(self._result(test, is_right=test is not wrong) for test in planned)
        return Inspection(
            outcome=judged(results),
            inspector=self.taken.claim.inspector,
            at=at,
            template=self._template.code,
            results=results,
        )

    def _result(self, test: PlannedTest, *, is_right: bool) -> InspectionResult:
        if not test.item.is_measured:
            return test.looked_at(has_passed=is_right)
        share = Decimal(self.chance.between((20, 60))) / 100
        lowest, highest = test.item.lowest, test.item.highest
        if lowest is None:
            reading = (highest or Decimal(1)) * share
        elif highest is None:
            reading = lowest * (1 + 2 * share)
        else:
            reading = lowest + (highest - lowest) * share
        return test.measured(round_half_up(reading))

    def _handover(self, at: datetime) -> Handover:
        claim, owner = self.taken.claim, self.taken.ticket.product.owner
        is_lost = self.chance.is_one_in(_LOST_RECEIPT_ONE_IN)
        ending = self.chance.digits(4)
        is_repaired = self.bill is not None and self.bill.invoice.job.outcome is JobOutcome.REPAIRED
        return Handover(
            at=at,
            by=self.taken.team.clerk,
            received_by=owner.name,
            proof=OwnerProof.IDENTITY if is_lost else OwnerProof.RECEIPT,
            identity=identity_of(IdentityKind.ID_CARD, ending) if is_lost else "",
            accessories=claim.accessories,
            units=tuple(unit.barcode for unit in claim.scanned),
            old_parts=self._old_parts(),
            guarantee_until=guarantee_until(at.date(), claim.coverage) if is_repaired else None,
        )

    def _old_parts(self) -> OldParts:
        if self.bill is None or not self.bill.invoice.job.parts:
            return OldParts.NONE
        return OldParts.RETURNED if self.bill.invoice.work.are_old_parts_returned else OldParts.KEPT

    def _certificate(self, inspection: Inspection, *, is_first: bool) -> CertificateContent:
        taken, fault = self.taken, self.taken.ticket.plan.fault
        claim, item = taken.claim, taken.ticket.product.item
        return CertificateContent(
            number=claim.number,
            point=heading_of(self.terms.point),
            inspected_at=inspection.at,
            inspector=inspection.inspector,
            subject=subject_of(item, taken.ticket.product.owner, claim.scanned),
            template=self._template.name,
            results=inspection.results,
            fault_found=self.bill.invoice.work.fault_found if self.bill else fault.found,
            remedy=self.bill.invoice.work.remedy if self.bill else fault.remedy,
            technician=claim.technician,
            due_at=claim.due_at,
            is_promise_kept=claim.due_at is not None and inspection.at <= claim.due_at,
            is_first_pass=is_first,
        )

    def _note(self, handover: Handover) -> HandoverContent:
        taken, invoice = self.taken, self.bill.invoice if self.bill else None
        claim, item = taken.claim, taken.ticket.product.item
        return HandoverContent(
            number=claim.number,
            point=heading_of(self.terms.point),
            received_at=claim.received_at,
            subject=subject_of(item, taken.ticket.product.owner, claim.scanned),
            handover=handover,
            ended_as=_ENDS[invoice.job.outcome] if invoice else None,
            units=claim.scanned,
            removed_parts=(),
            fault_found=invoice.work.fault_found if invoice else "",
            remedy=invoice.work.remedy if invoice else "",
            invoice_number=invoice.number if invoice else "",
            total=invoice.due if invoice else None,
            open_amount=invoice.open_amount if invoice else Decimal("0.00"),
        )
