"""The invoices page: one invoice beside the list, money taken and taken back, refusals where they arise."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.fees import PartUse
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.payments import NothingReceivedError, PaymentKindMissingError, Tender
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.invoices.controller import InvoicesController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import a_card, a_visit, an_item, somebody, work_done
from tests.fakes import FakeShop
from tests.ready_claims import made_ready
from tests.ui.conftest import Asked
from tests.ui.tab_order import names_by_tab

PART = PartUse("CAP35", Decimal(1), Decimal("38.00"))


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    """Return an invoice of 118.00 of which 18.00 are paid."""
    fake_shop.kept.items[1] = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    claim = made_ready(
        fake_shop.storage.start_work, fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    )
    paid = (Tender(PaymentKind.WECHAT, Decimal("18.00")),)
    draft = InvoiceDraft(claim, work_done(), parts=(PART,), payments=paid)
    return fake_shop.money.invoicing.post(draft).invoice.number


@pytest.fixture
def controller(
    shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str, settle: Callable[[], None], qtbot: QtBot
) -> InvoicesController:
    """Return the page with the invoice in the detail."""
    controller = InvoicesController(shop, asking, ScanRouter(shop, asking), PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1240, 860)
    controller.widget.show()
    controller.arrive()
    settle()
    settle()
    assert controller._number == number
    return controller


def seen(controller: InvoicesController) -> list[str]:
    return [text.text() for text in controller.page.findChildren(Text) if text.isVisible()]


def press(controller: InvoicesController, text: str) -> None:
    buttons = controller.page.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == text and button.isVisible()).click()


def test_the_picked_invoice_shows_lines_sums_money_and_papers(controller: InvoicesController, number: str) -> None:
    texts = seen(controller)
    assert number in texts
    assert {"118.00", "18.00", "100.00"} <= set(texts)
    assert any("Payment ¥ 18.00" in text for text in texts)
    assert [row.text() for row in controller.page.detail.papers()] == ["Payment receipt", "Fee invoice"]


def test_every_control_has_a_name(controller: InvoicesController, settle: Callable[[], None]) -> None:
    assert "" not in names_by_tab(controller.widget)
    press(controller, "Take a payment")
    settle()
    assert "" not in names_by_tab(controller.widget)
    controller.page.payment.left.emit()
    press(controller, "Credit note")
    settle()
    assert "" not in names_by_tab(controller.widget)


def test_a_payment_is_taken_and_the_list_knows(
    controller: InvoicesController, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    press(controller, "Take a payment")
    settle()
    controller.page.payment.entry.kinds.chip(str(PaymentKind.CASH)).click()
    press(controller, "Book and print")
    settle()
    settle()
    assert not controller.page.is_form_open
    assert fake_shop.kept.ledger[-1].total == Decimal("100.00")
    assert "Take a payment" not in [b.text() for b in controller.page.findChildren(QAbstractButton) if b.isVisible()]
    assert any("Booked: SH03-PY-2026-000002" in notice.text for notice in asked.notices)


def test_a_form_without_money_says_exactly_what_is_missing_and_stays(
    controller: InvoicesController, asked: Asked, settle: Callable[[], None]
) -> None:
    press(controller, "Take a payment")
    settle()
    press(controller, "Book and print")
    settle()
    entry = controller.page.payment.entry
    entry.kinds.chip(str(PaymentKind.CASH)).click()
    entry._rows[PaymentKind.CASH].amount.clear()
    press(controller, "Book and print")
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [PaymentKindMissingError, NothingReceivedError]
    assert controller.page.is_form_open


def test_a_credit_note_says_what_goes_back_and_asks_once(
    controller: InvoicesController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    press(controller, "Credit note")
    settle()
    assert "Taken back: ¥ 118.00" in seen(controller)
    assert "Goes back to the customer: WeChat Pay ¥ 18.00" in seen(controller)
    controller.page.credit.lines.chip("0").click()
    assert "Taken back: ¥ 38.00" in seen(controller)
    assert "叁拾捌元整" in seen(controller)
    controller.page.credit.reason.setText("part not fitted")
    press(controller, "Credit and print")
    assert not fake_shop.kept.credit_notes
    press(controller, "Credit and print")
    settle()
    settle()
    (note,) = fake_shop.kept.credit_notes
    assert (note.positions, note.reason) == ((1,), "part not fitted")
    assert "38.00" in " ".join(seen(controller))


def test_a_credit_note_without_a_reason_is_refused_and_the_form_stays(
    controller: InvoicesController, asked: Asked, settle: Callable[[], None]
) -> None:
    press(controller, "Credit note")
    settle()
    press(controller, "Credit and print")
    press(controller, "Credit and print")
    settle()
    assert isinstance(asked.refusals[-1], ReasonMissingError)
    assert controller.page.is_form_open


def test_a_storekeeper_is_offered_no_credit_note_and_a_clerk_is_for_somebody_may_sign(
    controller: InvoicesController, fake_shop: FakeShop, number: str, settle: Callable[[], None]
) -> None:
    for role, is_offered in ((Role.STOREKEEPER, False), (Role.CLERK, True)):
        fake_shop.who.user = somebody(role)
        controller.page.picked.emit(number)
        settle()
        assert controller.page.detail.credit.isVisible() is is_offered
    assert controller.page.detail.payment.isVisible()


def test_a_scanned_invoice_is_the_one_that_is_shown(
    controller: InvoicesController, fake_shop: FakeShop, number: str, settle: Callable[[], None]
) -> None:
    visit = replace(a_visit(fake_shop.known()), fault_told="漏水")
    other = made_ready(fake_shop.storage.start_work, fake_shop.intake.take(visit, "key 2").claim.number)
    second = fake_shop.money.invoicing.post(InvoiceDraft(other, work_done())).invoice.number
    controller.open_invoice(second)
    settle()
    settle()
    assert second in seen(controller)
    controller.open_invoice(number)
    settle()
    settle()
    assert number in seen(controller)


Again = Callable[[InvoicesController], InvoicesController]


@pytest.fixture
def again(shop: Shop, asking: PageContext, print_queue: PrintQueue, settle: Callable[[], None], qtbot: QtBot) -> Again:
    """Return what builds the page anew, as a change of language does, with what the one before kept."""

    def build(before: InvoicesController) -> InvoicesController:
        fresh = InvoicesController(shop, asking, ScanRouter(shop, asking), PaperActions(shop, asking, print_queue))
        qtbot.addWidget(fresh.widget)
        fresh.restore(before.kept())
        settle()
        return fresh

    return build


def test_a_payment_half_typed_outlives_a_change_of_language(
    controller: InvoicesController, again: Again, settle: Callable[[], None]
) -> None:
    press(controller, "Take a payment")
    settle()
    tenders = (
        Tender(PaymentKind.CASH, Decimal("60.00"), Decimal("100.00")),
        Tender(PaymentKind.ALIPAY, Decimal("5.00")),
    )
    controller.page.payment.entry.fill(tenders)
    fresh = again(controller)
    assert fresh.page.is_form_open
    assert fresh.page.payment.tenders() == tenders


def test_a_credit_note_half_typed_outlives_a_change_of_language(
    controller: InvoicesController, again: Again, settle: Callable[[], None]
) -> None:
    press(controller, "Credit note")
    settle()
    controller.page.credit.lines.chip("0").click()
    controller.page.credit.reason.setText("part not fit")
    fresh = again(controller)
    assert fresh.page.is_credit_open
    assert fresh.page.credit.draft() == controller.page.credit.draft()


def test_a_form_that_was_left_does_not_come_back(
    controller: InvoicesController, again: Again, settle: Callable[[], None]
) -> None:
    press(controller, "Take a payment")
    settle()
    controller.page.payment.left.emit()
    assert not again(controller).page.is_form_open
