"""What the desks of the counter, of its papers and money, and of the workshop need."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from aftersale_desktop.domain.attachments import Proof, pending_attachment
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.card_edits import fields_of
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState, ReasonMissingError
from aftersale_desktop.domain.day_close import CashPile
from aftersale_desktop.domain.diagnoses import Diagnosis, FaultCode
from aftersale_desktop.domain.exchanges import RemedyNotOpenError, Swap
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.handovers import OwnerProof
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.papers import PaperKind, PaperSize
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES
from aftersale_desktop.domain.shop_lists import SubStatus
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.cards import CardEdit, NewOwner, NewUnit
from aftersale_desktop.services.credit_notes import CreditDraft
from aftersale_desktop.services.exchange_forms import ExchangeForm, RefundForm
from aftersale_desktop.services.handovers import HandoverDraft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.services.new_products import NewProduct
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.services.print_desk import PreparedSheet
from aftersale_desktop.services.quotes import Answer, QuoteDraft
from aftersale_desktop.services.reception import Brought
from aftersale_desktop.services.till import CloseDraft
from tests.builders import (
    CLERK,
    NOON,
    SUPERVISOR,
    a_barcode,
    a_customer,
    a_print_job,
    a_stocked_shop,
    a_visit,
    an_item,
    work_done,
)
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop, a_fake_shop
from tests.orders_at_work import answers
from tests.ready_claims import made_ready
from tests.services.rights.declared import Deeds, unless
from tests.workshop_walk import FOUND, note

NUMBER = "SH03-WX-2026-000001"
RECEIPT = Sheet(PaperKind.RECEIPT, NUMBER, PaperSize.A5, "zh_CN")
PREPARED = PreparedSheet(a_print_job(id=1), Path("a.pdf"), b"")
DRAFT = InvoiceDraft("SH03-WX-2026-000001", work_done())
BILLED, PAID, INVOICE = "SH03-WX-2026-000002", "SH03-WX-2026-000003", "SH03-FI-2026-000001"
PHOTO = pending_attachment("IMG_1.jpg", b"\xff\xd8\xff meter", Proof.CAUSE)
BENCH = "SH03-WX-2026-000004"
AT_INSPECTOR, ON_SHELF = "SH03-WX-2026-000005", "SH03-WX-2026-000006"
TEMPLATE = SHIPPED_TEMPLATES[0]
GIVEN_BACK = HandoverDraft(claim_number=ON_SHELF, proof=OwnerProof.RECEIPT)
NEW_OUTDOOR = a_barcode("810233", 77)
OUTDOOR_SWAP = (Swap(an_item().units[-1].barcode, NEW_OUTDOOR),)
DIAGNOSIS = Diagnosis(platform="", fault_code="E2", fault_found="传感器漂移", remedy="更换", technician="")
COOLING = SubStatus(ClaimState.RECEIVED, "静置", Bilingual("静置"))
CODE = FaultCode("W-A", "E2", Bilingual("防冻结保护"))
TO_QUOTE, QUOTED = "SH03-WX-2026-000007", "SH03-WX-2026-000008"
ANSWER = Answer(QUOTED, "SH03-QT-2026-000001", "李明", ApprovalWay.TELEPHONE)
COUNTED = CloseDraft(entries=(), cash=(), float_left=Decimal("0.00"))
CASH = (Tender(PaymentKind.CASH, Decimal("10.00")),)

DEEDS: Deeds = {
    "QuoteDesk.newest": (Right.READ, lambda shop: shop.repairs.quotes.newest(QUOTED)),
    "QuoteDesk.send": (Right.QUOTE, lambda shop: shop.repairs.quotes.send(QuoteDraft(TO_QUOTE))),
    "QuoteDesk.accept": (Right.QUOTE, lambda shop: shop.repairs.quotes.accept(ANSWER)),
    "QuoteDesk.decline": (Right.QUOTE, lambda shop: shop.repairs.quotes.decline(ANSWER)),
    "QuoteDesk.withdraw": (Right.QUOTE, lambda shop: shop.repairs.quotes.withdraw(QUOTED, "")),
    "Till.day": (Right.CLOSE_DAY, lambda shop: shop.money.till.day()),
    "Till.close": (Right.CLOSE_DAY, lambda shop: shop.money.till.close(COUNTED, "close 2")),
    "Till.find": (Right.READ, lambda shop: shop.money.till.find("SH03-DC-2026-000001")),
    "CostDesk.of_claim": (Right.READ, lambda shop: shop.money.costs.of_claim(NUMBER)),
    "CostDesk.between": (Right.READ, lambda shop: shop.money.costs.between(NOON.date(), NOON.date())),
    "Intake.look_up": (Right.READ, lambda shop: shop.intake.look_up("nobody")),
    "Intake.customers_by_phone": (Right.READ, lambda shop: shop.intake.customers_by_phone("138")),
    "Intake.announced": (Right.READ, lambda shop: shop.intake.announced(1)),
    "Intake.card": (Right.READ, lambda shop: shop.intake.card("SH03-BX-2026-000001")),
    "Intake.products_of_invoice": (Right.READ, lambda shop: shop.intake.products_of_invoice("4403-1")),
    "Intake.card_rows": (Right.READ, lambda shop: shop.intake.card_rows(5)),
    "Intake.register": (
        Right.REGISTER,
        lambda shop: shop.intake.register(NewProduct(an_item(0, 9), a_customer())),
    ),
    "Intake.register_customer": (Right.REGISTER, lambda shop: shop.intake.register_customer(a_customer())),
    "Intake.take": (Right.TAKE_CLAIM, lambda shop: shop.intake.take(a_visit(shop.known()), "key 2")),
    "Intake.take_all": (
        Right.TAKE_CLAIM,
        lambda shop: shop.intake.take_all((Brought(a_visit(shop.known()), "key 9"),)),
    ),
    "CardDesk.detail": (Right.READ, lambda shop: shop.cards.detail(1)),
    "CardDesk.edit": (
        Right.REGISTER,
        lambda shop: shop.cards.edit(CardEdit(1, 1, replace(fields_of(shop.known().item), seller="永乐家电"))),
    ),
    "CardDesk.transfer": (
        Right.REGISTER,
        lambda shop: shop.cards.transfer(NewOwner(1, 1, a_customer("孙雅琪"), NOON.date(), "房产证", "过户")),
    ),
    "CardDesk.replace_unit": (
        Right.EDIT_CARD,
        lambda shop: shop.cards.replace_unit(
            NewUnit(1, 1, an_item().units[1].barcode, a_barcode("810233", 77), NOON.date(), NUMBER, "王建国")
        ),
    ),
    "CustomerDesk.read": (Right.READ, lambda shop: shop.customers.read(1)),
    "CustomerDesk.save": (Right.REGISTER, lambda shop: shop.customers.save(shop.kept.customers[1])),
    "CustomerDesk.flag": (Right.REGISTER, lambda shop: shop.customers.flag(1, "两次未付款")),
    "CustomerDesk.lift_flag": (Right.LIFT_FLAG, lambda shop: shop.customers.lift_flag(2, "已付清")),
    "EvidenceDesk.of_claim": (Right.READ, lambda shop: shop.evidence.of_claim(NUMBER)),
    "EvidenceDesk.content": (Right.READ, lambda shop: shop.evidence.content(PHOTO.digest)),
    "EvidenceDesk.add": (Right.ATTACH_EVIDENCE, lambda shop: shop.evidence.add(NUMBER, PHOTO)),
    "ClaimDesk.rows": (Right.READ, lambda shop: shop.claims.rows(ClaimFilter())),
    "ClaimDesk.due_next": (Right.READ, lambda shop: shop.claims.due_next()),
    "ClaimDesk.counts": (Right.READ, lambda shop: shop.claims.counts()),
    "ClaimDesk.detail": (Right.READ, lambda shop: shop.claims.detail(NUMBER)),
    "ClaimDesk.number_of_request": (Right.READ, lambda shop: shop.claims.number_of_request("key 1")),
    "ClaimDesk.check_again": (Right.READ, lambda shop: shop.claims.check_again(NUMBER)),
    "ClaimDesk.override": (
        Right.OVERRIDE_VERDICT,
        lambda shop: shop.claims.override(NUMBER, Outcome.FREE_REPAIR, "老客户"),
    ),
    "Bench.basis": (Right.READ, lambda shop: shop.repairs.bench.basis(BENCH)),
    "Bench.experience": (Right.READ, lambda shop: shop.repairs.bench.experience("split", "E2")),
    "Bench.record_diagnosis": (Right.REPAIR, lambda shop: shop.repairs.bench.record_diagnosis(BENCH, DIAGNOSIS)),
    "Bench.name_comeback": (Right.REPAIR, lambda shop: shop.repairs.bench.name_comeback(BENCH, "", None)),
    "Bench.rework_by_technician": (
        Right.READ,
        lambda shop: shop.repairs.bench.rework_by_technician(NOON.date(), NOON.date()),
    ),
    "WorkClock.press": (Right.REPAIR, lambda shop: shop.repairs.work_clock.press(BENCH)),
    "Rechecks.judge_again": (
        Right.REPAIR,
        lambda shop: shop.repairs.rechecks.judge_again(BENCH, (Finding.MAIN_PART,), "压缩机"),
    ),
    "FaultCodeDesk.codes": (Right.READ, lambda shop: shop.repairs.fault_codes.codes()),
    "FaultCodeDesk.save": (Right.CHANGE_SHOP, lambda shop: shop.repairs.fault_codes.save(replace(CODE, code="E6"))),
    "FaultCodeDesk.take_over_shipped": (
        Right.CHANGE_SHOP,
        lambda shop: shop.repairs.fault_codes.take_over_shipped(),
    ),
    "FaultCodeDesk.remove": (Right.CHANGE_SHOP, lambda shop: shop.repairs.fault_codes.remove(CODE)),
    "SubStatusDesk.all": (Right.READ, lambda shop: shop.repairs.sub_statuses.all()),
    "SubStatusDesk.add": (Right.CHANGE_SHOP, lambda shop: shop.repairs.sub_statuses.add(COOLING)),
    "SubStatusDesk.remove": (Right.CHANGE_SHOP, lambda shop: shop.repairs.sub_statuses.remove(COOLING)),
    "QuoteExpiry.let_expire": (Right.READ, lambda shop: shop.repairs.quote_expiry.let_expire()),
    "Today.entries": (Right.READ, lambda shop: shop.repairs.today.entries()),
    "WaitingBoardDesk.open": (Right.READ, lambda shop: shop.repairs.waiting_board.open()),
    "Lists.open": (Right.READ, lambda shop: shop.lists.open(ListQuery(ListKind.CLAIMS))),
    "Lists.newest_deed": (Right.READ, lambda shop: shop.lists.newest_deed()),
    "Lists.groups": (Right.READ, lambda shop: shop.lists.groups(ListKind.CARDS)),
    "ListExport.check": (Right.EXPORT, lambda shop: shop.exports.check()),
    "ListExport.begin": (
        Right.EXPORT,
        lambda shop: shop.exports.begin(
            shop.lists.open(ListQuery(ListKind.CARDS)), [range(1)], (), Path("a.csv"), "asked for"
        ),
    ),
    "ListExport.save": (Right.EXPORT, lambda shop: shop.exports.save("figures", (), (), Path("b.csv"), "asked for")),
    "Invoicing.basis": (Right.POST_INVOICE, lambda shop: shop.money.invoicing.basis(NUMBER)),
    "Invoicing.rows": (Right.READ, lambda shop: shop.money.invoicing.rows()),
    "Invoicing.find": (Right.READ, lambda shop: shop.money.invoicing.find("nobody")),
    "Invoicing.detail": (Right.READ, lambda shop: shop.money.invoicing.detail(INVOICE)),
    "Invoicing.post": (Right.POST_INVOICE, lambda shop: shop.money.invoicing.post(DRAFT)),
    "InvoiceDrafts.keep": (Right.POST_INVOICE, lambda shop: shop.money.invoice_drafts.keep(DRAFT)),
    "InvoiceDrafts.kept": (Right.POST_INVOICE, lambda shop: shop.money.invoice_drafts.kept(NUMBER)),
    "InvoiceDrafts.forget": (Right.POST_INVOICE, lambda shop: shop.money.invoice_drafts.forget(NUMBER)),
    "PaymentDesk.account": (Right.READ, lambda shop: shop.money.payments.account(NUMBER)),
    "PaymentDesk.take_deposit": (
        Right.TAKE_MONEY,
        lambda shop: shop.money.payments.take_deposit(NUMBER, CASH, "key 2"),
    ),
    "PaymentDesk.take_payment": (
        Right.TAKE_MONEY,
        lambda shop: shop.money.payments.take_payment(INVOICE, CASH, "key 2"),
    ),
    "PaymentDesk.give_back": (Right.CREDIT_INVOICE, lambda shop: shop.money.payments.give_back(PAID, "退单", "key 2")),
    "CreditDesk.basis": (Right.CREDIT_INVOICE, lambda shop: shop.money.credit_notes.basis(INVOICE)),
    "CreditDesk.post": (
        Right.CREDIT_INVOICE,
        lambda shop: shop.money.credit_notes.post(CreditDraft(INVOICE, "开错"), "key 2"),
    ),
    "PaperDesk.preview": (Right.PRINT, lambda shop: shop.papers.preview(RECEIPT)),
    "PaperDesk.without_glyph": (Right.PRINT, lambda shop: shop.papers.without_glyph(RECEIPT)),
    "PaperDesk.save_as": (Right.PRINT, lambda shop: shop.papers.save_as(RECEIPT, Path("a.pdf"))),
    "PrintDesk.queue": (Right.PRINT, lambda shop: shop.printing.queue(RECEIPT)),
    "PrintDesk.prepare": (Right.PRINT, lambda shop: shop.printing.prepare(1)),
    "Inspections.plan": (Right.READ, lambda shop: shop.repairs.inspections.plan(AT_INSPECTOR)),
    "Inspections.inspect": (
        Right.INSPECT,
        lambda shop: shop.repairs.inspections.inspect(AT_INSPECTOR, "", answers(shop, AT_INSPECTOR)),
    ),
    "Inspections.waive": (Right.WAIVE_INSPECTION, lambda shop: shop.repairs.inspections.waive(AT_INSPECTOR, "仅清洁")),
    "Inspections.first_pass": (Right.READ, lambda shop: shop.repairs.inspections.first_pass(NOON.date(), NOON.date())),
    "Inspections.templates": (Right.READ, lambda shop: shop.repairs.inspections.templates()),
    "Inspections.save_template": (Right.CHANGE_SHOP, lambda shop: shop.repairs.inspections.save_template(TEMPLATE)),
    "Inspections.remove_template": (Right.CHANGE_SHOP, lambda shop: shop.repairs.inspections.remove_template(TEMPLATE)),
    "Handovers.others_ready": (Right.READ, lambda shop: shop.repairs.handovers.others_ready(ON_SHELF)),
    "Handovers.old_parts": (Right.READ, lambda shop: shop.repairs.handovers.old_parts(ON_SHELF)),
    "Handovers.missing": (
        Right.READ,
        lambda shop: shop.repairs.handovers.missing(shop.repairs.workshop.sheet(ON_SHELF).order, GIVEN_BACK),
    ),
    "Handovers.hand_over": (Right.HAND_OVER, lambda shop: shop.repairs.handovers.hand_over(GIVEN_BACK)),
    "Exchanges.place": (
        Right.EXCHANGE_PRODUCT,
        lambda shop: shop.repairs.exchanges.place(BENCH, (), NEW_OUTDOOR),
    ),
    "Exchanges.exchange": (
        Right.EXCHANGE_PRODUCT,
        unless(
            lambda shop: shop.repairs.exchanges.exchange(ExchangeForm(BENCH, OUTDOOR_SWAP)),
            RemedyNotOpenError,
            ReasonMissingError,
        ),
    ),
    "Exchanges.refund": (
        Right.EXCHANGE_PRODUCT,
        unless(
            lambda shop: shop.repairs.exchanges.refund(RefundForm(BENCH, PaymentKind.TRANSFER)),
            RemedyNotOpenError,
            ReasonMissingError,
        ),
    ),
    "PrintDesk.send": (Right.PRINT, lambda shop: shop.printing.send(PREPARED, FakePrinters())),
    "PrintDesk.confirm": (Right.PRINT, lambda shop: shop.printing.confirm(1)),
    "PrintDesk.cancel": (Right.PRINT, lambda shop: shop.printing.cancel(1)),
    "PrintDesk.again": (Right.PRINT, lambda shop: shop.printing.again(1, "")),
    "PrintDesk.save_as": (Right.PRINT, lambda shop: shop.printing.save_as(1, Path("a.pdf"))),
    "PrintDesk.open_jobs": (Right.PRINT, lambda shop: shop.printing.open_jobs()),
    "PrintDesk.test_page": (Right.PRINT, lambda shop: shop.printing.test_page(PaperSize.A5, "en", "Desk")),
}


def a_shop() -> FakeShop:
    """Return a shop with an order for each deed, an invoice, a deposit, a closed day and a paper that waits."""
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    for key in range(1, 9):
        shop.intake.take(a_visit(shop.known()), f"key {key}")
    shop.kept.claims[BENCH] = replace(shop.kept.claims[BENCH], state=ClaimState.DIAGNOSING)
    shop.kept.claims[AT_INSPECTOR] = replace(shop.kept.claims[AT_INSPECTOR], state=ClaimState.IN_INSPECTION)
    shelved = replace(shop.kept.claims[ON_SHELF], state=ClaimState.READY, ended_as=ClaimEnd.SCRAPPED)
    shop.kept.claims[ON_SHELF] = shelved
    shop.kept.shop_lists[FaultCode, CODE.key] = CODE
    shop.who.user = SUPERVISOR
    shop.claims.override(BILLED, Outcome.PAID_REPAIR, "人为损坏")
    for number in (NUMBER, BILLED):
        made_ready(shop.storage.start_work, number)
    shop.money.invoicing.post(InvoiceDraft(BILLED, work_done()))
    shop.money.payments.take_deposit(PAID, CASH, "deposit")
    shop.money.till.close(CloseDraft(entries=(1,), cash=(CashPile(Decimal(10), 1),), float_left=Decimal(0)), "close 1")
    for number in (TO_QUOTE, QUOTED):
        shop.claims.override(number, Outcome.PAID_REPAIR, "人为损坏")
        shop.kept.claims[number] = replace(shop.kept.claims[number], state=ClaimState.DIAGNOSING)
        note(shop, number, FOUND)
    shop.repairs.quotes.send(QuoteDraft(QUOTED))
    shop.evidence.add(BILLED, PHOTO)
    shop.customers.flag(2, "两次未付款")
    shop.printing.queue(RECEIPT)
    return shop
