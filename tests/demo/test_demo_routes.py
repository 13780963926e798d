"""The ways of sample claims through the states."""

from itertools import pairwise

import pytest

from aftersale_desktop.demo.routes import states_on_the_way, steps_of
from aftersale_desktop.domain.claims import NEXT_STEPS, ClaimState


@pytest.mark.parametrize("state", ClaimState)
@pytest.mark.parametrize("detour", ["", "waited", "failed", "factory", "declined", "no_fault"])
@pytest.mark.parametrize("is_chargeable", [True, False])
def test_every_way_is_lawful_and_ends_where_it_should(state: ClaimState, detour: str, is_chargeable: bool) -> None:
    way = states_on_the_way(state, detour, is_chargeable=is_chargeable)
    assert (way[0], way[-1]) == (ClaimState.RECEIVED, state)
    assert all(after in NEXT_STEPS[before] for before, after in pairwise(way))


def test_a_hand_over_happens_exactly_when_the_product_is_handed_back() -> None:
    way = states_on_the_way(ClaimState.CLOSED, "", is_chargeable=True)
    steps = {step.state: step.minute for step in steps_of(way, 1000, 4000)}
    assert (steps[ClaimState.RECEIVED], steps[ClaimState.HANDED_OVER]) == (1000, 4000)
    assert steps[ClaimState.CLOSED] > 4000


def test_an_open_claim_never_reached_a_state_after_now() -> None:
    way = states_on_the_way(ClaimState.READY, "failed", is_chargeable=True)
    minutes = [step.minute for step in steps_of(way, 1000, 1200)]
    assert minutes == sorted(minutes)
    assert minutes[-1] <= 1200
