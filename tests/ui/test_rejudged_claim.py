"""A claim that the bench judged again shows both verdicts and explains the one that counts."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import a_visit
from tests.fakes import FakeShop


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    """Return a claim whose card the bench found altered."""
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    fake_shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    fake_shop.repairs.rechecks.judge_again(number, (Finding.ALTERED_CARD,), "date overwritten")
    return number


def test_the_detail_shows_both_and_explains_the_one_that_counts(
    qtbot: QtBot, shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str, settle: Callable[[], None]
) -> None:
    papers = PaperActions(shop, asking, print_queue)
    controller = ClaimsController(shop, asking, ScanRouter(shop, asking), papers)
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1200, 800)
    controller.widget.show()
    controller.open_claim(number)
    settle()
    settle()
    seen = [text.text() for text in controller.widget.findChildren(Text) if text.isVisible()]
    assert "Chargeable" in seen
    assert "At the counter: Free repair. After the bench: Chargeable (Card altered)." in seen
    assert any("altered" in line and "R3" in line for line in seen)
