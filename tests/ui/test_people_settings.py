"""An administrator keeps the people in the settings; secrets are shown or printed once."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.credentials import CredentialKind
from aftersale_desktop.domain.people import NotAllowedError, Role
from aftersale_desktop.services.people_desk import LastAdministratorError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.own_sign_in import OwnSignInSection
from aftersale_desktop.ui.administration.people_controller import PeopleController
from aftersale_desktop.ui.administration.people_panel import PeoplePanel
from aftersale_desktop.ui.administration.rights_section import RightsSection
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import CLERK, NOON, SUPERVISOR, a_stocked_shop, somebody
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop, a_fake_shop
from tests.ui.conftest import Asked

ADMINISTRATOR = somebody(Role.ADMINISTRATOR)
Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    """Return a shop in memory, an administrator at the keyboard."""
    setup = replace(a_stocked_shop(), users=(CLERK, SUPERVISOR, ADMINISTRATOR))
    return a_fake_shop(setup, ADMINISTRATOR, NOON)


@pytest.fixture
def controller(shop: Shop, asking: PageContext, print_queue: PrintQueue) -> PeopleController:
    return PeopleController(shop, asking, print_queue)


@pytest.fixture
def panel(controller: PeopleController, settle: Settle, qtbot: QtBot) -> PeoplePanel:
    qtbot.addWidget(controller.widget)
    controller.widget.show()
    controller.arrive()
    settle()
    return controller.panel


def pick(panel: PeoplePanel, row: int) -> None:
    panel.table.pick_row(row)
    panel.picked.emit(panel.in_front())


def test_whoever_is_at_the_keyboard_is_shown_first(panel: PeoplePanel) -> None:
    assert panel.picked_id() == ADMINISTRATOR.id
    assert panel.form.name.text() == ADMINISTRATOR.name


def test_a_change_is_stored_and_a_new_person_is_added_beside_the_one_shown(
    panel: PeoplePanel, fake_shop: FakeShop, settle: Settle
) -> None:
    pick(panel, 0)
    panel.form.login.setText("cj")
    panel.save.click()
    settle()
    assert fake_shop.kept.setup is not None
    assert fake_shop.kept.setup.users[0].login == "cj"
    panel.form.name.setText("新来的")
    panel.form.login.clear()
    panel.add.click()
    settle()
    assert [user.name for user in fake_shop.kept.setup.users][-1] == "新来的"
    assert panel.form.name.text() == "新来的"


def test_the_last_administrator_stays_and_the_form_is_kept(panel: PeoplePanel, asked: Asked, settle: Settle) -> None:
    panel.form.works_here.setChecked(False)
    panel.save.click()
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [LastAdministratorError]
    assert not panel.form.works_here.isChecked()


def test_a_new_password_is_shown_until_another_person_is_picked(
    panel: PeoplePanel, fake_shop: FakeShop, settle: Settle
) -> None:
    pick(panel, 0)
    panel.reset.click()
    settle()
    stored = fake_shop.kept.credentials[CLERK.id, CredentialKind.PASSWORD]
    assert stored.must_change
    assert stored.stored.partition(":")[2][::-1] in panel.given()
    pick(panel, 1)
    assert panel.given() == ""


def test_a_badge_goes_to_the_printer_of_labels_and_can_be_withdrawn(
    panel: PeoplePanel, fake_shop: FakeShop, printers: FakePrinters, settle: Settle
) -> None:
    pick(panel, 0)
    assert not panel.no_badge.isEnabled()
    panel.badge.click()
    settle()
    settle()
    assert len(printers.sheets) == 1
    assert panel.no_badge.isEnabled()
    panel.no_badge.click()
    settle()
    assert (CLERK.id, CredentialKind.BADGE) not in fake_shop.kept.credentials


def test_a_supervisor_is_shown_nobody_and_is_refused_nothing(
    shop: Shop, fake_shop: FakeShop, controller: PeopleController, asked: Asked, settle: Settle
) -> None:
    fake_shop.who.user = SUPERVISOR
    controller.arrive()
    settle()
    assert (controller.panel.picked_id(), asked.refusals) == (0, [])
    assert not controller.panel.save.isEnabled()
    with pytest.raises(NotAllowedError):
        shop.people.people()


def test_ones_own_password_and_pin_are_changed_with_the_password_that_holds(
    shop: Shop, fake_shop: FakeShop, asking: PageContext, asked: Asked, settle: Settle
) -> None:
    given = fake_shop.people.reset_password(ADMINISTRATOR.id)
    section = OwnSignInSection(shop, asking)
    section.current.setText(given.secret)
    section.new.setText("battery staple")
    section.repeated.setText("battery stable")
    section.change.click()
    settle()
    assert len(asked.refusals) == 1
    section.repeated.setText("battery staple")
    section.change.click()
    settle()
    assert section.new.text() == ""
    section.proof.setText("battery staple")
    section.pin.setText("258036")
    section.set_pin.click()
    settle()
    kinds = {kind for user_id, kind in fake_shop.kept.credentials if user_id == ADMINISTRATOR.id}
    assert kinds == {CredentialKind.PASSWORD, CredentialKind.PIN}


def test_the_table_of_rights_says_of_every_role_what_it_may(asking: PageContext, qtbot: QtBot) -> None:
    section = RightsSection(asking.words)
    qtbot.addWidget(section.widget)
    section.arrive()
    section.arrive()
    said = {text.accessibleName() for text in section.widget.findChildren(Text)}
    assert {"supervisor may: Override a verdict", "clerk may not: Override a verdict"} <= said
