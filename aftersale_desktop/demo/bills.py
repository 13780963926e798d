"""The sample shop's fee invoices, settled by the real price lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.desk import TakenClaim, part_code
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.samples import BenchTexts
from aftersale_desktop.domain.claims import Claim, ClaimEvent, ClaimState
from aftersale_desktop.domain.discounts import Concessions, Discount
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.fees import Coverage, JobOutcome, MaterialUse, PartUse, Settlement
from aftersale_desktop.domain.invoices import (
    Invoice,
    PartSerials,
    Payment,
    PaymentKind,
    WorkDone,
    check_work,
    guarantee_until,
)
from aftersale_desktop.domain.money import round_half_up
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.invoice_forms import InvoiceBasis, InvoiceDraft, job_of, settled
from aftersale_desktop.services.paper_contents import invoice_content, new_paper, subject_of
from aftersale_desktop.services.ports import Terms

_KINDS = (PaymentKind.WECHAT, PaymentKind.ALIPAY, PaymentKind.CASH, PaymentKind.CARD)
_KIND_SHARES = (45, 30, 13, 12)
_PART_PAID_ONE_IN = 6
_DISCOUNT_ONE_IN = 12
_DEPOSIT_ONE_IN = 4
_DEPOSIT, _LEAST_TOTAL_WITH_DEPOSIT = Decimal("100.00"), Decimal("200.00")


@dataclass(frozen=True, slots=True)
class Bill:
    """A claim that is ready to be invoiced, and the working minute at which it is."""

    taken: TakenClaim
    minute: int


@dataclass(frozen=True, slots=True)
class PostedBill:
    """An invoice with its paper and the event it leaves on the claim."""

    taken: TakenClaim
    invoice: Invoice
    paper: IssuedPaper
    event: ClaimEvent


def bills_of(taken: TakenClaim) -> Iterator[Bill]:
    """Yield the bill of a claim whose work is done; an exchange is not invoiced."""
    steps, plan = taken.steps, taken.ticket.plan
    ready = next((place for place, step in enumerate(steps) if step.state is ClaimState.READY), None)
    if ready is not None and plan.is_invoiced:
        is_collected = ready + 1 < len(steps)
        yield Bill(taken, steps[ready + 1].minute - 1 if is_collected else (steps[ready].minute + plan.ended) // 2)


@dataclass(frozen=True, slots=True)
class BillingDesk:
    """Makes out the invoices, oldest first."""

    hours: OpeningHours
    chance: Chance
    texts: BenchTexts

    def post(self, bill: Bill, terms: Terms, number: str, invoice_id: int) -> PostedBill:
        """Return the invoice of a bill as it stands today: paid on collection, else open."""
        taken, posted_at = bill.taken, self.hours.moment(bill.minute)
        claim, item = taken.claim, taken.ticket.product.item
        tariff = next(tariff for tariff in terms.tariffs if tariff.id == claim.tariff_id)
        draft = self._draft(taken, tariff)
        check_work(draft.work, draft.outcome)
        basis = InvoiceBasis(claim, item, terms.point, tariff, (), ())
        settlement = settled(draft, basis, taken.team.supervisor)
        invoice = Invoice(
            id=invoice_id,
            number=number,
            claim_number=claim.number,
            job=job_of(draft, basis),
            settlement=settlement,
            work=draft.work,
            posted_at=posted_at,
            posted_by=taken.team.clerk,
            guarantee_until=guarantee_until(claim.returned_on or posted_at.date(), claim.coverage),
            payments=self._payments(taken, settlement, posted_at),
            tax_invoice_number="25" + self.chance.digits(18) if self.chance.is_one_in(4) else "",
        )
        return self._posted(invoice, taken, terms, tariff)

    def _posted(self, invoice: Invoice, taken: TakenClaim, terms: Terms, tariff: Tariff) -> PostedBill:
        subject = subject_of(taken.ticket.product.item, taken.ticket.product.owner, taken.claim.scanned)
        content = invoice_content(invoice, taken.claim, subject, terms.point, tariff)
        paper = new_paper(PaperKind.INVOICE, invoice.number, content, invoice.posted_at, invoice.posted_by)
        detail = {"invoice": invoice.number, "total": str(invoice.settlement.total)}
        event = ClaimEvent(invoice.posted_at, invoice.posted_by, "invoiced", detail)
        return PostedBill(taken, invoice, paper, event)

    def _draft(self, taken: TakenClaim, tariff: Tariff) -> InvoiceDraft:
        claim, fault = taken.claim, taken.ticket.plan.fault
        is_repaired = _outcome(taken) is JobOutcome.REPAIRED
        return InvoiceDraft(
            claim_number=claim.number,
            work=self._work(taken),
            outcome=_outcome(taken),
            operations=(fault.level,),
            materials=tuple(_materials(taken, tariff)) if is_repaired else (),
            parts=tuple(_parts(taken, tariff)) if is_repaired else (),
            is_carried_in=claim.is_carried_in,
            distance_km=claim.distance_km,
            concessions=self._concessions(claim),
        )

    def _concessions(self, claim: Claim) -> Concessions:
        """A supervisor lets some of the customers who pay off a tenth."""
        if claim.coverage is not Coverage.CHARGEABLE or not self.chance.is_one_in(_DISCOUNT_ONE_IN):
            return Concessions()
        reason = self.chance.pick(self.texts.discount_reasons)
        return Concessions(on_total=Discount(Decimal(10), is_per_cent=True), reason=reason)

    def _work(self, taken: TakenClaim) -> WorkDone:
        fault, claim = taken.ticket.plan.fault, taken.claim
        is_repaired = _outcome(taken) is JobOutcome.REPAIRED
        found, reason, remedy = {
            JobOutcome.DECLINED: (fault.found, fault.reason, self.texts.declined_remedy),
            JobOutcome.NO_FAULT_FOUND: self.texts.no_fault,
        }.get(_outcome(taken), (fault.found, fault.reason, fault.remedy))
        return WorkDone(
            fault_found=found,
            cause=reason,
            remedy=remedy,
            technician=claim.technician,
            inspector=claim.inspector,
            inspected_at=claim.passed_at,
            serials=tuple(self._serials(taken)) if is_repaired else (),
            are_old_parts_returned=claim.coverage is not Coverage.FREE,
        )

    def _serials(self, taken: TakenClaim) -> Iterator[PartSerials]:
        for code in taken.ticket.plan.fault.parts:
            part = part_code(code, taken.ticket.product.compressor)
            yield PartSerials(part, self.chance.digits(8), self.chance.digits(8))

    def _payments(self, taken: TakenClaim, settlement: Settlement, posted_at: datetime) -> tuple[Payment, ...]:
        """A customer pays on collection, some a deposit before; a business transfers, sometimes half of it first."""
        is_collected = any(step.state is ClaimState.HANDED_OVER for step in taken.steps)
        deposit = self._deposit(taken, settlement)
        if not is_collected or not settlement.total:
            return deposit
        kind, amount = self._kind(taken), settlement.total - sum(payment.amount for payment in deposit)
        if kind is PaymentKind.TRANSFER and self.chance.is_one_in(_PART_PAID_ONE_IN):
            amount = round_half_up(amount / 2)
        return (*deposit, Payment(kind, amount, posted_at))

    def _deposit(self, taken: TakenClaim, settlement: Settlement) -> tuple[Payment, ...]:
        if settlement.total < _LEAST_TOTAL_WITH_DEPOSIT or not self.chance.is_one_in(_DEPOSIT_ONE_IN):
            return ()
        return (Payment(self._kind(taken), _DEPOSIT, taken.claim.received_at),)

    def _kind(self, taken: TakenClaim) -> PaymentKind:
        if taken.ticket.product.owner.buyer is not Buyer.CONSUMER:
            return PaymentKind.TRANSFER
        return self.chance.weighted(_KINDS, _KIND_SHARES)


def _outcome(taken: TakenClaim) -> JobOutcome:
    """A free repair of nothing would count as a repair, so only a chargeable claim ends without a fault."""
    if any(step.state is ClaimState.DECLINED for step in taken.steps):
        return JobOutcome.DECLINED
    is_no_fault = taken.ticket.plan.detour == "no_fault" and taken.claim.coverage is Coverage.CHARGEABLE
    return JobOutcome.NO_FAULT_FOUND if is_no_fault else JobOutcome.REPAIRED


def _materials(taken: TakenClaim, tariff: Tariff) -> Iterator[MaterialUse]:
    prices = {material.code: material.unit_price for material in tariff.materials}
    for code, quantity in taken.ticket.plan.fault.materials.items():
        yield MaterialUse(code, Decimal(quantity), prices[code])


def _parts(taken: TakenClaim, tariff: Tariff) -> Iterator[PartUse]:
    listed = {part.code: part for part in tariff.parts}
    for code in taken.ticket.plan.fault.parts:
        part = listed[part_code(code, taken.ticket.product.compressor)]
        yield PartUse(part.code, Decimal(1), part.unit_price, part.main_part)
