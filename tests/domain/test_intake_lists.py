"""Every class of the price list offers what fits its products, few enough for two rows of chips."""

import pytest

from aftersale_desktop.domain.intake_lists import accessories_of, conditions_of
from tests.builders import sample_tariff

MOST_CHIPS = 5


@pytest.mark.parametrize("product_class", sorted(sample_tariff().product_classes))
def test_each_class_has_its_own_short_lists(product_class: str) -> None:
    for codes in (conditions_of(product_class), accessories_of(product_class)):
        assert 1 < len(codes) == len(set(codes)) <= MOST_CHIPS


def test_a_window_unit_comes_with_a_hose_and_a_cassette_with_a_ceiling_panel() -> None:
    assert "exhaust_hose" in accessories_of("E")
    assert "ceiling_panel" in accessories_of("D")
    assert "wall_plate" not in accessories_of("C")


def test_a_class_of_the_shops_own_gets_the_usual_lists() -> None:
    assert conditions_of("Z") == conditions_of("A")
    assert accessories_of("") == accessories_of("A")
