"""One ordinary sale, and the shortest way to ask for its verdict on a day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.facts import Facts, RepairSpan
from aftersale_desktop.domain.verdict import Outcome, StatementCode, Verdict, judge

SOLD = date(2026, 3, 2)
ENDS = date(2027, 3, 2)
MAIN_PARTS_END = date(2029, 3, 2)
PRICE = Decimal("2999.00")
TWO_REPAIRS = (RepairSpan(date(2026, 6, 1), date(2026, 6, 4)), RepairSpan(date(2026, 8, 10), date(2026, 8, 15)))


def facts(received_on: date, **others: Any) -> Facts:
    return Facts(received_on=received_on, **{"invoice_on": SOLD, "price": PRICE, **others})


def verdict(received_on: date, **others: Any) -> Verdict:
    return judge(facts(received_on, **others))


def outcome(received_on: date, **others: Any) -> Outcome:
    return verdict(received_on, **others).outcome


def day(number: int) -> date:
    """The day so many days after the sale; the first day is not counted."""
    return SOLD + timedelta(days=number)


def said(found: Verdict) -> set[StatementCode]:
    return {statement.code for statement in (*found.because, *found.would_change)}
