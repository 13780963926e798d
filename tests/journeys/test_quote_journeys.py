"""A repair the customer pays for, by keys: quote, answer, deposit, rest; a quote declined; the till at the end."""

from decimal import Decimal

import pytest

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import ClaimEnd, ClaimGroup, ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedMaterial
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.invoices import InvoiceState
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.quotes import ApprovalWay, QuoteState
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.ui.invoices.page import InvoicesPage
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.ui.workshop.quote_section import QuoteSection
from aftersale_desktop.ui.workshop.sections import SECTIONS
from tests.journeys.conftest import OpenCounter
from tests.journeys.paper_reader import text_of
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until

pytestmark = pytest.mark.journey

CLERK, TECHNICIAN, INSPECTOR = (
    next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, role))
    for role in (Role.CLERK, Role.TECHNICIAN, Role.INSPECTOR)
)
FOUND = Diagnosis(
    platform="split",
    fault_code="",
    fault_found="制冷剂不足",
    cause="接头渗漏",
    remedy="紧固接头，补充制冷剂",
    technician=TECHNICIAN.name,
    operations=(OperationLevel.MEDIUM,),
    materials=(PlannedMaterial("R410A", Decimal(2)),),
)


@pytest.fixture
def counter(open_counter: OpenCounter) -> ShopCounter:
    """Return the window with a clerk at the keyboard."""
    return open_counter(user=CLERK)


def write_down(counter: ShopCounter, number: str, content: OrderContent, user: User) -> None:
    """Write a record down as a desk at another counter does."""
    with counter.stored() as shop, shop.means.start_work() as work:
        work.orders.add(OrderRecord(number, shop.now(), user.name, content))
        work.commit()


def step(counter: ShopCounter, number: str, deed: Deed, user: User) -> None:
    with counter.stored() as shop:
        shop.keyboard.hand_over(user.id)
        shop.repairs.workshop.step(number, deed)


def standing(counter: ShopCounter, number: str) -> Standing:
    with counter.stored() as shop:
        return shop.repairs.workshop.sheet(number).order.standing


@pytest.fixture
def order(counter: ShopCounter) -> str:
    """Return an order that the customer pays for, diagnosed at another counter."""
    with counter.stored() as shop:
        rows = shop.claims.rows(ClaimFilter(group=ClaimGroup.NEW, point_code=DEMO_POINT))
        claims = [shop.claims.detail(row.number).claim for row in rows if not row.is_free]
        number = next(claim.number for claim in claims if claim.cost_limit is None)
    step(counter, number, Deed.START_DIAGNOSIS, TECHNICIAN)
    write_down(counter, number, FOUND, TECHNICIAN)
    return number


def section(counter: ShopCounter) -> QuoteSection:
    page = counter.run.window.page("workshop")
    assert isinstance(page, WorkshopController)
    shown = page.page.sheet.section("quote")
    assert isinstance(shown, QuoteSection)
    return shown


def open_quote(counter: ShopCounter, number: str) -> QuoteSection:
    counter.press("Ctrl+5")
    counter.scan(document_code(number))
    counter.press(f"Alt+{1 + [one.id for one in SECTIONS].index('quote')}")
    return section(counter)


def answer(counter: ShopCounter, way: str) -> None:
    """Say how the customer answered; who it was stands there already."""
    shown = section(counter)
    counter.focus_on_field(shown.view.answer.way.chip(way))
    counter.press("Space")


def open_invoice_form(counter: ShopCounter, number: str) -> None:
    counter.show_claim(number)
    counter.press("F9")
    assert counter.claims.is_form_open


