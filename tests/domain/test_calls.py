"""Calls: every pair of states, what has to be said, and whose turn it is."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from aftersale_desktop.domain.calls import (
    CALL_STEPS,
    NEXT_STEPS,
    CallDeed,
    Caller,
    CallerMissingError,
    CallKind,
    CallNeed,
    CallSaid,
    CallState,
    CallStepIncompleteError,
    CallTarget,
    DueInPastError,
    IllegalCallStepError,
    ServiceCall,
    TargetKind,
    became,
    call_step_of,
    call_steps_for,
    missing_of,
    moved,
    precedence,
)
from aftersale_desktop.domain.people import RIGHTS, Right, Role, User
from aftersale_desktop.domain.urgent_words import Danger
from tests.builders import NOON

CALL = ServiceCall(
    number="SH03-SC-2026-000001",
    request_key="key",
    point_code="SH03",
    received_at=NOON,
    received_by="陈静",
    kind=CallKind.WARRANTY,
    caller=Caller(1, "李明", "138 0013 8000"),
    told="不制冷",
)
SAID = CallSaid("已答复", NOON + timedelta(hours=1), CallTarget(TargetKind.CLAIM, "SH03"))
EXPECTED = {
    CallState.NEW: {CallState.ANSWERED, CallState.CALL_BACK_DUE, CallState.CONVERTED, CallState.ESCALATED},
    CallState.ANSWERED: {CallState.CALL_BACK_DUE, CallState.CONVERTED, CallState.ESCALATED, CallState.CLOSED},
    CallState.CALL_BACK_DUE: set(CallState) - {CallState.NEW},
    CallState.CONVERTED: {CallState.ESCALATED, CallState.CLOSED},
    CallState.ESCALATED: {CallState.ANSWERED, CallState.CONVERTED, CallState.CLOSED},
    CallState.CLOSED: set(),
}


@pytest.mark.parametrize(("state", "wanted"), list(product(CallState, CallState)))
def test_a_call_goes_only_where_the_table_says(state: CallState, wanted: CallState) -> None:
    call = replace(CALL, state=state)
    assert call.can_move_to(wanted) is (wanted in EXPECTED[state])
    led_there = [step.deed for step in CALL_STEPS if state in step.come_from and step.to is wanted]
    assert [moved(call, deed, SAID, NOON).state for deed in led_there] == [wanted] * len(led_there)
    assert bool(led_there) is (wanted in NEXT_STEPS[state])


@pytest.mark.parametrize(("deed", "state"), list(product(CallDeed, CallState)))
def test_every_deed_starts_from_its_states_only(deed: CallDeed, state: CallState) -> None:
    if any(state in step.come_from for step in CALL_STEPS if step.deed is deed):
        assert call_step_of(deed, state).deed is deed
        return
    with pytest.raises(IllegalCallStepError) as refusal:
        moved(replace(CALL, state=state), deed, SAID, NOON)
    assert (refusal.value.deed, refusal.value.state) == (deed, state)


@pytest.mark.parametrize("step", CALL_STEPS, ids=lambda step: f"{step.deed}-{step.to}")
def test_what_a_step_needs_is_refused_while_it_is_not_said(step: object) -> None:
    assert step in CALL_STEPS
    row = next(one for one in CALL_STEPS if one == step)
    assert missing_of(row, CallSaid()) == row.needs
    if row.needs:
        with pytest.raises(CallStepIncompleteError) as refusal:
            moved(replace(CALL, state=min(row.come_from)), row.deed, CallSaid(note="  "), NOON)
        assert refusal.value.needs == row.needs


def test_only_who_leads_the_hotline_ends_what_was_escalated() -> None:
    ends = [step for step in CALL_STEPS if CallState.ESCALATED in step.come_from and step.deed is not CallDeed.CONVERT]
    assert {step.right for step in ends} == {Right.LEAD_HOTLINE}
    agent = User(1, "林芳", Role.HOTLINE_AGENT, "SH03")
    offered = call_steps_for(replace(CALL, state=CallState.ESCALATED), agent)
    assert [step.deed for step in offered] == [CallDeed.CONVERT]
    assert {role for role in Role if Right.LEAD_HOTLINE in RIGHTS[role]} == {Role.SUPERVISOR, Role.ADMINISTRATOR}


def test_nobody_is_called_back_without_a_telephone_or_in_the_past() -> None:
    with pytest.raises(CallerMissingError):
        moved(replace(CALL, caller=Caller(name="李明")), CallDeed.CALL_BACK, SAID, NOON)
    early = CallSaid(due_at=NOON - timedelta(minutes=1))
    with pytest.raises(DueInPastError):
        moved(CALL, CallDeed.CALL_BACK, early, NOON)


def test_who_was_not_reached_loses_the_first_place_and_is_counted() -> None:
    marked = replace(CALL, state=CallState.CALL_BACK_DUE, is_after_hours=True, due_at=NOON)
    assert precedence(marked) == 1
    again = moved(marked, CallDeed.CALL_BACK, SAID, NOON)
    assert (again.attempts, precedence(again), again.due_at) == (1, 2, SAID.due_at)
    assert moved(CALL, CallDeed.CALL_BACK, SAID, NOON).attempts == 0


def test_danger_comes_before_everybody() -> None:
    assert precedence(replace(CALL, dangers=(Danger.FIRE,))) == 0
    assert precedence(CALL) == 2


def test_a_converted_call_is_awaited_at_its_point_until_the_product_came() -> None:
    converted = moved(CALL, CallDeed.CONVERT, CallSaid(target=CallTarget(TargetKind.CLAIM, "SH01")), NOON)
    assert converted.awaited_at == "SH01"
    ended = became(converted, "SH01-WX-2026-000007")
    assert (ended.state, ended.awaited_at) == (CallState.CLOSED, "")
    assert ended.target == CallTarget(TargetKind.CLAIM, "SH01", "SH01-WX-2026-000007")
    with pytest.raises(IllegalCallStepError):
        became(ended, "SH01-WX-2026-000008")


def test_every_need_is_asked_somewhere() -> None:
    assert {need for step in CALL_STEPS for need in step.needs} == set(CallNeed)
