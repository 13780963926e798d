"""What a person proves who they are with, how long wrong tries make one wait, and the code of a badge."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from aftersale_desktop.domain.document_codes import CHECK_ALPHABET, check_character
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import User

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 128
FEWEST_SIGNS = 4
PIN_DIGITS = 6
FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
_MOST_DOUBLINGS = 10

BADGE_HEAD = "UB"
BADGE_SIGNS = 16
_BADGE = re.compile(rf"{BADGE_HEAD}([{CHECK_ALPHABET}]{{{BADGE_SIGNS}}})([{CHECK_ALPHABET}])")
_PIN = re.compile(rf"[0-9]{{{PIN_DIGITS}}}")


class CredentialKind(StrEnum):
    """A password opens the day; a PIN or a badge changes hands at a window that somebody opened."""

    PASSWORD = "password"  # noqa: S105 - the name of a kind
    PIN = "pin"
    BADGE = "badge"


@dataclass(frozen=True, slots=True)
class Credential:
    """What is stored of a secret, never the secret: an Argon2id text, or the digest of a badge's code."""

    user_id: int
    kind: CredentialKind
    stored: str = field(repr=False)
    set_at: datetime
    must_change: bool = False


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries since the last right one."""

    count: int = 0
    last_at: datetime | None = None


class PasswordTooShortError(AfterSaleError):
    """The length is the only strength that counts; beyond the longest nobody types."""

    def __init__(self) -> None:
        super().__init__()
        self.shortest = SHORTEST_PASSWORD
        self.longest = LONGEST_PASSWORD


class PasswordTooEasyError(AfterSaleError):
    """The name itself, or a few signs over and over, is what is tried first."""


class RepeatedDifferentlyError(AfterSaleError):
    """What was typed the second time is not what was typed the first time."""


class PinUnusableError(AfterSaleError):
    """A PIN is six digits, neither all the same nor in a row."""

    def __init__(self) -> None:
        super().__init__()
        self.digits = PIN_DIGITS


def check_password(password: str, user: User) -> None:
    """Refuse what is too short, or what anybody would try first."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise PasswordTooShortError
    names = {name.casefold() for name in (user.name, user.login) if name}
    if password.casefold() in names or len(set(password)) < FEWEST_SIGNS:
        raise PasswordTooEasyError


def is_pin(secret: str) -> bool:
    """Tell whether a secret is a PIN; no password is that short."""
    return _PIN.fullmatch(secret) is not None


def check_pin(pin: str) -> None:
    """Refuse what is no PIN, or the first that anybody would try."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)} if is_pin(pin) else {0}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise PinUnusableError


def wait_after(tries: Tries, now: datetime) -> timedelta:
    """Return how long nobody may try: nothing for five wrong tries, then 30 seconds, doubled by each further one.

    A clock that was set back makes nobody wait longer than the delay itself.
    """
    if tries.last_at is None or tries.count < FREE_TRIES:
        return timedelta()
    doublings = min(tries.count - FREE_TRIES, _MOST_DOUBLINGS)
    delay = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
    return max(timedelta(), min(delay, tries.last_at + delay - now))


def badge_code(secret: str) -> str:
    """Return what a badge's barcode carries: a random secret of 16 signs and its check character."""
    return f"{BADGE_HEAD}{secret}{check_character(BADGE_HEAD + secret)}"


def resembles_badge(text: str) -> bool:
    """Tell whether a scan is of a badge, misread or not: it must never be looked up or shown."""
    return text.strip().upper().startswith(BADGE_HEAD) and len(text.strip()) == len(BADGE_HEAD) + BADGE_SIGNS + 1


def is_badge_code(text: str) -> bool:
    """Tell whether a text is a badge's code, read without a slip."""
    found = _BADGE.fullmatch(text)
    return found is not None and check_character(text[:-1]) == text[-1]
