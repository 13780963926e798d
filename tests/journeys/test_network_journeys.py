"""The network by keys: a home visit from claim to invoice, moved appointments, the nearest point, a new district."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from aftersale_desktop.demo.codes_to_try import OUT_OF_WARRANTY
from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.fees import FeeComponent
from aftersale_desktop.domain.home_visits import HomeVisit, VisitState
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.quotes import ApprovalWay
from aftersale_desktop.ui.network.controller import NetworkController
from aftersale_desktop.ui.network.nearest_section import NearestSection
from aftersale_desktop.ui.network.points_section import PointsSection
from aftersale_desktop.ui.network.visit_section import VisitSection
from tests.journeys.conftest import OpenCounter
from tests.journeys.order_course import CLERK, INSPECTOR, TECHNICIAN, OrderCourse
from tests.journeys.shop_counter import ShopCounter, wait_until

pytestmark = pytest.mark.journey
ELSEWHERE = "8 North Caoxi Road, Xuhui"
SUPERVISOR = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.SUPERVISOR))
BOARD_FAULT, BOARD = "P4", "IDU-PCB"


def section(counter: ShopCounter) -> object:
    """Return the section of the network in front."""
    page = counter.run.window.page("network")
    assert isinstance(page, NetworkController)
    return page.section(page.page.tabs.current())


def visits(counter: ShopCounter) -> VisitSection:
    shown = section(counter)
    assert isinstance(shown, VisitSection)
    return shown


def visit_of_claim(counter: ShopCounter, number: str) -> HomeVisit:
    """Return the visit of a claim as another counter reads it."""
    with counter.stored() as shop:
        return shop.network.visits.of_claim(number)[-1]


def plan(course: OrderCourse) -> HomeVisit:
    """Plan a visit from the claim, at another address than the customer's own."""
    counter = course.counter
    counter.show_claim(course.number)
    counter.press("Alt+V")
    form = visits(counter).making.form
    wait_until(form.address.hasFocus)
    counter.press("Ctrl+A")
    counter.type(ELSEWHERE)
    wait_until(lambda: form.distance.kilometres() == Decimal("13.3"))
    counter.press("F9")
    assert not visits(counter).whole.is_planning(), counter.notice
    return visit_of_claim(counter, course.number)


def test_a_home_visit_costs_door_and_remote_fee_by_its_way(shop_counter: ShopCounter) -> None:
    course = OrderCourse(shop_counter)
    course.take_in(OUT_OF_WARRANTY.indoor, OUT_OF_WARRANTY.outdoor)
    visit = plan(course)
    assert (visit.state, visit.district_code, visit.distance_km) == (VisitState.PLANNED, "XH", Decimal("13.3"))
    for state in (VisitState.CONFIRMED, VisitState.ON_THE_WAY, VisitState.AT_CUSTOMER, VisitState.DONE):
        shop_counter.press("F9")
        assert visit_of_claim(shop_counter, course.number).state is state
    repair_at_the_door(course)
    lines = shop_counter.invoice_of(course.number).settlement
    (door,), (remote,) = lines.of(FeeComponent.DOOR_TO_DOOR), lines.of(FeeComponent.REMOTE)
    assert (door.amount_due, remote.code, remote.amount_due) == (Decimal("30.00"), "14", Decimal("9.00"))
    course.check_shop()


def repair_at_the_door(course: OrderCourse) -> None:
    """Diagnose, quote, mend, inspect, bill and close as at the bench: the order knows where its product is."""
    course.be(TECHNICIAN)
    course.begin()
    course.diagnose(BOARD_FAULT)
    course.quote()
    course.be(CLERK)
    course.answer(ApprovalWay.TELEPHONE, is_yes=True)
    course.be(TECHNICIAN)
    course.step(ClaimState.UNDER_REPAIR)
    course.fit(BOARD)
    course.step(ClaimState.IN_INSPECTION)
    course.be(INSPECTOR)
    course.inspect()
    course.be(CLERK)
    course.make_out_invoice()
    course.hand_over()


def test_a_visit_is_pushed_on_by_keys_printed_and_found_by_its_code(shop_counter: ShopCounter) -> None:
    course = OrderCourse(shop_counter)
    course.take_in(OUT_OF_WARRANTY.indoor, OUT_OF_WARRANTY.outdoor)
    before = plan(course)
    shop_counter.press("Ctrl+Down")
    moved = visit_of_claim(shop_counter, course.number)
    assert moved.starts_at - before.starts_at == timedelta(minutes=30), shop_counter.notice
    shop_counter.press("F7")
    wait_until(lambda: QApplication.activeWindow() is not shop_counter.frame)
    shop_counter.press("Esc")
    shop_counter.press("Ctrl+1")
    shop_counter.scan(document_code(moved.number))
    assert shop_counter.run.window.current_page_id() == "network"
    assert shop_counter.sees(moved.number)


def test_the_nearest_point_with_the_part_is_proposed(shop_counter: ShopCounter) -> None:
    shop_counter.open_page("network")
    shop_counter.press("Alt+2")
    shop_counter.type("Xuhui")
    shop_counter.scan("CAP35")
    shown = section(shop_counter)
    assert isinstance(shown, NearestSection)
    wait_until(lambda: shop_counter.sees("1.9 km, one way"))
    assert shop_counter.sees("SH01 · Xuhui Service Center")


def test_a_supervisor_adds_a_district_and_a_clerk_reads_it(open_counter: OpenCounter) -> None:
    counter = open_counter(user=SUPERVISOR)
    counter.open_page("network")
    counter.press("Alt+3", "F3")
    counter.type("Chongming")
    counter.press("Tab")
    counter.type("62.5")
    counter.press("Ctrl+S")
    shown = section(counter)
    assert isinstance(shown, PointsSection)
    with counter.stored() as shop:
        book = shop.network.directory.book()
    entry = next(one for one in book.entries if one.point.code == DEMO_POINT)
    added = next(one for one in entry.covered if book.district(one.district_code).name.zh == "Chongming")
    assert added.distance_km == Decimal("62.5"), counter.notice
