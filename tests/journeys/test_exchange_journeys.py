"""Exchange and refund by keys and scans alone: a new unit for an old one, the sum line by line, papers and card."""

import pytest

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.products import ProductForm
from aftersale_desktop.domain.repair_standing import units_to_give
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.serials import gs1_check_digit
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.entitlements import entitled
from aftersale_desktop.services.factory import Trip, units_to_scan
from aftersale_desktop.services.filled_invoices import filled_draft
from aftersale_desktop.services.list_queries import AT_WORK, ListKind, ListQuery
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.ui.workshop.exchange_section import ExchangeSection
from aftersale_desktop.ui.workshop.exchange_view import ExchangeView
from aftersale_desktop.ui.workshop.sections import SECTIONS
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import ShopCounter
from tests.orders_at_work import answer

pytestmark = pytest.mark.journey
CLERK, SUPERVISOR, TECHNICIAN, INSPECTOR = (
    next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, role))
    for role in (Role.CLERK, Role.SUPERVISOR, Role.TECHNICIAN, Role.INSPECTOR)
)
_RELEASES = {Deed.RELEASE_EXCHANGED, Deed.RELEASE_REFUNDED}


def sheet_of(counter: ShopCounter, number: str) -> OrderSheet:
    with counter.stored() as shop:
        shop.keyboard.hand_over(CLERK.id)
        return shop.repairs.workshop.sheet(number)


def order_with(counter: ShopCounter, outcome: Outcome) -> OrderSheet:
    """Return an order on the bench on which the law gives this today."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(CLERK.id)
        for row in shop.lists.open(ListQuery(ListKind.CLAIMS, AT_WORK)).rows(0, 100):
            sheet = shop.repairs.workshop.sheet(row.number)
            can = not _RELEASES.isdisjoint(one.step.deed for one in sheet.steps)
            if can and entitled(sheet.order, shop.terms, Wish.EXCHANGE, shop.now()).verdict.outcome is outcome:
                return sheet
    raise AssertionError(f"no order on the bench is judged {outcome}")


def twice_repaired(counter: ShopCounter) -> OrderSheet:
    """Return the order that failed again after two repairs, back from the factory and on the bench."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(TECHNICIAN.id)
        for row in shop.lists.open(ListQuery(ListKind.CLAIMS, AT_WORK)).rows(0, 100):
            sheet = shop.repairs.workshop.sheet(row.number)
            if sheet.order.claim.outcome is not Outcome.EXCHANGE_TWO_REPAIRS:
                continue
            if sheet.order.claim.state is ClaimState.AT_FACTORY:
                return shop.repairs.factory.take_back(
                    row.number, Trip(place="厂家", units=units_to_scan(sheet.order)), is_repaired=False
                )
            return sheet
    raise AssertionError("the sample shop has no product that failed again after two repairs")


def half_repaired(counter: ShopCounter) -> OrderSheet:
    """Return a free order under repair, its parts settled and no clock running, as it lies before the inspection."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(TECHNICIAN.id)
        for row in shop.lists.open(ListQuery(ListKind.CLAIMS, AT_WORK)).rows(0, 100):
            sheet = shop.repairs.workshop.sheet(row.number)
            may_go = any(one.step.deed is Deed.SUBMIT and one.is_open for one in sheet.steps)
            is_free = sheet.order.claim.coverage is Coverage.FREE
            if may_go and is_free and sheet.order.item.model.form is ProductForm.SPLIT:
                return sheet
    raise AssertionError("the sample shop has no free repair that could go to the inspector")


def new_barcode(old: str, at: int) -> str:
    """Return a unit of the same product code that nobody knows yet."""
    plain = f"{old[:12]}9900{at}"
    return plain + gs1_check_digit(plain)


def opened(counter: ShopCounter, number: str) -> ExchangeView:
    counter.press("Ctrl+5")
    counter.scan(document_code(number))
    counter.press(f"Alt+{[one.id for one in SECTIONS].index('exchange') + 1}")
    page = counter.run.window.page("workshop")
    assert isinstance(page, WorkshopController)
    section = page.page.sheet.section("exchange")
    assert isinstance(section, ExchangeSection)
    counter.settle()
    return section.view


def has_paper(counter: ShopCounter, kind: PaperKind) -> bool:
    return any(str(kind) in path.name for path in counter.papers())


def test_a_whole_product_is_exchanged_by_two_scans_and_two_keys(open_counter: OpenCounter) -> None:
    counter = open_counter(user=CLERK)
    order = twice_repaired(counter).order
    number, old = order.claim.number, order.item
    shown = opened(counter, number)
    assert "Free exchange" in shown.law.accessibleName()
    counter.scan(*(new_barcode(unit.barcode, at) for at, unit in enumerate(old.units)))
    counter.press("Ctrl+S")
    assert any("begins anew" in text for text in shown.told.texts())
    counter.press("Ctrl+S")
    after = sheet_of(counter, number).order
    assert (after.claim.state, after.claim.ended_as) == (ClaimState.READY, ClaimEnd.EXCHANGED)
    assert after.standing.exchange is not None
    assert after.item.card is not None
    assert old.card is not None
    assert counter.sees(after.item.card.number)
    assert has_paper(counter, PaperKind.EXCHANGE)
    counter.scan(old.card.number)
    assert "was closed on" in counter.notice
    counter.press("Alt+N")
    assert counter.run.window.current_page_id() == "cards"
    assert counter.sees(f"Card {old.card.number} closed")
    with counter.stored() as shop:
        assert shop.self_check.order(number) == ()


def inspected_and_billed(counter: ShopCounter, number: str) -> tuple[str, ...]:
    """Bring an order from the bench to the shelf at other desks; returns the units that are to go back."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(TECHNICIAN.id)
        shop.repairs.workshop.step(number, Deed.SUBMIT)
        shop.keyboard.hand_over(INSPECTOR.id)
        tests = shop.repairs.inspections.plan(number).tests
        shop.repairs.inspections.inspect(number, "", [answer(test) for test in tests])
        shop.keyboard.hand_over(CLERK.id)
        basis = shop.money.invoicing.basis(number)
        assert basis.order is not None
        shop.money.invoicing.post(filled_draft(basis, basis.order))
        units = tuple(unit.barcode for unit in units_to_give(shop.repairs.workshop.sheet(number).order.standing))
        assert {test.key[0] for test in tests} - {""} <= set(units)
        assert shop.self_check.order(number) == ()
        return units


