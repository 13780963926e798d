"""What the whole shop works by is seen by everybody and changed by those who may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.rule_versions import WorseThanLawError
from aftersale_desktop.domain.typed_days import NotADayError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.shop_controller import ShopSections
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from tests.builders import NOON, somebody
from tests.fakes import FakeShop
from tests.ui.conftest import Asked

TOMORROW = (NOON.date() + timedelta(days=1)).isoformat()


@pytest.fixture
def sections(qtbot: QtBot, shop: Shop, asking: PageContext) -> ShopSections:
    sections = ShopSections(shop, asking)
    for section in sections.sections():
        qtbot.addWidget(section.widget)
    return sections


def test_the_point_is_shown_and_saved_as_typed(
    sections: ShopSections, shop: Shop, settle: Callable[[], None], asked: Asked
) -> None:
    before = shop.terms.point
    assert sections.point.point() == before
    sections.point.fields.hotline.setText("400-123-4567")
    sections.point.save.click()
    settle()
    assert shop.terms.point == replace(before, hotline="400-123-4567")
    assert [notice.text for notice in asked.notices] == ["Saved for every counter."]


def test_who_may_not_change_the_shop_sees_it_all_the_same(
    fake_shop: FakeShop, shop: Shop, asking: PageContext, qtbot: QtBot
) -> None:
    fake_shop.who.user = somebody(Role.CLERK)
    sections = ShopSections(shop, asking)
    for section in sections.sections():
        qtbot.addWidget(section.widget)
    assert sections.point.fields.hotline.text() == shop.terms.point.hotline
    assert sections.point.fields.hotline.isReadOnly()
    assert not sections.point.save.isEnabled()
    assert not sections.rules.publish.isEnabled()
    assert not sections.patterns.save.isEnabled()


def test_numbers_are_published_from_a_day_on_and_can_be_withdrawn_before(
    sections: ShopSections, shop: Shop, settle: Callable[[], None]
) -> None:
    rules = sections.rules
    rules.valid_from.setText(TOMORROW)
    rules.fields["refund_days"].setValue(10)
    rules.classes.setCurrentIndex(1)
    rules.fields["main_parts_years"].setValue(5)
    one_class = rules.classes.currentData()
    rules.publish.click()
    settle()
    new = shop.terms.rules[-1]
    assert (new.default.refund_days, new.default.main_parts_years) == (10, 3)
    assert (new.parameters_for(one_class).refund_days, new.parameters_for(one_class).main_parts_years) == (10, 5)
    assert rules.withdraw.isVisibleTo(rules)
    rules.withdraw.click()
    settle()
    assert len(shop.terms.rules) == 1


@pytest.mark.parametrize("day", ["", "tomorrow"])
def test_a_version_without_a_day_is_refused_and_keeps_what_was_typed(
    sections: ShopSections, asked: Asked, day: str
) -> None:
    sections.rules.valid_from.setText(day)
    sections.rules.fields["refund_days"].setValue(12)
    sections.rules.publish.click()
    assert [type(refusal) for refusal in asked.refusals] == [NotADayError]
    assert sections.rules.fields["refund_days"].value() == 12


def test_numbers_below_the_law_are_refused(
    sections: ShopSections, shop: Shop, settle: Callable[[], None], asked: Asked
) -> None:
    sections.rules.valid_from.setText(TOMORROW)
    sections.rules.fields["exchange_days"].setValue(3)
    sections.rules.publish.click()
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [WorseThanLawError]
    assert len(shop.terms.rules) == 1


def test_a_format_is_changed_added_and_removed_and_the_last_step_undone(
    sections: ShopSections, shop: Shop, settle: Callable[[], None], asked: Asked
) -> None:
    shipped = shop.terms.patterns
    sections.patterns.form.brand.setText("Renamed")
    sections.patterns.save.click()
    settle()
    assert shop.terms.patterns[0].brand == "Renamed"
    sections.patterns.copy.click()
    settle()
    assert len(shop.terms.patterns) == len(shipped) + 1
    sections.patterns.remove.click()
    settle()
    assert shop.terms.patterns[0] == shipped[1]
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    settle()
    assert shop.terms.patterns[0].brand == "Renamed"


def test_a_barcode_is_tried_on_the_table_while_it_is_typed(sections: ShopSections) -> None:
    patterns = sections.patterns
    patterns.trial.setText("610233260103009172")
    assert "610233" in patterns.reading()
    patterns.trial.setText("610233260103009173")
    assert "misread" in patterns.reading()
    patterns.trial.setText("??")
    assert patterns.reading() == "No format of the table fits."


def test_what_was_typed_outlives_a_change_of_language(
    sections: ShopSections, shop: Shop, asking: PageContext, qtbot: QtBot
) -> None:
    sections.point.fields.hotline.setText("typed")
    sections.rules.valid_from.setText(TOMORROW)
    sections.rules.fields["refund_days"].setValue(10)
    sections.rules.classes.setCurrentIndex(1)
    sections.rules.fields["exchange_days"].setValue(20)
    sections.patterns.table.pick_row(2)
    sections.patterns.form.brand.setText("Half ty")
    again = ShopSections(shop, asking)
    for section in again.sections():
        qtbot.addWidget(section.widget)
    again.restore(sections.kept())
    assert again.point.fields.hotline.text() == "typed"
    assert again.rules.draft() == sections.rules.draft()
    assert (again.patterns.row(), again.patterns.form.brand.text()) == (2, "Half ty")


def test_values_are_only_put_into_a_form_with_the_same_fields(sections: ShopSections) -> None:
    before = typed_values(sections.point)
    put_values(sections.point, ("one",))
    assert typed_values(sections.point) == before
