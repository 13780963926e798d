"""Units come and go officially, and the card always knows which one counts."""

from datetime import date

import pytest

from aftersale_desktop.domain.card_records import (
    DayNotPossibleError,
    NotOnCardError,
    UnitReplacement,
    check_day,
    first_day_of,
    unit_uses,
    with_replacement,
)
from aftersale_desktop.domain.intake_checks import made_on
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS, UnitKind, gs1_check_digit, produced_on
from tests.builders import CLERK, NOON, a_barcode, a_card, an_item

ITEM = an_item()
INDOOR, OLD = (unit.barcode for unit in ITEM.units)
NEW, NEWEST = a_barcode("810233", 77), a_barcode("810233", 78)


def a_swap(old: str = OLD, new: str = NEW, day: date = date(2026, 2, 20)) -> UnitReplacement:
    return UnitReplacement(UnitKind.OUTDOOR, old, new, day, "SH03-WX-2026-000007", "王建国", NOON, CLERK.name)


def test_the_card_names_the_new_unit_in_the_place_of_the_old() -> None:
    swapped = with_replacement(ITEM, OLD, NEW)
    assert [unit.barcode for unit in swapped.units] == [INDOOR, NEW]
    assert [unit.kind for unit in swapped.units] == [unit.kind for unit in ITEM.units]
    assert swapped.fitted_later == (NEW,)


def test_a_unit_that_is_not_on_the_card_cannot_be_replaced() -> None:
    with pytest.raises(NotOnCardError):
        with_replacement(ITEM, NEW, NEWEST)


def test_each_unit_has_the_time_in_which_it_was_part_of_the_product() -> None:
    first, second = a_swap(), a_swap(NEW, NEWEST, date(2026, 2, 27))
    item = with_replacement(with_replacement(ITEM, OLD, NEW), NEW, NEWEST)
    uses = [(use.unit.barcode, use.since, use.until) for use in unit_uses(item, (first, second))]
    assert uses == [
        (INDOOR, date(2026, 1, 10), None),
        (NEWEST, date(2026, 2, 27), None),
        (NEW, date(2026, 2, 20), date(2026, 2, 27)),
        (OLD, date(2026, 1, 10), date(2026, 2, 20)),
    ]
    assert item.fitted_later == (NEWEST,)


def test_a_unit_that_comes_back_is_followed_to_its_first_time() -> None:
    there, back = a_swap(), a_swap(NEW, OLD, date(2026, 2, 27))
    item = with_replacement(with_replacement(ITEM, OLD, NEW), NEW, OLD)
    uses = [(use.unit.barcode, use.since, use.until) for use in unit_uses(item, (there, back))][1:]
    assert uses == [
        (OLD, date(2026, 2, 27), None),
        (NEW, date(2026, 2, 20), date(2026, 2, 27)),
        (OLD, date(2026, 1, 10), date(2026, 2, 20)),
    ]


def test_a_unit_fitted_later_does_not_make_the_sale_look_too_early() -> None:
    data = "8102332602" + "0000099"
    younger = data + gs1_check_digit(data)
    assert produced_on(younger, SHIPPED_PATTERNS) == date(2026, 2, 1)
    assert made_on(with_replacement(ITEM, OLD, younger), SHIPPED_PATTERNS) == date(2026, 1, 1)


def test_a_day_lies_between_sale_and_today() -> None:
    sold, today = date(2026, 1, 10), date(2026, 3, 2)
    check_day(sold, sold, today)
    check_day(today, None, today)
    for day in (date(2026, 1, 9), date(2026, 3, 3)):
        with pytest.raises(DayNotPossibleError) as refusal:
            check_day(day, sold, today)
        assert (refusal.value.earliest, refusal.value.latest) == (sold, today)


def test_a_product_without_an_invoice_counts_from_its_delivery() -> None:
    delivered = a_card(invoice_on=None, delivered_on=date(2026, 1, 12))
    assert first_day_of(an_item(card=delivered)) == date(2026, 1, 12)
    assert first_day_of(an_item(card=None)) is None
