"""Ten orders on their whole way, from the scan at the counter to the closed claim; after each the whole shop agrees."""

from datetime import timedelta
from decimal import Decimal

import pytest
from time_machine import Traveller

from aftersale_desktop.demo.codes_to_try import IN_WARRANTY, OUT_OF_WARRANTY
from aftersale_desktop.demo.staff import DEMO_POINT
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.invoices import InvoiceState
from aftersale_desktop.domain.order_records import PromiseShift, contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.domain.transfers import TransferState
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.lookups import FoundItem
from tests.journeys.conftest import OpenCounter
from tests.journeys.order_course import (
    CLERK,
    INSPECTOR,
    KEEPER,
    SUPERVISOR,
    TECHNICIAN,
    OrderCourse,
    a_pair,
    judged_now,
    new_barcode,
    somebody,
)
from tests.journeys.shop_counter import ShopCounter

pytestmark = pytest.mark.journey

NOTHING = Decimal("0.00")
REPAIR_PAPERS = {PaperKind.RECEIPT, PaperKind.CERTIFICATE, PaperKind.INVOICE, PaperKind.HANDOVER}
BOARD, FAN = "IDU-PCB", "IDU-FAN"
BOARD_FAULT, FAN_FAULT, DIRT = "P4", "H6", "P2"
"""Fault codes that propose one board, one fan motor, and no part."""


@pytest.fixture
def course(shop_counter: ShopCounter) -> OrderCourse:
    """Return a course that begins with a clerk at the counter."""
    return OrderCourse(shop_counter)


def on_hand(course: OrderCourse, part: str) -> int:
    with course.counter.stored() as shop:
        return sum(level.on_hand for level in shop.stock.stockroom.levels(part) if level.warehouse == DEMO_POINT)


def repair(course: OrderCourse, part: str = "") -> None:
    """Let the bench mend what was diagnosed, the inspector pass it, and the counter bill it and hand it over."""
    course.step(ClaimState.UNDER_REPAIR)
    if part:
        course.fit(part)
    course.step(ClaimState.IN_INSPECTION)
    inspect_and_hand_over(course)


def inspect_and_hand_over(course: OrderCourse) -> None:
    course.be(INSPECTOR)
    course.inspect()
    assert course.state is ClaimState.READY
    course.be(CLERK)
    course.make_out_invoice()
    course.hand_over()


def check_closed(course: OrderCourse, ended_as: ClaimEnd, papers: set[PaperKind]) -> None:
    """Ask the closed order for its end and its papers, and the whole shop for everything that must hold."""
    order = course.sheet.order
    assert (order.claim.state, order.claim.ended_as) == (ClaimState.CLOSED, ended_as)
    assert course.papers() == papers
    course.check_shop()


def test_a_free_repair_with_a_part_costs_nothing(course: OrderCourse) -> None:
    before = on_hand(course, BOARD)
    claim = course.take_in(IN_WARRANTY.indoor, IN_WARRANTY.outdoor)
    assert claim.outcome is Outcome.FREE_REPAIR
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(BOARD_FAULT)
    repair(course, BOARD)
    assert course.invoiced == NOTHING
    assert on_hand(course, BOARD) == before - 1
    with course.counter.stored() as shop:
        (removed,) = shop.stock.removed_parts.of_claim(course.number)
        known = shop.intake.look_up(IN_WARRANTY.indoor)
        assert isinstance(known, FoundItem)
        again = judged_now(shop, known.known).judgement.verdict
    assert removed.part_code == BOARD
    assert again.outcome is Outcome.EXCHANGE_TWO_REPAIRS, "it was the second repair of the period"
    assert again.warranty_ends_on == claim.judgement.verdict.warranty_ends_on
    check_closed(course, ClaimEnd.REPAIRED, REPAIR_PAPERS)


