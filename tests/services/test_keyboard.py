"""Another person works at the counter only with the rights stored for them, and only at their own point."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.keyboard import Keyboard
from tests.builders import CLERK, NOON, OTHER_CLERK, SUPERVISOR, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


@pytest.fixture
def keyboard(shop: FakeShop) -> Keyboard:
    return Keyboard(shop.storage.start_work, shop.clock, CLERK, (CLERK, SUPERVISOR), is_free=True)


def test_who_takes_over_has_the_role_that_is_stored_now(shop: FakeShop, keyboard: Keyboard) -> None:
    demoted = replace(SUPERVISOR, role=Role.CLERK)
    people = tuple(demoted if one == SUPERVISOR else one for one in shop.storage.setup.users)
    shop.kept.setup = replace(shop.storage.setup, users=people)
    keyboard.hand_over(SUPERVISOR.id)
    assert keyboard.who() == demoted
    assert demoted in keyboard.people
    assert shop.kept.audit[-1][1:] == (CLERK.name, "hand_over_keyboard", SUPERVISOR.name, {"role": "clerk"})


@pytest.mark.parametrize("user_id", [OTHER_CLERK.id, 999])
def test_nobody_of_another_point_and_nobody_unknown_takes_over(
    shop: FakeShop, keyboard: Keyboard, user_id: int
) -> None:
    with pytest.raises(NotStoredError):
        keyboard.hand_over(user_id)
    assert (keyboard.who(), shop.kept.audit) == (CLERK, [])
