"""The entrance lets in whoever proves who they are, says why not, and keeps the rest of the window out of reach."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.credentials import Credential, CredentialKind
from aftersale_desktop.domain.people import NotAllowedError, Right, Role, User
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.background import Again, Background
from aftersale_desktop.ui.cover import Cover
from aftersale_desktop.ui.entrance.controller import Entrance
from aftersale_desktop.ui.entrance.idle_watch import IdleWatch
from aftersale_desktop.ui.entrance.page import Asked as AskedFor
from aftersale_desktop.ui.pages import PageContext
from tests.builders import CLERK, NOON, SUPERVISOR
from tests.fakes import FakeShop

Settle = Callable[[], None]
PHRASE = "correct horse"
Enter = Callable[[AskedFor], Entrance]


@pytest.fixture
def let_in() -> list[User]:
    return []


@pytest.fixture
def enter(shop: Shop, fake_shop: FakeShop, asking: PageContext, let_in: list[User], qtbot: QtBot) -> Enter:
    """Return what opens the entrance of a shop whose clerk has a password."""
    stored = Credential(CLERK.id, CredentialKind.PASSWORD, fake_shop.hasher.hash(PHRASE), NOON)
    fake_shop.kept.credentials[CLERK.id, CredentialKind.PASSWORD] = stored

    def opened(asked: AskedFor) -> Entrance:
        entrance = Entrance(shop.sign_in, asking.background, asking.words, asked, let_in.append)
        qtbot.addWidget(entrance.page)
        entrance.page.show()
        entrance.begin()
        return entrance

    return opened


def type_in(entrance: Entrance, name: str, secret: str) -> None:
    entrance.page.name.setText(name)
    entrance.page.secret.setText(secret)
    entrance.page.enter.click()


def test_a_wrong_password_is_refused_in_words_and_typed_again(enter: Enter, let_in: list[User], settle: Settle) -> None:
    entrance = enter(AskedFor.SIGN_IN)
    type_in(entrance, CLERK.name, "wrong password")
    assert not entrance.page.enter.isEnabled()
    settle()
    assert "do not belong together" in entrance.page.message()
    assert (entrance.page.name.text(), entrance.page.secret.text(), let_in) == (CLERK.name, "", [])
    type_in(entrance, CLERK.name, PHRASE)
    settle()
    assert let_in == [CLERK]
    assert entrance.page.secret.text() == ""


def test_a_given_password_asks_for_one_of_ones_own(
    enter: Enter, fake_shop: FakeShop, let_in: list[User], settle: Settle
) -> None:
    key = (CLERK.id, CredentialKind.PASSWORD)
    fake_shop.kept.credentials[key] = replace(fake_shop.kept.credentials[key], must_change=True)
    entrance = enter(AskedFor.SIGN_IN)
    type_in(entrance, CLERK.name, PHRASE)
    settle()
    page = entrance.page
    assert (page.new.isVisible(), page.secret.isVisible(), let_in) == (True, False, [])
    page.new.setText("battery staple")
    page.repeated.setText("battery stable")
    page.enter.click()
    assert "differs" in page.message()
    page.repeated.setText("battery staple")
    page.enter.click()
    settle()
    assert let_in == [CLERK]


def test_a_shop_without_passwords_asks_for_the_first_one(
    enter: Enter, fake_shop: FakeShop, let_in: list[User], settle: Settle
) -> None:
    fake_shop.kept.credentials.clear()
    assert fake_shop.kept.setup is not None
    entrance = enter(AskedFor.FIRST)
    settle()
    page = entrance.page
    assert page.people.count() == len(fake_shop.kept.setup.users)
    page.new.setText(PHRASE)
    page.repeated.setText(PHRASE)
    page.enter.click()
    settle()
    assert [user.role for user in let_in] == [Role.ADMINISTRATOR]


def test_in_another_language_what_was_typed_is_taken_over(enter: Enter) -> None:
    before, after = enter(AskedFor.LOCKED), enter(AskedFor.LOCKED)
    before.page.name.setText("陈静")
    before.page.secret.setText("half")
    after.restore(before)
    assert (after.page.name.text(), after.page.secret.text()) == ("陈静", "half")


def test_a_cover_hides_dialogs_and_gives_the_focus_back(qtbot: QtBot) -> None:
    window, content, field, page = QWidget(), QWidget(), QLineEdit(), QWidget()
    QVBoxLayout(content).addWidget(field)
    cover = Cover(content)
    QVBoxLayout(window).addWidget(cover)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    dialog = QDialog(content)
    dialog.show()
    field.setFocus()
    cover.cover(page)
    assert (cover.is_covered, field.isVisible(), dialog.isVisible()) == (True, False, False)
    cover.uncover()
    assert (cover.is_covered, field.isVisible(), dialog.isVisible()) == (False, True, True)
    dialog.close()


def test_a_touch_begins_the_wait_anew_and_never_is_never(qtbot: QtBot) -> None:
    window, watch = QWidget(), None
    qtbot.addWidget(window)
    watch = IdleWatch(window)
    watch.wait(0)
    assert watch.minutes() == 0
    watch.wait(10)
    assert watch.minutes() == 10
    assert not watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    with qtbot.waitSignal(watch.idle):
        watch.idle.emit()


def test_a_refused_job_is_offered_again_and_done_as_it_is_wrapped(qtbot: QtBot) -> None:
    refused: list[object] = []
    offered: list[Again] = []
    done: list[int] = []
    may = [False]

    def job() -> int:
        if not may[0]:
            raise NotAllowedError(SUPERVISOR.role, Right.EXPORT)
        return 7

    def signed(deed: Callable[[], int]) -> int:
        may[0] = True
        return deed() + 1

    background = Background(refused.append, lambda _error, again: offered.append(again))
    background.run(job, done.append)
    qtbot.waitUntil(lambda: len(offered) == 1)
    assert (len(refused), done) == (1, [])
    offered[0](signed)
    qtbot.waitUntil(lambda: done == [8])
    assert background.close()
