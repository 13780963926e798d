"""Taking an invoice back: a supervisor, a reason, a number of its own, the money by kind; the invoice stays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.credit_notes import AlreadyCreditedError
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.fees import PartUse
from aftersale_desktop.domain.invoices import AlreadyInvoicedError, InvoiceState, PaymentKind
from aftersale_desktop.domain.money_papers import CreditNoteContent
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.payments import OverpaidError, Tender
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.services.credit_notes import CreditDraft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.ports import StorageError
from tests.builders import CLERK, NOON, SUPERVISOR, a_card, a_stocked_shop, a_visit, an_item, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready

PAID = (Tender(PaymentKind.WECHAT, Decimal("100.00")), Tender(PaymentKind.CASH, Decimal("18.00"), Decimal("20.00")))


@pytest.fixture
def shop() -> FakeShop:
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    return a_fake_shop(a_stocked_shop(items=(old,)), SUPERVISOR, NOON)


@pytest.fixture
def invoice(shop: FakeShop) -> str:
    """An invoice of 118.00: labour 80.00 and a part 38.00, paid by WeChat and in cash."""
    claim = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    return shop.money.invoicing.post(draft(claim)).invoice.number


def draft(claim: str) -> InvoiceDraft:
    return InvoiceDraft(claim, work_done(), parts=(PartUse("CAP35", Decimal(1), Decimal("38.00")),), payments=PAID)


def test_a_whole_invoice_is_taken_back_and_the_money_with_it(shop: FakeShop, invoice: str) -> None:
    before = shop.kept.invoices[invoice]
    posted = shop.money.credit_notes.post(CreditDraft(invoice, "配件型号开错"), "key 2")
    assert (posted.note.number, posted.note.total) == ("SH03-CN-2026-000001", Decimal("118.00"))
    assert posted.refund is not None
    assert [(one.kind, one.amount) for one in posted.refund.entry.payments] == [
        (PaymentKind.CASH, Decimal("-18.00")),
        (PaymentKind.WECHAT, Decimal("-100.00")),
    ]
    found = shop.money.invoicing.find(invoice)
    assert found is not None
    assert found.state is InvoiceState.CREDITED
    assert found.due == found.open_amount == 0
    assert shop.kept.invoices[invoice] == before
    assert shop.money.payments.account(before.claim_number).balance == 0


def test_the_paper_says_everything_below_zero_and_names_the_invoice(shop: FakeShop, invoice: str) -> None:
    posted = shop.money.credit_notes.post(CreditDraft(invoice, "配件型号开错"), "key 2")
    assert shop.kept.papers[PaperKind.CREDIT_NOTE, posted.note.number] == posted.paper
    content = posted.paper.content
    assert isinstance(content, CreditNoteContent)
    assert (content.invoice_number, content.reason) == (invoice, "配件型号开错")
    assert content.total == sum(line.amount_due for line in content.lines) == Decimal("-118.00")
    assert content.net + content.tax == content.total
    assert [line.amount_due for line in content.lines] == [Decimal("-80.00"), Decimal("-38.00")]


def test_one_line_is_taken_back_and_what_is_paid_too_much_goes_back(shop: FakeShop, invoice: str) -> None:
    posted = shop.money.credit_notes.post(CreditDraft(invoice, "配件未更换", (1,)), "key 2")
    assert (posted.note.total, posted.note.is_final) == (Decimal("38.00"), False)
    assert posted.refund is not None
    assert posted.refund.entry.total == Decimal("-38.00")
    found = shop.money.invoicing.find(invoice)
    assert found is not None
    assert (found.state, found.due, found.paid) == (InvoiceState.PAID, Decimal("80.00"), Decimal("80.00"))
    rest = shop.money.credit_notes.post(CreditDraft(invoice, "整单取消"), "key 3")
    assert (rest.note.total, rest.note.is_final) == (Decimal("80.00"), True)
    assert rest.note.net + posted.note.net == found.settlement.net


def test_an_unpaid_invoice_is_taken_back_without_money(shop: FakeShop) -> None:
    claim = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    number = shop.money.invoicing.post(replace(draft(claim), payments=())).invoice.number
    posted = shop.money.credit_notes.post(CreditDraft(number, "开错"), "key 2")
    assert posted.refund is None


def test_the_same_claim_is_invoiced_anew_once_its_invoice_was_taken_back(shop: FakeShop, invoice: str) -> None:
    claim = shop.kept.invoices[invoice].claim_number
    with pytest.raises(AlreadyInvoicedError):
        shop.money.invoicing.post(draft(claim))
    shop.money.credit_notes.post(CreditDraft(invoice, "配件型号开错"), "key 2")
    again = shop.money.invoicing.post(draft(claim)).invoice
    assert (again.number, again.state) == ("SH03-FI-2026-000002", InvoiceState.PAID)
    old = shop.money.invoicing.find(invoice)
    assert old is not None
    assert (old.state, old.payments) == (InvoiceState.CREDITED, ())
    with pytest.raises(OverpaidError):
        shop.money.payments.take_payment(invoice, (Tender(PaymentKind.CASH, Decimal("1.00")),), "key 3")


def test_only_a_supervisor_with_a_reason_takes_an_invoice_back(shop: FakeShop, invoice: str) -> None:
    with pytest.raises(ReasonMissingError):
        shop.money.credit_notes.post(CreditDraft(invoice, "  "), "key 2")
    shop.who.user = CLERK
    with pytest.raises(NotAllowedError):
        shop.money.credit_notes.post(CreditDraft(invoice, "开错"), "key 2")
    assert not shop.kept.credit_notes


def test_a_second_press_of_the_key_takes_back_once(shop: FakeShop, invoice: str) -> None:
    posted = shop.money.credit_notes.post(CreditDraft(invoice, "开错"), "key 2")
    assert shop.money.credit_notes.post(CreditDraft(invoice, "开错"), "key 2") == posted
    with pytest.raises(AlreadyCreditedError):
        shop.money.credit_notes.post(CreditDraft(invoice, "开错"), "key 3")
    assert len(shop.kept.credit_notes) == 1


@pytest.mark.parametrize("broken", ["credit_notes.add", "ledger.add", "papers.issue", "audit.add", "commit"])
def test_nothing_is_taken_back_when_any_part_fails(shop: FakeShop, invoice: str, broken: str) -> None:
    before = shop.kept.copy()
    shop.kept.broken.add(broken)
    with pytest.raises(StorageError):
        shop.money.credit_notes.post(CreditDraft(invoice, "开错"), "key 2")
    shop.kept.broken.clear()
    assert shop.kept == before
    assert not [series for _, series, _ in shop.kept.counters if series is DocumentSeries.CREDIT_NOTE]


def test_what_would_go_back_is_known_before_it_is_posted(shop: FakeShop, invoice: str) -> None:
    basis = shop.money.credit_notes.basis(invoice)
    credit = basis.credit((1,))
    assert credit.total == Decimal("38.00")
    assert [one.amount for one in basis.refund(credit, NOON)] == [Decimal("-18.00"), Decimal("-20.00")]


def test_the_detail_of_an_invoice_holds_its_money_notes_and_papers(shop: FakeShop, invoice: str) -> None:
    posted = shop.money.credit_notes.post(CreditDraft(invoice, "配件未更换", (1,)), "key 2")
    detail = shop.money.invoicing.detail(invoice)
    assert [entry.total for entry in detail.entries] == [Decimal("118.00"), Decimal("-38.00")]
    assert detail.notes == (posted.note,)
    kinds = {paper.kind for paper in detail.papers}
    assert kinds == {PaperKind.INVOICE, PaperKind.PAYMENT, PaperKind.CREDIT_NOTE, PaperKind.REFUND}
