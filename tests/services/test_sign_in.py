"""Nobody works without proving who they are, wrong tries make one wait, and nothing says which part was wrong."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.credentials import (
    Credential,
    CredentialKind,
    PasswordTooShortError,
    PinUnusableError,
    badge_code,
)
from aftersale_desktop.domain.people import NotAllowedError, Right, Role
from aftersale_desktop.services.keyboard import Keyboard, NobodySignedInError, ProofNeededError
from aftersale_desktop.services.sign_in import (
    BadgeUnknownError,
    OwnSignatureError,
    PasswordMustChangeError,
    PasswordNeededError,
    PasswordsSetError,
    SignIn,
    SignInRefusedError,
    WaitFirstError,
    badge_digest,
)
from tests.builders import CLERK, NOON, SUPERVISOR, a_stocked_shop, somebody
from tests.fake_accounts import OLD, FakeHasher
from tests.fakes import FakeShop, a_fake_shop

PHRASE, PIN = "correct horse", "258036"
BADGE = badge_code("0123456789ABCDEF")
HASHER = FakeHasher()


@pytest.fixture
def shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    for user in (CLERK, SUPERVISOR):
        give(shop, user.id, CredentialKind.PASSWORD, HASHER.hash(PHRASE))
    return shop


@pytest.fixture
def window(shop: FakeShop) -> SignIn:
    return a_window(shop)


def a_window(shop: FakeShop) -> SignIn:
    """A window that was started just now, on the same database."""
    keyboard = Keyboard(shop.storage.start_work, shop.clock, None, ())
    return SignIn(keyboard.attendance.start_work, shop.storage.start_reading, shop.clock, keyboard, shop.hasher)


def give(shop: FakeShop, user_id: int, kind: CredentialKind, stored: str, *, must_change: bool = False) -> None:
    shop.kept.credentials[user_id, kind] = Credential(user_id, kind, stored, NOON, must_change)


def try_wrong(window: SignIn, times: int, name: str = CLERK.name) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefusedError):
            window.sign_in(name, "wrong password")


def test_nobody_works_before_signing_in(window: SignIn) -> None:
    with pytest.raises(NobodySignedInError):
        window.keyboard.who()
    with pytest.raises(ProofNeededError):
        window.keyboard.hand_over(CLERK.id)


def test_whoever_signs_in_has_the_role_stored_now_and_it_is_written_down(shop: FakeShop, window: SignIn) -> None:
    window.sign_in(f" {CLERK.name} ", PHRASE)
    assert window.keyboard.who() == CLERK
    assert SUPERVISOR in window.keyboard.people
    assert shop.kept.audit[-1][1:] == (
        CLERK.name,
        "sign_in",
        CLERK.name,
        {"with": "password", "role": "clerk", "before": ""},
    )


def test_a_login_of_ones_own_counts_in_any_case(shop: FakeShop, window: SignIn) -> None:
    assert shop.kept.setup is not None
    shop.kept.setup = replace(shop.kept.setup, users=(replace(CLERK, login="cj"), SUPERVISOR))
    assert window.sign_in("CJ", PHRASE).id == CLERK.id


def test_two_of_one_name_need_logins(shop: FakeShop, window: SignIn) -> None:
    assert shop.kept.setup is not None
    shop.kept.setup = replace(shop.kept.setup, users=(CLERK, replace(SUPERVISOR, name=CLERK.name)))
    with pytest.raises(SignInRefusedError):
        window.sign_in(CLERK.name, PHRASE)


@pytest.mark.parametrize("name", [CLERK.name, "nobody", ""])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(shop: FakeShop, window: SignIn, name: str) -> None:
    before = shop.hasher.verified
    with pytest.raises(SignInRefusedError) as refusal:
        window.sign_in(name, "wrong password")
    assert (type(refusal.value), refusal.value.args) == (SignInRefusedError, ())
    assert shop.hasher.verified == before + 1


def test_who_left_is_refused_like_nobody(shop: FakeShop, window: SignIn) -> None:
    assert shop.kept.setup is not None
    shop.kept.setup = replace(shop.kept.setup, users=(replace(CLERK, is_active=False), SUPERVISOR))
    with pytest.raises(SignInRefusedError):
        window.sign_in(CLERK.name, PHRASE)


@pytest.mark.parametrize("name", [CLERK.name, "nobody"])
def test_after_six_wrong_tries_a_restart_still_waits(shop: FakeShop, window: SignIn, name: str) -> None:
    try_wrong(window, 6, name)
    again = a_window(shop)
    compared = shop.hasher.verified
    with pytest.raises(WaitFirstError) as refusal:
        again.sign_in(name, PHRASE)
    assert refusal.value.seconds == 30
    assert shop.hasher.verified == compared
    shop.clock.moment += timedelta(seconds=31)
    try_wrong(again, 1, name)
    with pytest.raises(WaitFirstError) as refusal:
        a_window(shop).sign_in(name, PHRASE)
    assert refusal.value.seconds == 60


def test_the_right_password_forgets_the_wrong_ones(shop: FakeShop, window: SignIn) -> None:
    try_wrong(window, 4)
    window.sign_in(CLERK.name, PHRASE)
    try_wrong(window, 4)
    window.sign_in(CLERK.name, PHRASE)
    assert shop.kept.tries == {}


def test_a_try_is_counted_before_its_secret_is_compared(shop: FakeShop, window: SignIn) -> None:
    class Killed(FakeHasher):
        def verify(self, _stored: str, _secret: str) -> bool:
            raise KeyboardInterrupt

    window.hasher = Killed()
    with pytest.raises(KeyboardInterrupt):
        window.sign_in(CLERK.name, "wrong password")
    assert [tries.count for tries in shop.kept.tries.values()] == [1]


def test_nothing_that_was_typed_is_stored_of_an_unknown_name(shop: FakeShop, window: SignIn) -> None:
    try_wrong(window, 1, "my secret password")
    assert "secret" not in repr((shop.kept.tries, shop.kept.audit))


def test_weaker_parameters_are_renewed_by_signing_in(shop: FakeShop, window: SignIn) -> None:
    give(shop, CLERK.id, CredentialKind.PASSWORD, FakeHasher(OLD).hash(PHRASE))
    window.sign_in(CLERK.name, PHRASE)
    assert shop.kept.credentials[CLERK.id, CredentialKind.PASSWORD].stored == HASHER.hash(PHRASE)


def test_a_given_password_opens_only_the_way_to_ones_own(shop: FakeShop, window: SignIn) -> None:
    give(shop, CLERK.id, CredentialKind.PASSWORD, HASHER.hash(PHRASE), must_change=True)
    with pytest.raises(PasswordMustChangeError):
        window.sign_in(CLERK.name, PHRASE)
    assert not window.keyboard.has_user
    with pytest.raises(PasswordTooShortError):
        window.renew(CLERK.name, PHRASE, "short")
    window.renew(CLERK.name, PHRASE, "battery staple")
    assert window.keyboard.who() == CLERK
    assert a_window(shop).sign_in(CLERK.name, "battery staple") == CLERK


def test_pin_and_badge_work_only_at_a_window_that_was_opened_by_password_today(shop: FakeShop, window: SignIn) -> None:
    give(shop, SUPERVISOR.id, CredentialKind.PIN, HASHER.hash(PIN))
    give(shop, SUPERVISOR.id, CredentialKind.BADGE, badge_digest(BADGE))
    deeds: tuple[Callable[[], object], ...] = (
        lambda: window.sign_in(SUPERVISOR.name, PIN),
        lambda: window.sign_in_by_badge(BADGE),
    )
    for deed in deeds:
        with pytest.raises(PasswordNeededError):
            deed()
    window.sign_in(CLERK.name, PHRASE)
    assert window.sign_in(SUPERVISOR.name, PIN) == SUPERVISOR
    window.sign_in(CLERK.name, PHRASE)
    assert window.sign_in_by_badge(BADGE) == SUPERVISOR
    assert shop.kept.audit[-1][4] == {"with": "badge", "role": "supervisor", "before": CLERK.name}
    shop.clock.moment += timedelta(days=1)
    with pytest.raises(PasswordNeededError):
        window.sign_in_by_badge(BADGE)


def test_a_badge_that_was_replaced_or_misread_opens_nothing(window: SignIn) -> None:
    window.sign_in(CLERK.name, PHRASE)
    for code in (BADGE, BADGE[:-1] + "0", "610233260103009172"):
        with pytest.raises(BadgeUnknownError):
            window.sign_in_by_badge(code)


def test_a_pin_is_set_with_the_password(window: SignIn) -> None:
    window.sign_in(CLERK.name, PHRASE)
    with pytest.raises(SignInRefusedError):
        window.set_pin("wrong password", PIN)
    with pytest.raises(PinUnusableError):
        window.set_pin(PHRASE, "123456")
    window.set_pin(PHRASE, PIN)
    assert window.sign_in(CLERK.name, PIN) == CLERK


def test_the_first_password_is_set_once_by_an_administrator(shop: FakeShop) -> None:
    assert shop.kept.setup is not None
    administrator = somebody(Role.ADMINISTRATOR)
    shop.kept.credentials.clear()
    shop.kept.setup = replace(shop.kept.setup, users=(CLERK, administrator))
    window = a_window(shop)
    assert window.first_people() == (administrator,)
    window.set_first_password(administrator.id, PHRASE)
    assert window.keyboard.who() == administrator
    assert window.first_people() == ()
    with pytest.raises(PasswordsSetError):
        window.set_first_password(administrator.id, PHRASE)


def test_where_nobody_is_administrator_whoever_sets_the_first_password_becomes_it(shop: FakeShop) -> None:
    shop.kept.credentials.clear()
    window = a_window(shop)
    assert CLERK in window.first_people()
    assert window.set_first_password(CLERK.id, PHRASE).role is Role.ADMINISTRATOR


def test_only_somebody_else_with_the_right_signs(shop: FakeShop, window: SignIn) -> None:
    window.sign_in(CLERK.name, PHRASE)
    with pytest.raises(OwnSignatureError):
        window.sign_for(CLERK.name, PHRASE, Right.EXPORT)
    with pytest.raises(NotAllowedError):
        window.sign_for(SUPERVISOR.name, PHRASE, Right.MANAGE_PEOPLE)
    assert shop.kept.audit[-1][1:4] == (SUPERVISOR.name, "refused", "manage_people")
    assert window.sign_for(SUPERVISOR.name, PHRASE, Right.EXPORT).signer == SUPERVISOR
    assert shop.kept.audit[-1][1:] == (
        SUPERVISOR.name,
        "sign_for",
        CLERK.name,
        {"right": "export", "with": "password"},
    )
    assert window.keyboard.who() == CLERK
