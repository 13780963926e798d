"""Personal data in the settings: found, handed out, erased with a reason; retention is the administrator's."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.erasure import is_erased
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.retention import RetentionKind
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.privacy_controller import PrivacyController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import CLERK, NOON, SUPERVISOR, a_stocked_shop, a_visit, somebody
from tests.fakes import FakeShop, a_fake_shop

ADMINISTRATOR = somebody(Role.ADMINISTRATOR)
Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    setup = replace(a_stocked_shop(), users=(CLERK, SUPERVISOR, ADMINISTRATOR))
    return a_fake_shop(setup, ADMINISTRATOR, NOON)


@pytest.fixture
def controller(shop: Shop, asking: PageContext, settle: Settle, qtbot: QtBot) -> PrivacyController:
    controller = PrivacyController(shop, asking)
    qtbot.addWidget(controller.widget)
    controller.widget.resize(860, 800)
    controller.widget.show()
    controller.arrive()
    settle()
    return controller


def search(controller: PrivacyController, text: str, settle: Settle) -> None:
    controller.panel.person.field.entered.emit(text)
    settle()
    settle()


def give_reason(controller: PrivacyController, settle: Settle, reason: str = "顾客来信要求") -> None:
    (dialog,) = controller.widget.window().findChildren(ReasonDialog)
    dialog._reason.setText(reason)
    dialog.accept()
    settle()


def told(controller: PrivacyController) -> str:
    return "\n".join(one.text() for one in controller.panel.person.findChildren(Text) if one.isVisible())


def test_somebody_found_is_shown_masked_and_may_be_erased(controller: PrivacyController, settle: Settle) -> None:
    search(controller, "李", settle)
    assert "****" in controller.panel.person.found.currentText()
    assert controller.panel.person.erase.isEnabled()


def test_an_open_order_stands_against_it(controller: PrivacyController, fake_shop: FakeShop, settle: Settle) -> None:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key 1").claim.number
    search(controller, "李", settle)
    assert number in told(controller)
    assert not controller.panel.person.erase.isEnabled()


def test_a_person_is_erased_with_the_reason_that_was_given(
    controller: PrivacyController, fake_shop: FakeShop, settle: Settle
) -> None:
    search(controller, "李", settle)
    controller.panel.person.erase.click()
    give_reason(controller, settle)
    assert is_erased(fake_shop.kept.customers[1])
    assert fake_shop.kept.audit[-1][4]["reason"] == "顾客来信要求"
    assert not controller.panel.person.erase.isEnabled()


def test_the_data_of_a_person_is_written_where_it_was_wanted(
    controller: PrivacyController, fake_shop: FakeShop, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(_parent: object, _words: object, _name: str, then: Callable[[Path], None]) -> None:
        then(Path("person.xlsx"))

    monkeypatch.setattr("aftersale_desktop.ui.administration.privacy_controller.ask_where_to_export", chosen)
    search(controller, "李", settle)
    controller.panel.person.hand_out.click()
    give_reason(controller, settle)
    assert list(fake_shop.sheets.finished) == [Path("person.xlsx")]
    assert list(fake_shop.folder.files) == [Path("person.json")]


def test_nobody_found_is_said(controller: PrivacyController, settle: Settle) -> None:
    search(controller, "无此人", settle)
    assert not controller.panel.person.found.isVisible()
    assert not controller.panel.person.hand_out.isEnabled()


def test_years_are_saved_and_less_than_the_law_asks_for_cannot_be_typed(
    controller: PrivacyController, fake_shop: FakeShop, settle: Settle
) -> None:
    years = controller.panel.retention._years[RetentionKind.MONEY_PAPERS]
    assert years.minimum() == 5
    years.setValue(8)
    controller.panel.retention.save.click()
    settle()
    assert fake_shop.kept.audit[-1][2:] == ("save_retention_rule", "money_papers", {"before": "5", "after": "8"})


def test_a_supervisor_erases_and_leaves_retention_alone(
    controller: PrivacyController, fake_shop: FakeShop, settle: Settle
) -> None:
    fake_shop.who.user = SUPERVISOR
    controller.arrive()
    settle()
    assert controller.panel.person.isVisible()
    assert not controller.panel.retention.isVisible()


def test_a_clerk_does_neither(controller: PrivacyController, fake_shop: FakeShop, settle: Settle) -> None:
    fake_shop.who.user = CLERK
    controller.arrive()
    settle()
    assert controller.panel.nobody.isVisible()
    assert not controller.panel.person.isVisible()
