"""Complaints: from the call to the closed complaint, with its order, its deadlines and its alarms."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.calls import CallDeed, Caller, CallKind, CallSaid, CallTarget, TargetKind
from aftersale_desktop.domain.claims import ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.complaints import (
    ComplaintDeed,
    ComplaintNotFoundError,
    ComplaintOutcome,
    ComplaintSaid,
    ComplaintStage,
    ComplaintSubject,
    DutyUnperformedError,
)
from aftersale_desktop.domain.hotline_rules import HotlineRules
from aftersale_desktop.domain.people import NotAllowedError, Role
from aftersale_desktop.services.assessment import visit_of
from aftersale_desktop.services.complaint_desk import ComplaintSheet
from aftersale_desktop.services.hotline import CallForm
from aftersale_desktop.services.intake import owing
from aftersale_desktop.services.list_queries import ENDED, OVERDUE, RUNNING, ListKind, ListQuery
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.visit_planning import VisitWish
from tests.builders import CLERK, NOON, SUPERVISOR, a_claim, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop

AGENT = somebody(Role.HOTLINE_AGENT)
ORDER = replace(a_claim(state=ClaimState.UNDER_REPAIR), id=1)
FORM = CallForm(
    request_key="call 1",
    kind=CallKind.COMPLAINT,
    caller=Caller(1, "李明", "138 0013 8000"),
    told="修了十天还没好",
    item_id=1,
)


@pytest.fixture
def shop() -> FakeShop:
    """A shop with an order under repair and a hotline agent at the keyboard."""
    return a_fake_shop(a_stocked_shop(claims=(ORDER,)), AGENT, NOON)


def received(
    shop: FakeShop, subject: ComplaintSubject = ComplaintSubject.REPAIR, about: str = ORDER.number
) -> ComplaintSheet:
    """Return the complaint of a call."""
    call = shop.hotline.calls.take(replace(FORM, about_claim=about)).call
    return shop.hotline.complaints.receive(call.number, subject)


def led(shop: FakeShop, sheet: ComplaintSheet, *deeds: ComplaintDeed) -> ComplaintSheet:
    """Return the complaint after some deeds."""
    for deed in deeds:
        one = sheet.complaint
        sheet = shop.hotline.complaints.step(one.number, one.version, deed, ComplaintSaid("两天内修好"))
    return sheet


def test_a_complaint_is_numbered_and_knows_call_caller_and_order(shop: FakeShop) -> None:
    complaint = received(shop).complaint
    assert complaint.number == "SH03-CM-2026-000001"
    assert (complaint.call_number, complaint.claim_number) == ("SH03-SC-2026-000001", ORDER.number)
    assert (complaint.caller.name, complaint.told) == ("李明", "修了十天还没好")
    assert shop.hotline.calls.sheet(complaint.call_number).complaint == complaint
    assert [one.deed for _, one in shop.kept.events] == ["customer_called", "complained"]


def test_a_call_has_one_complaint_however_often_it_is_asked_for(shop: FakeShop) -> None:
    first = received(shop).complaint
    again = shop.hotline.complaints.receive(first.call_number, ComplaintSubject.FEES).complaint
    assert (again, len(shop.kept.complaints)) == (first, 1)


def test_the_times_are_those_of_the_rules_that_held_on_the_day(shop: FakeShop) -> None:
    rules = HotlineRules("2026-B", NOON.date(), acknowledge_days=2)
    later = HotlineRules("2026-C", NOON.date() + timedelta(days=1), acknowledge_days=9)
    shop = a_fake_shop(a_stocked_shop(claims=(ORDER,), shop_lists=(rules, later)), AGENT, NOON)
    sheet = received(shop)
    assert sheet.complaint.due_at == NOON + timedelta(days=2)
    shop.clock.moment = NOON + timedelta(days=3)
    assert led(shop, sheet, ComplaintDeed.ACKNOWLEDGE).complaint.due_at == NOON + timedelta(days=5)


def test_a_complaint_goes_to_its_end_and_every_step_is_written_down(shop: FakeShop) -> None:
    sheet = led(shop, received(shop), ComplaintDeed.ACKNOWLEDGE, ComplaintDeed.PROPOSE, ComplaintDeed.AGREE)
    shop.kept.claims[ORDER.number] = replace(ORDER, state=ClaimState.HANDED_OVER)
    one = sheet.complaint
    said = ComplaintSaid(outcome=ComplaintOutcome.REPAIRED)
    closed = shop.hotline.complaints.step(one.number, one.version, ComplaintDeed.CLOSE, said)
    assert (closed.complaint.stage, closed.complaint.outcome) == (ComplaintStage.CLOSED, ComplaintOutcome.REPAIRED)
    assert [event.deed for event in closed.events] == [
        "receive_complaint",
        "complaint_acknowledge",
        "complaint_propose",
        "complaint_agree",
        "complaint_close",
    ]
    assert closed.complaint.proposal == "两天内修好"


def test_nothing_is_called_repaired_while_the_order_is_open(shop: FakeShop) -> None:
    one = led(shop, received(shop), ComplaintDeed.ACKNOWLEDGE, ComplaintDeed.PROPOSE, ComplaintDeed.AGREE).complaint
    said = ComplaintSaid(outcome=ComplaintOutcome.REPAIRED)
    with pytest.raises(DutyUnperformedError):
        shop.hotline.complaints.step(one.number, one.version, ComplaintDeed.CLOSE, said)


def test_without_agreement_only_a_supervisor_closes(shop: FakeShop) -> None:
    one = led(shop, received(shop), ComplaintDeed.ACKNOWLEDGE, ComplaintDeed.PROPOSE, ComplaintDeed.DISPUTE).complaint
    said = ComplaintSaid("已告知可向消协申请调解", ComplaintOutcome.NOT_AGREED)
    with pytest.raises(NotAllowedError):
        shop.hotline.complaints.step(one.number, one.version, ComplaintDeed.CLOSE, said)
    shop.who.user = SUPERVISOR
    closed = shop.hotline.complaints.step(one.number, one.version, ComplaintDeed.CLOSE, said).complaint
    assert closed.outcome is ComplaintOutcome.NOT_AGREED


@pytest.mark.parametrize(("days", "limits"), [(9, []), (10, [10]), (15, [15])])
def test_a_repair_that_is_due_alarms_until_it_is_handed_over(shop: FakeShop, days: int, limits: list[int]) -> None:
    number = received(shop).complaint.number
    shop.clock.moment = NOON + timedelta(days=days)
    assert [alarm.limit for alarm in shop.hotline.complaints.sheet(number).alarms] == limits
    shop.kept.claims[ORDER.number] = replace(ORDER, state=ClaimState.HANDED_OVER)
    assert shop.hotline.complaints.sheet(number).alarms == ()


def test_an_order_can_be_named_later(shop: FakeShop) -> None:
    one = received(shop, about="").complaint
    with pytest.raises(ClaimNotFoundError):
        shop.hotline.complaints.link_order(one.number, one.version, "SH03-WX-2026-000099")
    linked = shop.hotline.complaints.link_order(one.number, one.version, ORDER.number).complaint
    assert (linked.claim_number, linked.duty_due_since) == (ORDER.number, NOON.date())


def test_the_claim_that_a_complaint_call_becomes_is_its_order() -> None:
    shop = a_fake_shop(a_stocked_shop(), AGENT, NOON)
    one = received(shop, about="").complaint
    call = shop.kept.calls[one.call_number]
    said = CallSaid(target=CallTarget(TargetKind.CLAIM, "SH03"))
    shop.hotline.calls.step(call.number, call.version, CallDeed.CONVERT, said)
    shop.who.user = CLERK
    with shop.storage.start_reading() as work:
        visit = visit_of(owing(work, shop.known()))
    claim = shop.intake.take(visit, "key 9").claim
    assert shop.kept.complaints[one.number].claim_number == claim.number


def test_a_visit_that_a_call_became_is_no_order(shop: FakeShop) -> None:
    call = shop.hotline.calls.take(FORM).call
    wish = VisitWish(
        request_key="v",
        point_code="SH03",
        starts_at=NOON.replace(hour=14),
        customer_id=1,
        address="张杨路 1 号",
        distance_km=Decimal(5),
        fault_told=call.told,
    )
    shop.hotline.calls.arrange_visit(call.number, call.version, wish)
    assert shop.hotline.complaints.receive(call.number, ComplaintSubject.QUALITY).complaint.claim_number == ""


def test_lists_part_running_late_and_ended_complaints(shop: FakeShop) -> None:
    number = received(shop).complaint.number
    shop.clock.moment = NOON + timedelta(days=2)

    def listed(group: str) -> list[str]:
        return [row.number for row in shop.lists.open(ListQuery(ListKind.COMPLAINTS, group)).rows(0, 9)]

    assert (listed(RUNNING), listed(OVERDUE), listed(ENDED)) == ([number], [number], [])


def test_an_older_version_and_an_unknown_number_are_refused(shop: FakeShop) -> None:
    one = received(shop).complaint
    led(shop, shop.hotline.complaints.sheet(one.number), ComplaintDeed.ACKNOWLEDGE)
    with pytest.raises(ChangedMeanwhileError):
        shop.hotline.complaints.step(one.number, one.version - 1, ComplaintDeed.PROPOSE, ComplaintSaid("x"))
    with pytest.raises(ComplaintNotFoundError):
        shop.hotline.complaints.sheet("SH03-CM-2026-000077")
