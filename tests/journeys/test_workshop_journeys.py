"""The workshop by keys and scanner alone: from the list to the order, its steps, hold, cancel, factory, the day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from time_machine import Traveller

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import ClaimGroup, ClaimRow, ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.order_records import OrderRecord, PromiseShift, contents
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.factory import units_to_scan
from aftersale_desktop.services.list_queries import INSPECTION, QUEUE, ListKind, ListQuery
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.models.value_table_model import TableRole
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.ui.workshop.page import WorkshopPage
from aftersale_desktop.ui.workshop.sections import SECTIONS
from aftersale_desktop.wording.catalogue import Language
from tests.journeys.conftest import OPENED_AT, OpenCounter
from tests.journeys.shop_counter import ShopCounter

pytestmark = pytest.mark.journey


def somebody(role: Role) -> User:
    return next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, role))


TECHNICIAN, SUPERVISOR = somebody(Role.TECHNICIAN), somebody(Role.SUPERVISOR)


def workshop(counter: ShopCounter) -> WorkshopPage:
    page = counter.run.window.page("workshop")
    assert isinstance(page, WorkshopController)
    return page.page


def first_of_queue(counter: ShopCounter) -> str:
    """Return an order that nobody has begun, free of charge and in time."""
    with counter.stored() as shop:
        queue = shop.lists.open(ListQuery(ListKind.CLAIMS, QUEUE)).rows(0, 50)
        return str(next(row.number for row in reversed(queue) if row.is_free and not row.is_overdue(shop.now())))


def rows(counter: ShopCounter) -> list[ClaimRow]:
    """Return the rows of the list that are here."""
    model = workshop(counter).table.model()
    return [model.index(row, 0).data(TableRole.OBJECT) for row in range(model.rowCount())]


def buttons(counter: ShopCounter) -> list[KeyButton]:
    """Return the buttons that are seen."""
    return [button for button in workshop(counter).findChildren(KeyButton) if button.isVisible()]


def choose_step(counter: ShopCounter, text: str) -> None:
    """Open the other steps and press one of them."""
    counter.press("F8")
    for _ in range(12):
        at = QApplication.focusWidget()
        if isinstance(at, KeyButton) and at.text() == text:
            counter.press("Space")
            return
        counter.press("Down")
    raise AssertionError(f"no step {text}")


def go_to_section(counter: ShopCounter, title: str) -> None:
    """Press the key of a section."""
    titles = [one.title for one in SECTIONS]
    counter.press(f"Alt+{titles.index(title) + 1}")


def to_the_factory(counter: ShopCounter, number: str) -> None:
    """Begin and diagnose an order at another counter, and open where it is sent out."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(TECHNICIAN.id)
        shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    diagnose(counter, number)
    counter.scan(document_code(number))
    choose_step(counter, "Send to factory")


def sheet_of(counter: ShopCounter, number: str) -> OrderSheet:
    """Return the order as another counter reads it."""
    with counter.stored() as shop:
        return shop.repairs.workshop.sheet(number)


def diagnose(counter: ShopCounter, number: str) -> None:
    """Write the diagnosis at another counter."""
    found = Diagnosis(
        platform="split",
        fault_code="E2",
        fault_found="sensor drifts",
        cause="worn out",
        remedy="replaced",
        technician=TECHNICIAN.name,
        operations=(OperationLevel.SIMPLE,),
    )
    with counter.stored() as shop, shop.means.start_work() as work:
        work.orders.add(OrderRecord(number, shop.now(), TECHNICIAN.name, found))
        work.commit()


@pytest.fixture
def bench(open_counter: OpenCounter) -> ShopCounter:
    """Return a window with a technician at the keyboard, the workshop in front."""
    counter = open_counter(user=TECHNICIAN)
    counter.press("Ctrl+5")
    return counter


@pytest.fixture
def number(bench: ShopCounter) -> str:
    """Return an order that nobody has begun, free of charge and in time."""
    return first_of_queue(bench)


def test_a_technician_walks_from_the_list_to_the_order_and_takes_its_steps(bench: ShopCounter, number: str) -> None:
    bench.choose_tab("Queue")
    names = [row.number for row in rows(bench)]
    bench.focus_on_field(workshop(bench).table)
    bench.press(*["Down"] * names.index(number), "Enter")
    assert bench.sees(number)
    bench.press("F9")
    sheet = sheet_of(bench, number)
    assert (sheet.order.claim.state, sheet.order.claim.technician) == (ClaimState.DIAGNOSING, TECHNICIAN.name)
    diagnose(bench, number)
    bench.press("Ctrl+1", "Ctrl+5", "F9")
    assert sheet_of(bench, number).order.claim.state is ClaimState.UNDER_REPAIR
    bench.press("F9")
    assert sheet_of(bench, number).order.claim.state is ClaimState.IN_INSPECTION
    bench.press("Esc")
    bench.choose_tab("My bench")
    assert number in [row.number for row in rows(bench)]


