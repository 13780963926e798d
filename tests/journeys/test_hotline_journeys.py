"""The telephone by keys alone: from a complaint to its end, from an evening call to the next morning's list."""

from datetime import timedelta

import pytest
from time_machine import Traveller

from aftersale_desktop.demo.codes_to_try import IN_WARRANTY
from aftersale_desktop.domain.calls import CallDeed, CallKind, CallState
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.complaints import Complaint, ComplaintOutcome, ComplaintStage
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.callers import CallerHit
from aftersale_desktop.services.hotline import CallSheet
from aftersale_desktop.services.list_queries import CALL_BACK, ListKind, ListQuery
from aftersale_desktop.ui.hotline.calls_section import CallsSection
from aftersale_desktop.ui.hotline.controller import HotlineController
from tests.journeys.conftest import OPENED_AT, OpenCounter
from tests.journeys.order_course import CLERK, INSPECTOR, TECHNICIAN, OrderCourse, somebody
from tests.journeys.shop_counter import ShopCounter, wait_until

pytestmark = pytest.mark.journey

AGENT = somebody(Role.HOTLINE_AGENT)
DIRT = "P2"
TOLD = "repaired last month and again it does not cool"


@pytest.fixture
def agent(open_counter: OpenCounter) -> ShopCounter:
    """Return the window with a hotline agent at the keyboard."""
    return open_counter(user=AGENT)


def calls(counter: ShopCounter) -> CallsSection:
    """Return the section of calls as it is now."""
    page = counter.run.window.page("hotline")
    assert isinstance(page, HotlineController)
    section: object = page.section("calls")
    assert isinstance(section, CallsSection)
    return section


def waiting(counter: ShopCounter, group: str = CALL_BACK) -> list[str]:
    """Return the numbers of a group as another counter reads them."""
    with counter.stored() as shop:
        return [row.number for row in shop.lists.open(ListQuery(ListKind.CALLS, group)).rows(0, 99)]


def shown(counter: ShopCounter) -> list[str]:
    """Return the numbers in the list on screen, from the top."""
    model = calls(counter).list.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def sheet(counter: ShopCounter, number: str) -> CallSheet:
    """Return a call as another counter reads it."""
    with counter.stored() as shop:
        return shop.hotline.calls.sheet(number)


def newest(counter: ShopCounter) -> str:
    """Return the call that was taken last."""
    with counter.stored() as shop:
        return str(shop.lists.open(ListQuery(ListKind.CALLS)).rows(0, 1)[0].number)


def find(counter: ShopCounter, text: str) -> None:
    """Type what the caller says of themselves into the one box."""
    counter.open_page("hotline")
    counter.press("Ctrl+F")
    counter.type(text)
    counter.press("Enter")
    wait_until(calls(counter).panel.isVisible)


def test_a_complaint_call_becomes_a_claim_whose_repair_closes_it(agent: ShopCounter) -> None:
    course = OrderCourse(agent)
    complaint = _complain(agent)
    _bring_in(course, complaint)
    _repair(course)
    course.be(AGENT)
    agent.open_page("hotline")
    agent.press("Alt+2", "F9")
    agent.type("free repair today, with apologies")
    agent.press("F9", "F9", "F9", "F9")
    with agent.stored() as shop:
        closed = shop.hotline.complaints.sheet(complaint.number).complaint
    assert (closed.stage, closed.outcome) == (ComplaintStage.CLOSED, ComplaintOutcome.REPAIRED)
    assert closed.claim_number == course.number
    course.check_shop()


def _complain(agent: ShopCounter) -> Complaint:
    """Take a complaint about a product, contact the customer, and announce the product at the counter."""
    find(agent, IN_WARRANTY.indoor)
    agent.press("F7", "F4")
    agent.type(TOLD)
    agent.press("F9", "F9")
    with agent.stored() as shop:
        number = shop.lists.open(ListQuery(ListKind.COMPLAINTS)).rows(0, 1)[0].number
        complaint = shop.hotline.complaints.sheet(number).complaint
    assert (complaint.stage, complaint.told) == (ComplaintStage.ACKNOWLEDGED, TOLD)
    agent.press("F5", "F3", "F9")
    assert sheet(agent, complaint.call_number).call.state is CallState.CONVERTED
    return complaint


def _bring_in(course: OrderCourse, complaint: Complaint) -> None:
    """Open the intake from the call, scan what came, and take the claim without typing a word."""
    counter = course.counter
    course.be(CLERK)
    counter.open_page("hotline")
    counter.press("F5")
    assert counter.run.window.current_page_id() == "counter"
    assert counter.sees(f"announced by {complaint.call_number}")
    counter.scan(IN_WARRANTY.indoor, IN_WARRANTY.outdoor)
    counter.press("F9")
    claim = counter.newest_claim()
    assert claim.fault_told == TOLD, counter.notice
    ended = sheet(counter, complaint.call_number).call
    assert (ended.state, ended.target and ended.target.number) == (CallState.CLOSED, claim.number)
    course.number = claim.number


