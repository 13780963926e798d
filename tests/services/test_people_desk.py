"""An administrator keeps the people: nobody is deleted, and the last administrator stays."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.credentials import Credential, CredentialKind, is_badge_code
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.services.founding import Answers
from aftersale_desktop.services.people_desk import (
    LastAdministratorError,
    LoginTakenError,
    NameMissingError,
    PersonLeftError,
)
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.sign_in import BadgeUnknownError, PasswordMustChangeError
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop

ADMINISTRATOR = somebody(Role.ADMINISTRATOR)
NEW = User(0, "新来的", Role.TECHNICIAN, POINT.code)


@pytest.fixture
def shop() -> FakeShop:
    setup = replace(a_stocked_shop(), users=(CLERK, SUPERVISOR, ADMINISTRATOR))
    shop = a_fake_shop(setup, ADMINISTRATOR, NOON)
    password = Credential(ADMINISTRATOR.id, CredentialKind.PASSWORD, shop.hasher.hash("correct horse"), NOON)
    shop.kept.credentials[ADMINISTRATOR.id, CredentialKind.PASSWORD] = password
    return shop


def test_a_new_person_is_added_with_an_audit_row(shop: FakeShop) -> None:
    saved = shop.people.save(replace(NEW, login=" xin "))
    assert saved in [person.user for person in shop.people.people()]
    assert shop.kept.audit[-1][1:4] == (ADMINISTRATOR.name, "add_person", NEW.name)
    assert shop.kept.audit[-1][4]["login"] == " -> xin"


def test_who_leaves_is_kept_and_may_come_back(shop: FakeShop) -> None:
    left = shop.people.save(replace(CLERK, is_active=False))
    assert CLERK.id in [person.user.id for person in shop.people.people()]
    for deed in (shop.people.reset_password, shop.people.issue_badge):
        with pytest.raises(PersonLeftError):
            deed(CLERK.id)
    assert shop.people.save(replace(left, is_active=True)).is_active
    assert shop.kept.audit[-1][4] == {"is_active": "False -> True"}


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": Role.CLERK}])
def test_the_last_administrator_stays(shop: FakeShop, change: dict[str, object]) -> None:
    changed = replace(ADMINISTRATOR, **change)  # type: ignore[arg-type] # each change names a true field
    with pytest.raises(LastAdministratorError):
        shop.people.save(changed)
    second = shop.people.save(replace(NEW, role=Role.ADMINISTRATOR))
    with pytest.raises(LastAdministratorError):
        shop.people.save(changed)
    shop.people.reset_password(second.id)
    assert shop.people.save(changed).id == ADMINISTRATOR.id


@pytest.mark.parametrize("login", [SUPERVISOR.name, "boss"])
def test_nobody_signs_in_by_the_name_of_somebody_else(shop: FakeShop, login: str) -> None:
    shop.people.save(replace(SUPERVISOR, login="Boss"))
    with pytest.raises(LoginTakenError):
        shop.people.save(replace(NEW, login=login))
    with pytest.raises(LoginTakenError):
        shop.people.save(replace(NEW, name=CLERK.name))


def test_a_person_has_a_name_and_is_not_overwritten(shop: FakeShop) -> None:
    with pytest.raises(NameMissingError):
        shop.people.save(replace(NEW, name=" "))
    shop.people.save(replace(CLERK, login="cj"))
    with pytest.raises(ChangedMeanwhileError):
        shop.people.save(replace(CLERK, login="jc"))


def test_a_reset_password_has_to_be_changed_and_takes_pin_and_badge_away(shop: FakeShop) -> None:
    shop.people.issue_badge(CLERK.id)
    given = shop.people.reset_password(CLERK.id)
    [clerk] = [person for person in shop.people.people() if person.user == CLERK]
    assert (clerk.kinds, clerk.must_change) == (frozenset({CredentialKind.PASSWORD}), True)
    with pytest.raises(PasswordMustChangeError):
        shop.sign_in.sign_in(CLERK.name, given.secret)
    assert given.secret not in repr(shop.kept.audit)


def test_a_new_badge_opens_and_the_one_before_does_not(shop: FakeShop) -> None:
    first, second = shop.people.issue_badge(CLERK.id).secret, shop.people.issue_badge(CLERK.id).secret
    assert is_badge_code(second)
    stored = [credential.stored for credential in shop.kept.credentials.values()]
    assert first not in f"{shop.kept.audit} {stored}"
    assert shop.sign_in.sign_in_by_badge(second) == CLERK
    shop.who.user = ADMINISTRATOR
    shop.people.withdraw_badge(CLERK.id)
    for code in (first, second):
        with pytest.raises(BadgeUnknownError):
            shop.sign_in.sign_in_by_badge(code)


def test_a_secret_is_not_said_by_what_carries_it(shop: FakeShop) -> None:
    given, answers = shop.people.reset_password(CLERK.id), Answers(POINT, "林涛", "correct horse", "correct horse")
    kept = shop.kept.credentials[CLERK.id, CredentialKind.PASSWORD]
    assert given.secret not in repr(given)
    assert "horse" not in repr(answers)
    assert kept.stored not in repr(kept)
