"""The welcome page asks once, keeps what was typed, and founds nothing twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.print_jobs import PrintFault
from aftersale_desktop.services.founding import Answers, FoundingDesk
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.welcome.checks import Checks
from aftersale_desktop.ui.welcome.controller import WelcomeController
from aftersale_desktop.ui.welcome.page import SAMPLE, WelcomePage
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop


@dataclass
class Founded:
    """What was asked of the desk."""

    answers: list[Answers] = field(default_factory=list)
    samples: int = 0


@pytest.fixture
def founded() -> Founded:
    return Founded()


@pytest.fixture
def desk(founded: Founded, shop: Shop, fake_shop: FakeShop) -> FoundingDesk:
    def found(answers: Answers) -> Shop:
        founded.answers.append(answers)
        return shop

    def open_sample() -> Shop:
        founded.samples += 1
        return shop

    return FoundingDesk(found, open_sample, fake_shop.papers.ink, fake_shop.papers.folder)


@pytest.fixture
def checks(desk: FoundingDesk, printers: FakePrinters, qtbot: QtBot) -> Iterator[Checks]:
    checks = Checks(desk, printers)
    qtbot.waitUntil(lambda: checks.names is not None)
    yield checks
    checks.close()


Make = Callable[[], WelcomeController]


@pytest.fixture
def make(asking: PageContext, desk: FoundingDesk, checks: Checks, qtbot: QtBot) -> Make:
    def made() -> WelcomeController:
        shops: list[Shop] = []
        controller = WelcomeController(asking, desk, checks, lambda open_shop: shops.append(open_shop()))
        qtbot.addWidget(controller.widget)
        controller.widget.show()
        return controller

    return made


@pytest.fixture
def controller(make: Make) -> WelcomeController:
    return make()


def fill_in(page: WelcomePage) -> None:
    page.code.setText(" hz07 ")
    page.point.name_zh.setText("杭州西湖服务中心")
    page.point.address_zh.setText("杭州市西湖区文三路 8 号")
    page.point.hotline.setText("400-123-4567")
    page.administrator.setText("林涛 ")
    for entry in (page.password, page.repeated):
        entry.setText("long enough")


def test_answers_are_handed_over_tidied(controller: WelcomeController, founded: Founded) -> None:
    fill_in(controller.page)
    controller.page.open.click()
    (answers,) = founded.answers
    assert (answers.point.code, answers.point.name.zh, answers.administrator) == ("HZ07", "杭州西湖服务中心", "林涛")


def test_nothing_is_founded_while_an_answer_is_missing(controller: WelcomeController, founded: Founded) -> None:
    fill_in(controller.page)
    controller.page.point.hotline.clear()
    controller.page.open.click()
    assert founded.answers == []
    assert controller.page.point.hotline.accessibleDescription() == "Fill this in: it stands on every paper."
    controller.page.point.hotline.setText("400-123-4567")
    assert controller.page.point.hotline.accessibleDescription() == ""


def test_the_sample_shop_asks_for_no_point(controller: WelcomeController, founded: Founded) -> None:
    controller.page.start.card(SAMPLE).click()
    assert not controller.page.code.isVisible()
    controller.page.open.click()
    assert (founded.samples, founded.answers) == (1, [])


def test_the_page_after_it_knows_everything(controller: WelcomeController, make: Make) -> None:
    fill_in(controller.page)
    controller.page.start.card(SAMPLE).click()
    again = make()
    again.restore(controller.kept())
    assert again.page.answers() == controller.page.answers()
    assert again.page.is_sample()


def test_nothing_is_pressed_twice_while_the_shop_is_being_opened(controller: WelcomeController) -> None:
    controller.show_opening(is_opening=True)
    assert not controller.page.open.isEnabled()
    controller.show_opening(is_opening=False)
    assert controller.page.open.isEnabled()


def test_a_printer_that_fails_says_why_beside_the_button(
    controller: WelcomeController, checks: Checks, printers: FakePrinters, qtbot: QtBot
) -> None:
    printers.fault = PrintFault.STOPPED
    controller.page.printer.test.click()
    qtbot.waitUntil(lambda: checks.outcome is not None)
    assert controller.page.printer.outcome().startswith("⚠ ")


def test_where_there_is_no_printer_the_page_is_saved(make: Make, checks: Checks, qtbot: QtBot) -> None:
    checks.names = ()
    page = make().page
    assert page.printer.test.text() == "Save the test page"
    page.printer.test.click()
    qtbot.waitUntil(lambda: isinstance(checks.outcome, Path))
    assert "test-page.pdf" in page.printer.outcome()
