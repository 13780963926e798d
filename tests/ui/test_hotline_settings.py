"""What the hotline goes by in the settings: added, removed with an undo, published once."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.hotline_rules import HotlineRules, HotlineRulesUnusableError
from aftersale_desktop.domain.opening_hours import Holiday
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.typed_days import NotADayError
from aftersale_desktop.domain.urgent_words import Danger, UrgentWord
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.hotline_section import HotlineSettingsSection
from aftersale_desktop.ui.pages import PageContext
from tests.builders import somebody
from tests.fakes import FakeShop
from tests.ui.conftest import Asked

Settle = Callable[[], None]


@pytest.fixture
def section(qtbot: QtBot, shop: Shop, asking: PageContext, settle: Settle) -> HotlineSettingsSection:
    """The section in front."""
    section = HotlineSettingsSection(shop, asking)
    qtbot.addWidget(section.widget)
    section.widget.show()
    section.arrive()
    settle()
    return section


def of_kind(shop: FakeShop, kind: type) -> list[str]:
    """Return the keys of a list as stored."""
    return [key for (of, key) in shop.kept.shop_lists if of is kind]


def test_a_holiday_is_added_and_a_day_that_is_none_refused(
    section: HotlineSettingsSection, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    section.zh.setText("国庆节")
    section.day.setText("tomorrow")
    section.add_day.click()
    assert [type(one) for one in asked.refusals] == [NotADayError]
    section.day.setText("2026-10-01")
    section.add_day.click()
    settle()
    assert of_kind(fake_shop, Holiday) == ["2026-10-01"]
    assert section.zh.text() == ""


def test_a_word_is_added_and_taken_out_with_an_undo(
    section: HotlineSettingsSection, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    section.word.setText("炸响")
    section.add_word.click()
    settle()
    assert "炸响" in of_kind(fake_shop, UrgentWord)
    section._remove_word(UrgentWord("炸响", Danger.FIRE))
    settle()
    assert "炸响" not in of_kind(fake_shop, UrgentWord)
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    settle()
    assert "炸响" in of_kind(fake_shop, UrgentWord)


def test_times_are_published_as_a_version(
    section: HotlineSettingsSection, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    section.version.setText("2026-B")
    section.valid_from.setText("2026-06-01")
    section.times["follow_up_days"].setValue(7)
    section.publish.click()
    settle()
    (rules,) = [one for one in fake_shop.kept.shop_lists.values() if isinstance(one, HotlineRules)]
    assert (rules.version, rules.follow_up_days, rules.duty_days) == ("2026-B", 7, (10, 15))
    section.times["close_days"].setValue(1)
    section.version.setText("2026-C")
    section.publish.click()
    settle()
    assert [type(one) for one in asked.refusals] == [HotlineRulesUnusableError]


def test_who_may_not_change_the_shop_only_reads(
    section: HotlineSettingsSection, fake_shop: FakeShop, settle: Settle
) -> None:
    fake_shop.who.user = somebody(Role.CLERK)
    section.arrive()
    settle()
    assert section.add_day.isHidden() or not section.add_day.isVisible()
