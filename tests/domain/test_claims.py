"""A claim's states are a table: every step is in it or refused."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from aftersale_desktop.domain.claims import (
    GROUP_OF_STATE,
    NEXT_STEPS,
    STATES_OF_GROUP,
    ClaimEnd,
    ClaimGroup,
    ClaimRow,
    ClaimState,
    IllegalStepError,
    Override,
    PastRepair,
    coverage_of,
)
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.verdict import Outcome
from tests.builders import NOON, a_claim

S = ClaimState


@pytest.mark.parametrize(("state", "wanted"), list(product(ClaimState, ClaimState)))
def test_every_pair_of_states_is_a_step_or_refused(state: ClaimState, wanted: ClaimState) -> None:
    claim = a_claim(state=state)
    assert claim.can_move_to(wanted) is (wanted in NEXT_STEPS[state])
    if claim.can_move_to(wanted):
        assert claim.moved_to(wanted) == replace(claim, state=wanted)
        return
    with pytest.raises(IllegalStepError) as refusal:
        claim.moved_to(wanted)
    assert (refusal.value.state, refusal.value.wanted) == (state, wanted)


def test_the_table_names_every_state_and_no_state_leads_to_itself() -> None:
    assert set(NEXT_STEPS) == set(ClaimState)
    assert all(state not in steps for state, steps in NEXT_STEPS.items())


@pytest.mark.parametrize(
    "way",
    [
        (S.RECEIVED, S.DIAGNOSING, S.UNDER_REPAIR, S.IN_INSPECTION, S.READY, S.HANDED_OVER, S.CLOSED),
        (S.DIAGNOSING, S.QUOTED, S.APPROVED, S.WAITING_FOR_PARTS, S.UNDER_REPAIR, S.AT_FACTORY, S.IN_INSPECTION),
        (S.QUOTED, S.DECLINED, S.READY, S.HANDED_OVER),
        (S.IN_INSPECTION, S.UNDER_REPAIR, S.IN_INSPECTION, S.READY),
        (S.UNDER_REPAIR, S.ON_HOLD, S.UNDER_REPAIR),
        (S.RECEIVED, S.CANCELLED, S.CLOSED),
    ],
)
def test_the_ways_of_a_repair_order_are_open(way: tuple[ClaimState, ...]) -> None:
    claim = a_claim(state=way[0])
    for state in way[1:]:
        claim = claim.moved_to(state)
    assert claim.state is way[-1]


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (S.RECEIVED, S.UNDER_REPAIR),
        (S.AT_FACTORY, S.READY),
        (S.QUOTED, S.READY),
        (S.DIAGNOSING, S.HANDED_OVER),
        (S.READY, S.CLOSED),
        (S.HANDED_OVER, S.CANCELLED),
        (S.CLOSED, S.RECEIVED),
    ],
)
def test_no_step_skips_the_bench_and_a_closed_claim_stays_closed(state: ClaimState, wanted: ClaimState) -> None:
    assert not a_claim(state=state).can_move_to(wanted)


def test_from_every_state_a_claim_can_be_closed() -> None:
    reachable = {S.CLOSED}
    while more := {state for state, steps in NEXT_STEPS.items() if steps & reachable} - reachable:
        reachable |= more
    assert reachable == set(ClaimState)


def test_every_state_is_in_one_group() -> None:
    assert sum(len(states) for states in STATES_OF_GROUP.values()) == len(ClaimState)
    assert set(GROUP_OF_STATE) == set(ClaimState)
    assert set(STATES_OF_GROUP) == set(ClaimGroup)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_outcome_that_counts_is_a_supervisors_where_there_is_one(outcome: Outcome) -> None:
    claim = a_claim()
    decided = replace(claim, override=Override(outcome, "理由", "周敏", NOON))
    assert decided.outcome is outcome
    assert decided.coverage is coverage_of(outcome)
    assert decided.judgement == claim.judgement
    assert claim.outcome is claim.judgement.verdict.outcome


def test_the_customer_pays_for_four_outcomes_only() -> None:
    assert {outcome for outcome in Outcome if coverage_of(outcome) is Coverage.CHARGEABLE} == {
        Outcome.PAID_REPAIR,
        Outcome.REFER_COUNTERFEIT,
        Outcome.NO_ENTITLEMENT,
    }
    assert coverage_of(Outcome.FREE_MAIN_PART) is Coverage.FREE_MAIN_PART


def a_row(**changes: object) -> ClaimRow:
    row = ClaimRow("n", S.UNDER_REPAIR, "李明", "1", "m", "f", "", NOON, NOON, None, is_free=True)
    return replace(row, **changes)  # type: ignore[arg-type]  # any field


def test_a_claim_is_overdue_a_second_after_its_promise() -> None:
    assert not a_row().is_overdue(NOON)
    assert a_row().is_overdue(NOON + timedelta(seconds=1))


@pytest.mark.parametrize(
    "changes", [{"due_at": None}, {"passed_at": NOON}, {"state": S.CLOSED}, {"state": S.CANCELLED}]
)
def test_a_paused_a_passed_and_a_closed_claim_are_never_overdue(changes: dict[str, object]) -> None:
    assert not a_row(**changes).is_overdue(NOON + timedelta(days=99))


@pytest.mark.parametrize("state", ClaimState)
def test_a_product_is_with_us_until_its_claim_is_over(state: ClaimState) -> None:
    past = PastRepair("n", NOON.date(), None, state, Coverage.FREE, is_product_fault=True, summary="")
    assert past.is_open is (GROUP_OF_STATE[state] is not ClaimGroup.CLOSED)
    assert not past.counts_for_verdict
    assert not replace(past, returned_on=NOON.date()).is_open


@pytest.mark.parametrize("coverage", Coverage)
def test_a_finished_repair_counts_as_free_or_as_paid(coverage: Coverage) -> None:
    past = PastRepair("n", NOON.date(), NOON.date(), S.CLOSED, coverage, is_product_fault=True, summary="")
    assert past.is_paid_repair is (coverage is Coverage.CHARGEABLE)
    assert past.counts_for_verdict is (coverage is not Coverage.CHARGEABLE)
    assert not replace(past, is_product_fault=False).counts_for_verdict


@pytest.mark.parametrize("ended_as", [None, *ClaimEnd])
def test_only_what_went_back_repaired_is_a_repair(ended_as: ClaimEnd | None) -> None:
    past = PastRepair("n", NOON.date(), NOON.date(), S.CLOSED, Coverage.FREE, is_product_fault=True, summary="")
    ended = replace(past, ended_as=ended_as)
    was_repaired = ended_as in {None, ClaimEnd.REPAIRED}
    assert ended.counts_for_verdict is was_repaired
    assert replace(ended, coverage=Coverage.CHARGEABLE).is_paid_repair is was_repaired
