"""The deposit of a cancelled claim goes back from the claim itself, with a reason and a receipt."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimGroup, ClaimState
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.people import NotAllowedError, Role
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from tests.builders import a_visit, somebody
from tests.fakes import FakeShop
from tests.ui.conftest import Asked


def cancel(fake_shop: FakeShop, number: str) -> None:
    """Store the claim as cancelled, however that came about."""
    with fake_shop.storage.start_work() as work:
        claim = work.claims.by_number(number)
        assert claim is not None
        work.claims.save(replace(claim, state=ClaimState.CANCELLED))
        work.commit()


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    """Return a cancelled claim for which the shop holds a deposit."""
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    fake_shop.money.payments.take_deposit(number, (Tender(PaymentKind.CASH, Decimal("50.00")),), "deposit")
    cancel(fake_shop, number)
    return number


@pytest.fixture
def controller(
    shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str, settle: Callable[[], None], qtbot: QtBot
) -> ClaimsController:
    controller = ClaimsController(shop, asking, ScanRouter(shop, asking), PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.widget.show()
    controller._rows.choose_group(str(ClaimGroup.CLOSED))
    settle()
    settle()
    assert controller._number == number, "the cursor is on it"
    return controller


def test_a_cancelled_claim_stands_among_the_closed_ones_and_offers_its_deposit(controller: ClaimsController) -> None:
    detail = controller.page.detail
    assert [row.state for row in controller.page.rows()] == [ClaimState.CANCELLED]
    assert (detail.give_back.isVisible(), detail.give_back.text()) == (True, "Give ¥ 50.00 back")
    assert not detail.invoice.isVisible()
    assert not detail.deposit.isVisible()


def test_the_deposit_goes_back_once_with_a_reason_and_its_receipt_is_printed(
    controller: ClaimsController, fake_shop: FakeShop, number: str, asked: Asked, settle: Callable[[], None]
) -> None:
    controller.page.detail.give_back.click()
    dialog = controller.page.findChild(ReasonDialog)
    assert dialog is not None
    reason = dialog.findChild(QLineEdit)
    assert isinstance(reason, QLineEdit)
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(reason, "customer buys a new one")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    for _ in range(4):
        settle()
    entry = fake_shop.kept.ledger[-1]
    assert entry.total == Decimal("-50.00")
    assert any("Given back: " + entry.number in notice.text for notice in asked.notices)
    assert fake_shop.kept.papers[PaperKind.REFUND, entry.number].prints == 1
    assert fake_shop.money.payments.account(number).balance == 0
    assert not controller.page.detail.give_back.isVisible()


def test_a_clerk_is_refused_before_a_reason_is_asked_for(
    controller: ClaimsController, fake_shop: FakeShop, asked: Asked
) -> None:
    fake_shop.who.user = somebody(Role.CLERK)
    controller.page.detail.give_back.click()
    assert isinstance(asked.refusals[-1], NotAllowedError)
    assert controller.page.findChild(ReasonDialog) is None


def test_a_cancelled_claim_without_a_deposit_offers_nothing_to_give_back(fake_shop: FakeShop) -> None:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    assert fake_shop.claims.detail(number).returnable == 0
    cancel(fake_shop, number)
    assert fake_shop.claims.detail(number).returnable == 0
