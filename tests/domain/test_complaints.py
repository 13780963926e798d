"""Complaints: every pair of stages, deadlines by their rules, and the alarm of a duty nobody performed."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from aftersale_desktop.domain.alarms import AlarmKind
from aftersale_desktop.domain.calls import Caller
from aftersale_desktop.domain.complaints import (
    COMPLAINT_STEPS,
    Complaint,
    ComplaintDeed,
    ComplaintNoteMissingError,
    ComplaintOutcome,
    ComplaintSaid,
    ComplaintStage,
    ComplaintSubject,
    IllegalComplaintStepError,
    OutcomeMissingError,
    complaint_alarms,
    complaint_moved,
    due_of,
)
from aftersale_desktop.domain.hotline_rules import (
    SHIPPED_HOTLINE_RULES,
    HotlineRules,
    HotlineRulesUnusableError,
    check_hotline_rules,
    rules_of_version,
    rules_on,
)
from tests.builders import NOON

TODAY = NOON.date()
COMPLAINT = Complaint(
    number="SH03-CM-2026-000001",
    point_code="SH03",
    call_number="SH03-SC-2026-000001",
    caller=Caller(1, "李明", "138 0013 8000"),
    subject=ComplaintSubject.REPAIR,
    told="修了两次还是不制冷",
    received_at=NOON,
    received_by="林芳",
    rules_version=SHIPPED_HOTLINE_RULES.version,
    duty_due_since=TODAY,
)
_T = ComplaintStage
EXPECTED = {
    _T.RECEIVED: {_T.ACKNOWLEDGED, _T.CLOSED},
    _T.ACKNOWLEDGED: {_T.PROPOSED, _T.CLOSED},
    _T.PROPOSED: {_T.AGREED, _T.DISPUTED, _T.CLOSED},
    _T.AGREED: {_T.DISPUTED, _T.CLOSED},
    _T.DISPUTED: {_T.PROPOSED, _T.CLOSED},
    _T.CLOSED: set[ComplaintStage](),
}


@pytest.mark.parametrize(("stage", "wanted"), list(product(ComplaintStage, ComplaintStage)))
def test_a_complaint_goes_only_where_the_table_says(stage: ComplaintStage, wanted: ComplaintStage) -> None:
    assert replace(COMPLAINT, stage=stage).can_move_to(wanted) is (wanted in EXPECTED[stage])
    for step in (one for one in COMPLAINT_STEPS if stage in one.come_from and one.to is wanted):
        said = ComplaintSaid("已说明", min(step.outcomes, default=None))
        after = complaint_moved(replace(COMPLAINT, stage=stage), step.deed, said, SHIPPED_HOTLINE_RULES, TODAY)
        assert after.stage is wanted


@pytest.mark.parametrize(("deed", "stage"), list(product(ComplaintDeed, ComplaintStage)))
def test_a_deed_out_of_turn_is_refused(deed: ComplaintDeed, stage: ComplaintStage) -> None:
    if any(stage in step.come_from for step in COMPLAINT_STEPS if step.deed is deed):
        return
    with pytest.raises(IllegalComplaintStepError) as refusal:
        complaint_moved(replace(COMPLAINT, stage=stage), deed, ComplaintSaid("x"), SHIPPED_HOTLINE_RULES, TODAY)
    assert (refusal.value.deed, refusal.value.stage) == (deed, stage)


def test_what_is_proposed_is_written_down() -> None:
    heard = replace(COMPLAINT, stage=_T.ACKNOWLEDGED)
    with pytest.raises(ComplaintNoteMissingError):
        complaint_moved(heard, ComplaintDeed.PROPOSE, ComplaintSaid(" "), SHIPPED_HOTLINE_RULES, TODAY)
    after = complaint_moved(heard, ComplaintDeed.PROPOSE, ComplaintSaid("免费更换"), SHIPPED_HOTLINE_RULES, TODAY)
    assert after.proposal == "免费更换"


@pytest.mark.parametrize("outcome", [None, ComplaintOutcome.NOT_AGREED, ComplaintOutcome.WITHDRAWN])
def test_what_was_agreed_ends_with_what_was_done(outcome: ComplaintOutcome | None) -> None:
    agreed = replace(COMPLAINT, stage=_T.AGREED)
    with pytest.raises(OutcomeMissingError):
        complaint_moved(agreed, ComplaintDeed.CLOSE, ComplaintSaid("x", outcome), SHIPPED_HOTLINE_RULES, TODAY)


def test_a_closed_complaint_knows_its_outcome_and_day_and_has_no_deadline() -> None:
    said = ComplaintSaid(outcome=ComplaintOutcome.REPAIRED)
    closed = complaint_moved(
        replace(COMPLAINT, stage=_T.AGREED), ComplaintDeed.CLOSE, said, SHIPPED_HOTLINE_RULES, TODAY
    )
    assert (closed.outcome, closed.closed_on, closed.due_at, closed.is_open) == (said.outcome, TODAY, None, False)


def test_each_stage_is_due_by_the_rules_of_the_day_of_receipt() -> None:
    rules = HotlineRules("2026-B", date(2026, 1, 1), acknowledge_days=2, propose_days=4, close_days=8)
    days = {stage: due - NOON for stage in _T if (due := due_of(stage, NOON, rules)) is not None}
    assert days == {
        _T.RECEIVED: timedelta(days=2),
        _T.ACKNOWLEDGED: timedelta(days=4),
        _T.PROPOSED: timedelta(days=8),
        _T.AGREED: timedelta(days=8),
        _T.DISPUTED: timedelta(days=8),
    }


@pytest.mark.parametrize(
    ("days", "limit", "is_last"), [(9, 0, False), (10, 10, False), (14, 10, False), (15, 15, True)]
)
def test_a_due_remedy_that_nobody_performed_alarms_on_day_10_and_15(days: int, limit: int, is_last: bool) -> None:
    found = complaint_alarms(COMPLAINT, SHIPPED_HOTLINE_RULES, TODAY + timedelta(days=days))
    expected = [(AlarmKind.DUTY_UNPERFORMED, limit, is_last)] if limit else []
    assert [(one.kind, one.limit, one.is_last) for one in found] == expected


def test_the_days_of_the_alarm_are_configured() -> None:
    rules = replace(SHIPPED_HOTLINE_RULES, duty_days=(3, 6))
    assert [one.limit for one in complaint_alarms(COMPLAINT, rules, TODAY + timedelta(days=3))] == [3]


def test_neither_a_closed_complaint_nor_one_about_conduct_alarms() -> None:
    later = TODAY + timedelta(days=20)
    assert complaint_alarms(replace(COMPLAINT, stage=_T.CLOSED), SHIPPED_HOTLINE_RULES, later) == ()
    assert complaint_alarms(replace(COMPLAINT, duty_due_since=None), SHIPPED_HOTLINE_RULES, later) == ()


def test_the_version_that_holds_on_a_day_is_the_last_one_begun() -> None:
    old, new = HotlineRules("A", date(2026, 1, 1)), HotlineRules("B", date(2026, 6, 1))
    assert [rules_on(day, (new, old)).version for day in (date(2026, 5, 31), date(2026, 6, 1))] == ["A", "B"]
    assert rules_on(date(2019, 1, 1), (new, old)) == SHIPPED_HOTLINE_RULES
    assert rules_of_version("A", (new, old)) == old


@pytest.mark.parametrize(
    "changes",
    [{"version": " "}, {"acknowledge_days": 0}, {"close_days": 2}, {"duty_days": ()}, {"duty_days": (15, 10)}],
)
def test_times_that_no_complaint_can_keep_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(HotlineRulesUnusableError):
        check_hotline_rules(replace(SHIPPED_HOTLINE_RULES, **changes))  # type: ignore[arg-type] # each names a field
