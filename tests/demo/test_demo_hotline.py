"""The sample shop's hotline shows every state, in the order of time, and nothing of it lies in the future."""

from datetime import datetime

import pytest

from aftersale_desktop.demo.hotline import sample_holidays
from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.calls import CallState, precedence
from aftersale_desktop.domain.complaints import ComplaintStage
from aftersale_desktop.domain.knowledge import newest_notes
from aftersale_desktop.domain.opening_hours import Holiday
from aftersale_desktop.services.shop_setup import ShopSetup
from tests.builders import SHANGHAI

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=SHANGHAI)


@pytest.fixture(scope="module")
def shop() -> ShopSetup:
    """The sample shop on a morning."""
    return demo_shop(NOW)


def test_calls_come_in_the_order_of_their_numbers_and_none_in_the_future(shop: ShopSetup) -> None:
    calls = shop.hotline.calls
    assert [call.id for call in calls] == list(range(1, len(calls) + 1))
    moments = [call.received_at for call in calls]
    assert moments == sorted(moments)
    assert moments[-1] <= NOW
    assert all(event.at <= NOW for event in shop.hotline.events)


def test_every_group_of_calls_has_something_to_show(shop: ShopSetup) -> None:
    states = {call.state for call in shop.hotline.calls}
    assert states == set(CallState) - {CallState.NEW}
    waiting = [call for call in shop.hotline.calls if call.state is CallState.CALL_BACK_DUE]
    assert {precedence(call) for call in waiting} == {0, 1, 2}


def test_complaints_belong_to_their_calls(shop: ShopSetup) -> None:
    calls = {call.number: call.complaint_number for call in shop.hotline.calls}
    assert {one.stage for one in shop.hotline.complaints} == {
        ComplaintStage.RECEIVED,
        ComplaintStage.PROPOSED,
        ComplaintStage.CLOSED,
    }
    assert all(calls[one.call_number] == one.number for one in shop.hotline.complaints)


def test_a_note_has_a_second_version_and_holidays_are_kept(shop: ShopSetup) -> None:
    assert len(newest_notes(shop.hotline.notes)) == len(shop.hotline.notes) - 1
    holidays = [entry for entry in shop.shop_lists if isinstance(entry, Holiday)]
    assert tuple(holidays) == sample_holidays(NOW.date())
