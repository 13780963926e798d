"""Calls, complaints, notes and answers on the disk: found again, in order, and never rewritten."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from aftersale_desktop.domain.calls import Caller, CallEvent, CallKind, CallState, CallTarget, ServiceCall, TargetKind
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.complaints import Complaint, ComplaintStage, ComplaintSubject
from aftersale_desktop.domain.follow_ups import FollowUp, FollowUpKind, FollowUpOutcome
from aftersale_desktop.domain.knowledge import KnowledgeNote
from aftersale_desktop.domain.urgent_words import Danger
from aftersale_desktop.services.list_queries import (
    ALL,
    AWAITED,
    CALL_BACK,
    ENDED,
    OVERDUE,
    RUNNING,
    ListKind,
    ListQuery,
    ListScope,
)
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, a_claim, a_stocked_shop

CALL = ServiceCall(
    number="SH03-SC-2026-000001",
    request_key="key 1",
    point_code="SH03",
    received_at=NOON,
    received_by="林芳",
    kind=CallKind.WARRANTY,
    caller=Caller(1, "李明", "138 0013 8000"),
    told="不制冷",
    item_id=1,
)
COMPLAINT = Complaint(
    number="SH03-CM-2026-000001",
    point_code="SH03",
    call_number=CALL.number,
    caller=Caller(0, "过路人", "021-6000 7000"),
    subject=ComplaintSubject.FEES,
    told="收费太高",
    received_at=NOON,
    received_by="林芳",
    rules_version="2026-A",
    due_at=NOON + timedelta(days=1),
)
NOTE = KnowledgeNote("SH03-KN-2026-000001", 1, "E6", "断电三分钟", NOON, "王建国")
GIVEN_BACK = replace(a_claim(state=ClaimState.HANDED_OVER), id=1, returned_on=NOON.date(), ended_as=ClaimEnd.REPAIRED)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A shop on disk with a product that was given back today."""
    database = open_database(tmp_path / "shop.db")
    load_shop(database, a_stocked_shop(claims=(GIVEN_BACK,)))
    return database


def numbered(sequence: int, **changes: object) -> ServiceCall:
    """Return another call."""
    numbered = replace(CALL, number=f"SH03-SC-2026-{sequence:06}", request_key=f"key {sequence}")
    return replace(numbered, **changes)  # type: ignore[arg-type] # each names a field


def added(database: Database, *calls: ServiceCall) -> None:
    """Store calls."""
    with database.start_work() as work:
        for call in calls:
            work.calls.add(call)
        work.commit()


def listed(database: Database, kind: ListKind, group: str = ALL, now: datetime = NOON, text: str = "") -> list[str]:
    """Return the numbers of a list, by its group or by a text."""
    scope = ListScope(ListQuery(kind, group, text), "SH03", now)
    with database.start_reading() as work:
        rows = work.lists.found(scope, 9) if text else work.lists.after(scope, None, 9)
        assert text or work.lists.count(scope) == len(rows)
        return [row.number for row in rows]


def test_a_call_comes_back_as_it_was_stored(database: Database) -> None:
    call = replace(
        CALL, dangers=(Danger.FIRE,), is_after_hours=True, due_at=NOON, target=CallTarget(TargetKind.VISIT, "SH01")
    )
    added(database, call)
    with database.start_reading() as work:
        stored = work.calls.find(CALL.number)
        assert stored == replace(call, id=1)
        assert work.calls.by_request_key("key 1") == stored
        assert work.calls.of_customer(1, 5) == (stored,)


def test_the_call_back_list_puts_danger_first_then_after_hours_then_the_oldest(database: Database) -> None:
    due = {"state": CallState.CALL_BACK_DUE, "due_at": NOON}
    added(
        database,
        numbered(1, **due | {"due_at": NOON + timedelta(hours=1)}),
        numbered(2, **due),
        numbered(3, **due, is_after_hours=True),
        numbered(4, **due, dangers=(Danger.SHOCK,)),
        numbered(5),
    )
    order = [listed(database, ListKind.CALLS, CALL_BACK)[at][-1] for at in range(4)]
    assert order == ["4", "3", "2", "1"]
    assert listed(database, ListKind.CALLS, RUNNING) == [numbered(5).number]
    assert listed(database, ListKind.CALLS)[0] == numbered(5).number


def test_groups_are_counted(database: Database) -> None:
    added(database, numbered(1), numbered(2, state=CallState.CLOSED))
    with database.start_reading() as work:
        counts = work.lists.groups(ListScope(ListQuery(ListKind.CALLS), "SH03", NOON))
    assert {group: count for group, count in counts.items() if count} == {RUNNING: 1, ENDED: 1, ALL: 2}


