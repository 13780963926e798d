"""The limit agreed at intake is passed by the first fen above it."""

from decimal import Decimal

import pytest

from aftersale_desktop.domain.cost_limits import CostLimitBelowZeroError, check_cost_limit, exceeds_cost_limit
from aftersale_desktop.domain.money import AmountOutOfRangeError, TooManyPlacesError


@pytest.mark.parametrize(
    ("total", "limit", "expected"),
    [("150.00", "150.00", False), ("150.01", "150.00", True), ("0.00", "0.00", False), ("0.01", "0.00", True)],
)
def test_the_limit_itself_is_still_agreed(total: str, limit: str, *, expected: bool) -> None:
    assert exceeds_cost_limit(Decimal(total), Decimal(limit)) is expected


def test_without_a_limit_nothing_exceeds_it() -> None:
    assert not exceeds_cost_limit(Decimal("99999.00"), None)


@pytest.mark.parametrize(
    ("limit", "refusal"),
    [("-0.01", CostLimitBelowZeroError), ("NaN", AmountOutOfRangeError), ("1.005", TooManyPlacesError)],
)
def test_a_limit_that_is_no_amount_is_refused(limit: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_cost_limit(Decimal(limit))


@pytest.mark.parametrize("limit", [None, Decimal("0.00"), Decimal("150.00")])
def test_no_limit_and_one_of_nothing_are_limits(limit: Decimal | None) -> None:
    check_cost_limit(limit)