def test_a_hold_asks_why_in_its_place_and_moves_the_due_time(bench: ShopCounter, number: str, clock: Traveller) -> None:
    bench.scan(document_code(number))
    due_at = sheet_of(bench, number).order.claim.due_at
    assert due_at is not None
    choose_step(bench, "Put on hold")
    bench.press("Tab", "Enter")
    assert sheet_of(bench, number).order.claim.state is ClaimState.RECEIVED
    bench.type("owner is away")
    bench.press("Enter")
    held = sheet_of(bench, number)
    assert (held.order.claim.state, held.order.claim.due_at) == (ClaimState.ON_HOLD, None)
    clock.shift(timedelta(hours=5))
    bench.press("F9")
    again = sheet_of(bench, number)
    assert again.order.claim.state is ClaimState.RECEIVED
    assert again.order.claim.due_at == due_at + timedelta(days=1)
    shifts = contents(again.order.standing.records, PromiseShift)
    assert [shift.due_after for shift in shifts] == [None, due_at + timedelta(days=1)]
    go_to_section(bench, "Record")
    assert bench.sees("Promised date moved")
    assert bench.sees("owner is away")


def test_a_technician_is_not_offered_to_cancel(bench: ShopCounter, number: str) -> None:
    bench.scan(document_code(number))
    bench.press("F8")
    assert "Cancel claim" not in [button.text() for button in buttons(bench)]


def test_an_order_is_cancelled_with_a_reason_by_who_may(open_counter: OpenCounter) -> None:
    counter = open_counter(user=SUPERVISOR)
    number = first_of_queue(counter)
    counter.press("Ctrl+5")
    counter.scan(document_code(number))
    choose_step(counter, "Cancel claim")
    counter.type("bought a new one")
    counter.press("Enter")
    sheet = sheet_of(counter, number)
    assert sheet.order.claim.state is ClaimState.CANCELLED
    assert sheet.order.events[-1].detail["why"] == "bought a new one"


def test_what_was_typed_for_an_order_waits_there_until_it_is_open_again(bench: ShopCounter, number: str) -> None:
    other = next(row.number for row in rows(bench) if row.number != number) if rows(bench) else ""
    to_the_factory(bench, number)
    bench.type("Qingdao")
    bench.scan(document_code(other or number))
    bench.scan(document_code(number))
    go_to_section(bench, "Factory trip")
    assert any(field.text() == "Qingdao" for field in workshop(bench).findChildren(QLineEdit))


def test_a_change_of_language_keeps_the_order_its_section_and_what_was_typed(bench: ShopCounter, number: str) -> None:
    to_the_factory(bench, number)
    bench.type("Qingdao")
    bench.run.change_settings(replace(bench.settings, language=Language.CHINESE))
    bench.settle()
    assert bench.sees(number)
    assert bench.sees("请逐台扫描送出的机器。")
    assert any(field.text() == "Qingdao" for field in workshop(bench).findChildren(QLineEdit))


def test_a_product_goes_to_the_factory_unit_by_unit_and_comes_back_for_inspection(
    bench: ShopCounter, number: str
) -> None:
    to_the_factory(bench, number)
    bench.type("Qingdao")
    units = units_to_scan(sheet_of(bench, number).order)
    bench.scan(units[0])
    bench.press("Ctrl+S")
    assert "Not scanned yet" in bench.notice
    bench.scan(*units[1:])
    bench.press("Ctrl+S")
    assert sheet_of(bench, number).order.claim.state is ClaimState.AT_FACTORY
    bench.press("Esc")
    assert bench.sees("At the factory")
    bench.scan(document_code(number))
    go_to_section(bench, "Factory trip")
    bench.scan(*units)
    bench.type("Qingdao")
    bench.press("Ctrl+I")
    assert sheet_of(bench, number).order.claim.state is ClaimState.IN_INSPECTION


def test_the_day_names_what_calls_for_attention_and_each_line_opens_its_order(bench: ShopCounter) -> None:
    lines = workshop(bench).today.list.lines()
    assert lines
    wanted = lines[0].text().split(" ")[0].rpartition("-")[2]
    lines[0].setFocus()
    bench.press("Space")
    assert any(wanted in text for text in bench.texts())
    assert not workshop(bench).today.isVisible()


def test_a_receipt_of_a_product_on_the_shelf_leads_from_the_counter_to_the_workshop(shop_counter: ShopCounter) -> None:
    with shop_counter.stored() as shop:
        ready = shop.claims.rows(ClaimFilter(group=ClaimGroup.READY))[0].number
    shop_counter.scan(document_code(ready))
    assert shop_counter.run.window.current_page_id() == "workshop"
    assert shop_counter.sees(ready)


