"""Every deed once, every key once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.resources import resource_path
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.actions import Action, bind_shortcuts, page_shortcut
from aftersale_desktop.ui.main_window import MainWindow
from aftersale_desktop.ui.shop_window import shop_plan
from aftersale_desktop.wording.catalogue import Language, words_in


def no_shop() -> Shop:
    raise AssertionError("no page is visited here")


@pytest.fixture
def actions(qtbot: QtBot) -> tuple[Action, ...]:
    window = MainWindow(shop_plan(no_shop).pages, words_in(Language.ENGLISH))
    qtbot.addWidget(window)
    return window.actions_of_pages()


def test_every_id_is_there_once(actions: tuple[Action, ...]) -> None:
    assert len({action.id for action in actions}) == len(actions) > 2


def test_no_key_does_two_things(actions: tuple[Action, ...]) -> None:
    assert len({action.shortcut for action in actions}) == len(actions)


def test_every_action_has_its_icon_and_words(actions: tuple[Action, ...]) -> None:
    for action in actions:
        assert resource_path("icons", f"{action.icon}.svg").is_file()
        assert words_in(Language.CHINESE)(action.text) != action.text


def test_pages_are_reached_by_their_number() -> None:
    assert [page_shortcut(n) for n in (1, 8)] == ["Ctrl+1", "Ctrl+8"]


def test_a_key_works_in_the_whole_window(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    qtbot.addWidget(window)
    bind_shortcuts([Action("go", "Go", "Ctrl+3", "counter", lambda: done.append("went"))], window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert done == ["went"]
