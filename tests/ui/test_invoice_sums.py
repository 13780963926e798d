"""The fee card of an invoice: lines stay while somebody types, the limit asks for a yes, a refusal is said in place."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.cost_limits import Consent
from aftersale_desktop.domain.discounts import Concessions, Discount, LineChange
from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.claims.discount_edit import DiscountEdit
from aftersale_desktop.ui.claims.fee_lines import FeeLines
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import NOON, a_card, a_visit, an_item, somebody
from tests.fakes import FakeShop
from tests.ready_claims import made_ready


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    """Return a claim that is paid for, with a limit of 100.00 agreed at intake."""
    fake_shop.kept.items[1] = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    visit = a_visit(fake_shop.known(), cost_limit=Decimal("100.00"))
    return made_ready(fake_shop.storage.start_work, fake_shop.intake.take(visit, "key").claim.number)


@pytest.fixture
def controller(
    shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str, settle: Callable[[], None], qtbot: QtBot
) -> ClaimsController:
    """Return the claims page with the invoice form of the claim open."""
    controller = ClaimsController(shop, asking, ScanRouter(shop, asking), PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1400, 1000)
    controller.widget.show()
    controller.open_claim(number)
    settle()
    settle()
    controller.make_out_invoice()
    settle()
    return controller


def field_of(controller: ClaimsController, name: str) -> QWidget:
    named = controller.page.form.findChildren(QWidget)
    return next(widget for widget in named if widget.accessibleName() == name and widget.isVisible())


def total_of(controller: ClaimsController) -> str:
    return controller.page.form.fees._total.text()


def refusal_of(controller: ClaimsController) -> str:
    return next((t.text() for t in controller.page.form.fees.findChildren(Text) if t.text().startswith("A disc")), "")


def test_a_discount_typed_on_a_line_shows_at_once_and_the_field_keeps_the_cursor(controller: ClaimsController) -> None:
    assert total_of(controller) == "You pay ¥ 80.00"
    field = field_of(controller, "Discount · Minor repair")
    assert isinstance(field, DiscountEdit)
    QTest.keyClicks(field, "10%")
    assert total_of(controller) == "You pay ¥ 72.00"
    assert field_of(controller, "Discount · Minor repair") is field
    draft = controller.page.form.draft(NOON)
    assert draft is not None
    (change,) = draft.concessions.changes
    assert (change.code, change.discount) == ("minor", Discount(Decimal(10), is_per_cent=True))


def test_another_payer_takes_the_line_and_a_part_added_keeps_what_was_chosen(controller: ClaimsController) -> None:
    box = field_of(controller, "Borne by · Minor repair")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(list(Payer).index(Payer.GOODWILL))
    box.activated.emit(box.currentIndex())
    assert total_of(controller) == "You pay ¥ 0.00"
    controller.page.form.parts.add_code("CAP35")
    assert total_of(controller) == "You pay ¥ 38.00"
    draft = controller.page.form.draft(NOON)
    assert draft is not None
    assert draft.concessions.changes == (LineChange(FeeComponent.MAINTENANCE, "minor", Payer.GOODWILL),)


def test_a_discount_that_cannot_be_is_refused_where_it_is_typed(controller: ClaimsController) -> None:
    QTest.keyClicks(controller.page.form.fees.discount, "500")
    assert "500" in refusal_of(controller)
    controller.page.form.fees.discount.clear()
    controller.page.form.changed.emit()
    assert refusal_of(controller) == ""


def test_more_than_the_agreed_limit_asks_how_the_customer_agreed(controller: ClaimsController) -> None:
    fees = controller.page.form.fees
    assert not fees.consent.isVisible()
    controller.page.form.parts.add_code("CAP35")
    assert fees.consent.isVisible()
    assert any("¥ 100.00 agreed" in text.text() for text in fees.findChildren(Text) if text.isVisible())
    fees.consent.chip(str(Consent.PHONE)).click()
    fees.consent.chip(str(Consent.IN_PERSON)).click()
    assert fees.chosen_consent() is Consent.IN_PERSON


def test_a_clerk_sees_who_pays_and_is_told_who_signs_for_a_discount(
    controller: ClaimsController, fake_shop: FakeShop, settle: Callable[[], None], qtbot: QtBot
) -> None:
    controller.page.form.left.emit()
    fake_shop.who.user = somebody(Role.CLERK)
    controller.make_out_invoice()
    settle()
    lines = controller.page.form.findChild(FeeLines)
    assert isinstance(lines, FeeLines)
    fees = controller.page.form.fees
    assert fees.discount.isVisible()
    assert any("a supervisor signs" in text.text() for text in fees.findChildren(Text) if text.isVisible())
    qtbot.waitUntil(lambda: "Customer" in {text.text() for text in lines.findChildren(Text) if text.isVisible()})
    assert not [box for box in lines.findChildren(QComboBox) if box.isVisible()]


def test_a_supervisor_who_takes_the_keyboard_is_offered_discounts_and_loses_nothing_typed(
    controller: ClaimsController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    supervisor = fake_shop.who.user
    controller.page.form.left.emit()
    fake_shop.who.user = somebody(Role.CLERK)
    controller.make_out_invoice()
    settle()
    controller.page.form.found.setText("电容失效")
    fake_shop.who.user = supervisor
    controller.arrive()
    settle()
    assert controller.page.form.fees.discount.isVisible()
    assert controller.page.form.found.text() == "电容失效"
    assert total_of(controller) == "You pay ¥ 80.00"


def test_concessions_begun_come_back_with_their_reason(controller: ClaimsController) -> None:
    draft = controller.page.form.draft(NOON)
    assert draft is not None
    change = LineChange(FeeComponent.MAINTENANCE, "minor", discount=Discount(Decimal("5.00")), reason="老顾客")
    fees = controller.page.form.fees
    basis = fees._basis
    assert basis is not None
    wanted = Concessions((change,), Discount(Decimal(10), is_per_cent=True), "老顾客")
    fees.start(basis, wanted, may_concede=True)
    controller.page.form.changed.emit()
    assert total_of(controller) == "You pay ¥ 67.50"
    assert fees.concessions() == wanted
