"""What only papers say: names that repeat nothing, quantities with their unit."""

from decimal import Decimal

import pytest

from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.papers import line_name, quantity_text

CHINESE, ENGLISH = words_in(Language.CHINESE), words_in(Language.ENGLISH)


def line_of(component: FeeComponent, code: str, quantity: str = "3") -> FeeLine:
    amount = Decimal("75.00")
    return FeeLine(component, code, Decimal(quantity), Decimal("25.00"), amount, Payer.CUSTOMER, amount)


def test_a_code_that_ends_the_name_already_is_not_said_twice() -> None:
    refrigerant = line_of(FeeComponent.AUXILIARY_MATERIAL, "R32")
    assert line_name(CHINESE, refrigerant, {"R32": "refrigerant R32"}) == "制冷剂 R32"
    capacitor = line_of(FeeComponent.SPARE_PARTS, "CAP35")
    assert line_name(ENGLISH, capacitor, {"CAP35": "fan capacitor 2.5 uF"}) == "fan capacitor 2.5 uF CAP35"


@pytest.mark.parametrize(
    ("unit", "quantity", "chinese", "english"),
    [("100 g", "2.50", "2.5×100 克", "2.5×100 g"), ("m", "3", "3 米", "3 m"), ("", "3", "3", "3")],
)
def test_a_quantity_of_material_stands_with_its_unit(unit: str, quantity: str, chinese: str, english: str) -> None:
    line = line_of(FeeComponent.AUXILIARY_MATERIAL, "R32", quantity)
    assert quantity_text(CHINESE, line, {"R32": unit}) == chinese
    assert quantity_text(ENGLISH, line, {"R32": unit}) == english


def test_a_part_is_counted_without_a_unit() -> None:
    assert quantity_text(ENGLISH, line_of(FeeComponent.SPARE_PARTS, "R32"), {"R32": "100 g"}) == "3"
