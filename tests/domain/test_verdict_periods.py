"""Rows 11 to 14 and the odd dates."""

from datetime import date, timedelta
from typing import Any

import pytest

from aftersale_desktop.domain.facts import Buyer, Cause, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.verdict import Outcome, Reason, StatementCode
from tests.verdict_cases import ENDS, MAIN_PARTS_END, SOLD, day, outcome, said, verdict


def test_the_last_day_is_covered_and_the_next_is_not() -> None:
    assert outcome(ENDS) is Outcome.FREE_REPAIR
    assert verdict(ENDS).days_left == 0
    after = verdict(ENDS + timedelta(days=1))
    assert (after.outcome, after.reasons, after.flags) == (Outcome.PAID_REPAIR, (Reason.R1,), ())


@pytest.mark.parametrize(
    ("received_on", "others", "expected"),
    [
        (ENDS + timedelta(days=1), {}, Outcome.FREE_MAIN_PART),
        (MAIN_PARTS_END, {}, Outcome.FREE_MAIN_PART),
        (MAIN_PARTS_END, {"buyer": Buyer.BUSINESS}, Outcome.FREE_MAIN_PART),
        (MAIN_PARTS_END + timedelta(days=1), {}, Outcome.PAID_REPAIR),
        (ENDS, {}, Outcome.FREE_REPAIR),
        (MAIN_PARTS_END, {"catalogue_product": False}, Outcome.PAID_REPAIR),
        (MAIN_PARTS_END, {"performance_fault": False}, Outcome.PAID_REPAIR),
        (MAIN_PARTS_END, {"cause": Cause.LIGHTNING}, Outcome.PAID_REPAIR),
    ],
)
def test_a_main_part_of_a_catalogue_product_is_free_for_three_years(
    received_on: date, others: dict[str, Any], expected: Outcome
) -> None:
    assert outcome(received_on, **{"main_part": True, **others}) is expected


@pytest.mark.parametrize(
    ("days", "others", "expected"),
    [
        (30, {}, Outcome.FREE_REREPAIR),
        (31, {}, Outcome.PAID_REPAIR),
        (30, {"same_fault": False}, Outcome.PAID_REPAIR),
        (30, {"barcodes_match": False}, Outcome.PAID_REPAIR),
    ],
)
def test_an_expired_product_is_repaired_again_free_soon_after_its_last_free_repair(
    days: int, others: dict[str, Any], expected: Outcome
) -> None:
    last = RepairSpan(date(2027, 2, 20), date(2027, 2, 25))
    received_on = last.returned_on + timedelta(days=days)
    assert received_on > ENDS + timedelta(days=5)
    assert outcome(received_on, repairs=(RepairSpan(day(40), day(41)), last), **others) is expected


def test_a_rerepair_does_not_restart_the_period() -> None:
    last = RepairSpan(date(2027, 2, 20), date(2027, 2, 25))
    assert verdict(date(2027, 3, 20), repairs=(last,)).warranty_ends_on == date(2027, 3, 7)


def test_without_any_date_it_is_chargeable_with_the_codes_found() -> None:
    found = verdict(day(3), invoice_on=None, invoice_presented=False, cause=Cause.LIGHTNING)
    assert (found.outcome, found.reasons, found.flags) == (Outcome.PAID_REPAIR, (Reason.R7, Reason.R8), ())
    assert (found.warranty_ends_on, found.main_parts_end_on, found.extension_days) == (None, None, None)
    nothing = verdict(day(3), invoice_on=None)
    assert (nothing.outcome, nothing.reasons) == (Outcome.PAID_REPAIR, ())
    assert {StatementCode.BASE_UNKNOWN, StatementCode.DATE_STARTS_PERIOD} <= said(nothing)


def test_without_any_date_a_wished_refund_changes_nothing() -> None:
    found = verdict(day(3), invoice_on=None, wish=Wish.REFUND, open_repair=OpenRepair(day(1)))
    assert (found.outcome, found.refund) == (Outcome.PAID_REPAIR, None)


def test_a_period_that_starts_after_receipt_is_judged_and_pointed_out() -> None:
    found = verdict(SOLD - timedelta(days=5))
    assert found.outcome is Outcome.CHOICE_REFUND_EXCHANGE_REPAIR
    assert StatementCode.BASE_AFTER_RECEIPT in said(found)


def test_an_open_repair_that_begins_tomorrow_is_no_delay() -> None:
    assert outcome(day(100), open_repair=OpenRepair(day(101))) is Outcome.FREE_REPAIR
