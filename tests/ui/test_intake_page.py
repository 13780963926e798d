"""The counter page: every control named, Tab in the order of the eye, keys that do what they say."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.services.lookups import FoundItem, FoundSeveral, NothingFound, UnknownCodeError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.controller import CounterController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import SUPERVISOR, a_barcode
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.tab_order import names_by_tab

INDOOR, OUTDOOR, UNKNOWN = a_barcode("610233"), a_barcode("810233"), a_barcode("610233", 900)


@pytest.fixture
def router(shop: Shop, asking: PageContext) -> ScanRouter:
    return ScanRouter(shop, asking)


@pytest.fixture
def controller(
    shop: Shop, asking: PageContext, router: ScanRouter, print_queue: PrintQueue, qtbot: QtBot
) -> CounterController:
    controller = CounterController(shop, asking, router, PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1240, 860)
    with qtbot.waitActive(controller.widget):
        controller.widget.show()
        controller.widget.activateWindow()
    return controller


@pytest.fixture
def scan(router: ScanRouter, settle: Callable[[], None]) -> Callable[..., None]:
    def scan(*codes: str) -> None:
        for code in codes:
            router.submit(code)  # a label read twice within a moment would be one scan
            settle()

    return scan


def test_every_control_of_the_empty_counter_has_a_name(controller: CounterController) -> None:
    assert "" not in names_by_tab(controller.page)


def test_every_control_of_a_product_has_a_name_and_comes_in_the_order_of_the_eye(
    controller: CounterController, scan: Callable[..., None]
) -> None:
    scan(INDOOR, OUTDOOR)
    names = names_by_tab(controller.page)
    assert "" not in names
    in_order = ["Fault", "Scratches", "Warranty card", "Clear", "Take and print"]
    places = [next(at for at, name in enumerate(names) if name.startswith(wanted)) for wanted in in_order]
    assert places == sorted(places)


def test_every_control_of_a_registration_has_a_name(controller: CounterController, scan: Callable[..., None]) -> None:
    scan(UNKNOWN)
    names = names_by_tab(controller.page)
    assert "" not in names
    in_order = ["Card number", "Invoice number", "Invoice date", "Telephone", "Customer name", "Register and go on"]
    assert [name for name in names if name in in_order] == in_order


def test_the_deed_is_offered_only_when_there_is_something_to_do(
    controller: CounterController, scan: Callable[..., None]
) -> None:
    main = controller.page._main
    assert not main.isEnabled()
    scan(INDOOR)
    assert main.isEnabled()
    QTest.keyClick(controller.page, Qt.Key.Key_Escape)
    assert not main.isEnabled()


def test_a_cleared_counter_comes_back_by_one_key(
    controller: CounterController, scan: Callable[..., None], asked: Asked
) -> None:
    scan(INDOOR, OUTDOOR)
    controller.page.visit.fault.told.setText("rattles")
    controller.page.visit.evidence.press_digit("3")
    QTest.keyClick(controller.page, Qt.Key.Key_Escape)
    assert controller.page.visit.fault.told.text() == ""
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    assert controller.page._main.isEnabled()
    assert controller.page.visit.fault.told.text() == "rattles"
    assert controller.page.visit.evidence.evidence().are_documents_altered


def test_what_was_cleared_never_wipes_the_next_form(
    controller: CounterController, scan: Callable[..., None], asked: Asked
) -> None:
    scan(INDOOR, OUTDOOR)
    controller.page.visit.fault.told.setText("rattles")
    QTest.keyClick(controller.page, Qt.Key.Key_Escape)
    undo = asked.notices[-1].action
    assert undo is not None
    scan(INDOOR, OUTDOOR)
    controller.page.visit.fault.told.setText("drips")
    undo()
    assert controller.page.visit.fault.told.text() == "drips"


def test_the_warning_of_an_unread_unit_comes_for_every_customer(
    controller: CounterController, scan: Callable[..., None], fake_shop: FakeShop, asked: Asked
) -> None:
    for _ in range(2):
        scan(INDOOR)
        controller.page.visit.fault.told.setText("rattles")
        controller.do_main_deed()
        assert "Not scanned" in asked.notices[-1].text
        QTest.keyClick(controller.page, Qt.Key.Key_Escape)
    assert fake_shop.claims.counts().received_today == 0


def test_a_free_counter_is_cleared_without_a_word(controller: CounterController, asked: Asked) -> None:
    QTest.keyClick(controller.page, Qt.Key.Key_Escape)
    assert asked.notices == []


def test_a_claim_is_taken_once_however_often_the_answer_is_awaited(
    controller: CounterController, scan: Callable[..., None], fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    scan(INDOOR, OUTDOOR)
    controller.page.visit.fault.told.setText("rattles")
    controller.do_main_deed()
    controller.do_main_deed()
    settle()
    settle()
    assert fake_shop.claims.counts().received_today == 1


def test_a_claim_that_cannot_be_saved_leaves_the_form(
    controller: CounterController,
    scan: Callable[..., None],
    fake_shop: FakeShop,
    asked: Asked,
    settle: Callable[[], None],
) -> None:
    scan(INDOOR, OUTDOOR)
    controller.page.visit.fault.told.setText("rattles")
    fake_shop.who.user = fake_shop.storage.setup.users[1]
    controller.do_main_deed()
    settle()
    assert len(asked.refusals) == 1
    assert controller.page.visit.fault.told.text() == "rattles"
    fake_shop.who.user = SUPERVISOR
    controller.do_main_deed()
    settle()
    settle()
    assert fake_shop.claims.counts().received_today == 1


def test_an_unknown_text_offers_registration_only_where_it_can_be_a_barcode(controller: CounterController) -> None:
    controller.place(NothingFound("nobody"))
    assert not controller.page._by_hand.isVisible()
    controller.place(NothingFound("AB1234567890"))
    assert controller.page._by_hand.isVisible()


@pytest.mark.parametrize("is_in_front", [True, False])
def test_a_code_that_leads_nowhere_is_shown_on_a_free_counter_and_else_said_as_a_notice(
    controller: CounterController, asked: Asked, is_in_front: bool
) -> None:
    controller.widget.setVisible(is_in_front)
    controller.place(NothingFound("nobody"))
    assert ("nobody" in controller.page.empty._title.text()) is is_in_front
    assert [type(refusal) for refusal in asked.refusals] == ([] if is_in_front else [UnknownCodeError])


def test_a_choice_stays_open_when_a_code_leads_nowhere(
    controller: CounterController, fake_shop: FakeShop, asked: Asked
) -> None:
    several = FoundSeveral("138", (fake_shop.known(1), fake_shop.known(2)))
    controller.place(several)
    controller.place(NothingFound("nobody"))
    assert controller.page.chooser.isVisible()
    assert [type(refusal) for refusal in asked.refusals] == [UnknownCodeError]


def test_a_product_found_by_name_waits_for_its_units(
    controller: CounterController, fake_shop: FakeShop, asking: PageContext
) -> None:
    controller.place(FoundItem(fake_shop.known()))
    assert "Next: scan the" in controller.page._bar._hint.text()
    assert asking.words("Take and print") == controller.page._main.text()