def test_a_claim_opens_in_the_workshop_from_its_detail(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(document_code(codes.claim))
    shop_counter.press("F5")
    assert shop_counter.run.window.current_page_id() == "workshop"
    assert shop_counter.sees(codes.claim)


def test_in_a_small_window_a_group_uncovers_the_list(bench: ShopCounter, number: str) -> None:
    bench.frame.resize(1100, 700)
    bench.scan(document_code(number))
    assert not workshop(bench).table.isVisible()
    bench.choose_tab("Queue")
    assert workshop(bench).table.isVisible()
    assert number in [row.number for row in rows(bench)]


def test_esc_puts_a_question_off_before_it_closes_the_order(bench: ShopCounter, number: str) -> None:
    bench.scan(document_code(number))
    choose_step(bench, "Put on hold")
    bench.press("Tab")
    bench.type("owner")
    bench.press("Esc")
    assert bench.sees(number)
    choose_step(bench, "Put on hold")
    assert workshop(bench).sheet.steps.reason.why.text() == "owner"
    bench.press("Esc", "F8", "Esc", "Esc")
    assert not bench.sees(number)


def test_an_order_that_joins_the_list_is_the_only_row_selected(bench: ShopCounter, number: str) -> None:
    bench.choose_tab("My bench")
    assert number not in [row.number for row in rows(bench)]
    bench.scan(document_code(number))
    bench.press("F9")
    assert number in [row.number for row in rows(bench)]
    assert workshop(bench).list.selected_names() == [number]


def test_whichever_way_an_order_is_opened_its_row_alone_is_chosen_and_in_sight(bench: ShopCounter) -> None:
    bench.choose_tab("Queue")
    listed = [row.number for row in rows(bench)]
    page = workshop(bench)
    for number in (listed[-1], listed[0], listed[len(listed) // 2]):
        bench.scan(document_code(number))
        assert page.list.selected_names() == [number]
        assert page.table.viewport().rect().contains(page.table.visualRect(page.table.currentIndex()).center())


def test_in_a_group_without_the_open_order_no_other_row_looks_chosen(bench: ShopCounter, number: str) -> None:
    bench.frame.resize(1600, 900)
    bench.choose_tab("Queue")
    bench.scan(document_code(number))
    bench.choose_tab("Ready")
    assert rows(bench)
    assert workshop(bench).list.selected_names() == []
    assert bench.sees(number)
    bench.choose_tab("Queue")
    assert workshop(bench).list.selected_names() == [number]


def test_a_step_that_takes_the_order_out_of_its_group_leaves_no_other_chosen(bench: ShopCounter, number: str) -> None:
    bench.choose_tab("Queue")
    bench.scan(document_code(number))
    bench.press("F9")
    assert number not in [row.number for row in rows(bench)]
    assert workshop(bench).list.selected_names() == []
    assert bench.sees(number)


def test_a_part_that_is_refused_moves_nothing_and_is_answered_once(open_counter: OpenCounter) -> None:
    counter = open_counter(user=SUPERVISOR)
    with counter.stored() as shop:
        waiting = shop.lists.open(ListQuery(ListKind.CLAIMS, INSPECTION)).rows(0, 1)[0].number
    counter.press("Ctrl+5")
    counter.scan(document_code(waiting))
    counter.press(f"Alt+{[one.id for one in SECTIONS].index('inspection') + 1}")
    counter.scan("CAP35")
    answer = counter.run.window.scan_answer()
    assert workshop(counter).sheet.tabs.current() == "inspection"
    assert answer is not None
    assert answer.tone is Tone.BAD
    assert counter.notice


def test_a_part_that_is_taken_brings_the_parts_to_the_front(bench: ShopCounter, number: str) -> None:
    bench.scan(document_code(number))
    bench.press("F9")
    bench.scan("CAP35")
    answer = bench.run.window.scan_answer()
    assert workshop(bench).sheet.tabs.current() == "parts"
    assert answer is not None
    assert answer.tone is Tone.GOOD


def test_the_figures_of_the_technicians_stand_below_the_day_for_the_chosen_period(bench: ShopCounter) -> None:
    today = OPENED_AT.date()
    with bench.stored() as shop:
        of_month = shop.repairs.technician_work.figures(today.replace(day=1), today)
        of_year = shop.repairs.technician_work.figures(today.replace(month=1, day=1), today)
    assert sum(row.first_pass.passed for row in of_year) > sum(row.first_pass.passed for row in of_month) > 0
    table = workshop(bench).today.findChild(ShortTable)
    assert isinstance(table, ShortTable)
    bench.focus_on_field(
        next(box for box in workshop(bench).findChildren(ChoiceBox) if box.accessibleName() == "Period")
    )
    for rows_of_period, keys in ((of_month, ()), (of_year, ("End",))):
        bench.press(*keys)
        model = table.model()
        shown = [str(model.index(at, 0).data()) for at in range(model.rowCount())]
        assert shown == [row.technician for row in rows_of_period]
        assert [str(model.index(at, 1).data()) for at in range(model.rowCount())] == [
            str(row.first_pass.passed) for row in rows_of_period
        ]
