"""Parts of an order: kept by the step that agrees to them, taken, fitted or given back, and never twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimState, ReasonMissingError
from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.part_lines import (
    NoSuchPartLineError,
    NotOnTheBenchError,
    PartLineState,
    PartStepError,
)
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.repair_standing import Said
from aftersale_desktop.domain.repair_steps import Deed, Need, StepRefusedError
from aftersale_desktop.domain.stock import (
    NotEnoughStockError,
    SerialMissingError,
    SerialNotHereError,
)
from aftersale_desktop.services.job_parts import Fitted
from aftersale_desktop.services.stock_moves import OtherPointError
from aftersale_desktop.services.stock_view import stock_picture
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.refusals import refusal_text
from tests.builders import CLERK, SUPERVISOR, TECHNICIAN, a_visit
from tests.fakes import FakeShop
from tests.job_part_cases import FOUND, note, on_hand, states, taken_to_the_bench
from tests.stock_cases import (
    BOARD,
    BOARDS,
    CAPACITOR,
    HERE,
    ON_HAND,
    SENSOR,
    STOREKEEPER,
    THERE_KEEPER,
    shop_that_agrees,
)


@pytest.fixture
def shop() -> Iterator[FakeShop]:
    with shop_that_agrees(TECHNICIAN) as shop:
        yield shop


@pytest.fixture
def take(shop: FakeShop) -> Callable[[], str]:
    return lambda: taken_to_the_bench(shop)


def test_a_free_part_is_kept_as_soon_as_it_is_asked_for(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    view = shop.stock.job_parts.view(number)
    assert (view.rows, view.planned) == ((), FOUND.parts)
    view = shop.stock.job_parts.request_planned(number)
    assert (states(view), view.planned) == ([PartLineState.RESERVED], ())
    assert view.rows[0].line.unit_price == Decimal("38.00")
    assert on_hand(shop, CAPACITOR) == (3, 1)


def test_a_part_goes_to_the_bench_and_into_the_product_and_its_old_one_gets_a_label(
    shop: FakeShop, take: Callable[[], str]
) -> None:
    number = take()
    note(shop, number, FOUND)
    line = shop.stock.job_parts.request_planned(number).rows[0].line
    shop.stock.job_parts.issue(number, line.id)
    assert on_hand(shop, CAPACITOR) == (2, 0)
    assert on_hand(shop, CAPACITOR, f"{HERE}-BENCH") == (1, 0)
    view = shop.stock.job_parts.consume(number, line.id, Fitted(is_supplier_fault=True, old_serial="旧-1"))
    [old] = view.removed
    assert (old.number, old.old_serial, old.state) == (f"{HERE}-RP-2026-000001", "旧-1", RemovedPartState.DUE_BACK)
    assert on_hand(shop, CAPACITOR, f"{HERE}-BENCH") == (0, 0)
    assert on_hand(shop, CAPACITOR, f"{HERE}-OLD") == (1, 0)
    documents = {move.document.number for move in shop.kept.moves[len(ON_HAND) + 1 :]}
    assert documents == {number, old.number}


def test_what_the_bench_damaged_is_not_sent_back(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    line = shop.stock.job_parts.request_planned(number).rows[0].line
    shop.stock.job_parts.issue(number, line.id)
    [old] = shop.stock.job_parts.consume(number, line.id, Fitted(is_supplier_fault=False)).removed
    assert (old.state, old.is_supplier_fault) == (RemovedPartState.AT_POINT, False)


def test_of_two_orders_that_want_the_last_one_the_second_waits(shop: FakeShop, take: Callable[[], str]) -> None:
    first, second = take(), take()
    note(shop, first, FOUND)
    note(shop, second, FOUND)
    shop.stock.job_parts.request(first, CAPACITOR, 3)
    view = shop.stock.job_parts.request(second, CAPACITOR)
    assert states(view) == [PartLineState.REQUESTED]
    with pytest.raises(NotEnoughStockError) as refusal:
        shop.stock.job_parts.reserve(second, view.rows[0].line.id)
    assert vars(refusal.value) == {"part": CAPACITOR, "wanted": 1, "available": 0, "where": HERE}
    assert shop.repairs.workshop.step(second, Deed.WAIT_FOR_PARTS).order.claim.state is ClaimState.WAITING_FOR_PARTS


def test_what_is_given_back_or_cancelled_is_free_again(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    first, second = (row.line for row in [shop.stock.job_parts.request(number, CAPACITOR).rows[-1] for _ in range(2)])
    shop.stock.job_parts.issue(number, first.id)
    shop.stock.job_parts.give_back(number, first.id)
    view = shop.stock.job_parts.cancel(number, second.id)
    assert states(view) == [PartLineState.RETURNED, PartLineState.CANCELLED]
    assert on_hand(shop, CAPACITOR) == (3, 0)
    with pytest.raises(PartStepError):
        shop.stock.job_parts.consume(number, first.id, Fitted())
    with pytest.raises(NoSuchPartLineError):
        shop.stock.job_parts.cancel(number, 99)


def test_a_tracked_part_is_named_piece_by_piece(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, replace(FOUND, parts=(PlannedPart(BOARD, 2),)))
    lines = [row.line for row in shop.stock.job_parts.request_planned(number).rows]
    assert [line.quantity for line in lines] == [1, 1]
    with pytest.raises(SerialMissingError):
        shop.stock.job_parts.issue(number, lines[0].id)
    with pytest.raises(SerialNotHereError):
        shop.stock.job_parts.issue(number, lines[0].id, "B-999")
    shop.stock.job_parts.issue(number, lines[0].id, BOARDS[0])
    with pytest.raises(SerialNotHereError):
        shop.stock.job_parts.issue(number, lines[1].id, BOARDS[0])
    with pytest.raises(SerialMissingError):
        shop.stock.job_parts.consume(number, lines[0].id, Fitted())
    view = shop.stock.job_parts.consume(number, lines[0].id, Fitted(old_serial="A-7"))
    assert (view.rows[0].line.new_serial, view.rows[0].line.old_serial) == (BOARDS[0], "A-7")


def test_a_scan_issues_what_waits_and_asks_for_what_does_not(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    assert states(shop.stock.job_parts.scan(number, CAPACITOR)) == [PartLineState.RESERVED]
    assert states(shop.stock.job_parts.scan(number, CAPACITOR)) == [PartLineState.ISSUED]
    assert states(shop.stock.job_parts.scan(number, CAPACITOR)) == [PartLineState.ISSUED, PartLineState.RESERVED]


def test_parts_are_issued_and_given_back_where_they_lie(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    line = shop.stock.job_parts.request_planned(number).rows[0].line
    shop.who.user = THERE_KEEPER
    with pytest.raises(OtherPointError):
        shop.stock.job_parts.issue(number, line.id)
    shop.who.user = TECHNICIAN
    shop.stock.job_parts.issue(number, line.id)
    shop.who.user = THERE_KEEPER
    with pytest.raises(OtherPointError):
        shop.stock.job_parts.give_back(number, line.id)
    assert on_hand(shop, CAPACITOR) == (2, 0)


def test_a_planned_part_that_was_given_back_is_planned_again(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, replace(FOUND, parts=(PlannedPart(CAPACITOR, 2),)))
    assert shop.stock.job_parts.request(number, CAPACITOR).planned == FOUND.parts
    line = shop.stock.job_parts.request_planned(number).rows[1].line
    shop.stock.job_parts.issue(number, line.id)
    assert shop.stock.job_parts.give_back(number, line.id).planned == FOUND.parts


def test_a_cancelled_order_gives_free_what_was_kept_and_wants_back_what_lies_on_the_bench(
    shop: FakeShop, take: Callable[[], str]
) -> None:
    number = take()
    note(shop, number, FOUND)
    first = shop.stock.job_parts.request(number, CAPACITOR).rows[0].line
    shop.stock.job_parts.request(number, CAPACITOR)
    shop.stock.job_parts.issue(number, first.id)
    shop.who.user = CLERK
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.CANCEL, Said("顾客取消"))
    assert refusal.value.missing == (Need.PARTS_BACK,)
    shop.who.user = TECHNICIAN
    shop.stock.job_parts.give_back(number, first.id)
    shop.who.user = CLERK
    sheet = shop.repairs.workshop.step(number, Deed.CANCEL, Said("顾客取消"))
    assert [line.state for line in sheet.order.standing.parts] == [PartLineState.RETURNED, PartLineState.CANCELLED]
    assert on_hand(shop, CAPACITOR) == (3, 0)


def test_inspection_wants_every_part_fitted_or_returned(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    shop.stock.job_parts.request_planned(number)
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.SUBMIT)
    assert refusal.value.missing == (Need.PARTS_SETTLED,)


def test_inspection_wants_every_diagnosed_part_fitted_or_left_out_with_a_reason(
    shop: FakeShop, take: Callable[[], str]
) -> None:
    number, desk = take(), shop.stock.job_parts
    note(shop, number, replace(FOUND, parts=(PlannedPart(CAPACITOR, 2), PlannedPart(SENSOR))))
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    line = desk.request(number, CAPACITOR).rows[0].line
    desk.issue(number, line.id)
    desk.consume(number, line.id, Fitted())
    returned = desk.request(number, CAPACITOR).rows[1].line
    desk.issue(number, returned.id)
    desk.give_back(number, returned.id)
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.SUBMIT)
    assert refusal.value.missing == (Need.PLANNED_PARTS,)
    assert refusal.value.parts == {Need.PLANNED_PARTS: (CAPACITOR, SENSOR)}
    told = refusal_text(words_in(Language.ENGLISH), refusal.value)
    assert told.endswith(f"or left out with a reason ({CAPACITOR}, {SENSOR}).")
    with pytest.raises(ReasonMissingError):
        desk.leave_out_planned(number, " ")
    view = desk.leave_out_planned(number, "清洗后正常")
    assert view.planned == ()
    assert view.order.standing.diagnosis == replace(FOUND, parts=(PlannedPart(CAPACITOR),))
    assert view.order.events[-1].detail == {"note": f"{CAPACITOR}, {SENSOR}", "why": "清洗后正常"}
    assert shop.repairs.workshop.step(number, Deed.SUBMIT).order.claim.state is ClaimState.IN_INSPECTION


def test_inspection_wants_the_cause_that_the_invoice_will_ask_for(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, replace(FOUND, cause=" ", parts=()))
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.workshop.step(number, Deed.SUBMIT)
    assert refusal.value.missing == (Need.CAUSE,)
    note(shop, number, replace(FOUND, is_fault_found=False, cause="", parts=()))
    assert shop.repairs.workshop.step(number, Deed.SUBMIT).order.claim.state is ClaimState.IN_INSPECTION


def test_parts_are_taken_while_the_product_is_worked_on(shop: FakeShop) -> None:
    shop.who.user = CLERK
    number = shop.intake.take(a_visit(shop.known()), "key").claim.number
    shop.who.user = TECHNICIAN
    with pytest.raises(NotOnTheBenchError):
        shop.stock.job_parts.request(number, CAPACITOR)


def test_what_nobody_knows_and_who_may_not_is_refused(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    with pytest.raises(UnknownPartError):
        shop.stock.job_parts.request(number, "NOTHING")
    shop.who.user = CLERK
    with pytest.raises(NotAllowedError):
        shop.stock.job_parts.request(number, CAPACITOR)
    shop.who.user = STOREKEEPER
    line = shop.stock.job_parts.request(number, SENSOR).rows[0].line
    with pytest.raises(NotAllowedError):
        shop.stock.job_parts.consume(number, line.id, Fitted())


def test_a_failed_deed_leaves_nothing_behind(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    line = shop.stock.job_parts.request_planned(number).rows[0].line
    before = shop.kept.copy()
    shop.kept.broken.add("stock.move")
    with pytest.raises(AfterSaleError):
        shop.stock.job_parts.issue(number, line.id)
    shop.kept.broken.clear()
    assert shop.kept == before
    with shop.storage.start_reading() as work:
        assert stock_picture(work).levels


def test_who_fits_a_part_is_a_repairer(shop: FakeShop, take: Callable[[], str]) -> None:
    number = take()
    note(shop, number, FOUND)
    line = shop.stock.job_parts.request_planned(number).rows[0].line
    shop.stock.job_parts.issue(number, line.id)
    shop.who.user = SUPERVISOR
    assert SUPERVISOR.name not in shop.repairs.workshop.sheet(number).order.standing.repairers
    shop.stock.job_parts.consume(number, line.id, Fitted())
    assert SUPERVISOR.name in shop.repairs.workshop.sheet(number).order.standing.repairers