def test_a_paid_repair_is_quoted_agreed_and_paid_in_two_sums(course: OrderCourse) -> None:
    claim = course.take_in(OUT_OF_WARRANTY.indoor, OUT_OF_WARRANTY.outdoor)
    assert claim.outcome is Outcome.PAID_REPAIR
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(BOARD_FAULT)
    course.quote()
    course.be(CLERK)
    course.answer(ApprovalWay.TELEPHONE, is_yes=True)
    course.take_deposit("50")
    course.be(TECHNICIAN)
    repair(course, BOARD)
    invoice = course.counter.invoice_of(course.number)
    decision = course.sheet.order.standing.decision
    assert decision is not None
    assert invoice.settlement.total == decision.total > Decimal(50)
    assert (invoice.state, [one.amount for one in invoice.payments][:1]) == (InvoiceState.PAID, [Decimal("50.00")])
    check_closed(course, ClaimEnd.REPAIRED, REPAIR_PAPERS | {PaperKind.QUOTE, PaperKind.DEPOSIT, PaperKind.PAYMENT})


def test_a_declined_quote_costs_its_diagnosis_and_takes_no_part(course: OrderCourse) -> None:
    before = on_hand(course, BOARD)
    course.take_in(OUT_OF_WARRANTY.indoor, OUT_OF_WARRANTY.outdoor)
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(BOARD_FAULT)
    course.quote()
    course.be(CLERK)
    course.answer(ApprovalWay.IN_PERSON, is_yes=False)
    course.be(TECHNICIAN)
    course.step(ClaimState.READY)
    course.be(CLERK)
    course.make_out_invoice()
    course.hand_over()
    invoice = course.counter.invoice_of(course.number)
    assert (invoice.job.outcome, invoice.job.parts, invoice.state) == (JobOutcome.DECLINED, (), InvoiceState.PAID)
    assert on_hand(course, BOARD) == before
    papers = {PaperKind.RECEIPT, PaperKind.QUOTE, PaperKind.INVOICE, PaperKind.PAYMENT, PaperKind.HANDOVER}
    check_closed(course, ClaimEnd.DECLINED, papers)


def test_where_no_fault_is_found_the_product_goes_back_inspected(course: OrderCourse) -> None:
    course.take_in(IN_WARRANTY.indoor, IN_WARRANTY.outdoor)
    course.be(TECHNICIAN)
    course.begin()
    course.find_no_fault("runs within its limits", "tried for an hour")
    course.step(ClaimState.IN_INSPECTION)
    inspect_and_hand_over(course)
    invoice = course.counter.invoice_of(course.number)
    assert invoice.job.outcome is JobOutcome.NO_FAULT_FOUND
    check_closed(course, ClaimEnd.NO_FAULT_FOUND, REPAIR_PAPERS)


def test_what_fails_its_inspection_is_mended_again_before_it_passes(course: OrderCourse) -> None:
    course.take_in(IN_WARRANTY.indoor, IN_WARRANTY.outdoor)
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(DIRT)
    course.step(ClaimState.UNDER_REPAIR)
    course.step(ClaimState.IN_INSPECTION)
    course.be(INSPECTOR)
    course.inspect(insulation="1.5")
    assert course.state is ClaimState.UNDER_REPAIR
    course.be(TECHNICIAN)
    course.step(ClaimState.IN_INSPECTION)
    inspect_and_hand_over(course)
    outcomes = [one.outcome for one in contents(course.sheet.order.standing.records, Inspection)]
    assert outcomes == [InspectionOutcome.FAILED, InspectionOutcome.PASSED]
    assert course.sheet.promise.first_pass is False
    check_closed(course, ClaimEnd.REPAIRED, REPAIR_PAPERS)


def test_a_part_of_another_point_moves_the_promise_and_arrives(open_counter: OpenCounter, clock: Traveller) -> None:
    course = OrderCourse(open_counter(user=CLERK))
    due_at = course.take_in(IN_WARRANTY.indoor, IN_WARRANTY.outdoor).due_at
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(FAN_FAULT)
    transfer = course.ask_elsewhere()
    course.choose_step("Wait for parts")
    assert course.state is ClaimState.WAITING_FOR_PARTS
    course.counter.close()

    there = open_counter(user=somebody(Role.SUPERVISOR, transfer.source))
    there.scan(document_code(transfer.number))
    there.press("F9")
    there.close()

    clock.shift(timedelta(days=1))
    course.counter = back = open_counter(user=KEEPER)
    back.scan(document_code(transfer.number))
    back.press("F9")
    course.be(TECHNICIAN)
    repair(course, FAN)
    shifts = contents(course.sheet.order.standing.records, PromiseShift)
    assert [shift.due_before for shift in shifts][:1] == [due_at]
    assert due_at is not None
    assert shifts[-1].due_after == due_at + timedelta(days=2), "both days it waited on count"
    with back.stored() as shop:
        assert shop.stock.transfers.find(transfer.number).state is TransferState.RECEIVED
    assert (on_hand(course, FAN), course.invoiced) == (0, NOTHING)
    check_closed(course, ClaimEnd.REPAIRED, REPAIR_PAPERS)