def _repair(course: OrderCourse) -> None:
    """Let bench, inspector and counter do their work."""
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(DIRT)
    course.step(ClaimState.UNDER_REPAIR)
    course.step(ClaimState.IN_INSPECTION)
    course.be(INSPECTOR)
    course.inspect()
    course.be(CLERK)
    course.make_out_invoice()
    course.hand_over()


def test_a_call_at_half_past_six_is_the_first_of_the_next_morning(agent: ShopCounter, clock: Traveller) -> None:
    with agent.stored() as shop:
        shop.keyboard.hand_over(AGENT.id)
        for row in shop.lists.open(ListQuery(ListKind.CALLS, CALL_BACK)).rows(0, 99):
            if row.is_after_hours:
                shop.hotline.calls.step(row.number, row.version, CallDeed.ANSWER)
    promised = waiting(agent)
    assert promised
    clock.move_to(OPENED_AT.replace(hour=18, minute=30))
    find(agent, "13800005678")
    agent.type("it stopped while cooling")
    assert calls(agent).steps.main.text() == "Put on the call-back list"
    agent.press("F9")
    evening = newest(agent)
    assert sheet(agent, evening).call.is_after_hours

    clock.move_to(OPENED_AT.replace(hour=8, minute=35) + timedelta(days=1))
    agent.press("Esc")
    agent.open_page("counter")
    agent.open_page("hotline")
    assert waiting(agent) == [evening, *promised]
    assert shown(agent)[0] == evening.removeprefix("SH03-").replace("2026-", "")


def test_danger_is_told_while_somebody_types_and_puts_the_call_first(agent: ShopCounter) -> None:
    find(agent, "13800005678")
    agent.type("there is smoke")
    wait_until(calls(agent).panel.danger.isVisible)
    assert agent.sees("Danger of fire")
    assert agent.sees("switch off the breaker at once")
    agent.press("F8", "F9")
    call = sheet(agent, newest(agent)).call
    assert (call.state, call.is_urgent) == (CallState.CALL_BACK_DUE, True)
    assert call.number in waiting(agent)[:2]


def test_a_scanned_product_and_a_scanned_receipt_find_the_caller(agent: ShopCounter) -> None:
    agent.open_page("hotline")
    agent.scan(IN_WARRANTY.indoor)
    form = calls(agent).form
    wait_until(lambda: bool(form.customer_id))
    assert form.kind is CallKind.WARRANTY
    assert form.verdict.told is not None
    with agent.stored() as shop:
        number = shop.claims.due_next()[0].number
        (hit,) = shop.hotline.callers.find(number)
    assert isinstance(hit, CallerHit)
    agent.scan(document_code(number))
    wait_until(lambda: form.caller.about_order() == number)
    assert (form.customer_id, form.name.text()) == (hit.customer.id, hit.customer.name)


def test_a_call_begun_survives_the_end_of_the_program(open_counter: OpenCounter) -> None:
    before = open_counter(user=AGENT)
    find(before, "13800005678")
    before.type("half a sen")
    drafts = before.folder / "drafts"
    wait_until(lambda: any("half a sen" in file.read_text("utf-8") for file in drafts.rglob("*.json")))
    before.close()

    after = open_counter(user=AGENT)
    after.open_page("hotline")
    wait_until(calls(after).panel.isVisible)
    form = calls(after).form
    assert form.told.toPlainText() == "half a sen"
    wait_until(lambda: form.caller.card is not None)
    assert form.entry().caller.phone == "13800005678"


def test_a_dissatisfied_customer_begins_a_complaint(agent: ShopCounter) -> None:
    agent.open_page("hotline")
    agent.press("Alt+3")
    with agent.stored() as shop:
        due = shop.hotline.follow_ups.due()
    agent.press("F8")
    form = calls(agent).form
    wait_until(lambda: form.customer_id == due[0].customer_id)
    assert form.kind is CallKind.COMPLAINT
    with agent.stored() as shop:
        assert due[0].subject not in {one.subject for one in shop.hotline.follow_ups.due()}


def test_the_finder_leads_to_a_call_by_its_number(agent: ShopCounter) -> None:
    number = newest(agent)
    agent.press("Ctrl+K")
    agent.type(number)
    agent.press("Enter")
    assert agent.run.window.current_page_id() == "hotline"
    wait_until(lambda: calls(agent).panel.isVisible() and not calls(agent).panel.is_form)
    assert agent.sees(number)
