"""Exchange and refund: what the law opens today, the new card and period, the sum line by line; nothing is deleted."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.alarms import AlarmKind
from aftersale_desktop.domain.card_records import OtherUnitKindError, UnitInUseError
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState, ReasonMissingError
from aftersale_desktop.domain.exchange_papers import ExchangeContent
from aftersale_desktop.domain.exchanges import (
    AlreadyGrantedError,
    CardIsClosedError,
    DifferenceNotPaidError,
    DifferenceRefusedError,
    NoPlaceLeftError,
    OtherModelRefusedError,
    RemedyNotOpenError,
    Swap,
    SwappedTwiceError,
)
from aftersale_desktop.domain.facts import Facts, RepairSpan, Wish
from aftersale_desktop.domain.handovers import OwnerProof
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.order_invariants import OrderFaultKind
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.repair_standing import units_to_give
from aftersale_desktop.domain.repair_steps import Deed, Need, NoSuchStepError, StepRefusedError
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.warranty import Parameters, periods_of
from aftersale_desktop.services.assessment import with_records
from aftersale_desktop.services.exchange_forms import ExchangeForm
from aftersale_desktop.services.handovers import HandoverDraft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.lookups import FoundClaim
from tests.builders import (
    CLERK,
    INSPECTOR,
    NOON,
    SPLIT_UNIT,
    SUPERVISOR,
    TECHNICIAN,
    a_barcode,
    a_card,
    a_stocked_shop,
    a_visit,
    work_done,
)
from tests.exchange_cases import BOTH, INDOOR, OLD_CARD, OUTDOOR, begun, given
from tests.fakes import FakeShop, a_fake_shop
from tests.orders_at_work import FOUND, answers, noted, ready, taken


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    return begun(shop)


def test_a_repair_that_lasts_more_than_thirty_days_opens_the_exchange(shop: FakeShop, number: str) -> None:
    assert not given(shop, number, Wish.EXCHANGE).is_exchange_open
    with pytest.raises(RemedyNotOpenError):
        shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH))
    shop.clock.moment = NOON + timedelta(days=31)
    today = given(shop, number, Wish.EXCHANGE)
    assert (today.verdict.outcome, today.is_exchange_open) == (Outcome.EXCHANGE_DELAY_30, True)


def test_a_whole_exchange_gives_a_new_card_and_period_and_closes_the_old_card(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    sheet = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH))
    order, exchange = sheet.order, sheet.order.standing.exchange
    assert exchange is not None
    assert (order.claim.state, order.claim.ended_as) == (ClaimState.READY, ClaimEnd.EXCHANGED)
    card = shop.kept.items[1].card
    assert card is not None
    assert (card.exchanged_on, card.number, card.invoice_on) == (date(2026, 4, 2), exchange.new_card, date(2026, 1, 10))
    assert {unit.barcode for unit in shop.kept.items[1].units} == {swap.new_barcode for swap in BOTH}
    assert exchange.is_whole
    assert shop.kept.closed_cards[0][1].number == exchange.old_card == OLD_CARD
    assert shop.intake.look_up(exchange.number) == FoundClaim(number)


def test_a_closed_card_says_what_came_in_its_place(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    old = "SH03-BX-2026-000041"
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(old))
    exchange = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH)).order.standing.exchange
    with pytest.raises(CardIsClosedError) as refusal:
        shop.intake.look_up(old, is_typed=True)
    assert exchange is not None
    assert (refusal.value.new_number, refusal.value.document) == (exchange.new_card, exchange.number)


def test_half_of_a_split_unit_keeps_card_and_period_and_goes_on_to_inspection(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:]))
    sheet = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason="室外机壳体开裂"))
    exchange = sheet.order.standing.exchange
    assert exchange is not None
    assert (sheet.order.claim.state, exchange.is_whole) == (ClaimState.DIAGNOSING, False)
    assert [unit.barcode for unit in shop.kept.items[1].units] == [INDOOR, BOTH[1].new_barcode]
    assert shop.kept.items[1].card == a_card()
    assert shop.kept.closed_cards == []


def test_exchange_and_refund_notes_are_issued_with_the_deed(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    exchange = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH)).order.standing.exchange
    assert exchange is not None
    content = shop.kept.papers[PaperKind.EXCHANGE, exchange.number].content
    assert isinstance(content, ExchangeContent)
    assert (content.exchange, content.subject.card_number) == (exchange, OLD_CARD)
    assert (content.begins_on, content.warranty_ends_on) == (date(2026, 4, 2), date(2027, 4, 2))
    assert shop.self_check.order(number) == ()


def test_the_sheet_shows_the_product_as_it_is_after_the_exchange(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    order = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH)).order
    assert order.item == shop.kept.items[1]
    assert [unit.barcode for unit in units_to_give(order.standing)] == [swap.new_barcode for swap in BOTH]


def test_repairs_before_a_whole_exchange_no_longer_count(shop: FakeShop, number: str) -> None:
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(invoice_on=date(2025, 9, 1)))
    shop.clock.moment = NOON + timedelta(days=31)
    order = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH)).order
    facts = with_records(Facts(received_on=date(2026, 5, 1)), order.known, shop.clock.moment)
    earlier = RepairSpan(date(2025, 10, 1), date(2025, 10, 9))
    periods = periods_of(replace(facts, repairs=(earlier,)), Parameters())
    assert periods is not None
    assert (periods.base_on, periods.repairs, periods.extension_days) == (date(2026, 4, 2), (), 0)


def test_half_an_exchange_counts_as_a_repair_after_hand_over(shop: FakeShop) -> None:
    number = taken(shop)
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    noted(shop, number, replace(FOUND, parts=(), operations=()))
    shop.who.user = SUPERVISOR
    shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason="裂纹"))
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_REPAIR)
    shop.repairs.workshop.step(number, Deed.SUBMIT)
    shop.who.user = INSPECTOR
    tested = {test.key[0] for test in shop.repairs.inspections.plan(number).tests}
    assert tested >= {BOTH[1].new_barcode}
    assert OUTDOOR not in tested
    shop.repairs.inspections.inspect(number, "", answers(shop, number))
    shop.who.user = CLERK
    shop.money.invoicing.post(InvoiceDraft(number, work_done(), operations=()))
    draft = HandoverDraft(
        claim_number=number,
        proof=OwnerProof.RECEIPT,
        accessories=shop.kept.claims[number].accessories,
        units=(INDOOR, BOTH[1].new_barcode),
    )
    order = shop.repairs.handovers.hand_over(draft).sheet.order
    assert order.claim.ended_as is ClaimEnd.REPAIRED
    known = shop.known()
    assert known.history[0].counts_for_verdict
    assert known.item.card == a_card()


def test_a_product_that_is_ready_is_not_exchanged_by_halves(shop: FakeShop) -> None:
    number = taken(shop)
    ready(shop, number)
    shop.who.user = SUPERVISOR
    with pytest.raises(NoSuchStepError):
        shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason="裂纹"))


def test_one_unit_cannot_leave_or_take_two_places(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    for swaps in ((BOTH[0], BOTH[0]), (BOTH[0], Swap(OUTDOOR, BOTH[0].new_barcode))):
        with pytest.raises((SwappedTwiceError, OtherUnitKindError)):
            shop.repairs.exchanges.exchange(ExchangeForm(number, swaps, reason="裂纹"))


def test_another_model_with_a_difference_needs_a_whole_product_and_a_payment(shop: FakeShop, number: str) -> None:
    other, setup = replace(SPLIT_UNIT, code="KFR-50GW/B"), shop.kept.setup
    assert setup is not None
    shop.kept.setup = replace(setup, models=(*setup.models, other))
    shop.clock.moment = NOON + timedelta(days=31)
    form = ExchangeForm(number, BOTH, other.code, Decimal("300.00"))
    with pytest.raises(OtherModelRefusedError):
        shop.repairs.exchanges.exchange(replace(form, swaps=BOTH[:1]))
    with pytest.raises(DifferenceNotPaidError):
        shop.repairs.exchanges.exchange(form)
    exchange = shop.repairs.exchanges.exchange(replace(form, kind=PaymentKind.WECHAT)).order.standing.exchange
    assert exchange is not None
    assert (exchange.model_code, exchange.price_difference) == (other.code, Decimal("300.00"))
    card = shop.kept.items[1].card
    assert card is not None
    assert card.price == Decimal("3599.00")


@pytest.mark.parametrize(
    ("model", "difference"),
    [("", "-50000.00"), ("", "1.00"), ("KFR-50GW/B", "-3299.01"), ("KFR-50GW/B", "0.005"), ("KFR-50GW/B", "NaN")],
)
def test_a_price_difference_that_cannot_be_is_refused(shop: FakeShop, number: str, model: str, difference: str) -> None:
    _sell_another_model(shop)
    form = ExchangeForm(number, BOTH, model, Decimal(difference), PaymentKind.CASH, reason="换低配")
    shop.clock.moment, shop.who.user = NOON + timedelta(days=31), SUPERVISOR
    before = shop.kept.copy()
    with pytest.raises(DifferenceRefusedError):
        shop.repairs.exchanges.exchange(form)
    assert shop.kept == before


def test_money_for_a_cheaper_model_goes_back_by_a_supervisor_with_a_reason(shop: FakeShop, number: str) -> None:
    _sell_another_model(shop)
    form = ExchangeForm(number, BOTH, "KFR-50GW/B", Decimal("-200.00"), PaymentKind.CASH)
    shop.clock.moment = NOON + timedelta(days=31)
    with pytest.raises(NotAllowedError):
        shop.repairs.exchanges.exchange(replace(form, reason="换低配"))
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.repairs.exchanges.exchange(form)
    exchange = shop.repairs.exchanges.exchange(replace(form, reason="换低配")).order.standing.exchange
    assert exchange is not None
    assert (exchange.price_difference, exchange.reason) == (Decimal("-200.00"), "")
    assert [row[4] for row in shop.kept.audit if row[2] == "give_back_difference"] == [
        {"amount": "-200.00", "reason": "换低配"}
    ]


def _sell_another_model(shop: FakeShop) -> None:
    setup = shop.kept.setup
    assert setup is not None
    shop.kept.setup = replace(setup, models=(*setup.models, replace(SPLIT_UNIT, code="KFR-50GW/B")))


def test_a_supervisors_grant_leaves_its_reason_in_the_audit(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason=" 裂纹 "))
    assert [row[4]["reason"] for row in shop.kept.audit if row[2] == "grant_beyond_law"] == ["裂纹"]


def test_after_half_an_exchange_the_whole_product_may_still_be_exchanged(shop: FakeShop) -> None:
    number = taken(shop)
    shop.who.user = SUPERVISOR
    half = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason="裂纹"))
    again = (BOTH[0], Swap(BOTH[1].new_barcode, a_barcode("810233", 78)))
    whole = shop.repairs.exchanges.exchange(ExchangeForm(number, again, reason="新室外机仍有异响"))
    standing = whole.order.standing
    assert (half.order.standing.is_replaced, standing.is_replaced) == (False, True)
    assert {unit.barcode for unit in units_to_give(standing)} == {swap.new_barcode for swap in again}
    assert whole.order.claim.ended_as is ClaimEnd.EXCHANGED
    assert shop.self_check.order(number) == ()


def test_half_an_exchange_is_not_released_as_one(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    sheet = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH[1:], reason="裂纹"))
    release = next(one for one in sheet.steps if one.step.deed is Deed.RELEASE_EXCHANGED)
    assert Need.EXCHANGE in release.missing
    with pytest.raises(StepRefusedError):
        shop.repairs.workshop.step(number, Deed.RELEASE_EXCHANGED)


def test_a_scanned_unit_finds_the_place_of_its_kind(shop: FakeShop, number: str) -> None:
    assert shop.repairs.exchanges.place(number, (), BOTH[1].new_barcode) == BOTH[1]
    assert shop.repairs.exchanges.place(number, BOTH[1:], BOTH[0].new_barcode) == BOTH[0]
    with pytest.raises(NoPlaceLeftError):
        shop.repairs.exchanges.place(number, BOTH[1:], a_barcode("810233", 78))
    with pytest.raises(UnitInUseError):
        shop.repairs.exchanges.place(number, (), INDOOR)


def test_the_card_page_tells_of_closed_cards_swapped_units_and_their_notes(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    exchange = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH)).order.standing.exchange
    assert exchange is not None
    detail = shop.cards.detail(1)
    assert [(card.number, card.new_number) for card in detail.closed] == [(OLD_CARD, exchange.new_card)]
    assert {use.replacement.document for use in detail.units if use.replacement} == {exchange.number}
    assert PaperKind.EXCHANGE in {paper.kind for paper in detail.papers}
    assert not detail.is_refunded


def duties(shop: FakeShop) -> list[tuple[int, bool]]:
    alarms = [entry.alarm for entry in shop.repairs.today.entries() if entry.alarm]
    return [(one.limit, one.is_last) for one in alarms if one.kind is AlarmKind.DUTY_UNPERFORMED]


def test_an_exchange_nobody_made_sounds_after_ten_and_fifteen_days_until_it_is_made(shop: FakeShop) -> None:
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(invoice_on=NOON.date() - timedelta(days=3)))
    visit = a_visit(shop.known())
    visit = replace(visit, evidence=replace(visit.evidence, wish=Wish.EXCHANGE))
    number = shop.intake.take(visit, "key 1").claim.number
    for days, sounding in ((9, []), (10, [(10, False)]), (15, [(15, True)])):
        shop.clock.moment = NOON + timedelta(days=days)
        assert duties(shop) == sounding
    shop.who.user = SUPERVISOR
    shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH, reason="超期未办"))
    assert duties(shop) == []


def test_the_deposit_goes_back_before_an_exchanged_product_is_collected(shop: FakeShop, number: str) -> None:
    shop.money.payments.take_deposit(number, (Tender(PaymentKind.WECHAT, Decimal(100)),), "deposit")
    shop.clock.moment = NOON + timedelta(days=31)
    standing = shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH)).order.standing
    draft = HandoverDraft(
        claim_number=number,
        proof=OwnerProof.RECEIPT,
        accessories=standing.claim.accessories,
        units=tuple(unit.barcode for unit in units_to_give(standing)),
    )
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.handovers.hand_over(draft)
    assert refusal.value.missing == (Need.DEPOSIT_RETURNED,)
    assert shop.claims.detail(number).returnable == Decimal("100.00")
    shop.who.user = SUPERVISOR
    shop.money.payments.give_back(number, "已换机", "back")
    assert shop.repairs.handovers.hand_over(draft).sheet.order.claim.state is ClaimState.CLOSED
    kept = shop.kept.ledger.pop()
    assert [fault.kind for fault in shop.self_check.order(number)] == [OrderFaultKind.HANDED_OVER_UNPAID]
    shop.kept.ledger.append(kept)


def test_no_verdict_is_overridden_once_the_product_was_exchanged(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON + timedelta(days=31)
    shop.repairs.exchanges.exchange(ExchangeForm(number, BOTH))
    shop.who.user = SUPERVISOR
    with pytest.raises(AlreadyGrantedError):
        shop.claims.override(number, Outcome.PAID_REPAIR, "改判")