def test_a_product_that_is_awaited_stands_at_its_point_and_is_known_by_its_owner(database: Database) -> None:
    awaited = numbered(1, state=CallState.CONVERTED, target=CallTarget(TargetKind.CLAIM, "SH01"))
    added(database, awaited, numbered(2, item_id=0, state=CallState.CONVERTED, target=awaited.target))
    assert listed(database, ListKind.CALLS, AWAITED) == []
    with database.start_reading() as work:
        assert len(work.calls.awaited_at("SH01")) == 2
        assert [call.number[-1] for call in work.calls.awaiting(1, 1)] == ["2", "1"]
        assert work.calls.awaiting(2, 2) == ()


@pytest.mark.parametrize("text", ["000001", CALL.number, "13800138000", "8000", "李明", "SI-000001"])
def test_a_call_is_found_by_number_telephone_name_and_product(database: Database, text: str) -> None:
    added(database, CALL)
    assert listed(database, ListKind.CALLS, text=text) == [CALL.number]


def test_a_call_is_found_by_its_order(database: Database) -> None:
    added(database, numbered(1, about_claim=GIVEN_BACK.number), numbered(2, caller=Caller(name="过路人"), item_id=2))
    assert listed(database, ListKind.CALLS, text=GIVEN_BACK.number) == [CALL.number]


def test_an_overtaken_version_is_refused_and_a_closed_call_is_frozen(database: Database) -> None:
    added(database, CALL)
    with database.start_work() as work:
        call = work.calls.find(CALL.number)
        assert call is not None
        saved = work.calls.save(replace(call, state=CallState.CLOSED))
        with pytest.raises(ChangedMeanwhileError):
            work.calls.save(call)
        work.commit()
    assert saved.version == 2
    with database.writing.transaction() as connection, pytest.raises(IntegrityError, match="stays_what_it_is"):
        connection.execute(text("UPDATE service_call SET record = '{}'"))


@pytest.mark.parametrize("table", ["call_event", "knowledge_note", "follow_up"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 1"])
def test_what_was_written_down_stays(database: Database, table: str, statement: str) -> None:
    with database.start_work() as work:
        work.calls.record(CallEvent(CALL.number, NOON, "林芳", "take_call"))
        work.knowledge.add(NOTE)
        work.follow_ups.add(FollowUp(GIVEN_BACK.number, NOON, "林芳", FollowUpOutcome.NOT_REACHED))
        work.commit()
    with database.writing.transaction() as connection, pytest.raises(IntegrityError, match=table):
        connection.execute(text(statement.format(table)))


def test_complaints_are_listed_by_their_deadline_and_found_by_their_caller(database: Database) -> None:
    with database.start_work() as work:
        stored = work.complaints.add(COMPLAINT)
        work.complaints.add(replace(COMPLAINT, number="SH03-CM-2026-000002", due_at=NOON - timedelta(hours=1)))
        work.commit()
    first, second = "SH03-CM-2026-000002", COMPLAINT.number
    assert listed(database, ListKind.COMPLAINTS, RUNNING) == [first, second]
    assert listed(database, ListKind.COMPLAINTS, OVERDUE) == [first]
    assert listed(database, ListKind.COMPLAINTS, OVERDUE, NOON + timedelta(days=2)) == [first, second]
    assert sorted(listed(database, ListKind.COMPLAINTS, text="60007000")) == [second, first]
    with database.start_reading() as work:
        assert work.complaints.find(COMPLAINT.number) == stored


def test_whom_to_call_again(database: Database) -> None:
    closed = replace(COMPLAINT, stage=ComplaintStage.CLOSED, closed_on=NOON.date(), due_at=None)
    with database.start_work() as work:
        work.complaints.add(closed)
        work.follow_ups.add(FollowUp(GIVEN_BACK.number, NOON, "林芳", FollowUpOutcome.NOT_REACHED))
        work.commit()
    with database.start_reading() as work:
        due = work.follow_ups.due("SH03", NOON.date(), NOON.date(), 9)
    assert [(one.kind, one.subject, one.attempts) for one in due] == [
        (FollowUpKind.COMPLAINT, COMPLAINT.number, 0),
        (FollowUpKind.HANDOVER, GIVEN_BACK.number, 1),
    ]
    with database.start_work() as work:
        work.follow_ups.add(FollowUp(GIVEN_BACK.number, NOON, "林芳", FollowUpOutcome.SATISFIED))
        work.commit()
    with database.start_reading() as work:
        assert len(work.follow_ups.due("SH03", NOON.date(), NOON.date(), 9)) == 1
        assert work.follow_ups.due("SH01", NOON.date(), NOON.date(), 9) == ()


def test_a_caller_has_products_and_open_orders(database: Database) -> None:
    with database.start_work() as work:
        work.claims.add(a_claim("SH03-WX-2026-000002", request_key="k"))
        work.commit()
    with database.start_reading() as work:
        assert [known.item.id for known in work.items.of_customer(1, 9)] == [1]
        assert [row.number for row in work.claims.open_of_customer(1)] == ["SH03-WX-2026-000002"]
        assert [one.name for one in work.customers.by_typed("王", 5)] == ["王芳"]
