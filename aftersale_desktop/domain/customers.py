"""Customers: who brings products, their telephones and family."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.scans import to_ascii_width

_PHONE = re.compile(r"\+?[0-9][0-9 -]{4,18}[0-9]")
LONGEST_NAME = 200


class CustomerNameMissingError(AfterSaleError):
    """A customer cannot be registered without a name."""


class NotAPhoneNumberError(AfterSaleError):
    """The text is no telephone number: 6 to 20 digits, spaces and hyphens, perhaps a leading plus."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class KnownCustomerError(AfterSaleError):
    """The telephone is known, and nobody said whether it is that customer or another person."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AlreadyFlaggedError(AfterSaleError):
    """The customer carries a flag already; a supervisor lifts it first."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason


class NotFlaggedError(AfterSaleError):
    """There is no flag to lift."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class OtherPhone:
    """A further telephone; the label is a code of `intake_lists.PHONE_LABELS` or what somebody typed."""

    label: str
    number: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody who may bring the customer's products; `relation` is a code of `intake_lists.RELATIONS` or a text."""

    name: str
    relation: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CustomerFlag:
    """Why the counter should be careful; it warns and blocks nothing."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Customer:
    """Who brought the product; `id` 0 means not stored yet. `phone` is the main one, the first to call."""

    id: int
    name: str
    phone: str
    address: str = ""
    buyer: Buyer = Buyer.CONSUMER
    version: int = 1
    phones: tuple[OtherPhone, ...] = ()
    family: tuple[Relative, ...] = ()
    flag: CustomerFlag | None = None

    @property
    def is_stored(self) -> bool:
        """Tell whether the customer is in the database already."""
        return self.id > 0

    def has_phone(self, phone: str) -> bool:
        """Tell whether it is one of the customer's telephones or of the family, however it was typed."""
        return bool(digits := phone_digits(to_ascii_width(phone))) and digits in all_phone_digits(self)


def new_customer(name: str, phone: str, address: str = "", buyer: Buyer = Buyer.CONSUMER) -> Customer:
    """Return a customer that is fit to be stored, trimmed; refuses a missing name and a phone that is none."""
    name = name.strip()[:LONGEST_NAME]
    if not name:
        raise CustomerNameMissingError
    return Customer(0, name, _checked_phone(phone), address.strip(), buyer)


def checked_customer(customer: Customer) -> Customer:
    """Return an edited customer trimmed and fit to be stored; refuses like `new_customer`, empty rows fall away."""
    plain = new_customer(customer.name, customer.phone, customer.address, customer.buyer)
    phones = tuple(
        OtherPhone(phone.label.strip(), _checked_phone(phone.number))
        for phone in customer.phones
        if phone.number.strip()
    )
    family = tuple(_checked_relative(one) for one in customer.family if one.name.strip() or one.phone.strip())
    return replace(customer, name=plain.name, phone=plain.phone, address=plain.address, phones=phones, family=family)


def _checked_relative(relative: Relative) -> Relative:
    name = relative.name.strip()[:LONGEST_NAME]
    if not name:
        raise CustomerNameMissingError
    return Relative(name, relative.relation.strip(), _checked_phone(relative.phone) if relative.phone.strip() else "")


def _checked_phone(phone: str) -> str:
    plain = to_ascii_width(phone).strip()
    if not _PHONE.fullmatch(plain):
        raise NotAPhoneNumberError(plain)
    return plain


def all_phone_digits(customer: Customer) -> tuple[str, ...]:
    """Return the digits of every telephone that leads to the customer, each once, the main one first."""
    return tuple(dict.fromkeys(phone_digits(phone) for phone in _all_phones(customer)))


def _all_phones(customer: Customer) -> Iterator[str]:
    yield customer.phone
    yield from (phone.number for phone in customer.phones)
    yield from (relative.phone for relative in customer.family if relative.phone)


def phone_digits(phone: str) -> str:
    """Return only the digits, the form in which phones are searched."""
    return "".join(character for character in phone if character.isdigit())