def test_after_two_repairs_the_product_is_exchanged_and_its_period_begins_anew(course: OrderCourse) -> None:
    known = a_pair(course.counter, Outcome.EXCHANGE_TWO_REPAIRS)
    old = [unit.barcode for unit in known.item.units]
    course.take_in(*old)
    course.be(TECHNICIAN)
    course.begin()
    course.be(CLERK)
    new = [new_barcode(barcode, at) for at, barcode in enumerate(old)]
    course.exchange(*new)
    assert course.state is ClaimState.READY
    course.hand_over()
    with course.counter.stored() as shop:
        found = shop.intake.look_up(new[0])
        assert isinstance(found, FoundItem)
        verdict = judged_now(shop, found.known).judgement.verdict
    assert [unit.barcode for unit in found.known.item.units] == new
    assert verdict.base_on == course.counter.newest_claim().received_at.astimezone().date()
    check_closed(course, ClaimEnd.EXCHANGED, {PaperKind.RECEIPT, PaperKind.EXCHANGE, PaperKind.HANDOVER})


def test_a_refund_pays_the_price_less_depreciation(course: OrderCourse) -> None:
    known = a_pair(course.counter, Outcome.EXCHANGE_TWO_REPAIRS)
    course.take_in(*(unit.barcode for unit in known.item.units))
    course.be(TECHNICIAN)
    course.begin()
    course.be(CLERK)
    refund = course.refund()
    assert known.item.card is not None
    assert refund.price == known.item.card.price
    assert refund.amount == refund.price - refund.depreciation < refund.price
    course.hand_over()
    with course.counter.stored() as shop:
        assert [money.number for money in shop.money.till.day().products] == [refund.number]
    check_closed(course, ClaimEnd.REFUNDED, {PaperKind.RECEIPT, PaperKind.PRODUCT_REFUND, PaperKind.HANDOVER})


def test_the_outdoor_unit_alone_is_exchanged_and_the_card_goes_on(course: OrderCourse) -> None:
    course.take_in(IN_WARRANTY.indoor, IN_WARRANTY.outdoor)
    card = course.sheet.order.item.card
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(DIRT)
    course.step(ClaimState.UNDER_REPAIR)
    course.be(SUPERVISOR)
    new = new_barcode(IN_WARRANTY.outdoor, 7)
    course.exchange(new, reason="casing cracked")
    course.be(TECHNICIAN)
    course.step(ClaimState.IN_INSPECTION)
    inspect_and_hand_over(course)
    item = course.sheet.order.item
    assert (item.card, [unit.barcode for unit in item.units]) == (card, [IN_WARRANTY.indoor, new])
    assert course.invoiced == NOTHING
    check_closed(course, ClaimEnd.REPAIRED, REPAIR_PAPERS | {PaperKind.EXCHANGE})


def test_what_comes_back_within_the_guarantee_is_mended_free(course: OrderCourse) -> None:
    known = a_pair(course.counter, Outcome.FREE_REREPAIR, is_same_fault=True)
    claim = course.take_in(*(unit.barcode for unit in known.item.units), ticks="0")
    assert claim.outcome is Outcome.FREE_REREPAIR
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(DIRT)
    repair(course)
    assert course.invoiced == NOTHING
    assert course.sheet.order.claim.comes_back_of == known.history[0].claim_number
    check_closed(course, ClaimEnd.REPAIRED, REPAIR_PAPERS)
