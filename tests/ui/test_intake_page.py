"""The counter page: every control named, Tab in the order of the eye, keys that do what they say."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.customers import KnownCustomerError
from aftersale_desktop.domain.verdict import Reason
from aftersale_desktop.services.lookups import FoundItem, FoundSeveral, NothingFound, UnknownCodeError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.controller import CounterController
from aftersale_desktop.ui.intake.visit_view import VisitView
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


def test_escape_first_leaves_the_field_and_only_then_empties_the_counter(
    controller: CounterController, scan: Callable[..., None], asked: Asked
) -> None:
    scan(INDOOR, OUTDOOR)
    told = controller.page.visit.fault.told
    told.setFocus()
    QTest.keyClicks(told, "rattles")
    QTest.keyClick(told, Qt.Key.Key_Escape)
    assert (told.text(), told.hasFocus(), asked.notices) == ("rattles", False, [])
    QTest.keyClick(controller.page, Qt.Key.Key_Escape)
    assert told.text() == ""
    assert (asked.notices[-1].text, asked.notices[-1].action_key) == ("The counter is cleared.", "Ctrl+Z")


def test_escape_closes_the_customer_s_card_and_its_undo_opens_it_as_typed(
    controller: CounterController, scan: Callable[..., None], asked: Asked, settle: Callable[[], None]
) -> None:
    scan(INDOOR, OUTDOOR)
    view = controller.page.visit
    for typed in ("", "a new address"):
        view.people.edit_wanted.emit()
        settle()
        view.customer_editor.address.setFocus()
        QTest.keyClicks(view.customer_editor.address, typed)
        QTest.keyClick(view.customer_editor.address, Qt.Key.Key_Escape)
        assert not view.customer_editor.isVisible()
        assert controller.page.is_visit_in_front
    (notice,) = asked.notices
    assert notice.action is not None
    notice.action()
    assert view.customer_editor.isVisible()
    assert view.customer_editor.address.text().endswith("a new address")
    view.customer_editor.address.setFocus()
    QTest.keyClick(view.customer_editor.address, Qt.Key.Key_Escape)
    assert len(asked.notices) == 2


def test_escape_closes_the_form_for_somebody_else_and_its_undo_opens_it_as_typed(
    controller: CounterController, scan: Callable[..., None], asked: Asked
) -> None:
    scan(INDOOR, OUTDOOR)
    view = controller.page.visit
    QTest.keyClick(controller.page, Qt.Key.Key_F6)
    QTest.keyClicks(view.other.phone, "139")
    QTest.keyClick(view.other.phone, Qt.Key.Key_Escape)
    assert not view.is_other_asked
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    assert (view.is_other_asked, view.other.phone.text()) == (True, "139")


def test_escape_takes_the_question_for_the_cause_back_and_the_deed_waits_for_its_answer(
    controller: CounterController, scan: Callable[..., None], asked: Asked, fake_shop: FakeShop
) -> None:
    scan(INDOOR, OUTDOOR)
    controller.page.visit.fault.told.setText("rattles")
    QTest.keyClick(controller.page, Qt.Key.Key_6)
    controller.do_main_deed()
    assert "Choose the cause" in asked.notices[-1].text
    assert fake_shop.claims.counts().received_today == 0
    QTest.keyClick(controller.page, Qt.Key.Key_Escape)
    assert not controller.page.visit.evidence.is_cause_asked
    assert controller.page.visit.fault.told.text() == "rattles"


def test_a_registration_alone_is_closed_by_escape_and_comes_back_by_its_undo(
    controller: CounterController, scan: Callable[..., None], asked: Asked
) -> None:
    scan(UNKNOWN)
    QTest.keyClicks(controller.page.register.card, "BX-7")
    QTest.keyClick(controller.page.register.card, Qt.Key.Key_Escape)
    assert not controller.page.is_registering
    assert asked.notices[-1].text == "The registration is closed."
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    assert controller.page.register.card.text() == "BX-7"


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_card_that_is_issued_because_there_was_none_does_not_count_as_shown(
    controller: CounterController, scan: Callable[..., None], settle: Callable[[], None], *, is_shown: bool
) -> None:
    scan(UNKNOWN, a_barcode("810233", 900))
    register = controller.page.register
    register.card.setText("BX-7" if is_shown else "")
    register.bought_on.setText("2026-01-10")
    register.owner.phone.setText("139 0000 1111")
    register.owner.name.setText("王芳")
    for again in (False, True):
        if again:
            QTest.keyClick(controller.page, Qt.Key.Key_Escape)
            scan(UNKNOWN)
        else:
            controller.do_main_deed()
            settle()
        assert controller.page.visit.evidence.evidence().is_card_shown is is_shown
        reasons = controller._form.assessed(controller._form.reception().brought[0].visit).judgement.verdict.reasons
        assert (Reason.R2 in reasons) is not is_shown


def test_a_known_telephone_typed_at_registration_is_asked_about_and_one_key_takes_its_customer(
    controller: CounterController, scan: Callable[..., None], settle: Callable[[], None], fake_shop: FakeShop
) -> None:
    owner = fake_shop.known().owner
    scan(UNKNOWN)
    register = controller.page.register
    QTest.keyClicks(register.owner.phone, owner.phone)
    settle()
    assert register.owner.offered.isVisible()
    assert register.owner.name.text() == ""
    QTest.keyClick(controller.page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert register.owner.customer() == owner


def test_a_question_about_the_telephone_left_open_is_asked_by_the_deed(
    controller: CounterController,
    scan: Callable[..., None],
    settle: Callable[[], None],
    fake_shop: FakeShop,
    asked: Asked,
) -> None:
    scan(INDOOR, OUTDOOR)
    controller.page.visit.fault.told.setText("rattles")
    QTest.keyClick(controller.page, Qt.Key.Key_F6)
    other = controller.page.visit.other
    QTest.keyClicks(other.phone, fake_shop.known().owner.phone)
    settle()
    other.name.setText("王芳")
    controller.do_main_deed()
    assert [type(refusal) for refusal in asked.refusals] == [KnownCustomerError]
    assert other.offered.isAncestorOf(controller.page.focusWidget())


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


def test_the_free_counter_waits_for_no_form(
    shop: Shop, asking: PageContext, router: ScanRouter, print_queue: PrintQueue, qtbot: QtBot
) -> None:
    controller = CounterController(shop, asking, router, PaperActions(shop, asking, print_queue))
    qtbot.addWidget(controller.widget)
    assert not controller.page.findChildren(VisitView)
    qtbot.waitUntil(lambda: bool(controller.page.findChildren(VisitView)))


def test_a_scan_sooner_than_the_forms_is_answered_all_the_same(
    controller: CounterController, router: ScanRouter, settle: Callable[[], None]
) -> None:
    router.submit(INDOOR)
    settle()
    assert controller.page.is_visit_in_front
    assert len(controller.page.findChildren(VisitView)) == 1
