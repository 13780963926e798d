"""What the barcodes tell about the production day."""

from datetime import date

from aftersale_desktop.domain.intake_checks import made_on
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS, UnitKind, gs1_check_digit
from tests.builders import an_item


def test_a_product_was_made_when_its_newest_unit_was() -> None:
    data = "81023326030000001"
    units = (an_item().units[0], ComponentUnit(UnitKind.OUTDOOR, data + gs1_check_digit(data)))
    assert made_on(an_item(units=units), SHIPPED_PATTERNS) == date(2026, 3, 1)


def test_units_whose_code_does_not_say_leave_the_day_open() -> None:
    units = (ComponentUnit(UnitKind.INDOOR, "GREE-000111"), ComponentUnit(UnitKind.OUTDOOR, "1234567890120"))
    assert made_on(an_item(units=units), SHIPPED_PATTERNS) is None
    assert made_on(an_item(units=()), SHIPPED_PATTERNS) is None