def test_a_paid_repair_is_quoted_agreed_paid_before_and_after(
    counter: ShopCounter, order: str, tray: PaperTray
) -> None:
    shown = open_quote(counter, order)
    assert counter.sees("A quote is needed")
    counter.press("Ctrl+S")
    sent = standing(counter, order)
    assert (sent.claim.state, sent.claim.due_at) == (ClaimState.QUOTED, None)
    assert shown.view.answer.told_by.currentText() != ""
    answer(counter, str(ApprovalWay.TELEPHONE))
    counter.press("Ctrl+S")
    agreed = standing(counter, order)
    assert agreed.claim.state is ClaimState.APPROVED
    assert agreed.decision is not None
    assert (agreed.decision.state, agreed.decision.recorded_by) == (QuoteState.ACCEPTED, CLERK.name)
    take_deposit(counter, order, "50")
    finish(counter, order)
    open_invoice_form(counter, order)
    assert counter.claims.form.found.text() == FOUND.fault_found
    assert not counter.claims.form.inspector.isEnabled()
    counter.choose("Cash")
    counter.press("F9")
    invoice = counter.invoice_of(order)
    assert invoice.settlement.total == agreed.decision.total
    assert invoice.state is InvoiceState.PAID
    assert (invoice.work.technician, invoice.work.inspector) == (TECHNICIAN.name, INSPECTOR.name)
    wait_until(lambda: len(tray.sheets) >= 3)
    titles = [text_of(sheet) for sheet in tray.sheets]
    for title in ("Repair quote", "Deposit receipt", "Fee invoice"):
        assert any(title in text for text in titles), title


def take_deposit(counter: ShopCounter, number: str, amount: str) -> None:
    counter.press("Ctrl+2")
    counter.scan(document_code(number))
    counter.press("F4")
    counter.type(amount)
    counter.choose("Cash")
    counter.press("F9")


def finish(counter: ShopCounter, number: str) -> None:
    """Repair and pass it at the bench and at the inspector's desk."""
    step(counter, number, Deed.START_REPAIR, TECHNICIAN)
    step(counter, number, Deed.SUBMIT, TECHNICIAN)
    with counter.stored() as shop:
        passed = Inspection(outcome=InspectionOutcome.PASSED, inspector=INSPECTOR.name, at=shop.now())
    write_down(counter, number, passed, INSPECTOR)
    step(counter, number, Deed.RELEASE, INSPECTOR)


def test_a_declined_quote_is_settled_as_declined(counter: ShopCounter, order: str, tray: PaperTray) -> None:
    open_quote(counter, order)
    counter.press("Ctrl+S")
    answer(counter, str(ApprovalWay.IN_PERSON))
    counter.choose("Customer declines")
    declined = standing(counter, order)
    assert declined.claim.state is ClaimState.DECLINED
    assert declined.decision is not None
    step(counter, order, Deed.RELEASE_DECLINED, TECHNICIAN)
    assert standing(counter, order).claim.ended_as is ClaimEnd.DECLINED
    open_invoice_form(counter, order)
    counter.choose("Cash")
    counter.press("F9")
    invoice = counter.invoice_of(order)
    assert invoice.job.outcome is JobOutcome.DECLINED
    assert invoice.settlement.total == declined.decision.total
    assert invoice.job.parts == ()
    wait_until(lambda: any("Fee invoice" in text_of(sheet) for sheet in tray.sheets))


def test_the_till_is_counted_and_the_day_closed_by_keys(counter: ShopCounter, order: str, tray: PaperTray) -> None:
    take_deposit(counter, order, "80")
    with counter.stored() as shop:
        shop.keyboard.hand_over(CLERK.id)
        before = shop.money.till.day()
    assert (before.float_before, before.expected) == (Decimal("300.00"), Decimal("380.00"))
    counter.press("Ctrl+4", "Ctrl+D")
    form = invoices(counter).day_close
    assert counter.sees("¥ 380.00 missing")
    counter.focus_on_field(form.cash.field(Decimal(100)))
    counter.type("3")
    counter.focus_on_field(form.cash.field(Decimal(50)))
    counter.type("1")
    counter.focus_on_field(form.cash.field(Decimal(10)))
    counter.type("3")
    assert counter.sees("The cash agrees.")
    counter.press("F9")
    with counter.stored() as shop:
        shop.keyboard.hand_over(CLERK.id)
        day = shop.money.till.day()
    assert day.last is not None
    assert (day.last.difference, day.last.closed_by, day.entries) == (Decimal("0.00"), CLERK.name, ())
    wait_until(lambda: any("Day close" in text_of(sheet) for sheet in tray.sheets))


def invoices(counter: ShopCounter) -> InvoicesPage:
    page = counter.run.window.page("invoices")
    assert page is not None
    assert isinstance(page.widget, InvoicesPage)
    return page.widget
