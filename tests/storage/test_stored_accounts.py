"""People, credentials and wrong tries outlive the program, and a password is stored by Argon2id (R-21)."""

from dataclasses import replace
from pathlib import Path

import pytest

from aftersale_desktop.domain.credentials import Credential, CredentialKind, Tries
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.sign_in import SignIn, SignInRefusedError, WaitFirstError
from aftersale_desktop.storage.argon2_hasher import FLOORS_KIB, MEMORY_KIB, ROUNDS, Argon2Hasher
from aftersale_desktop.storage.database import open_database
from tests.builders import CLERK, NOON, POINT

CHEAP = Argon2Hasher(memory_kib=64, rounds=1)
PHRASE = "correct horse"


@pytest.fixture
def path(shop_file: Path) -> Path:
    """The database of a shop whose clerk has a password."""
    database = open_database(shop_file)
    with database.start_work() as work:
        work.accounts.set_credential(Credential(CLERK.id, CredentialKind.PASSWORD, CHEAP.hash(PHRASE), NOON))
        work.commit()
    database.close()
    return shop_file


def try_at_a_new_window(path: Path, password: str, hasher: Argon2Hasher = CHEAP) -> User:
    """Start the program, try once, and end it."""
    database = open_database(path)
    try:
        keyboard = Keyboard(database.start_work, lambda: NOON, None, ())
        sign_in = SignIn(keyboard.attendance.start_work, database.start_reading, lambda: NOON, keyboard, hasher)
        return sign_in.sign_in(CLERK.name, password)
    finally:
        database.close()


def test_six_wrong_tries_make_one_wait_in_every_further_start(path: Path) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefusedError):
            try_at_a_new_window(path, "wrong password")
    for password in ("wrong password", PHRASE):
        with pytest.raises(WaitFirstError) as refusal:
            try_at_a_new_window(path, password)
        assert refusal.value.seconds == 30


def test_signing_in_renews_what_weaker_parameters_made(path: Path) -> None:
    better = Argon2Hasher(memory_kib=128, rounds=1)
    try_at_a_new_window(path, PHRASE, better)
    database = open_database(path)
    with database.start_reading() as work:
        stored = work.accounts.credential(CLERK.id, CredentialKind.PASSWORD)
    database.close()
    assert stored is not None
    assert stored.stored.startswith("$argon2id$v=19$m=128,t=1,")
    assert not better.is_outdated(stored.stored)


def test_what_is_not_told_otherwise_is_above_the_floor() -> None:
    assert (MEMORY_KIB, ROUNDS) == (65536, 3)
    assert any(rounds <= ROUNDS and least <= MEMORY_KIB for rounds, least in FLOORS_KIB.items())


def test_a_secret_is_in_no_file_of_the_database(path: Path) -> None:
    with pytest.raises(SignInRefusedError):
        try_at_a_new_window(path, "wrong password")
    for file in path.parent.glob(f"{path.name}*"):
        assert PHRASE.encode() not in file.read_bytes()
        assert b"wrong password" not in file.read_bytes()


def test_people_and_what_they_have_are_read_back(path: Path) -> None:
    database = open_database(path)
    badge = Credential(CLERK.id, CredentialKind.BADGE, "digest", NOON)
    with database.start_work() as work:
        new = work.accounts.add(User(0, "新来的", Role.TECHNICIAN, POINT.code, login="xin"))
        work.accounts.save(replace(new, role=Role.INSPECTOR))
        with pytest.raises(ChangedMeanwhileError):
            work.accounts.save(new)
        work.accounts.set_credential(badge)
        for _ in range(2):
            work.accounts.note_try("user 1", NOON)
        work.commit()
    with database.start_reading() as work:
        assert work.accounts.named("XIN") == User(new.id, "新来的", Role.INSPECTOR, POINT.code, "xin", version=2)
        assert work.accounts.with_badge("digest") == CLERK
        assert badge in work.accounts.credentials()
        assert work.accounts.tries("user 1") == Tries(2, NOON)
        assert new.id in [user.id for user in work.shop.terms(POINT.code).users]
    with database.start_work() as work:
        work.accounts.save(replace(work.accounts.by_id(new.id), is_active=False))
        work.accounts.save(replace(work.accounts.by_id(CLERK.id), is_active=False))
        work.accounts.remove_credential(CLERK.id, CredentialKind.PASSWORD)
        work.accounts.forget_tries("user 1")
        work.commit()
    with database.start_reading() as work:
        assert work.accounts.named("xin") is None
        assert work.accounts.with_badge("digest") is None
        assert work.accounts.tries("user 1") == Tries()
        assert work.accounts.credential(CLERK.id, CredentialKind.PASSWORD) is None
        assert new.id not in [user.id for user in work.shop.terms(POINT.code).users]
        assert new.id in [user.id for user in work.accounts.everybody()]
    database.close()
