"""The hotline: calls get numbers without gaps, closed hours are kept, danger is heard, and a call becomes a claim."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.calls import (
    CallDeed,
    CallEmptyError,
    Caller,
    CallKind,
    CallNotFoundError,
    CallSaid,
    CallState,
    CallTarget,
    TargetKind,
)
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.knowledge import Question
from aftersale_desktop.domain.opening_hours import Holiday
from aftersale_desktop.domain.people import NotAllowedError, Role
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Evidence, visit_of
from aftersale_desktop.services.hotline import CallForm
from aftersale_desktop.services.intake import owing
from aftersale_desktop.services.list_queries import AWAITED, CALL_BACK, ListKind, ListQuery
from aftersale_desktop.services.lookups import FoundItem
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.builders import CLERK, NOON, OTHER_CLERK, SUPERVISOR, a_barcode, a_claim, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop

LI_MING = Caller(1, "李明", "138 0013 8000")
EVENING = NOON.replace(hour=18, minute=30)
TO_CLAIM = CallSaid(target=CallTarget(TargetKind.CLAIM, "SH03"))


def a_form(key: str = "call 1", **changes: object) -> CallForm:
    """Return a call of 李明 about product 1."""
    form = CallForm(request_key=key, kind=CallKind.WARRANTY, caller=LI_MING, told="开机十分钟不制冷", item_id=1)
    return replace(form, **changes)  # type: ignore[arg-type] # each names a field


@pytest.fixture
def shop() -> FakeShop:
    """A shop at noon with a hotline agent at the keyboard."""
    return a_fake_shop(a_stocked_shop(), somebody(Role.HOTLINE_AGENT), NOON)


def at(shop: FakeShop, moment: datetime) -> None:
    """Let it be another time."""
    shop.clock.moment = moment


def numbers(shop: FakeShop, group: str) -> list[str]:
    """Return the calls of a group in their order."""
    return [row.number for row in shop.lists.open(ListQuery(ListKind.CALLS, group)).rows(0, 99)]


def test_calls_are_numbered_by_point_and_year_without_gaps(shop: FakeShop) -> None:
    first = shop.hotline.calls.take(a_form()).call.number
    with pytest.raises(CallEmptyError):
        shop.hotline.calls.take(a_form("call 2", told=" "))
    assert [first, shop.hotline.calls.take(a_form("call 3")).call.number] == [
        "SH03-SC-2026-000001",
        "SH03-SC-2026-000002",
    ]


def test_a_call_sent_twice_is_one_call(shop: FakeShop) -> None:
    first = shop.hotline.calls.take(a_form(), CallDeed.ANSWER)
    again = shop.hotline.calls.take(a_form(), CallDeed.ANSWER)
    assert (again.call, len(shop.kept.calls)) == (first.call, 1)


def test_in_opening_hours_a_call_is_new(shop: FakeShop) -> None:
    call = shop.hotline.calls.take(a_form()).call
    assert (call.state, call.is_after_hours, call.due_at) == (CallState.NEW, False, None)


def test_a_call_at_half_past_six_is_first_on_tomorrows_list(shop: FakeShop) -> None:
    waiting = shop.hotline.calls.take(
        a_form("early"), CallDeed.CALL_BACK, CallSaid(due_at=NOON + timedelta(hours=2))
    ).call
    at(shop, EVENING)
    evening = shop.hotline.calls.take(a_form("late")).call
    assert (evening.state, evening.is_after_hours) == (CallState.CALL_BACK_DUE, True)
    assert evening.due_at == (NOON + timedelta(days=1)).replace(hour=8, minute=30)
    at(shop, NOON + timedelta(days=1))
    assert numbers(shop, CALL_BACK) == [evening.number, waiting.number]


def test_a_holiday_moves_the_call_back_to_the_next_open_day() -> None:
    tomorrow = NOON.date() + timedelta(days=1)
    supervised = a_fake_shop(a_stocked_shop(shop_lists=(Holiday(tomorrow, Bilingual("盘点")),)), CLERK, EVENING)
    due = supervised.hotline.calls.take(a_form()).call.due_at
    assert due == (NOON + timedelta(days=2)).replace(hour=8, minute=30)
    hours = supervised.hotline.calls.hours()
    assert (hours.is_open, hours.next_opening) == (False, due)


def test_after_hours_several_are_called_back_in_the_order_they_came(shop: FakeShop) -> None:
    at(shop, EVENING)
    first = shop.hotline.calls.take(a_form("a")).call.number
    at(shop, EVENING + timedelta(minutes=5))
    second = shop.hotline.calls.take(a_form("b")).call.number
    urgent = shop.hotline.calls.take(a_form("c", told="插座边上冒烟")).call.number
    assert numbers(shop, CALL_BACK) == [urgent, first, second]


def test_danger_is_heard_while_it_is_told_and_kept_with_the_call(shop: FakeShop) -> None:
    assert shop.hotline.calls.hear(Question("外机冒烟")).dangers == (Danger.FIRE,)
    call = shop.hotline.calls.take(a_form(told="外机冒烟，摸着还漏电")).call
    assert (call.is_urgent, call.dangers) == (True, (Danger.FIRE, Danger.SHOCK))


def test_every_step_leaves_an_event_and_an_audit_row_beside_it(shop: FakeShop) -> None:
    sheet = shop.hotline.calls.take(a_form())
    sheet = shop.hotline.calls.step(sheet.call.number, sheet.call.version, CallDeed.ESCALATE, CallSaid("要求赔偿"))
    assert [(event.deed, event.note) for event in sheet.events] == [("take_call", ""), ("call_escalate", "要求赔偿")]
    assert [row[2] for row in shop.kept.audit[-2:]] == ["take_call", "call_escalate"]


def test_a_step_on_an_older_version_is_refused(shop: FakeShop) -> None:
    call = shop.hotline.calls.take(a_form()).call
    shop.hotline.calls.step(call.number, call.version, CallDeed.ANSWER)
    with pytest.raises(ChangedMeanwhileError):
        shop.hotline.calls.step(call.number, call.version, CallDeed.CALL_BACK, CallSaid(due_at=NOON))


def test_only_a_supervisor_decides_what_was_escalated(shop: FakeShop) -> None:
    call = shop.hotline.calls.take(a_form(), CallDeed.ESCALATE, CallSaid("要求赔偿")).call
    with pytest.raises(NotAllowedError):
        shop.hotline.calls.step(call.number, call.version, CallDeed.DECIDE, CallSaid("免上门费"))
    shop.who.user = SUPERVISOR
    sheet = shop.hotline.calls.step(call.number, call.version, CallDeed.DECIDE, CallSaid("免上门费"))
    assert sheet.call.state is CallState.ANSWERED


def test_an_unknown_call_is_refused(shop: FakeShop) -> None:
    with pytest.raises(CallNotFoundError):
        shop.hotline.calls.sheet("SH03-SC-2026-000099")


def test_a_call_for_another_point_waits_in_its_list(shop: FakeShop) -> None:
    said = CallSaid(target=CallTarget(TargetKind.CLAIM, OTHER_CLERK.point_code))
    call = shop.hotline.calls.take(a_form(), CallDeed.CONVERT, said).call
    assert numbers(shop, AWAITED) == []
    shop.who.user = OTHER_CLERK
    assert numbers(shop, AWAITED) == [call.number]


def test_the_counter_has_what_was_told_and_the_claim_ends_the_call(shop: FakeShop) -> None:
    call = shop.hotline.calls.take(a_form(fault_code="E6"), CallDeed.CONVERT, TO_CLAIM).call
    shop.who.user = CLERK
    found = shop.intake.look_up(a_barcode("610233"))
    assert isinstance(found, FoundItem)
    visit = visit_of(found.known)
    assert (visit.fault_told, visit.fault_code, visit.call_number) == ("开机十分钟不制冷", "E6", call.number)
    claim = shop.intake.take(visit, "key 1").claim
    ended = shop.kept.calls[call.number]
    assert (ended.state, ended.target) == (CallState.CLOSED, CallTarget(TargetKind.CLAIM, "SH03", claim.number))
    assert ("called_in", {"note": call.number}) in [(one.deed, one.detail) for _, one in shop.kept.events]
    with shop.storage.start_reading() as work:
        assert owing(work, shop.known()).awaited_call is None


def test_a_caller_without_a_product_is_known_by_the_first_one_that_comes(shop: FakeShop) -> None:
    call = shop.hotline.calls.take(a_form(item_id=0), CallDeed.CONVERT, TO_CLAIM).call
    shop.who.user = CLERK
    known = shop.intake.look_up(a_barcode("610233"))
    other = shop.intake.look_up(a_barcode("610233", 2))
    assert isinstance(known, FoundItem)
    assert isinstance(other, FoundItem)
    assert known.known.awaited_call is not None
    assert known.known.awaited_call.number == call.number
    assert other.known.awaited_call is None


def test_a_call_about_an_order_stands_in_its_history(shop: FakeShop) -> None:
    order = a_claim(state=ClaimState.UNDER_REPAIR)
    shop = a_fake_shop(a_stocked_shop(claims=(replace(order, id=1),)), CLERK, NOON)
    call = shop.hotline.calls.take(a_form(about_claim=order.number)).call
    assert [(number, one.deed, one.detail["note"]) for number, one in shop.kept.events] == [
        (order.number, "customer_called", call.number)
    ]


def test_the_verdict_on_the_telephone_is_the_counters_with_what_is_said_of_the_papers(shop: FakeShop) -> None:
    told = shop.hotline.calls.pre_verdict(shop.known(), Evidence())
    without = shop.hotline.calls.pre_verdict(shop.known(), Evidence(is_invoice_shown=False))
    assert told.judgement.verdict.outcome is Outcome.FREE_REPAIR
    assert without.judgement.verdict.outcome is Outcome.PAID_REPAIR
