"""Personal data and how much of it is shown to whom: one mask for each kind of datum (P-19, R-23)."""

import re
from collections.abc import Callable
from enum import StrEnum

from aftersale_desktop.domain.people import Right, User

_SHORTEST_MASKED = 7
_MOBILE = 10
_SIGNS_LEFT = 1
_DOCUMENT = re.compile(r"(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]+(-[A-Z0-9]+)+")
_DISTRICT = re.compile(r".{1,20}?[区县旗市](?![区县旗市])")


class Datum(StrEnum):
    """A kind of personal data."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    IDENTITY = "identity"


def masked_phone(phone: str) -> str:
    """Return `138 **** 5678`: the middle hidden, enough left to recognise one's own number."""
    digits = "".join(character for character in phone if character.isdigit())
    if len(digits) < _SHORTEST_MASKED:
        return "*" * len(digits)
    return f"{digits[:3]} **** {digits[-4:]}" if len(digits) >= _MOBILE else f"*** {digits[-4:]}"


def masked_name(name: str) -> str:
    """Return `王**`: enough to tell two customers on one shelf apart, and no name for whoever reads the tag."""
    return f"{name.strip()[:1]}**"


def masked_address(address: str) -> str:
    """Return the town and district, and nothing of street and house; where none is told apart, nothing at all."""
    district = ""
    for found in _DISTRICT.finditer(address):
        district = address[: found.end()]
    return f"{district}***" if address else ""


def masked_identity(identity: str) -> str:
    """Return the kind of paper and its last sign: of the four that are kept, one is enough to ask back."""
    kind, _, signs = identity.rpartition(" ")
    return f"{kind} ***{signs[-_SIGNS_LEFT:]}".strip() if signs else ""


MASKS: dict[Datum, Callable[[str], str]] = {
    Datum.NAME: masked_name,
    Datum.PHONE: masked_phone,
    Datum.ADDRESS: masked_address,
    Datum.IDENTITY: masked_identity,
}


def shown(user: User, datum: Datum, value: str) -> str:
    """Return a datum as a user may have it in lists and exports: whole with the right to see it, else masked."""
    return value if not value or user.may(Right.SEE_PERSONAL_DATA) else MASKS[datum](value)


def masked_search(text: str) -> str:
    """Return what somebody searched for as a record may keep it: people's names and numbers are not told in full.

    Numbers of documents stay: they have capital letters, digits and hyphens.
    """
    plain = text.strip()
    if not plain or _DOCUMENT.fullmatch(plain):
        return plain
    is_number = all(sign.isdigit() or sign in "+ -" for sign in plain)
    return masked_phone(plain) if is_number else masked_name(plain)
