"""What holds for any facts at all."""

import json
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from aftersale_desktop.domain.facts import Buyer, Cause, Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.facts_json import facts_to_json, stored_facts_from_json
from aftersale_desktop.domain.verdict import Outcome, Reason, judge
from aftersale_desktop.domain.verdict_json import verdict_from_json, verdict_to_json
from aftersale_desktop.domain.warranty import Parameters, add_months, add_years, merged, periods_of
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.verdicts import explanation, outcome_summary, outcome_title, remedy_reason, would_change

days = st.dates(date(2019, 1, 1), date(2032, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> RepairSpan:
    received_on = draw(days)
    return RepairSpan(received_on, received_on + timedelta(days=draw(st.integers(0, 60))))


repairs = st.lists(spans(), max_size=6).map(tuple)
waits = st.integers(0, 120)
any_facts = st.builds(
    Facts,
    received_on=days,
    invoice_on=st.none() | days,
    delivered_on=st.none() | days,
    exchanged_on=st.none() | days,
    price=st.none() | st.decimals(0, 999_999, places=2),
    warranty_card_presented=st.booleans(),
    invoice_presented=st.booleans(),
    other_proof_accepted=st.booleans(),
    documents_altered=st.booleans(),
    counterfeit=st.booleans(),
    barcodes_match=st.booleans(),
    cause=st.sampled_from(Cause),
    performance_fault=st.booleans(),
    main_part=st.booleans(),
    catalogue_product=st.booleans(),
    buyer=st.sampled_from(Buyer),
    repairs=repairs,
    open_repair=st.none() | st.builds(OpenRepair, days, waits, waits),
    wish=st.none() | st.sampled_from(Wish),
    same_model_available=st.booleans(),
    paid_repair_returned_on=st.none() | days,
    same_fault=st.booleans(),
    remote_sale=st.booleans(),
    no_fault_return=st.booleans(),
)


@given(any_facts)
@settings(max_examples=500)
def test_any_facts_get_a_verdict_that_can_be_said_and_frozen(facts: Facts) -> None:
    assert stored_facts_from_json(json.loads(json.dumps(facts_to_json(facts)))) == facts
    verdict = judge(facts)
    assert verdict_from_json(json.loads(json.dumps(verdict_to_json(verdict)))) == verdict
    for language in Language:
        words = words_in(language)
        assert explanation(words, verdict)
        assert all(would_change(words, verdict))
        assert outcome_title(words, verdict.outcome)
        assert outcome_summary(words, verdict)
        assert len([remedy_reason(words, remedy) for remedy in verdict.remedies]) == 3


@given(any_facts)
@settings(max_examples=500)
def test_reasons_and_flags_belong_to_chargeable_verdicts(facts: Facts) -> None:
    verdict = judge(facts)
    if verdict.outcome is Outcome.REFER_COUNTERFEIT:
        assert verdict.reasons == (Reason.R4,)
    elif verdict.outcome is not Outcome.PAID_REPAIR:
        assert verdict.reasons == ()
    if verdict.outcome is not Outcome.PAID_REPAIR or verdict.base_on is None:
        assert verdict.flags == ()
    assert list(verdict.reasons) == sorted(set(verdict.reasons))


@given(any_facts)
@settings(max_examples=500)
def test_a_refund_lies_between_nothing_and_the_price(facts: Facts) -> None:
    verdict = judge(facts)
    if verdict.refund is None:
        assert verdict.depreciation is None
        return
    assert facts.price is not None
    cost = verdict.depreciation or Decimal(0)
    assert Decimal(0) <= cost <= facts.price
    assert verdict.refund + cost == facts.price


@given(days, days, repairs)
def test_periods_grow_with_their_base(one: date, other: date, repaired: tuple[RepairSpan, ...]) -> None:
    received_on = date(2032, 1, 1)
    earlier, later = sorted((one, other))
    before = periods_of(Facts(received_on, invoice_on=earlier), Parameters())
    after = periods_of(Facts(received_on, invoice_on=later), Parameters())
    extended = periods_of(Facts(received_on, invoice_on=earlier, repairs=repaired), Parameters())
    assert before is not None
    assert after is not None
    assert extended is not None
    assert before.warranty_ends_on <= after.warranty_ends_on
    assert before.main_parts_end_on <= after.main_parts_end_on
    assert before.base_on < before.warranty_ends_on < before.main_parts_end_on
    assert extended.warranty_ends_on - before.warranty_ends_on == timedelta(days=extended.extension_days)
    assert extended.main_parts_end_on - before.main_parts_end_on == timedelta(days=extended.extension_days)


@given(days, repairs, spans())
def test_one_more_repair_never_shortens_a_period(
    sold_on: date, repaired: tuple[RepairSpan, ...], one_more: RepairSpan
) -> None:
    received_on = date(2032, 1, 1)
    fewer = periods_of(Facts(received_on, invoice_on=sold_on, repairs=repaired), Parameters())
    more = periods_of(Facts(received_on, invoice_on=sold_on, repairs=(*repaired, one_more)), Parameters())
    assert fewer is not None
    assert more is not None
    assert fewer.extension_days <= more.extension_days


@given(repairs, st.randoms(use_true_random=False))
def test_merged_repairs_do_not_depend_on_the_order_of_the_job_sheets(
    sheets: tuple[RepairSpan, ...], chance: Random
) -> None:
    shuffled = list(sheets)
    chance.shuffle(shuffled)
    assert merged(shuffled) == merged(sheets)


def length(span: RepairSpan) -> int:
    return (span.returned_on - span.received_on).days


@given(repairs)
def test_merged_repairs_cover_the_same_days_without_overlap(sheets: tuple[RepairSpan, ...]) -> None:
    found = merged(sheets)
    covered = {one.received_on + timedelta(days=number) for one in sheets for number in range(length(one))}
    assert sum(length(one) for one in found) == len(covered)
    assert all(first.returned_on <= second.received_on for first, second in pairwise(found))
    assert merged(found) == found


@given(spans(), st.integers(1, 60))
def test_touching_repairs_stay_two(first: RepairSpan, days_long: int) -> None:
    second = RepairSpan(first.returned_on, first.returned_on + timedelta(days=days_long))
    assert len(merged([second, first])) == 2


@given(days, st.integers(0, 40), st.integers(0, 40))
def test_years_are_twelve_months_and_never_end_in_another_month(day: date, years: int, months: int) -> None:
    assert add_years(day, years) == add_months(day, 12 * years)
    end = add_months(day, months)
    assert (end.month - 1) % 12 == (day.month - 1 + months) % 12
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


@given(any_facts)
def test_a_day_on_which_nothing_is_found_is_free_from_base_to_the_last_day(facts: Facts) -> None:
    plain = Facts(received_on=facts.received_on, invoice_on=facts.invoice_on, repairs=facts.repairs)
    verdict = judge(plain)
    if verdict.warranty_ends_on is not None:
        assert verdict.is_free == (facts.received_on <= verdict.warranty_ends_on) or verdict.outcome == "free_rerepair"
