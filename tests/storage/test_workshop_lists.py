"""The groups of the workshop and the orders of the day, as they are stored."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEvent, ClaimRow, ClaimState
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.list_queries import AT_WORK, INSPECTION, MY_BENCH, QUEUE, ListKind, ListQuery
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.storage.database import Database
from tests.builders import NOON, TECHNICIAN, a_claim
from tests.quote_paper_builders import a_quote

S = ClaimState
HOUR = timedelta(hours=1)
PART = PartLine(claim_number="", part_code="CAP35", quantity=1, unit_price=Decimal("38.00"), is_main_part=False)


def _number(place: int) -> str:
    return f"SH03-WX-2026-{place:06}"


@pytest.fixture
def lists(database: Database) -> Lists:
    """Return the desk over six orders, two of them the technician's own."""
    own = TECHNICIAN.name
    claims = (
        a_claim(_number(1), state=S.RECEIVED, technician="", due_at=NOON + HOUR),
        a_claim(_number(2), state=S.UNDER_REPAIR, technician=own, due_at=NOON + 2 * HOUR, sub_status="cooling"),
        a_claim(_number(3), state=S.WAITING_FOR_PARTS, technician=own, due_at=None),
        a_claim(_number(4), state=S.IN_INSPECTION, technician="赵强", due_at=NOON - HOUR),
        a_claim(_number(5), state=S.READY, technician=own, due_at=NOON, passed_at=NOON - HOUR),
        a_claim(_number(6), state=S.CLOSED, technician=own, returned_on=NOON.date()),
    )
    with database.start_work() as work:
        for claim in claims:
            work.claims.add(claim)
        work.part_lines.add(replace(PART, claim_number=_number(3)))
        work.part_lines.add(replace(PART, claim_number=_number(2), state=PartLineState.RESERVED))
        work.claims.record(_number(3), ClaimEvent(NOON - 5 * HOUR, own, "waiting_for_parts"))
        work.commit()
    return Lists(database.start_reading, lambda: NOON, lambda: TECHNICIAN)


def rows(lists: Lists, group: str) -> list[ClaimRow]:
    return list(lists.open(ListQuery(ListKind.CLAIMS, group)).rows(0, 50))


@pytest.mark.parametrize(
    ("group", "places"), [(MY_BENCH, [2, 3]), (QUEUE, [1]), (AT_WORK, [4, 1, 2, 3]), (INSPECTION, [4])]
)
def test_a_group_has_its_orders_overdue_first_and_its_count(lists: Lists, group: str, places: list[int]) -> None:
    assert [int(row.number[-6:]) for row in rows(lists, group)] == places
    assert lists.groups(ListKind.CLAIMS, of_workshop=True)[group] == len(places)


def test_a_row_names_the_sub_status_and_whether_a_part_is_missing(lists: Lists) -> None:
    assert [(row.sub_status, row.lacks_part) for row in rows(lists, MY_BENCH)] == [("cooling", False), ("", True)]


@pytest.mark.usefixtures("lists")
def test_the_day_reads_every_open_order_with_its_dates(database: Database) -> None:
    with database.start_reading() as work:
        orders = {order.number: order for order in work.day.open_orders("SH03")}
        events = work.day.events_of_open("SH03", NOON)
    assert sorted(orders) == [_number(place) for place in range(1, 6)]
    waiting, received = orders[_number(3)], orders[_number(1)]
    assert waiting.stands_since == NOON - 5 * HOUR
    assert received.stands_since == received.received_at
    assert waiting.finished_repairs == 1
    assert [event.deed for event in events[_number(3)]] == ["waiting_for_parts"]


def test_a_repair_the_customer_paid_does_not_count(database: Database) -> None:
    judgement = a_claim().judgement
    paid = replace(judgement, verdict=replace(judgement.verdict, outcome=Outcome.PAID_REPAIR))
    with database.start_work() as work:
        work.claims.add(a_claim(_number(1)))
        work.claims.add(a_claim(_number(2), state=S.CLOSED, returned_on=NOON.date(), judgement=paid))
        work.commit()
    with database.start_reading() as work:
        assert [order.finished_repairs for order in work.day.open_orders("SH03")] == [0]


def test_the_day_knows_until_when_the_quote_holds_that_waits_for_its_answer(database: Database) -> None:
    with database.start_work() as work:
        for place, state in ((1, S.QUOTED), (2, S.QUOTED), (3, S.APPROVED)):
            work.claims.add(a_claim(_number(place), state=state, due_at=None))
        for place, last_day in ((1, date(2026, 3, 1)), (1, date(2026, 3, 9)), (3, date(2026, 3, 9))):
            sent = a_quote(valid_until=last_day)
            work.orders.add(OrderRecord(_number(place), NOON, "王建国", sent))
        work.commit()
    with database.start_reading() as work:
        found = {order.number: order.quote_valid_until for order in work.day.open_orders("SH03")}
    assert found == {_number(1): date(2026, 3, 9), _number(2): None, _number(3): None}
