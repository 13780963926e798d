"""The limit agreed at intake is passed by the first fen above it."""

from decimal import Decimal

import pytest

from aftersale_desktop.domain.cost_limits import exceeds_cost_limit


@pytest.mark.parametrize(
    ("total", "limit", "expected"),
    [("150.00", "150.00", False), ("150.01", "150.00", True), ("0.00", "0.00", False), ("0.01", "0.00", True)],
)
def test_the_limit_itself_is_still_agreed(total: str, limit: str, *, expected: bool) -> None:
    assert exceeds_cost_limit(Decimal(total), Decimal(limit)) is expected


def test_without_a_limit_nothing_exceeds_it() -> None:
    assert not exceeds_cost_limit(Decimal("99999.00"), None)
