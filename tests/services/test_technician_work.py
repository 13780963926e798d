"""How the work of each technician held, counted by storage in two questions."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.day_periods import DayPeriod, days_of
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.technician_work import technician_columns
from tests.builders import INSPECTOR, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop
from tests.orders_at_work import answers, repaired, taken

TODAY = NOON.date()
FILE = Path("technicians.xlsx")


@pytest.fixture
def shop() -> FakeShop:
    """Return a shop whose technician passed one first inspection and failed another."""
    shop = a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)
    for panel in ("", "bad"):
        shop.who.user = TECHNICIAN
        number = taken(shop, f"key {panel}")
        repaired(shop, number)
        shop.who.user = INSPECTOR
        shop.repairs.inspections.inspect(number, "", answers(shop, number, **({"panel": panel} if panel else {})))
    return shop


def test_first_passes_and_what_came_back_are_told_of_each_technician(shop: FakeShop) -> None:
    first, second = shop.kept.claims
    shop.kept.claims[second] = replace(shop.kept.claims[second], comes_back_of=first)
    [row] = shop.repairs.technician_work.figures(TODAY, TODAY)
    assert row.technician == TECHNICIAN.name
    assert (row.first_pass.passed, row.first_pass.failed, row.first_pass.per_cent) == (1, 1, Decimal(50))
    assert row.reworks == 1


def test_another_time_has_other_figures(shop: FakeShop) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert shop.repairs.technician_work.figures(tomorrow, tomorrow) == ()


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (DayPeriod.THIS_MONTH, date(2026, 3, 1), date(2026, 3, 2)),
        (DayPeriod.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (DayPeriod.NINETY_DAYS, date(2025, 12, 3), date(2026, 3, 2)),
        (DayPeriod.THIS_YEAR, date(2026, 1, 1), date(2026, 3, 2)),
    ],
)
def test_a_period_ends_today_or_with_the_last_month(period: DayPeriod, first: date, last: date) -> None:
    assert days_of(period, date(2026, 3, 2)) == (first, last)


def test_a_supervisor_takes_the_figures_out_with_a_reason(shop: FakeShop) -> None:
    rows = shop.repairs.technician_work.figures(TODAY, TODAY)
    columns = technician_columns(words_in(Language.ENGLISH))
    with pytest.raises(NotAllowedError):
        shop.exports.save("technicians", rows, columns, FILE, "month's end")
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.exports.save("technicians", rows, columns, FILE, " ")
    shop.exports.save("technicians", rows, columns, FILE, "month's end")
    heads, line = shop.sheets.finished[FILE]
    assert heads == ["Technician", "Passed at once", "Not at once", "First pass %", "Came back"]
    assert list(line) == [TECHNICIAN.name, 1, 1, 50, 0]
