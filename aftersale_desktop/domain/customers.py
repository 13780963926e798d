"""Customers and how their personal data is shown."""

import re
from dataclasses import dataclass

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.scans import to_ascii_width

_PHONE = re.compile(r"\+?[0-9][0-9 -]{4,18}[0-9]")
LONGEST_NAME = 200
_SHORTEST_MASKED = 7
_MOBILE = 10


class CustomerNameMissingError(AfterSaleError):
    """A customer cannot be registered without a name."""


class NotAPhoneNumberError(AfterSaleError):
    """The text is no telephone number: 6 to 20 digits, spaces and hyphens, perhaps a leading plus."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


@dataclass(frozen=True, slots=True)
class Customer:
    """Who brought the product; `id` 0 means not stored yet."""

    id: int
    name: str
    phone: str
    address: str = ""
    buyer: Buyer = Buyer.CONSUMER
    version: int = 1

    @property
    def is_stored(self) -> bool:
        """Tell whether the customer is in the database already."""
        return self.id > 0


def new_customer(name: str, phone: str, address: str = "", buyer: Buyer = Buyer.CONSUMER) -> Customer:
    """Return a customer that is fit to be stored, trimmed; refuses a missing name and a phone that is none."""
    name, phone = name.strip()[:LONGEST_NAME], to_ascii_width(phone).strip()
    if not name:
        raise CustomerNameMissingError
    if not _PHONE.fullmatch(phone):
        raise NotAPhoneNumberError(phone)
    return Customer(0, name, phone, address.strip(), buyer)


def masked_phone(phone: str) -> str:
    """Return `138 **** 5678`: the middle hidden, enough left to recognise one's own number."""
    digits = "".join(character for character in phone if character.isdigit())
    if len(digits) < _SHORTEST_MASKED:
        return "*" * len(digits)
    return f"{digits[:3]} **** {digits[-4:]}" if len(digits) >= _MOBILE else f"*** {digits[-4:]}"


def phone_digits(phone: str) -> str:
    """Return only the digits, the form in which phones are searched."""
    return "".join(character for character in phone if character.isdigit())
