"""Lists tell the day: overdue first, then by time left, then paused, then what waits for its owner."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimGroup, ClaimState
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.storage.database import Database
from tests.builders import NOON, a_claim, a_customer, an_invoice

HOUR = timedelta(hours=1)


def _number(place: int) -> str:
    return f"SH03-WX-2026-{place:06}"


@pytest.fixture
def full_list(database: Database) -> Database:
    """Nine claims, the fifth of them of another customer."""
    ready, on_hold = ClaimState.READY, ClaimState.ON_HOLD
    claims = (
        a_claim(_number(1), due_at=NOON + 5 * HOUR),
        a_claim(_number(2), due_at=NOON - HOUR),
        a_claim(_number(3), due_at=NOON - 9 * HOUR, state=ClaimState.UNDER_REPAIR),
        a_claim(_number(4), due_at=None, state=on_hold),
        a_claim(_number(5), due_at=NOON + HOUR, customer_id=2),
        a_claim(_number(6), due_at=NOON - HOUR, passed_at=NOON - 2 * HOUR, state=ready),
        a_claim(_number(7), due_at=NOON - HOUR, state=ClaimState.CLOSED, received_at=NOON - 99 * HOUR),
        a_claim(_number(8), due_at=NOON - HOUR, state=ClaimState.CANCELLED, received_at=NOON - 98 * HOUR),
        a_claim(_number(9), due_at=NOON + 5 * HOUR, judgement=replace(a_claim().judgement, judged_on=date(2026, 3, 1))),
    )
    with database.start_work() as work:
        work.customers.add(a_customer("欧阳娜娜", "+86 139 8765 4321"))
        for claim in claims:
            work.claims.add(claim)
        work.invoices.add(an_invoice(claim_number=_number(7)))
        work.commit()
    return database


def _places(database: Database, wanted: ClaimFilter) -> list[int]:
    with database.start_reading() as work:
        return [int(row.number[-6:]) for row in work.claims.rows(wanted, NOON)]


LISTS = [
    (ClaimFilter(), [3, 2, 5, 1, 9, 4, 6]),
    (ClaimFilter(is_overdue_only=True), [3, 2]),
    (ClaimFilter(group=ClaimGroup.NEW), [2, 5, 1, 9]),
    (ClaimFilter(group=ClaimGroup.WAITING), [4]),
    (ClaimFilter(group=ClaimGroup.CLOSED), [8, 7]),
    (ClaimFilter(is_everything=True), [3, 2, 5, 1, 9, 4, 6, 8, 7]),
    (ClaimFilter(limit=2), [3, 2]),
    (ClaimFilter(text="欧阳"), [5]),
    (ClaimFilter(text="8613987"), [5]),
    (ClaimFilter(text="4321"), [5]),
    (ClaimFilter(text="sh03-wx-2026-00000"), [3, 2, 5, 1, 9, 4, 6]),
    (ClaimFilter(text="000003"), [3]),
    (ClaimFilter(text="李", is_overdue_only=True), [3, 2]),
    (ClaimFilter(text="王%"), []),
]


@pytest.mark.parametrize(("wanted", "places"), LISTS)
def test_a_list_has_its_claims_in_its_order(full_list: Database, wanted: ClaimFilter, places: list[int]) -> None:
    assert _places(full_list, wanted) == places


def test_counts_fit_the_lists(full_list: Database) -> None:
    with full_list.start_reading() as work:
        counts = work.claims.counts(NOON)
    for group in ClaimGroup:
        assert counts.by_group[group] == len(_places(full_list, ClaimFilter(group=group)))
    assert (counts.overdue, counts.received_today, counts.open) == (2, 8, 7)


def test_an_empty_shop_counts_nothing(database: Database) -> None:
    with database.start_reading() as work:
        counts = work.claims.counts(NOON)
        assert work.claims.rows(ClaimFilter(), NOON) == ()
    assert (set(counts.by_group.values()), counts.overdue, counts.received_today) == ({0}, 0, 0)


def test_a_row_says_what_the_list_shows(full_list: Database) -> None:
    with full_list.start_reading() as work:
        (row,) = work.claims.rows(ClaimFilter(text="欧阳"), NOON)
        closed = work.claims.rows(ClaimFilter(group=ClaimGroup.CLOSED), NOON)[-1]
    assert (row.customer, row.phone, row.model_code) == ("欧阳娜娜", "+86 139 8765 4321", "KFR-35GW/A")
    assert (row.fault, row.is_free, row.received_at, row.invoice_number) == ("不制冷", True, NOON, "")
    assert closed.invoice_number == "SH03-FI-2026-000001"
