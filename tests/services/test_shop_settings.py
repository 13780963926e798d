"""What the shop works by is changed by those who may, never behind somebody's back, and never below the law."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.pattern_checks import (
    BrandMissingError,
    SliceOutsideError,
    UnusableShapeError,
    length_of,
    shape_of,
)
from aftersale_desktop.domain.people import NotAllowedError, Right, Role
from aftersale_desktop.domain.points import ClosesBeforeOpeningError, PointIncompleteError
from aftersale_desktop.domain.rule_versions import (
    NothingChangedError,
    RulesInForceError,
    RulesInPastError,
    RulesOnSameDayError,
    WorseThanLawError,
    next_version_name,
)
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS, recognise_unit
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.shop_settings import ShopSettings
from tests.builders import NOON, SUPERVISOR, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop
from tests.refusals import only_refused

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
KINDER = Parameters(refund_days=10)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


@pytest.fixture
def settings(shop: FakeShop) -> ShopSettings:
    return shop.settings


def test_a_changed_point_is_stored_and_in_use_with_an_audit_row(shop: FakeShop, settings: ShopSettings) -> None:
    before = settings.terms.point
    after = replace(before, hotline="400-000-1111", name=Bilingual("新名字", "New name"))
    settings.change_point(before, after)
    assert settings.terms.point == after == settings.read_again().point
    _, by, deed, subject, detail = shop.kept.audit[-1]
    assert (by, deed, subject) == (SUPERVISOR.name, "change_point", before.code)
    assert detail["hotline"] == f"{before.hotline} -> 400-000-1111"
    assert set(detail) == {"hotline", "name"}


def test_a_point_somebody_else_changed_meanwhile_is_not_overwritten(settings: ShopSettings) -> None:
    before = settings.terms.point
    settings.change_point(before, replace(before, grade=2 if before.grade != 2 else 3))
    with pytest.raises(ChangedMeanwhileError):
        settings.change_point(before, replace(before, hotline="1"))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"hotline": " "}, PointIncompleteError),
        ({"name": Bilingual("")}, PointIncompleteError),
        ({"closes_at": NOON.time().replace(hour=1, minute=0)}, ClosesBeforeOpeningError),
    ],
)
def test_a_point_its_papers_could_not_print_is_refused(
    settings: ShopSettings, changes: dict[str, object], refusal: type[AfterSaleError]
) -> None:
    before = settings.terms.point
    with pytest.raises(refusal):
        settings.change_point(before, replace(before, **changes))  # type: ignore[arg-type] # fields by name


def test_new_numbers_hold_from_their_day_and_leave_every_difference_in_the_audit(
    shop: FakeShop, settings: ShopSettings
) -> None:
    settings.publish_rules(KINDER, {"E": replace(KINDER, main_parts_years=5)}, TOMORROW)
    new = settings.terms.rules[-1]
    assert (new.valid_from, new.default, new.parameters_for("E").main_parts_years) == (TOMORROW, KINDER, 5)
    detail = shop.kept.audit[-1][4]
    assert detail[".refund_days"] == "7 -> 10"
    assert detail["E.main_parts_years"] == "3 -> 5"
    assert detail["version"] == f"{TOMORROW.year}-A"


@pytest.mark.parametrize(
    ("worse", "parameter"),
    [
        (Parameters(refund_days=6), "refund_days"),
        (Parameters(whole_unit_years=0), "whole_unit_years"),
        (Parameters(own_delay_days=31), "own_delay_days"),
        (Parameters(repairs_before_exchange=3), "repairs_before_exchange"),
        (Parameters(depreciation_per_day=Decimal("0.002")), "depreciation_per_day"),
    ],
)
def test_numbers_worse_than_the_law_are_refused_by_name(
    settings: ShopSettings, worse: Parameters, parameter: str
) -> None:
    with pytest.raises(WorseThanLawError) as refused:
        settings.publish_rules(worse, {}, TOMORROW)
    assert refused.value.parameter == parameter
    with pytest.raises(WorseThanLawError):
        settings.publish_rules(KINDER, {"A": worse}, TOMORROW)


def test_rules_do_not_begin_in_the_past_twice_on_a_day_or_without_a_change(settings: ShopSettings) -> None:
    with pytest.raises(RulesInPastError):
        settings.publish_rules(KINDER, {}, TODAY - timedelta(days=1))
    with pytest.raises(NothingChangedError):
        settings.publish_rules(Parameters(), {}, TOMORROW)
    settings.publish_rules(KINDER, {}, TOMORROW)
    with pytest.raises(RulesOnSameDayError):
        settings.publish_rules(Parameters(refund_days=11), {}, TOMORROW)


def test_only_a_version_that_does_not_hold_yet_is_withdrawn(settings: ShopSettings) -> None:
    in_force = settings.terms.rules[0].version
    settings.publish_rules(KINDER, {}, TOMORROW)
    settings.withdraw_rules(settings.terms.rules[-1].version)
    assert [rules.version for rules in settings.terms.rules] == [in_force]
    with pytest.raises(RulesInForceError):
        settings.withdraw_rules(in_force)


def test_version_names_go_on_after_z() -> None:
    taken = [WarrantyRules(f"2026-{chr(65 + n)}", TODAY) for n in range(26)]
    assert next_version_name(TODAY, taken) == "2026-27"


def test_a_new_barcode_format_is_recognised_at_once(settings: ShopSettings) -> None:
    before = settings.terms.patterns
    row = replace(before[0], brand="Rival", shape=shape_of("[A-Z]{2}[0-9]{8}"), begins_with="RV", groups=(2, 4, 4))
    row = replace(
        row,
        model_code=slice(0, 4),
        serial=slice(4, 10),
        check=before[3].check,
        read_production=before[0].read_production,
    )
    settings.change_patterns(before, (*before, row))
    assert settings.terms.patterns[-1].brand == "Rival"
    assert recognise_unit("XX00000000", settings.terms.patterns) == ()
    with pytest.raises(ChangedMeanwhileError):
        settings.change_patterns(before, before)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"brand": " "}, BrandMissingError),
        ({"model_code": slice(0, 19)}, SliceOutsideError),
        ({"serial": slice(5, 5)}, SliceOutsideError),
        ({"groups": (6, 2)}, SliceOutsideError),
        ({"shape": re.compile("(a+)+")}, UnusableShapeError),
    ],
)
def test_a_format_that_does_not_fit_itself_is_refused(
    settings: ShopSettings, changes: dict[str, object], refusal: type[AfterSaleError]
) -> None:
    before = settings.terms.patterns
    broken = replace(before[0], **changes)  # type: ignore[arg-type] # fields by name
    with pytest.raises(refusal):
        settings.change_patterns(before, (broken, *before[1:]))


def test_the_shipped_formats_pass_their_own_check(settings: ShopSettings) -> None:
    assert settings.change_patterns(settings.terms.patterns, SHIPPED_PATTERNS).patterns == SHIPPED_PATTERNS


@pytest.mark.parametrize("shape", ["", "(a+)+", "[0-9]*", "[0-9]{18", ".{5}", "[0-9]{99}", "[0-9", "0" * 121, "[9-0]"])
def test_only_shapes_of_a_fixed_length_are_understood(shape: str) -> None:
    with pytest.raises(UnusableShapeError):
        shape_of(shape)


@pytest.mark.parametrize(
    ("shape", "length"),
    [("[0-9]{18}", 18), ("(?!69)[0-9]{13}", 13), ("[0-9A-Z]{13}[0-9A-NP-Z]{3}[0-9]", 17), ("AB[0-9]{4}", 6)],
)
def test_the_length_of_a_shape_is_counted(shape: str, length: int) -> None:
    assert length_of(shape_of(shape)) == length


@pytest.mark.parametrize("role", [Role.CLERK, Role.TECHNICIAN, Role.INSPECTOR, Role.STOREKEEPER, Role.HOTLINE_AGENT])
def test_only_supervisors_and_administrators_change_the_shop(role: Role) -> None:
    shop = a_fake_shop(a_stocked_shop(), somebody(role), NOON)
    settings, point = shop.settings, shop.terms.point
    deeds: tuple[Callable[[], object], ...] = (
        lambda: settings.change_point(point, replace(point, hotline="1")),
        lambda: settings.publish_rules(KINDER, {}, TOMORROW),
        lambda: settings.withdraw_rules("1995-A"),
        lambda: settings.change_patterns(settings.terms.patterns, ()),
    )
    for deed in deeds:
        before = shop.kept
        with pytest.raises(NotAllowedError):
            deed()
        assert only_refused(shop, before, Right.CHANGE_SHOP)
