"""From the inspector to the customer by keys and scans alone: failed and passed tests, hand-over, a lost receipt."""

import pytest

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import Claim, ClaimGroup, ClaimState
from aftersale_desktop.domain.document_codes import compact_code, document_code
from aftersale_desktop.domain.handovers import OldParts
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.services.list_queries import INSPECTION, ListKind, ListQuery
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.ui.workshop.handover_section import HandoverSection
from aftersale_desktop.ui.workshop.inspection_section import InspectionSection
from aftersale_desktop.ui.workshop.unit_tests import Reading, UnitTests
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import ShopCounter
from tests.orders_at_work import GOOD_READINGS

pytestmark = pytest.mark.journey
CLERK, TECHNICIAN, INSPECTOR = (
    next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, role))
    for role in (Role.CLERK, Role.TECHNICIAN, Role.INSPECTOR)
)
MOST_KEYS = 10


def sheet_of(counter: ShopCounter, number: str) -> OrderSheet:
    with counter.stored() as shop:
        return shop.repairs.workshop.sheet(number)


def first_of(counter: ShopCounter, group: str) -> list[Claim]:
    with counter.stored() as shop:
        rows = shop.lists.open(ListQuery(ListKind.CLAIMS, group)).rows(0, 50)
        return [shop.claims.detail(row.number).claim for row in rows]


def ready_one(counter: ShopCounter) -> str:
    """Return a product on the shelf that lacks nothing but what the counter ticks."""
    ticked = {Need.PROOF_OF_OWNER, Need.ACCESSORIES, Need.UNITS, Need.OLD_PARTS}
    with counter.stored() as shop:
        for claim in first_of(counter, str(ClaimGroup.READY)):
            steps = {one.step.deed: one for one in shop.repairs.workshop.sheet(claim.number).steps}
            if Deed.HAND_OVER in steps and ticked.issuperset(steps[Deed.HAND_OVER].missing):
                return claim.number
    raise AssertionError("the sample shop has no product that waits for its owner alone")


def settled_one(counter: ShopCounter) -> str:
    """Return a product at the inspector whose parts are all fitted or back in the warehouse."""
    orders = [sheet_of(counter, claim.number).order for claim in first_of(counter, INSPECTION)]
    return next(one.claim.number for one in orders if all(part.is_settled for part in one.standing.parts))


def section(counter: ShopCounter, name: str) -> object:
    page = counter.run.window.page("workshop")
    assert isinstance(page, WorkshopController)
    return page.page.sheet.section(name)


def tables(counter: ShopCounter) -> list[UnitTests]:
    shown = section(counter, "inspection")
    assert isinstance(shown, InspectionSection)
    return shown.view.units


def inspect(counter: ShopCounter, number: str, insulation: str) -> None:
    """Scan the order, pass what is looked at by one key for each unit, and type every reading."""
    counter.scan(document_code(number))
    counter.press("F9")
    for at, table in enumerate(tables(counter)):
        counter.press("A")
        for row in table.rows:
            if isinstance(row.input, Reading):
                is_first = at == 0 and row.test.item.code == "insulation"
                counter.type(insulation if is_first else str(GOOD_READINGS[row.test.item.code]))
            counter.press("Enter")


def test_what_fails_goes_back_to_the_bench_and_passes_after_rework(open_counter: OpenCounter) -> None:
    counter = open_counter(user=INSPECTOR)
    counter.press("Ctrl+5")
    number = settled_one(counter)
    inspect(counter, number, "1.5")
    assert counter.sees("outside the limits")
    assert counter.sees("1 test did not pass")
    counter.press("F9")
    sheet = sheet_of(counter, number)
    assert sheet.order.claim.state is ClaimState.UNDER_REPAIR
    assert sheet.promise.first_pass is False
    assert "Sent back to the bench" in counter.notice
    with counter.stored() as shop:
        shop.keyboard.hand_over(TECHNICIAN.id)
        shop.repairs.workshop.step(number, Deed.SUBMIT)
        shop.keyboard.hand_over(INSPECTOR.id)
    inspect(counter, number, "50")
    assert counter.sees("All tests passed")
    counter.press("F9")
    order = sheet_of(counter, number).order
    assert (order.claim.state, order.claim.inspector) == (ClaimState.READY, INSPECTOR.name)
    outcomes = [one.outcome for one in contents(order.standing.records, Inspection)]
    assert outcomes[-2:] == [InspectionOutcome.FAILED, InspectionOutcome.PASSED]
    assert any(str(PaperKind.CERTIFICATE) in path.name for path in counter.papers())


def test_a_clerk_hands_over_with_scanner_and_a_few_keys(open_counter: OpenCounter) -> None:
    counter = open_counter(user=CLERK)
    number = ready_one(counter)
    order = sheet_of(counter, number).order
    counter.scan(document_code(number))
    counter.scan(*(unit.barcode for unit in order.claim.scanned))
    for at, _ in enumerate(order.claim.accessories, start=1):
        counter.press(str(at))
    counter.press("K")
    assert counter.sees("Everything is here")
    counter.press("F9")
    handed = sheet_of(counter, number).order
    assert handed.claim.state is ClaimState.CLOSED
    assert handed.standing.handover is not None
    assert set(handed.standing.handover.accessories) == set(order.claim.accessories)
    assert any(str(PaperKind.HANDOVER) in path.name for path in counter.papers())
    assert len(counter.keys_pressed) <= MOST_KEYS


def test_without_the_receipt_only_a_known_person_takes_it(open_counter: OpenCounter) -> None:
    counter = open_counter(user=CLERK)
    number = ready_one(counter)
    order = sheet_of(counter, number).order
    counter.type(number)
    counter.press("Enter")
    counter.scan(number)
    counter.scan(compact_code(number))
    shown = section(counter, "handover")
    assert isinstance(shown, HandoverSection)
    assert shown.view.chosen_proof() is None, "neither a typed or bare number nor the code of a note is the receipt"
    counter.press("I", *"U" * len(order.claim.scanned), *(str(at + 1) for at in range(len(order.claim.accessories))))
    counter.press("K")
    assert counter.sees(f"On record: {order.customer.name}")
    counter.focus_on_field(shown.view.ending)
    counter.type("123X")
    counter.focus_on_field(shown.view.received_by)
    counter.compose("陌生人")
    counter.press("F9")
    assert "neither the owner" in counter.notice
    counter.press("Ctrl+A")
    counter.compose(order.customer.name)
    counter.press("F9")
    handed = sheet_of(counter, number).order
    assert handed.claim.state is ClaimState.CLOSED
    assert handed.standing.handover is not None
    assert handed.standing.handover.identity == "id_card 123X"
    assert handed.standing.handover.old_parts in set(OldParts)


def test_what_was_ticked_stays_while_another_order_is_looked_at(open_counter: OpenCounter) -> None:
    counter = open_counter(user=CLERK)
    number = ready_one(counter)
    counter.scan(document_code(number))
    counter.press("U", "Esc", "Ctrl+1", "Ctrl+5")
    counter.scan(document_code(number))
    shown = section(counter, "handover")
    assert isinstance(shown, HandoverSection)
    assert len(shown.view.units.checked()) == 1
