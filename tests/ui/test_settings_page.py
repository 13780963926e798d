"""Every choice holds at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.settings_controller import SettingsController
from aftersale_desktop.ui.administration.settings_page import SettingsPage
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.exports import Exports
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.fakes import FakeShop


def nothing(_given: object) -> None:
    pass


@pytest.fixture
def changes() -> list[Settings]:
    return []


@pytest.fixture
def context(changes: list[Settings]) -> Iterator[PageContext]:
    background = Background(nothing)
    words = words_in(Language.CHINESE)
    made = PageContext(
        words, Settings(), background, background, nothing, nothing, nothing, changes.append, Exports(lambda: made)
    )
    yield made
    assert background.close()


@pytest.fixture
def controller(qtbot: QtBot, context: PageContext, shop: Shop) -> SettingsController:
    controller = SettingsController(shop.keyboard, context)
    qtbot.addWidget(controller.widget)
    return controller


@pytest.fixture
def page(controller: SettingsController) -> SettingsPage:
    page = controller.widget
    assert isinstance(page, SettingsPage)
    return page


def test_what_holds_is_shown(page: SettingsPage) -> None:
    assert (page.languages.choice(), page.themes.choice()) == ("zh_CN", "system")


def test_language_and_theme_change_with_one_press(page: SettingsPage, changes: list[Settings]) -> None:
    page.languages.card("en").click()
    page.themes.card("dark").click()
    assert changes == [
        Settings(language=Language.ENGLISH),
        Settings(theme=ThemeChoice.DARK),
    ]


def test_choosing_what_holds_already_changes_nothing(page: SettingsPage, changes: list[Settings]) -> None:
    page.languages.card("zh_CN").click()
    assert changes == []
    assert page.languages.choice() == "zh_CN"


def test_the_focus_comes_back_to_where_the_change_was_made(
    controller: SettingsController, page: SettingsPage, context: PageContext, shop: Shop, qtbot: QtBot
) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.themes.card("dark").setFocus()
    again = SettingsController(shop.keyboard, context)
    qtbot.addWidget(again.widget)
    again.restore(controller.kept())
    with qtbot.waitActive(again.widget):
        again.widget.show()
        again.widget.activateWindow()
    again.arrive()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "跟随系统"


def test_another_person_takes_over_and_it_is_written_down(
    page: SettingsPage, fake_shop: FakeShop, changes: list[Settings], qtbot: QtBot
) -> None:
    other = next(person for person in fake_shop.who.people if person != fake_shop.who())
    page.people.activated.emit(fake_shop.who.people.index(other))
    qtbot.waitUntil(lambda: fake_shop.who() == other)
    assert fake_shop.kept.audit[-1][2:4] == ("hand_over_keyboard", other.name)
    qtbot.waitUntil(lambda: changes == [Settings()])
