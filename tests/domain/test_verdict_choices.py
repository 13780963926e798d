"""Rows 4 to 10: what the customer may choose, and what a refund comes to."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.facts import Buyer, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.verdict import Outcome, StatementCode, judge
from aftersale_desktop.domain.warranty import Parameters
from tests.verdict_cases import ENDS, PRICE, TWO_REPAIRS, day, facts, outcome, said, verdict


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Outcome.CHOICE_REFUND_EXCHANGE_REPAIR),
        (7, Outcome.CHOICE_REFUND_EXCHANGE_REPAIR),
        (8, Outcome.CHOICE_EXCHANGE_REPAIR),
        (15, Outcome.CHOICE_EXCHANGE_REPAIR),
        (16, Outcome.FREE_REPAIR),
    ],
)
def test_the_first_days_give_a_choice(days: int, expected: Outcome) -> None:
    found = verdict(day(days))
    assert (found.outcome, found.reasons, found.flags) == (expected, (), ())


@pytest.mark.parametrize("others", [{"buyer": Buyer.BUSINESS}, {"performance_fault": False}])
def test_a_business_or_a_cosmetic_fault_has_no_choice_but_is_repaired_free(others: dict[str, Any]) -> None:
    assert outcome(day(3), **others) is Outcome.FREE_REPAIR
    assert outcome(day(3), wish=Wish.REFUND, **others) is Outcome.FREE_REPAIR
    assert outcome(day(200), repairs=TWO_REPAIRS, **others) is Outcome.FREE_REPAIR


def test_the_choice_counts_from_delivery_when_that_is_later() -> None:
    assert outcome(day(17), delivered_on=day(10)) is Outcome.CHOICE_REFUND_EXCHANGE_REPAIR
    assert outcome(day(18), delivered_on=day(10)) is Outcome.CHOICE_EXCHANGE_REPAIR


@pytest.mark.parametrize(
    ("days_open", "parts", "customer", "expected"),
    [
        (30, 0, 0, Outcome.FREE_REPAIR),
        (31, 0, 0, Outcome.EXCHANGE_DELAY_30),
        (43, 0, 12, Outcome.EXCHANGE_DELAY_30),
        (42, 0, 12, Outcome.FREE_REPAIR),
        (60, 10, 20, Outcome.FREE_REPAIR),
        (61, 10, 20, Outcome.EXCHANGE_DELAY_30),
        (90, 88, 0, Outcome.FREE_REPAIR),
        (91, 88, 0, Outcome.EXCHANGE_PARTS_90),
        (91, 1, 89, Outcome.EXCHANGE_PARTS_90),
        (91, 0, 88, Outcome.FREE_REPAIR),
        (200, 100, 0, Outcome.EXCHANGE_DELAY_30),
        (3, 10, 0, Outcome.FREE_REPAIR),
    ],
)
def test_long_repairs_end_in_an_exchange(days_open: int, parts: int, customer: int, expected: Outcome) -> None:
    begun_on = date(2026, 7, 1)
    open_repair = OpenRepair(begun_on, parts, customer)
    assert outcome(begun_on + timedelta(days=days_open), open_repair=open_repair) is expected


def test_a_delay_outranks_the_choice_of_the_first_days_and_the_two_repairs() -> None:
    begun_on = day(5)
    assert outcome(day(5 + 31), open_repair=OpenRepair(begun_on)) is Outcome.EXCHANGE_DELAY_30
    assert outcome(day(5 + 91), open_repair=OpenRepair(begun_on, 91)) is Outcome.EXCHANGE_PARTS_90
    late = OpenRepair(date(2026, 9, 1))
    assert outcome(date(2026, 10, 2), open_repair=late, repairs=TWO_REPAIRS) is Outcome.EXCHANGE_DELAY_30


def test_the_day_an_open_repair_was_received_decides_about_periods() -> None:
    on_the_last_day = OpenRepair(ENDS)
    assert outcome(ENDS + timedelta(days=20), open_repair=on_the_last_day) is Outcome.FREE_REPAIR
    a_day_late = OpenRepair(ENDS + timedelta(days=1))
    assert outcome(ENDS + timedelta(days=20), open_repair=a_day_late) is Outcome.PAID_REPAIR
    assert outcome(day(20), open_repair=OpenRepair(day(7))) is Outcome.CHOICE_REFUND_EXCHANGE_REPAIR


@pytest.mark.parametrize(
    ("repairs", "expected"),
    [
        (TWO_REPAIRS[:1], Outcome.FREE_REPAIR),
        (TWO_REPAIRS, Outcome.EXCHANGE_TWO_REPAIRS),
        (
            (RepairSpan(date(2026, 7, 1), date(2026, 7, 13)), RepairSpan(date(2026, 7, 10), date(2026, 7, 18))),
            Outcome.FREE_REPAIR,
        ),
        (
            (RepairSpan(date(2026, 7, 1), date(2026, 7, 5)), RepairSpan(date(2026, 7, 5), date(2026, 7, 9))),
            Outcome.EXCHANGE_TWO_REPAIRS,
        ),
        ((RepairSpan(date(2026, 2, 1), date(2026, 2, 5)), *TWO_REPAIRS[:1]), Outcome.FREE_REPAIR),
    ],
)
def test_after_two_merged_repairs_the_next_failure_is_an_exchange(
    repairs: tuple[RepairSpan, ...], expected: Outcome
) -> None:
    assert outcome(date(2026, 9, 20), repairs=repairs) is expected
    assert outcome(date(2026, 9, 20), repairs=repairs, same_fault=False) is expected


def test_two_repairs_within_the_first_fortnight_leave_the_choice() -> None:
    early = (RepairSpan(day(1), day(2)), RepairSpan(day(3), day(5)))
    assert outcome(day(7), repairs=early) is Outcome.CHOICE_REFUND_EXCHANGE_REPAIR
    assert outcome(day(15), repairs=early) is Outcome.CHOICE_EXCHANGE_REPAIR
    assert outcome(day(16), repairs=early) is Outcome.EXCHANGE_TWO_REPAIRS


def test_after_an_exchange_earlier_repairs_are_forgotten() -> None:
    exchanged = {"exchanged_on": date(2026, 8, 20), "repairs": TWO_REPAIRS}
    found = verdict(date(2026, 9, 20), **exchanged)
    assert (found.outcome, found.extension_days) == (Outcome.FREE_REPAIR, 0)
    assert StatementCode.REPAIRS_BEFORE_BASE in said(found)


@pytest.mark.parametrize(
    ("received_on", "others", "expected"),
    [
        (day(7), {}, Outcome.REFUND_FULL),
        (day(8), {}, Outcome.REFUND_LESS_DEPRECIATION),
        (day(8), {"same_model_available": False}, Outcome.REFUND_FULL),
        (day(16), {}, Outcome.FREE_REPAIR),
        (day(16), {"same_model_available": False}, Outcome.FREE_REPAIR),
        (date(2026, 9, 20), {"repairs": TWO_REPAIRS}, Outcome.REFUND_LESS_DEPRECIATION),
        (date(2026, 9, 20), {"repairs": TWO_REPAIRS, "same_model_available": False}, Outcome.REFUND_FULL),
        (date(2026, 8, 1), {"open_repair": OpenRepair(date(2026, 7, 1))}, Outcome.REFUND_LESS_DEPRECIATION),
        (date(2026, 9, 30), {"open_repair": OpenRepair(date(2026, 7, 1), 88)}, Outcome.REFUND_LESS_DEPRECIATION),
        (day(36), {"open_repair": OpenRepair(day(5))}, Outcome.REFUND_FULL),
        (day(30), {"documents_altered": True}, Outcome.PAID_REPAIR),
    ],
)
def test_a_wished_refund_is_full_early_or_without_the_model_and_else_less_depreciation(
    received_on: date, others: dict[str, Any], expected: Outcome
) -> None:
    assert outcome(received_on, wish=Wish.REFUND, **others) is expected


@pytest.mark.parametrize("wish", [Wish.EXCHANGE, Wish.REPAIR, None])
def test_other_wishes_leave_the_verdict_as_it_is(wish: Wish | None) -> None:
    assert outcome(day(3), wish=wish) is Outcome.CHOICE_REFUND_EXCHANGE_REPAIR
    assert outcome(day(10), wish=wish) is Outcome.CHOICE_EXCHANGE_REPAIR


def test_the_refund_and_the_depreciation_are_the_price() -> None:
    found = verdict(date(2026, 9, 20), wish=Wish.REFUND, repairs=TWO_REPAIRS)
    assert (found.depreciation, found.refund) == (Decimal("581.81"), Decimal("2417.19"))


def test_the_days_of_the_open_repair_cost_the_customer_nothing() -> None:
    found = verdict(date(2026, 8, 1), wish=Wish.REFUND, open_repair=OpenRepair(date(2026, 7, 1)))
    assert found.depreciation == Decimal("362.88")  # 152 days less 31 in repair


def test_depreciation_never_takes_more_than_the_price() -> None:
    dear = Parameters(depreciation_per_day=Decimal(1))
    found = judge(facts(day(10), wish=Wish.REFUND), dear)
    assert (found.depreciation, found.refund) == (PRICE, Decimal("0.00"))


@pytest.mark.parametrize("received_on", [day(3), day(10)])
def test_a_refund_without_a_price_is_said_and_not_computed(received_on: date) -> None:
    found = verdict(received_on, wish=Wish.REFUND, price=None)
    assert (found.refund, found.depreciation) == (None, None)
    assert {StatementCode.PRICE_UNKNOWN, StatementCode.REFUND_NEEDS_PRICE} <= said(found)
