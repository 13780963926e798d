"""The board in the waiting room shows every open state, ready ones first, and nothing of a person."""

from dataclasses import fields
from datetime import timedelta

import pytest

from aftersale_desktop.domain.claim_states import GROUP_OF_STATE, ClaimGroup, ClaimState
from aftersale_desktop.domain.day_orders import DayOrder
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.waiting_board import STAGE_OF_STATE, BoardLine, BoardStage, board_lines
from tests.builders import NOON


def an_order(number: str, state: ClaimState, hours_ago: int = 1) -> DayOrder:
    return DayOrder(
        number=number,
        state=state,
        customer="陈思远",
        model_code="KFR-35GW/A",
        technician="何伟",
        received_at=NOON - timedelta(days=2),
        stands_since=NOON - timedelta(hours=hours_ago),
        due_at=None,
        passed_at=None,
        coverage=Coverage.FREE,
    )


@pytest.mark.parametrize("state", ClaimState)
def test_what_is_in_the_shop_is_on_the_board_and_nothing_else(state: ClaimState) -> None:
    is_open = GROUP_OF_STATE[state] is not ClaimGroup.CLOSED
    assert (state in STAGE_OF_STATE) == (is_open and state is not ClaimState.HANDED_OVER)
    assert len(board_lines([an_order("SH03-WX-2026-000001", state)])) == (state in STAGE_OF_STATE)


def test_ready_ones_come_first_and_among_them_the_latest() -> None:
    orders = [
        an_order("1", ClaimState.RECEIVED),
        an_order("2", ClaimState.READY, hours_ago=5),
        an_order("3", ClaimState.QUOTED),
        an_order("4", ClaimState.READY, hours_ago=1),
    ]
    assert [line.number for line in board_lines(orders)] == ["4", "2", "3", "1"]


def test_a_line_has_no_place_for_a_person_or_a_product() -> None:
    assert [field.name for field in fields(BoardLine)] == ["number", "stage", "since"]
    [line] = board_lines([an_order("SH03-WX-2026-000001", ClaimState.READY)])
    assert line == BoardLine("SH03-WX-2026-000001", BoardStage.READY, NOON - timedelta(hours=1))
