"""Money at the counter by keys alone: deposit, invoice, part payment, rest, credit note, a reprint that says COPY."""

from decimal import Decimal

import pytest

from aftersale_desktop.demo.staff import USERS
from aftersale_desktop.domain.claims import ClaimGroup
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.invoices import Invoice, InvoiceState, PaymentKind
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.ui.invoices.page import InvoicesPage
from tests.journeys.conftest import OpenCounter
from tests.journeys.paper_reader import barcodes_on, text_of
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until

pytestmark = pytest.mark.journey

SUPERVISOR: User = next(user for user in USERS if user.role is Role.SUPERVISOR and user.point_code == "SH03")


@pytest.fixture
def counter(open_counter: OpenCounter) -> ShopCounter:
    """Return the window with a supervisor at the keyboard."""
    return open_counter(user=SUPERVISOR)


@pytest.fixture
def claim(counter: ShopCounter) -> str:
    """Return a claim the customer pays for, not invoiced and without a deposit yet."""
    with counter.stored() as shop:
        ready = shop.claims.rows(ClaimFilter(group=ClaimGroup.READY))
        rows = (row for row in ready if not row.is_free and not row.invoice_number)
        return next(row.number for row in rows if not shop.money.payments.account(row.number).balance)


def page_of(counter: ShopCounter) -> InvoicesPage:
    page = counter.run.window.page("invoices")
    assert page is not None
    assert isinstance(page.widget, InvoicesPage)
    return page.widget


def take_deposit(counter: ShopCounter, claim: str, amount: str) -> None:
    counter.show_claim(claim)
    counter.press("F4")
    counter.type(amount)
    counter.choose("Cash")
    counter.press("F9")


def make_out_invoice(counter: ShopCounter, claim: str) -> Invoice:
    counter.show_claim(claim)
    counter.press("F9")
    counter.describe_work("capacitor worn", "age", "capacitor replaced")
    counter.choose_inspector()
    counter.press("F9")
    return counter.invoice_of(claim)


def pay_part(counter: ShopCounter, amount: str) -> None:
    counter.press("F9")
    counter.choose("WeChat Pay")
    counter.focus_on_field(page_of(counter).payment.entry._rows[PaymentKind.WECHAT].amount)
    counter.press("Ctrl+A")
    counter.type(amount)
    counter.press("F9")


def pay_rest(counter: ShopCounter) -> None:
    counter.press("F9")
    counter.choose("Cash")
    counter.press("F9")


def test_from_a_deposit_over_a_part_payment_to_the_rest(counter: ShopCounter, claim: str, tray: PaperTray) -> None:
    take_deposit(counter, claim, "20")
    invoice = make_out_invoice(counter, claim)
    assert invoice.state is InvoiceState.PART_PAID
    assert [payment.amount for payment in invoice.payments] == [Decimal("20.00")]
    counter.scan(document_code(invoice.number))
    assert counter.sees(invoice.number)
    pay_part(counter, "10")
    assert counter.invoice_of(claim).paid == Decimal("30.00")
    pay_rest(counter)
    paid = counter.invoice_of(claim)
    assert (paid.state, paid.open_amount) == (InvoiceState.PAID, Decimal("0.00"))
    wait_until(lambda: len(tray.sheets) == 4)
    titles = ("Deposit receipt", "Fee invoice", "Payment receipt", "Payment receipt")
    assert all(title in text_of(sheet) for title, sheet in zip(titles, tray.sheets, strict=True))


def test_a_credit_note_asks_once_and_gives_the_money_back(counter: ShopCounter, claim: str, tray: PaperTray) -> None:
    take_deposit(counter, claim, "20")
    invoice = make_out_invoice(counter, claim)
    counter.scan(document_code(invoice.number))
    counter.press("F2")
    counter.type("wrong part entered")
    counter.press("F9")
    with counter.stored() as shop:
        assert shop.money.invoicing.detail(invoice.number).notes == ()
    counter.press("F9")
    with counter.stored() as shop:
        (note,) = shop.money.invoicing.detail(invoice.number).notes
        assert shop.claims.detail(claim).invoice is None
        assert shop.money.payments.account(claim).balance == 0
    assert note.total == invoice.settlement.total
    assert counter.sees("Taken back")
    wait_until(lambda: len(tray.sheets) == 4)
    credit = next(sheet for sheet in tray.sheets[2:] if "Credit note" in text_of(sheet))
    assert "负" in text_of(credit)
    assert document_code(note.number) in barcodes_on(credit)
    assert make_out_invoice(counter, claim).number != invoice.number


def test_an_invoice_is_printed_again_as_a_copy(counter: ShopCounter, claim: str, tray: PaperTray) -> None:
    invoice = make_out_invoice(counter, claim)
    wait_until(lambda: len(tray.sheets) == 1)
    counter.scan(document_code(invoice.number))
    counter.choose("Fee invoice")
    assert counter.dialog() is not None
    counter.press("Ctrl+P")
    wait_until(lambda: len(tray.sheets) == 2)
    assert "Original" in text_of(tray.sheets[0])
    assert "COPY 1" in text_of(tray.sheets[1])
    assert SUPERVISOR.name in text_of(tray.sheets[1])


def test_a_double_press_of_the_key_takes_money_once(counter: ShopCounter, claim: str, tray: PaperTray) -> None:
    counter.show_claim(claim)
    counter.press("F4")
    counter.type("20")
    counter.choose("Cash")
    counter.press_at_once("F9", "F9")
    with counter.stored() as shop:
        assert shop.money.payments.account(claim).balance == Decimal("20.00")
    wait_until(lambda: len(tray.sheets) == 1)


def test_a_discount_shows_at_once_and_stands_on_the_paper(counter: ShopCounter, claim: str, tray: PaperTray) -> None:
    counter.show_claim(claim)
    counter.press("F9")
    form = counter.claims.form
    counter.describe_work("capacitor worn", "age", "capacitor replaced")
    counter.choose_inspector()
    counter.focus_on_field(form.fees.discount)
    counter.type("10%")
    counter.press("F9")
    assert "reason" in counter.notice
    counter.focus_on_field(form.fees.reason)
    counter.type("loyal customer")
    counter.press("F9")
    invoice = counter.invoice_of(claim)
    listed = sum((line.list_amount for line in invoice.settlement.lines), Decimal(0))
    assert invoice.settlement.discount == (listed / 10).quantize(Decimal("0.01"))
    wait_until(lambda: len(tray.sheets) == 1)
    assert "loyal customer" in text_of(tray.sheets[0])
    assert f"approved by {SUPERVISOR.name}" in text_of(tray.sheets[0])
