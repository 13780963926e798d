"""The table of steps: who is released how, and that each deed leads where its name says."""

from itertools import product

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.repair_steps import STEPS, Deed, Need, NoSuchStepError, step_of, steps_from


def test_what_becomes_ready_was_inspected_or_is_not_given_back_repaired() -> None:
    released = [step for step in STEPS if step.to is ClaimState.READY]
    uninspected = {step.ends_as for step in released if Need.PASSED_INSPECTION not in step.needs}
    assert uninspected == {ClaimEnd.DECLINED, ClaimEnd.EXCHANGED, ClaimEnd.REFUNDED, ClaimEnd.SCRAPPED}


@pytest.mark.parametrize(("deed", "state"), list(product(Deed, ClaimState)))
def test_every_deed_starts_from_its_states_only(deed: Deed, state: ClaimState) -> None:
    starts = {step.deed for step in steps_from(state)}
    if deed in starts:
        assert step_of(deed, state).deed is deed
        return
    with pytest.raises(NoSuchStepError) as refusal:
        step_of(deed, state)
    assert (refusal.value.deed, refusal.value.state) == (deed, state)


def test_work_on_hold_resumes_where_it_was_held() -> None:
    held = {step.to for step in STEPS if step.deed is Deed.RESUME}
    assert all(step_of(Deed.RESUME, ClaimState.ON_HOLD, state).to is state for state in held)
    assert held == {state for step in STEPS if step.deed is Deed.HOLD for state in step.come_from}
