"""A scanned claim stands alone only as long as it is looked at, and who decides otherwise is asked at the end."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimGroup
from aftersale_desktop.domain.people import NotAllowedError, Role
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.claims.override_dialog import OverrideDialog
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.widgets.key_button import KeyButton
from tests.builders import a_visit, somebody
from tests.fakes import FakeShop
from tests.ui.conftest import Asked


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    """Return the number of a claim that was just taken."""
    return fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number


@pytest.fixture
def controller(
    shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str, settle: Callable[[], None], qtbot: QtBot
) -> ClaimsController:
    controller = ClaimsController(shop, asking, ScanRouter(shop, asking), PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1200, 800)
    with qtbot.waitActive(controller.widget):
        controller.widget.show()
        controller.widget.activateWindow()
    controller.open_claim(number)
    settle()
    settle()
    return controller


def test_a_clerk_may_ask_to_override_and_is_refused_when_it_is_decided(
    fake_shop: FakeShop, controller: ClaimsController, asked: Asked, settle: Callable[[], None]
) -> None:
    fake_shop.who.user = somebody(Role.CLERK)
    QTest.keyClick(controller.page, Qt.Key.Key_F2)
    (dialog,) = controller.page.findChildren(OverrideDialog)
    dialog.fill((Outcome.PAID_REPAIR, "老客户"))
    next(button for button in dialog.findChildren(KeyButton) if button.key == "F9").click()
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [NotAllowedError]


def test_a_scanned_claim_stands_alone_until_escape_and_the_list_is_then_as_before(
    controller: ClaimsController, fake_shop: FakeShop, number: str, settle: Callable[[], None]
) -> None:
    page, rows = controller.page, controller._rows
    other = fake_shop.intake.take(a_visit(fake_shop.known(2)), "key 2").claim.number
    for leave in ("Esc", "another page"):
        rows.choose_group(str(ClaimGroup.NEW))
        settle()
        before = rows.query
        for scanned in (number, other):
            controller.open_claim(scanned)
            settle()
            assert [row.number for row in page.rows()] == [scanned]
        assert page.list.back.isVisible()
        if leave == "Esc":
            QTest.keyClick(page, Qt.Key.Key_Escape)
        else:
            controller.arrive()
        settle()
        assert rows.query == before
        assert {row.number for row in page.rows()} == {number, other}
        assert page.list.selected_names() == [other]
        assert not page.list.back.isVisible()


def test_a_search_that_was_typed_comes_back_after_a_scanned_claim(
    controller: ClaimsController, number: str, settle: Callable[[], None]
) -> None:
    controller._rows.show_again()
    controller.page.scan.line.setText("WX")
    controller._rows.search("WX")
    settle()
    controller.open_claim(number)
    settle()
    assert controller.page.scan.text() == ""
    controller.page.list.back.click()
    settle()
    assert (controller.page.scan.text(), controller._rows.query.text) == ("WX", "WX")


def test_a_decision_waits_while_the_card_is_looked_at(controller: ClaimsController) -> None:
    opened: list[int] = []
    controller._router.for_card.connect(opened.append)
    controller._override()
    (dialog,) = controller.page.findChildren(OverrideDialog)
    dialog.fill((Outcome.PAID_REPAIR, "water inside"))
    next(button for button in dialog.findChildren(KeyButton) if button.key == "F6").click()
    assert (dialog.isVisible(), len(opened)) == (False, 1)
    controller._override()
    again = next(one for one in controller.page.findChildren(OverrideDialog) if one.isVisible())
    assert again.decision() == (Outcome.PAID_REPAIR, "water inside")
    again.reject()


def test_the_list_follows_another_counter_and_keeps_the_claim_that_is_read(
    controller: ClaimsController, fake_shop: FakeShop, number: str, settle: Callable[[], None]
) -> None:
    controller.page.tick()
    settle()
    assert controller.page.table.model().rowCount() == 1, "a claim that stands alone stays alone"
    controller._rows.show_again(number)
    settle()
    other = fake_shop.intake.take(a_visit(fake_shop.known()), "key of another counter").claim.number
    controller.page.tick()
    settle()
    settle()
    assert {row.number for row in controller.page.rows()} == {number, other}
    assert controller.page.table.current_value() == next(row for row in controller.page.rows() if row.number == number)