def test_an_outdoor_unit_alone_goes_past_the_inspector_to_its_owner(open_counter: OpenCounter) -> None:
    counter = open_counter(user=SUPERVISOR)
    order = half_repaired(counter).order
    number, outdoor = order.claim.number, order.item.units[-1]
    shown = opened(counter, number)
    counter.scan(new_barcode(outdoor.barcode, 7))
    assert any("say why" in text for text in shown.told.texts())
    counter.focus_on_field(shown.reason)
    counter.compose("室外机壳体开裂")
    counter.press("Ctrl+S", "Ctrl+S")
    after = sheet_of(counter, number).order
    assert after.claim.state is order.claim.state
    assert after.item.card == order.item.card
    assert after.item.units[-1].barcode == new_barcode(outdoor.barcode, 7)
    assert counter.sees("it goes on to inspection")
    given = inspected_and_billed(counter, number)
    assert given == (order.item.units[0].barcode, new_barcode(outdoor.barcode, 7))
    counter.press("Ctrl+5")
    counter.scan(document_code(number))
    counter.scan(*given)
    counter.press(*(str(at + 1) for at in range(len(order.claim.accessories))), "F9")
    gone = sheet_of(counter, number).order
    assert (gone.claim.state, gone.claim.ended_as) == (ClaimState.CLOSED, ClaimEnd.REPAIRED)
    with counter.stored() as shop:
        known = shop.cards.detail(order.item.id).known
        assert known.history[0].counts_for_verdict
        assert known.item.card == order.item.card
        assert shop.self_check.order(number) == ()


def test_a_refund_shows_its_sum_and_takes_depreciation_off(open_counter: OpenCounter) -> None:
    counter = open_counter(user=CLERK)
    order = order_with(counter, Outcome.CHOICE_EXCHANGE_REPAIR).order
    number = order.claim.number
    shown = opened(counter, number)
    shown.choice.card(Wish.REFUND).setFocus()
    counter.press("Space")
    assert counter.sees("Depreciation a day")
    counter.press("Ctrl+S")
    assert any("goes back to the customer" in text for text in shown.told.texts())
    counter.press("Ctrl+S")
    after = sheet_of(counter, number).order
    refund = after.standing.refund
    assert refund is not None
    assert (after.claim.state, after.claim.ended_as) == (ClaimState.READY, ClaimEnd.REFUNDED)
    assert refund.amount == refund.price - refund.depreciation
    assert counter.sees(f"¥ {refund.amount:.2f}")
    assert has_paper(counter, PaperKind.PRODUCT_REFUND)
    with counter.stored() as shop:
        assert shop.self_check.order(number) == ()
        assert shop.claims.detail(number).invoice is None
        assert [money.number for money in shop.money.till.day().products] == [refund.number]
    counter.press("Ctrl+1")
    counter.scan(order.item.units[0].barcode)
    assert counter.sees(f"Refunded under claim {number}")


def test_what_the_law_does_not_give_is_closed_to_a_clerk_in_words(open_counter: OpenCounter) -> None:
    counter = open_counter(user=CLERK)
    order = order_with(counter, Outcome.FREE_REPAIR).order
    shown = opened(counter, order.claim.number)
    assert any("a supervisor may grant it" in text for text in shown.told.texts())
    assert not shown.deed.isEnabled()


def test_a_unit_of_another_card_is_refused_in_words_and_fills_no_field(open_counter: OpenCounter) -> None:
    counter = open_counter(user=CLERK)
    first = order_with(counter, Outcome.CHOICE_EXCHANGE_REPAIR).order
    other = order_with(counter, Outcome.FREE_REPAIR).order
    opened(counter, first.claim.number)
    counter.scan(other.item.units[0].barcode)
    assert "stands on the card of" in counter.notice
    counter.scan(first.item.units[0].barcode)
    assert "is the old unit" in counter.notice
