"""Legal and illegal deeds with repair orders, drawn by chance: what the walk over a whole shop is made of."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedMaterial, PlannedPart
from aftersale_desktop.domain.exchanges import Swap
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.handovers import OldParts, OwnerProof
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.domain.repair_standing import Said
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.exchange_forms import ExchangeForm, RefundForm
from aftersale_desktop.services.factory import Trip
from aftersale_desktop.services.filled_invoices import filled_draft
from aftersale_desktop.services.handovers import HandoverDraft
from aftersale_desktop.services.inspections import TestAnswer
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.job_parts import Fitted
from aftersale_desktop.services.lookups import FoundItem
from aftersale_desktop.services.quotes import Answer, QuoteDraft
from tests.builders import a_barcode, a_visit, work_done
from tests.walks import PARTS, Walk

ASIDE = frozenset({Deed.HOLD, Deed.CANCEL, Deed.RELEASE_SCRAPPED})
_GOES_ON, _DOES_WITHOUT = 0.97, 0.3


def bring(walk: Walk, _: str) -> None:
    """A customer brings a product."""
    found = walk.shop.intake.look_up(walk.pick(walk.products))
    if isinstance(found, FoundItem):
        limit = walk.pick((None, None, Decimal("50.00"), Decimal("500.00")))
        evidence = a_visit(found.known).evidence
        is_card_shown = walk.chance.random() < 0.6
        visit = a_visit(found.known, cost_limit=limit, evidence=replace(evidence, is_card_shown=is_card_shown))
        walk.numbers.append(walk.shop.intake.take(visit, walk.key()).claim.number)


def step(walk: Walk, number: str) -> None:
    """Somebody presses the button of a step."""
    said = walk.pick((Said(), Said("原因"), Said("原因", PauseReason.CUSTOMER_ASKED_TO_HOLD)))
    walk.shop.repairs.workshop.step(number, walk.pick(tuple(Deed)), said)


def next_step(walk: Walk, number: str) -> None:
    """Somebody takes a step that can be taken; orders are given up or put aside less often than they go on."""
    said = Said("原因", PauseReason.FORCE_MAJEURE)
    offered = [one.step.deed for one in walk.shop.repairs.workshop.sheet(number).steps if one.is_open]
    onwards = [deed for deed in offered if deed not in ASIDE]
    chosen = onwards if walk.chance.random() < _GOES_ON else offered
    if chosen:
        walk.shop.repairs.workshop.step(number, walk.pick(chosen), said)


def diagnose(walk: Walk, number: str) -> None:
    """A technician says what is wrong."""
    is_fault_found = walk.chance.random() < 0.9
    diagnosis = Diagnosis(
        platform="split",
        fault_code=walk.pick(("E1", "E2", "H1")),
        fault_found="管温传感器漂移",
        cause=walk.pick(("自然老化", "自然老化", "")),
        remedy="更换传感器",
        technician="",
        is_fault_found=is_fault_found,
        is_repairable=walk.chance.random() < 0.9,
        operations=(walk.pick(tuple(OperationLevel)),),
        materials=walk.pick(((), (PlannedMaterial("R32", Decimal(2)),))),
        parts=tuple(PlannedPart(code) for code in walk.chance.sample(PARTS[:3], walk.chance.randrange(3))),
    )
    walk.shop.repairs.bench.record_diagnosis(number, diagnosis)


def press_clock(walk: Walk, number: str) -> None:
    """A technician starts or pauses the work time."""
    walk.shop.repairs.work_clock.press(number)


def judge_again(walk: Walk, number: str) -> None:
    """The bench finds something else than the counter saw."""
    walk.shop.repairs.rechecks.judge_again(number, (walk.pick(tuple(Finding)),), walk.pick(("", "痕迹")))


def override(walk: Walk, number: str) -> None:
    """A supervisor decides beside the verdict."""
    walk.shop.claims.override(number, walk.pick((Outcome.FREE_REPAIR, Outcome.PAID_REPAIR)), walk.pick(("", "老顾客")))


def quote(walk: Walk, number: str) -> None:
    """Somebody sends a quote."""
    walk.shop.repairs.quotes.send(QuoteDraft(number))


def answer_quote(walk: Walk, number: str) -> None:
    """The customer answers, or the shop takes the quote back."""
    sent = walk.shop.repairs.workshop.sheet(number).order.standing.quote
    answer = Answer(number, sent.number if sent else "", "顾客", ApprovalWay.TELEPHONE)
    desk = walk.shop.repairs.quotes
    yes, no, back = (
        (lambda: desk.accept(answer)),
        (lambda: desk.decline(answer)),
        (lambda: desk.withdraw(number, "改方案")),
    )
    walk.do(yes, yes, yes, yes, no, back)


def ask_for_parts(walk: Walk, number: str) -> None:
    """The bench asks for parts."""
    if walk.chance.random() < 0.5:
        walk.shop.stock.job_parts.request_planned(number)
    elif walk.chance.random() < _DOES_WITHOUT:
        walk.shop.stock.job_parts.leave_out_planned(number, walk.pick(("", "清洗后正常")))
    else:
        walk.shop.stock.job_parts.scan(number, walk.pick(PARTS), walk.pick(("", "B-001", "B-002", "B-003")))


def handle_part(walk: Walk, number: str) -> None:
    """Somebody reserves, issues, fits, returns or cancels a part of the order."""
    lines = walk.shop.repairs.workshop.sheet(number).order.standing.parts
    if not lines:
        return
    line, desk = walk.pick(lines), walk.shop.stock.job_parts
    fitted = Fitted(is_supplier_fault=walk.chance.random() < 0.8, old_serial=walk.pick(("", "OLD-1")))
    serial = walk.pick(("", "B-001", "B-002", "B-004"))
    walk.do(
        lambda: desk.reserve(number, line.id),
        lambda: desk.issue(number, line.id, serial),
        lambda: desk.consume(number, line.id, fitted),
        lambda: desk.give_back(number, line.id),
        lambda: desk.take_out(number, line.id),
        lambda: desk.cancel(number, line.id),
    )


def go_to_factory(walk: Walk, number: str) -> None:
    """A product goes to the factory or comes back."""
    order = walk.shop.repairs.workshop.sheet(number).order
    units = tuple(unit.barcode for unit in order.item.units)
    trip = Trip(place=walk.pick(("", "总厂")), units=walk.pick((units, units, units[:1])))
    if walk.chance.random() < 0.5:
        walk.shop.repairs.factory.send(number, trip)
    else:
        walk.shop.repairs.factory.take_back(number, trip, is_repaired=walk.chance.random() < 0.5)


def inspect(walk: Walk, number: str) -> None:
    """An inspector tests the product; some fail."""
    plan = walk.shop.repairs.inspections.plan(number)
    if plan.template is None:
        return
    is_good = walk.chance.random() < 0.75
    answers = [
        TestAnswer(
            test.unit.barcode,
            test.item.code,
            reading=(test.item.lowest or test.item.highest) if is_good and test.item.is_measured else Decimal(-99),
            is_right=is_good,
        )
        for test in plan.tests
    ]
    walk.shop.repairs.inspections.inspect(
        number, plan.template.code, answers[: walk.pick((len(answers), len(answers), 1))]
    )


def waive(walk: Walk, number: str) -> None:
    """A supervisor releases without tests."""
    walk.shop.repairs.inspections.waive(number, walk.pick(("", "主管放行")))


def invoice(walk: Walk, number: str) -> None:
    """A clerk posts the invoice as the order fills it, or makes one up."""
    basis = walk.shop.money.invoicing.basis(number)
    drafted = filled_draft(basis, basis.order) if basis.order else InvoiceDraft(number, work_done())
    wrong = replace(drafted, work=work_done(), operations=(OperationLevel.MAJOR, OperationLevel.MAJOR))
    walk.shop.money.invoicing.post(walk.pick((drafted, drafted, drafted, wrong)))


def pay(walk: Walk, number: str) -> None:
    """Money changes hands: a deposit, a payment, a surplus given back."""
    account, desk = walk.shop.money.payments.account(number), walk.shop.money.payments
    amount = walk.pick((Decimal("10.00"), account.open_amount, account.open_amount + 1))
    tenders = (Tender(walk.pick(tuple(PaymentKind)), amount),)
    of_invoice = account.invoice.number if account.invoice else ""
    walk.do(
        lambda: desk.take_deposit(number, tenders, walk.key()),
        lambda: desk.take_payment(of_invoice, tenders, walk.key()),
        lambda: desk.take_payment(of_invoice, tenders, walk.key()),
        lambda: desk.give_back(number, walk.pick(("", "退定金")), walk.key()),
    )


def hand_over(walk: Walk, number: str) -> None:
    """A customer collects; not everything is always there."""
    order = walk.shop.repairs.workshop.sheet(number).order
    exchange = order.standing.exchange
    units = {unit.barcode for unit in (*order.claim.scanned, *order.item.units)}
    units |= {unit.barcode for unit in exchange.new_units} if exchange else set()
    draft = HandoverDraft(
        claim_number=number,
        received_by=order.customer.name,
        proof=walk.pick((OwnerProof.RECEIPT, OwnerProof.RECEIPT, None)),
        accessories=order.claim.accessories,
        units=tuple(units) if walk.chance.random() < 0.9 else (),
        old_parts=walk.pick((OldParts.RETURNED, OldParts.KEPT, OldParts.NONE)),
        payment_reason=walk.pick(("", "", "月结客户")),
    )
    walk.shop.repairs.handovers.hand_over(draft)


def exchange_product(walk: Walk, number: str) -> None:
    """A product, or half of it, is exchanged."""
    item = walk.shop.repairs.workshop.sheet(number).order.item
    heads = {"indoor": "610233", "outdoor": "810233"}
    serial = walk.chance.randrange(100, 10_000)
    swaps = [Swap(unit.barcode, a_barcode(heads.get(str(unit.kind), "610233"), serial)) for unit in item.units]
    chosen = tuple(walk.pick((swaps, swaps[:1], swaps[1:])))
    walk.shop.repairs.exchanges.exchange(ExchangeForm(number, chosen, reason=walk.pick(("", "主管批准"))))


def refund_product(walk: Walk, number: str) -> None:
    """The customer gets the money back."""
    walk.shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.TRANSFER, reason=walk.pick(("", "主管批准"))))


def hand_on(walk: Walk, number: str) -> None:
    """An order goes to another technician, or gets a name of the shop's own."""
    if walk.chance.random() < 0.5:
        walk.shop.repairs.workshop.hand_to(number, walk.pick(walk.people).name)
    else:
        walk.shop.repairs.workshop.name_sub_status(number, walk.pick(("", "nobody's")))


def wait(walk: Walk, _: str) -> None:
    """Time passes."""
    walk.pass_time(timedelta(hours=walk.chance.randrange(1, 40)))
