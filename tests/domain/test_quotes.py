"""A quote says what may be left out, until when it holds, and at which price level the work stays."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.fees import FeeComponent, MaterialUse, OperationLevel
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.points import (
    LONGEST_QUOTE_DAYS,
    QuoteDaysOutOfRangeError,
    check_point,
)
from aftersale_desktop.domain.quotes import (
    NotOptionalError,
    Quote,
    QuoteDecision,
    QuoteState,
    may_be_optional,
    priced_as,
    quote_lines,
    state_of,
    without,
)
from tests.builders import CLERK, NOON, POINT, an_invoice, sample_tariff

JOB = replace(an_invoice().job, materials=(MaterialUse("R410A", Decimal(3), Decimal("22.00")),))
SUMS = settle(JOB, sample_tariff())
TODAY = date(2026, 3, 2)


def a_quote() -> Quote:
    return Quote(
        number="SH03-QT-2026-000001",
        version=1,
        job=JOB,
        lines=quote_lines(SUMS.lines, ("R410A",)),
        total=SUMS.total,
        net=SUMS.net,
        tax=SUMS.tax,
        sent_at=NOON,
        sent_by=CLERK.name,
        valid_until=TODAY,
    )


def test_operations_materials_and_parts_may_be_left_out_but_never_the_visit() -> None:
    optional = {line.component for line in SUMS.lines if may_be_optional(line)}
    assert optional == {FeeComponent.MAINTENANCE, FeeComponent.AUXILIARY_MATERIAL, FeeComponent.SPARE_PARTS}
    for code in ("A", "8", "nothing of the kind"):
        with pytest.raises(NotOptionalError):
            quote_lines(SUMS.lines, (code,))


def test_the_options_are_named_once_each() -> None:
    assert a_quote().optional == ("R410A",)
    assert [one.line.code for one in a_quote().lines if one.is_optional] == ["R410A"]


def test_what_is_left_out_makes_the_dearest_of_the_rest_count_whole() -> None:
    rest = without(JOB, (str(OperationLevel.MEDIUM), "R410A"))
    assert rest.operations == (OperationLevel.MINOR,)
    assert rest.materials == ()
    assert settle(rest, sample_tariff()).component(FeeComponent.MAINTENANCE) == Decimal("80.00")


@pytest.mark.parametrize(("days", "state"), [(0, QuoteState.SENT), (1, QuoteState.EXPIRED)])
def test_the_last_day_of_a_quote_still_counts(days: int, state: QuoteState) -> None:
    assert state_of(a_quote(), None, TODAY + timedelta(days=days)) is state


def test_an_answered_quote_stays_answered_after_its_last_day() -> None:
    quote = a_quote()
    decision = QuoteDecision(
        number=quote.number,
        version=1,
        state=QuoteState.ACCEPTED,
        told_by="李明",
        way=None,
        at=NOON,
        recorded_by=CLERK.name,
    )
    assert state_of(quote, decision, TODAY + timedelta(days=90)) is QuoteState.ACCEPTED


def test_the_price_level_stays_and_the_work_may_change() -> None:
    later = replace(JOB, point_grade=1, operations=(OperationLevel.MAJOR,))
    priced = priced_as(later, JOB)
    assert (priced.point_grade, priced.operations) == (JOB.point_grade, (OperationLevel.MAJOR,))


@pytest.mark.parametrize("days", [0, -1, LONGEST_QUOTE_DAYS + 1])
def test_a_point_grants_quotes_a_sensible_number_of_days(days: int) -> None:
    check_point(replace(POINT, quote_valid_days=LONGEST_QUOTE_DAYS))
    with pytest.raises(QuoteDaysOutOfRangeError):
        check_point(replace(POINT, quote_valid_days=days))
