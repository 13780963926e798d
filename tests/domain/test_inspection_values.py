"""What is tested, on which unit, within which limits: pure values."""

from decimal import Decimal

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.first_pass import PassRate
from aftersale_desktop.domain.handovers import IdentityKind, IdentityNotShownError, identity_of
from aftersale_desktop.domain.inspections import InspectionItem, PlannedTest, TestKind, planned_tests, template_for
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.records import from_record, to_record
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES

WHOLE = ComponentUnit(UnitKind.WHOLE, "610233260100000011")


@pytest.mark.parametrize(
    ("reading", "is_good"), [("1.99", False), ("2", True), ("2.00", True), ("10", True), ("10.01", False)]
)
def test_the_limits_themselves_are_good(reading: str, is_good: bool) -> None:
    item = InspectionItem("t", Bilingual("试"), TestKind.SAFETY, "MΩ", Decimal(2), Decimal(10))
    assert PlannedTest(item, WHOLE).measured(Decimal(reading)).has_passed is is_good


@pytest.mark.parametrize(("product_class", "code"), [("E", "portable"), ("B", "wall"), ("D", "large"), ("Z", "usual")])
def test_a_class_is_tested_by_its_own_template_and_any_other_by_the_one_for_all(product_class: str, code: str) -> None:
    template = template_for(SHIPPED_TEMPLATES, product_class, is_repaired=True)
    assert template is not None
    assert template.code == code


def test_a_product_in_one_piece_gets_the_tests_of_both_halves_but_no_pressures() -> None:
    template = template_for(SHIPPED_TEMPLATES, "E", is_repaired=True)
    assert template is not None
    codes = [test.item.code for test in planned_tests(template, (WHOLE,))]
    assert {"difference", "current"} <= set(codes)
    assert not {"low_pressure", "high_pressure"} & set(codes)


def test_portable_units_leak_at_most_three_quarters_of_a_milliampere() -> None:
    leakage = next(item for item in SHIPPED_TEMPLATES[0].items if item.code == "leakage")
    assert (leakage.highest, leakage.unit) == (Decimal("0.75"), "mA")


@pytest.mark.parametrize("template", SHIPPED_TEMPLATES, ids=lambda template: template.code)
def test_a_template_is_kept_as_it_is(template: object) -> None:
    assert from_record(type(template), to_record(template)) == template


def test_waived_inspections_count_on_neither_side() -> None:
    assert PassRate(2, 1, 5).per_cent == Decimal("66.67")
    assert PassRate(waived=3).per_cent is None


@pytest.mark.parametrize("ending", ["", "123", "12345", "31010119800101123X", "１２３４", "12-4"])
def test_never_more_nor_less_than_four_signs_of_an_identity_paper(ending: str) -> None:
    with pytest.raises(IdentityNotShownError):
        identity_of(IdentityKind.ID_CARD, ending)
