"""A come-back is the same fault within 30 days of a free, 90 days of a paid repair (domain §3 rows 2 and 13)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState, PastRepair
from aftersale_desktop.domain.comebacks import comes_back_of, rework_of
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.warranty import Parameters

BACK = date(2026, 3, 1)
FREE = PastRepair(
    claim_number="SH03-WX-2026-000001",
    received_on=date(2026, 2, 26),
    returned_on=BACK,
    state=ClaimState.CLOSED,
    coverage=Coverage.FREE,
    is_product_fault=True,
    summary="更换传感器",
    fault_code="E2",
    ended_as=ClaimEnd.REPAIRED,
)
PAID = replace(FREE, claim_number="SH03-WX-2026-000002", coverage=Coverage.CHARGEABLE)


@pytest.mark.parametrize(
    ("past", "days", "found"), [(FREE, 30, True), (FREE, 31, False), (PAID, 90, True), (PAID, 91, False)]
)
def test_the_guarantee_ends_with_its_last_day(past: PastRepair, days: int, *, found: bool) -> None:
    number = comes_back_of((past,), BACK + timedelta(days=days), "E2", Parameters(), is_same_fault=False)
    assert number == (past.claim_number if found else "")


@pytest.mark.parametrize(
    ("code", "is_same", "found"), [("E6", False, False), ("E6", True, True), ("", True, True), ("", False, False)]
)
def test_the_same_code_or_the_word_of_who_took_it_tells_the_same_fault(
    code: str, *, is_same: bool, found: bool
) -> None:
    number = comes_back_of((FREE,), BACK, code, Parameters(), is_same_fault=is_same)
    assert number == (FREE.claim_number if found else "")


def test_only_what_went_back_repaired_can_come_back() -> None:
    declined = replace(FREE, ended_as=ClaimEnd.DECLINED)
    still_here = replace(FREE, returned_on=None)
    assert comes_back_of((declined, still_here), BACK, "E2", Parameters(), is_same_fault=True) == ""


def test_rework_is_counted_for_each_technician_most_first() -> None:
    rework = rework_of([("徐飞", "part", 1), ("李军", "our_work", 2), ("李军", "", 1)])
    assert [(one.technician, one.total, one.by_cause) for one in rework] == [
        ("李军", 3, {"our_work": 2, "": 1}),
        ("徐飞", 1, {"part": 1}),
    ]
