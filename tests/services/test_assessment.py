"""What the counter knows at once: verdict, estimate, promise and the hints."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState, PastRepair
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.facts import Buyer, Cause, OpenRepair
from aftersale_desktop.domain.fees import Coverage, FeeComponent, OperationLevel, Payer
from aftersale_desktop.domain.intake_checks import HintCode
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.verdict import Outcome, Reason
from aftersale_desktop.services.assessment import (
    Assessment,
    Evidence,
    NoTariffError,
    Visit,
    assess,
    facts_of,
    fee_rows,
    promised_at,
    tariff_on,
    visit_of,
)
from aftersale_desktop.services.ports import KnownItem, Terms
from tests.builders import (
    NOON,
    OTHER_POINT,
    POINT,
    SPLIT_UNIT,
    a_barcode,
    a_card,
    a_customer,
    a_shop,
    an_item,
    sample_tariff,
)

TODAY = NOON.date()
OWNER = a_customer(id=1)


def terms(**changes: object) -> Terms:
    setup = a_shop()
    made = Terms(POINT, setup.rules, setup.tariffs, setup.models, setup.patterns, setup.users)
    return replace(made, **changes)  # type: ignore[arg-type]  # any field


def known(item: ServiceItem | None = None, *history: PastRepair, owner: Customer = OWNER) -> KnownItem:
    return KnownItem(item or an_item(id=1), owner, history)


def past(days_ago: int, days: int = 3, **changes: object) -> PastRepair:
    received = TODAY - timedelta(days=days_ago)
    repair = PastRepair(
        "SH03-WX-2026-000007",
        received,
        received + timedelta(days=days),
        ClaimState.CLOSED,
        Coverage.FREE,
        is_product_fault=True,
        summary="",
        fault_code="E4",
    )
    return replace(repair, **changes)  # type: ignore[arg-type]  # any field


def answer(visit: Visit) -> Assessment:
    return assess(visit, terms(), NOON)


def test_a_product_in_warranty_is_repaired_free_and_the_factory_bears_the_list_price() -> None:
    seen = answer(visit_of(known()))
    assert seen.judgement.verdict.outcome is Outcome.FREE_REPAIR
    assert seen.judgement.judged_on == TODAY
    assert seen.estimate.total == 0
    assert seen.estimate.list_total(FeeComponent.MAINTENANCE) == Decimal("80.00")
    assert seen.estimate.payer_of(FeeComponent.MAINTENANCE) is Payer.FACTORY


def test_a_product_out_of_warranty_costs_what_the_list_says_for_class_grade_and_distance() -> None:
    old = known(an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1))))
    visit = replace(visit_of(old), is_carried_in=False, distance_km=Decimal("12"), level=OperationLevel.MINOR)
    seen = answer(visit)
    assert seen.judgement.verdict.outcome is Outcome.PAID_REPAIR
    assert seen.judgement.verdict.reasons == (Reason.R1,)
    assert [row.due for row in fee_rows(seen.estimate)] == [Decimal(text) for text in ("30", "80", "7", "0", "0")]
    assert seen.estimate.total == Decimal("117.00")


def test_an_estimate_is_taxed_at_the_points_own_rate() -> None:
    old = visit_of(known(an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))))
    here, there = answer(old).estimate, assess(old, terms(point=replace(POINT, tax_rate=OTHER_POINT.tax_rate)), NOON)
    assert here.net == Decimal("70.80")
    assert there.estimate.total == here.total == Decimal("80.00")
    assert there.estimate.net == Decimal("75.47")


def test_five_fees_are_shown_in_their_order_and_nobody_bears_nothing() -> None:
    rows = fee_rows(answer(visit_of(known())).estimate)
    assert [row.component for row in rows] == list(FeeComponent)
    assert rows[0] == FeeRow(FeeComponent.DOOR_TO_DOOR, Decimal("0.00"), None, Decimal("0.00"))


def test_papers_count_as_shown_when_they_are_registered() -> None:
    assert visit_of(known()).evidence == Evidence()
    without = visit_of(known(an_item(id=1, card=None))).evidence
    assert (without.is_card_shown, without.is_invoice_shown) == (False, False)
    no_invoice = visit_of(known(an_item(id=1, card=a_card(invoice_number="")))).evidence
    assert (no_invoice.is_card_shown, no_invoice.is_invoice_shown) == (True, False)


@pytest.mark.parametrize(
    ("evidence", "reasons"),
    [
        (Evidence(is_card_shown=False), (Reason.R2,)),
        (Evidence(are_documents_altered=True), (Reason.R3,)),
        (Evidence(cause=Cause.OUTSIDE_INSTALLATION), (Reason.R6,)),
        (Evidence(cause=Cause.LIGHTNING), (Reason.R7,)),
        (Evidence(is_invoice_shown=False), (Reason.R8,)),
        (Evidence(is_invoice_shown=False, is_other_proof_accepted=True), ()),
        (Evidence(is_counterfeit=True), (Reason.R4,)),
    ],
)
def test_each_tick_reaches_the_verdict(evidence: Evidence, reasons: tuple[Reason, ...]) -> None:
    assert answer(replace(visit_of(known()), evidence=evidence)).judgement.verdict.reasons == reasons


def test_a_differing_unit_is_charged_as_r5() -> None:
    visit = visit_of(known())
    kind = visit.units.slots[1].kind
    scanned = replace(visit, units=visit.units.with_scan(kind, a_barcode("810233", 77)))
    assert answer(scanned).judgement.verdict.reasons == (Reason.R5,)


def test_only_finished_free_repairs_of_product_faults_count() -> None:
    history = (
        past(30, returned_on=None, state=ClaimState.UNDER_REPAIR),
        past(60, coverage=Coverage.CHARGEABLE),
        past(90, is_product_fault=False),
        past(120),
        past(150, returned_on=None, state=ClaimState.CANCELLED),
    )
    facts = facts_of(visit_of(known(None, *history)), NOON)
    assert [span.received_on for span in facts.repairs] == [TODAY - timedelta(days=120)]
    assert facts.open_repair is not None
    assert facts.open_repair.received_on == TODAY - timedelta(days=30)
    assert facts.paid_repair_returned_on == TODAY - timedelta(days=57)


@pytest.mark.parametrize("state", [ClaimState.CANCELLED, ClaimState.CLOSED, ClaimState.HANDED_OVER])
def test_a_claim_that_is_over_is_no_open_repair_even_without_a_day_of_return(state: ClaimState) -> None:
    assert not past(30, returned_on=None, state=state).is_open
    assert facts_of(visit_of(known(None, past(30, returned_on=None, state=state))), NOON).open_repair is None


def waiting(days_open: int, state: ClaimState, days_waiting: int) -> Visit:
    """A form for a product that has been here for a while and waited to the end."""
    began_at = (NOON - timedelta(days=days_waiting)).astimezone(UTC)
    open_claim = past(days_open, returned_on=None, state=state, events=(ClaimEvent(began_at, "王建国", str(state)),))
    return visit_of(known(None, open_claim))


@pytest.mark.parametrize(
    ("days_open", "state", "days_waiting", "outcome"),
    [
        (40, ClaimState.UNDER_REPAIR, 40, Outcome.EXCHANGE_DELAY_30),
        (40, ClaimState.WAITING_FOR_PARTS, 40, Outcome.FREE_REPAIR),
        (40, ClaimState.WAITING_FOR_PARTS, 9, Outcome.EXCHANGE_DELAY_30),
        (40, ClaimState.ON_HOLD, 10, Outcome.FREE_REPAIR),
        (40, ClaimState.QUOTED, 10, Outcome.FREE_REPAIR),
        (91, ClaimState.WAITING_FOR_PARTS, 91, Outcome.EXCHANGE_PARTS_90),
    ],
)
def test_days_waited_for_parts_or_the_customer_are_no_delay_of_ours(
    days_open: int, state: ClaimState, days_waiting: int, outcome: Outcome
) -> None:
    item = an_item(id=1, card=a_card(invoice_on=TODAY - timedelta(days=200)))
    visit = waiting(days_open, state, days_waiting)
    assert answer(replace(visit, known=replace(visit.known, item=item))).judgement.verdict.outcome is outcome


def test_whoever_brings_it_decides_whether_it_is_a_consumers_claim() -> None:
    firm = a_customer("上海某某有限公司", id=2, buyer=Buyer.BUSINESS)
    assert facts_of(replace(visit_of(known()), customer=firm), NOON).buyer is Buyer.BUSINESS


def test_the_promise_is_three_days_and_after_closing_time_four() -> None:
    assert promised_at(NOON) == NOON.replace(day=5, hour=18)
    assert promised_at(NOON.replace(hour=18, minute=1)) == NOON.replace(day=6, hour=18)
    assert promised_at(NOON).tzinfo is NOON.tzinfo


def test_the_newest_of_the_valid_price_lists_counts() -> None:
    tariff = sample_tariff()
    older = replace(tariff, id="old", valid_from=date(2020, 1, 1))
    assert tariff_on((tariff, older), TODAY) is tariff
    assert tariff_on((tariff, older), date(2020, 1, 1)) is older


def test_nothing_is_charged_without_a_price_list() -> None:
    with pytest.raises(NoTariffError) as refusal:
        assess(visit_of(known()), terms(tariffs=()), NOON)
    assert refusal.value.day == TODAY


def codes(visit: Visit) -> list[HintCode]:
    return [hint.code for hint in answer(visit).hints]


def test_a_product_with_nothing_odd_about_it_has_no_hint() -> None:
    assert codes(visit_of(known())) == []


def test_a_card_on_two_products_is_a_hint() -> None:
    hints = answer(visit_of(replace(known(), products_with_this_card=2))).hints
    assert [(hint.code, hint.subject) for hint in hints] == [(HintCode.CARD_ON_TWO_PRODUCTS, a_card().number)]


def test_an_invoice_used_twice_is_a_hint_and_a_missing_one_never() -> None:
    twice = replace(known(), products_with_this_invoice=2)
    assert codes(visit_of(twice)) == [HintCode.INVOICE_USED_TWICE]
    without = replace(twice, item=an_item(id=1, card=a_card(invoice_number="")))
    assert codes(visit_of(without)) == []


@pytest.mark.parametrize(("sold_on", "is_hint"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)])
def test_a_sale_before_the_production_month_is_a_hint(sold_on: date, *, is_hint: bool) -> None:
    item = an_item(id=1, card=a_card(invoice_on=sold_on))
    assert codes(visit_of(known(item))) == ([HintCode.SOLD_BEFORE_MADE] if is_hint else [])


def test_a_swapped_half_is_a_hint_that_names_the_unit() -> None:
    visit = visit_of(known())
    foreign = a_barcode(SPLIT_UNIT.unit_codes[1], 77)
    hints = answer(replace(visit, units=visit.units.with_scan(visit.units.slots[1].kind, foreign))).hints
    assert [(hint.code, hint.subject) for hint in hints] == [(HintCode.SWAPPED_HALF, foreign)]


def test_a_product_registered_to_somebody_else_is_a_hint() -> None:
    visit = replace(visit_of(known()), customer=a_customer("王芳", id=2))
    assert [(hint.code, hint.subject) for hint in answer(visit).hints] == [(HintCode.REGISTERED_TO_OTHER, "李明")]


@pytest.mark.parametrize(
    ("days_since", "fault_code", "is_hint"),
    [(0, "E4", True), (30, "E4", True), (31, "E4", False), (10, "E5", False), (10, "", False)],
)
def test_the_same_fault_within_thirty_days_is_a_hint(days_since: int, fault_code: str, *, is_hint: bool) -> None:
    visit = replace(visit_of(known(None, past(days_since + 3))), fault_code=fault_code)
    assert (HintCode.SAME_FAULT_SOON in codes(visit)) is is_hint


@pytest.mark.parametrize(
    ("coverage", "days_since", "is_hint"),
    [
        (Coverage.FREE, 30, True),
        (Coverage.FREE, 31, False),
        (Coverage.CHARGEABLE, 90, True),
        (Coverage.CHARGEABLE, 91, False),
    ],
)
def test_a_guarantee_that_runs_proposes_the_tick_whatever_was_told(
    coverage: Coverage, days_since: int, *, is_hint: bool
) -> None:
    earlier = past(days_since + 3, coverage=coverage, fault_code="")
    hints = [hint for hint in answer(visit_of(known(None, earlier))).hints if hint.code is HintCode.REPAIR_GUARANTEED]
    ends_on = TODAY + timedelta(days=0 if is_hint else -1)
    assert [(hint.subject, hint.ends_on) for hint in hints] == ([(earlier.claim_number, ends_on)] if is_hint else [])


@pytest.mark.parametrize(
    "evidence", [Evidence(is_same_fault=True), Evidence(cause=Cause.MISUSE), Evidence(cause=Cause.LIGHTNING)]
)
def test_no_tick_is_proposed_that_is_set_or_would_free_nothing(evidence: Evidence) -> None:
    visit = replace(visit_of(known(None, past(10))), evidence=evidence)
    assert HintCode.REPAIR_GUARANTEED not in codes(visit)


def test_the_proposed_tick_makes_the_repair_free_and_nothing_else_does() -> None:
    visit = visit_of(known(an_item(id=1, card=None), past(10, coverage=Coverage.CHARGEABLE)))
    assert answer(visit).judgement.verdict.outcome is Outcome.PAID_REPAIR
    ticked = replace(visit, evidence=replace(visit.evidence, is_same_fault=True))
    assert answer(ticked).judgement.verdict.outcome is Outcome.FREE_REREPAIR


@pytest.mark.parametrize(("days_since", "is_hint"), [(0, True), (30, True), (31, False)])
def test_the_same_fault_needs_no_code_where_the_clerk_ticks_it(days_since: int, *, is_hint: bool) -> None:
    visit = replace(visit_of(known(None, past(days_since + 3))), evidence=Evidence(is_same_fault=True))
    assert codes(visit) == ([HintCode.SAME_FAULT_SOON] if is_hint else [])


def test_a_product_that_is_here_already_is_the_first_hint_and_names_its_claim() -> None:
    here = past(9, returned_on=None, state=ClaimState.UNDER_REPAIR)
    again = past(2, returned_on=None, state=ClaimState.RECEIVED, claim_number="SH03-WX-2026-000009")
    visit = replace(visit_of(known(None, again, here)), customer=a_customer("王芳", id=2))
    hints = answer(visit).hints
    assert [hint.code for hint in hints] == [HintCode.STILL_HERE, HintCode.REGISTERED_TO_OTHER]
    assert hints[0].subject == here.claim_number
    assert answer(visit).judgement.facts.open_repair == OpenRepair(here.received_on, 0, 0)


@pytest.mark.parametrize("state", [ClaimState.CLOSED, ClaimState.HANDED_OVER, ClaimState.CANCELLED])
def test_a_product_that_went_home_is_not_here(state: ClaimState) -> None:
    assert codes(visit_of(known(None, past(90, state=state)))) == []
