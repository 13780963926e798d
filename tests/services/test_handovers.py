"""A product goes back to whom it belongs, with all that came along, paid or allowed, and then the order is frozen."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimIsClosedError, ClaimState
from aftersale_desktop.domain.customers import Relative
from aftersale_desktop.domain.handovers import (
    IdentityKind,
    IdentityNotShownError,
    NotTheOwnerError,
    OldParts,
    OwnerProof,
    SignedOn,
)
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.removed_parts import OldPartsAreDueBackError, RemovedPart, RemovedPartState
from aftersale_desktop.domain.repair_standing import Said
from aftersale_desktop.domain.repair_steps import Deed, Need, StepRefusedError
from aftersale_desktop.domain.return_papers import HandoverContent, OldPartGoes
from aftersale_desktop.domain.stock import StockLevel
from aftersale_desktop.services.credit_notes import CreditDraft
from aftersale_desktop.services.handovers import HandoverDraft, asks_old_parts
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from tests.builders import CLERK, INSPECTOR, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop, a_visit, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.orders_at_work import FOUND, answers, ready, repaired, taken

PNG = b"\x89PNG\r\n\x1a\n signature"


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    number = taken(shop)
    ready(shop, number)
    return number


def everything(shop: FakeShop, number: str, **changes: object) -> HandoverDraft:
    """Return a form on which nothing is missing."""
    claim = shop.kept.claims[number]
    draft = HandoverDraft(
        claim_number=number,
        proof=OwnerProof.RECEIPT,
        accessories=claim.accessories,
        units=tuple(unit.barcode for unit in claim.scanned),
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # fields of HandoverDraft


def test_with_the_receipt_everything_goes_back_and_the_order_closes(shop: FakeShop, number: str) -> None:
    handed = shop.repairs.handovers.hand_over(everything(shop, number))
    claim = handed.sheet.order.claim
    assert (claim.state, claim.returned_on) == (ClaimState.CLOSED, NOON.date())
    handover = handed.sheet.order.standing.handover
    assert handover is not None
    assert (handover.received_by, handover.by) == ("李明", CLERK.name)
    assert handover.guarantee_until == NOON.date() + timedelta(days=30)
    assert (handover.old_parts, handover.signed_on) == (OldParts.NONE, SignedOn.PAPER)
    content = handed.note.content
    assert isinstance(content, HandoverContent)
    assert [unit.barcode for unit in content.units] == list(handover.units)
    assert (PaperKind.HANDOVER, number) in shop.kept.papers


def test_it_is_said_beforehand_what_is_missing(shop: FakeShop, number: str) -> None:
    order = shop.repairs.workshop.sheet(number).order
    bare = HandoverDraft(claim_number=number)
    assert shop.repairs.handovers.missing(order, bare) == (Need.PROOF_OF_OWNER, Need.ACCESSORIES, Need.UNITS)
    assert shop.repairs.handovers.missing(order, everything(shop, number)) == ()
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.handovers.hand_over(everything(shop, number, units=()))
    assert refusal.value.missing == (Need.UNITS,)
    assert shop.kept.claims[number].state is ClaimState.READY
    assert (PaperKind.HANDOVER, number) not in shop.kept.papers


def test_a_lost_receipt_needs_a_known_name_and_leaves_only_four_signs(shop: FakeShop, number: str) -> None:
    lost = everything(shop, number, proof=OwnerProof.IDENTITY, received_by="张三", identity_ending="123x")
    with pytest.raises(NotTheOwnerError):
        shop.repairs.handovers.hand_over(lost)
    with pytest.raises(IdentityNotShownError):
        shop.repairs.handovers.hand_over(replace(lost, received_by="李明", identity_ending="31010119800101123X"))
    handed = shop.repairs.handovers.hand_over(replace(lost, received_by="李 明"))
    handover = handed.sheet.order.standing.handover
    assert handover is not None
    assert handover.identity == "id_card 123X"
    row = next(row for row in shop.kept.audit if row[2] == "hand_over_without_receipt")
    assert row[3:] == (number, {"received_by": "李 明", "identity": "id_card 123X"})


def test_the_family_on_record_takes_it_without_the_receipt(shop: FakeShop, number: str) -> None:
    owner = shop.kept.customers[1]
    shop.kept.customers[1] = replace(owner, family=(Relative("赵兰", "spouse"),))
    lost = everything(
        shop,
        number,
        proof=OwnerProof.IDENTITY,
        identity_kind=IdentityKind.PASSPORT,
        received_by="赵兰",
        identity_ending="7788",
    )
    handed = shop.repairs.handovers.hand_over(lost)
    assert handed.sheet.order.standing.handover is not None
    assert handed.sheet.order.standing.handover.identity == "passport 7788"


def test_the_customer_signs_on_screen(shop: FakeShop, number: str) -> None:
    handed = shop.repairs.handovers.hand_over(everything(shop, number, signature=PNG))
    handover = handed.sheet.order.standing.handover
    assert handover is not None
    assert handover.signed_on is SignedOn.SCREEN
    assert shop.evidence.content(handover.signature) == PNG


def fit_a_part(shop: FakeShop, number: str) -> None:
    with shop.storage.start_work() as work:
        work.part_lines.add(
            PartLine(
                claim_number=number,
                part_code="P-CAP-35",
                quantity=1,
                unit_price=Decimal("38.00"),
                is_main_part=False,
                state=PartLineState.CONSUMED,
                old_serial="A1",
            )
        )
        work.commit()


def test_old_parts_are_asked_about_where_parts_were_fitted(shop: FakeShop, number: str) -> None:
    fit_a_part(shop, number)
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.handovers.hand_over(everything(shop, number))
    assert refusal.value.missing == (Need.OLD_PARTS,)
    handed = shop.repairs.handovers.hand_over(everything(shop, number, old_parts=OldParts.RETURNED))
    assert isinstance(handed.note.content, HandoverContent)
    assert [(part.code, part.old_serial) for part in handed.note.content.removed_parts] == [("P-CAP-35", "A1")]


def paid_repair(shop: FakeShop) -> str:
    """Return the number of a chargeable repair on the shelf: the card was not shown, and nothing is paid yet."""
    evidence = replace(a_visit(shop.known()).evidence, is_card_shown=False, is_invoice_shown=False)
    number = taken(shop, evidence=evidence, cost_limit=Decimal(500))
    repaired(shop, number)
    shop.who.user = INSPECTOR
    shop.repairs.inspections.inspect(number, "", answers(shop, number))
    shop.who.user = CLERK
    return number


def test_what_is_not_invoiced_or_not_paid_stays(shop: FakeShop) -> None:
    number = paid_repair(shop)
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.handovers.hand_over(everything(shop, number))
    assert refusal.value.missing == (Need.INVOICE,)
    invoice = shop.money.invoicing.post(InvoiceDraft(number, work_done(), operations=FOUND.operations)).invoice
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.handovers.hand_over(everything(shop, number))
    assert refusal.value.missing == (Need.PAYMENT,)
    shop.money.payments.take_payment(invoice.number, (Tender(PaymentKind.WECHAT, invoice.open_amount),), "key pay")
    handed = shop.repairs.handovers.hand_over(everything(shop, number))
    assert handed.sheet.order.claim.state is ClaimState.CLOSED
    assert handed.sheet.order.standing.handover is not None
    assert handed.sheet.order.standing.handover.guarantee_until == NOON.date() + timedelta(days=90)


def test_old_parts_that_the_invoice_promised_are_not_asked_about_again(shop: FakeShop) -> None:
    number = paid_repair(shop)
    promised = replace(work_done(), are_old_parts_returned=True)
    invoice = shop.money.invoicing.post(InvoiceDraft(number, promised, operations=FOUND.operations)).invoice
    shop.money.payments.take_payment(invoice.number, (Tender(PaymentKind.WECHAT, invoice.open_amount),), "key pay")
    fit_a_part(shop, number)
    assert not asks_old_parts(shop.repairs.workshop.sheet(number).order)
    handover = shop.repairs.handovers.hand_over(everything(shop, number)).sheet.order.standing.handover
    assert handover is not None
    assert handover.old_parts is OldParts.RETURNED


def test_only_a_supervisor_lets_it_go_unpaid_and_the_order_stays_open(shop: FakeShop) -> None:
    number = paid_repair(shop)
    shop.money.invoicing.post(InvoiceDraft(number, work_done(), operations=FOUND.operations))
    allowed = everything(shop, number, payment_reason="月结客户")
    with pytest.raises(NotAllowedError):
        shop.repairs.handovers.hand_over(allowed)
    shop.who.user = SUPERVISOR
    handed = shop.repairs.handovers.hand_over(allowed)
    assert handed.sheet.order.claim.state is ClaimState.HANDED_OVER
    assert any(row[2:4] == ("allow_later_payment", number) for row in shop.kept.audit)
    shop.who.user = CLERK
    assert shop.repairs.workshop.sheet(number).steps == ()
    with pytest.raises(NotAllowedError):
        shop.repairs.workshop.step(number, Deed.CLOSE)
    shop.who.user = SUPERVISOR
    assert shop.repairs.workshop.step(number, Deed.CLOSE).order.claim.state is ClaimState.CLOSED


def test_a_closed_claim_takes_no_deposit_and_no_second_invoice_but_is_credited(shop: FakeShop) -> None:
    number = paid_repair(shop)
    draft = InvoiceDraft(number, work_done(), operations=FOUND.operations)
    invoice = shop.money.invoicing.post(draft).invoice
    shop.money.payments.take_payment(invoice.number, (Tender(PaymentKind.WECHAT, invoice.open_amount),), "key pay")
    shop.repairs.handovers.hand_over(everything(shop, number))
    shop.who.user = SUPERVISOR
    credit = shop.money.credit_notes.post(CreditDraft(invoice.number, "开错"), "key credit")
    assert credit.refund is not None
    with pytest.raises(ClaimIsClosedError):
        shop.money.payments.take_deposit(number, (Tender(PaymentKind.CASH, Decimal(50)),), "key deposit")
    with pytest.raises(ClaimIsClosedError):
        shop.money.invoicing.post(draft)


def test_a_cancelled_claim_gives_the_product_back_once_the_deposit_is_returned(shop: FakeShop) -> None:
    number = taken(shop)
    shop.money.payments.take_deposit(number, (Tender(PaymentKind.CASH, Decimal(50)),), "key deposit")
    shop.repairs.workshop.step(number, Deed.CANCEL, Said("顾客不修了"))
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.handovers.hand_over(everything(shop, number, units=()))
    assert refusal.value.missing == (Need.DEPOSIT_RETURNED, Need.UNITS)
    shop.who.user = SUPERVISOR
    shop.money.payments.give_back(number, "取消", "key back")
    shop.who.user = CLERK
    handed = shop.repairs.handovers.hand_over(everything(shop, number))
    assert handed.sheet.order.claim.state is ClaimState.CLOSED
    assert handed.sheet.order.claim.ended_as is not ClaimEnd.REPAIRED
    assert handed.sheet.order.standing.handover is not None
    assert handed.sheet.order.standing.handover.guarantee_until is None


def test_other_products_of_the_customer_that_are_ready_are_offered(shop: FakeShop, number: str) -> None:
    shop.kept.items[2] = replace(shop.kept.items[2], customer_id=1)
    shop.who.user = CLERK
    second = shop.intake.take(a_visit(shop.known(2)), "key 2").claim.number
    ready(shop, second)
    assert [claim.number for claim in shop.repairs.handovers.others_ready(number)] == [second]
    assert [claim.number for claim in shop.repairs.handovers.hand_over(everything(shop, number)).others] == [second]
    assert shop.repairs.handovers.hand_over(everything(shop, second)).others == ()


def test_the_bench_hands_nothing_over(shop: FakeShop, number: str) -> None:
    shop.who.user = TECHNICIAN
    with pytest.raises(NotAllowedError):
        shop.repairs.handovers.hand_over(everything(shop, number))


def test_where_old_parts_go_two_ways_the_note_says_of_each_where_it_goes(shop: FakeShop, number: str) -> None:
    fit_a_part(shop, number)
    theirs = RemovedPart(
        number="SH03-RP-2026-000001",
        claim_number=number,
        point_code="SH03",
        part_code="CAP35",
        old_serial="A1",
        is_supplier_fault=False,
        removed_at=NOON,
        removed_by=TECHNICIAN.name,
    )
    due_back = replace(theirs, number="SH03-RP-2026-000002", part_code="CONT", state=RemovedPartState.DUE_BACK)
    with shop.storage.start_work() as work:
        work.removed_parts.add(theirs)
        work.removed_parts.add(due_back)
        work.commit()
    shop.kept.levels["SH03-OLD", "CAP35"] = StockLevel("SH03-OLD", "CAP35", 1)
    handed = shop.repairs.handovers.hand_over(everything(shop, number, old_parts=OldParts.RETURNED))
    content = handed.note.content
    assert isinstance(content, HandoverContent)
    assert [(part.code, part.goes) for part in content.removed_parts] == [
        ("CAP35", OldPartGoes.TO_CUSTOMER),
        ("CONT", OldPartGoes.TO_FACTORY),
    ]
    states = {part.number: part.state for part in shop.kept.removed_parts.values()}
    assert states == {theirs.number: RemovedPartState.RETURNED, due_back.number: RemovedPartState.DUE_BACK}


def test_no_invoice_promises_the_customer_what_all_goes_back_to_the_factory(shop: FakeShop) -> None:
    number = paid_repair(shop)
    with shop.storage.start_work() as work:
        work.removed_parts.add(
            RemovedPart(
                number="SH03-RP-2026-000001",
                claim_number=number,
                point_code="SH03",
                part_code="CAP35",
                is_supplier_fault=True,
                state=RemovedPartState.DUE_BACK,
                removed_at=NOON,
                removed_by=TECHNICIAN.name,
            )
        )
        work.commit()
    promised = replace(work_done(), are_old_parts_returned=True)
    with pytest.raises(OldPartsAreDueBackError):
        shop.money.invoicing.post(InvoiceDraft(number, promised, operations=FOUND.operations))
