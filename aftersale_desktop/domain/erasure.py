"""Taking a person out of records: which of their values are data about them, and texts without these."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from aftersale_desktop.domain.customers import Customer, phone_digits
from aftersale_desktop.domain.errors import AfterSaleError

ERASED = "***"
_PERSONAL_FIELDS = frozenset(
    {"customer_name", "customer_phone", "customer_address", "owner_name", "told_by", "identity", "address"}
)
"""Fields of records that are about a person wherever they stand."""
_PERSONAL_OBJECTS = frozenset({"brought_by", "caller", "family", "phones"})
"""Objects of records that are a person; of these every name, telephone and address counts."""
_OF_A_PERSON = frozenset({"name", "phone", "number", "address"})
_PICTURES: dict[str, str | list[object]] = {"photos": [], "signature": ""}
_RECEIVER, _OF_A_HANDOVER = "received_by", "proof"
"""Who received a product is the customer where a proof stands beside it; on a receipt it is the clerk."""
_MAY_BE_PLAIN = _PERSONAL_FIELDS | _PERSONAL_OBJECTS | _OF_A_PERSON | {_RECEIVER}
"""Where a text like `lee` is a name; elsewhere it is a code of the program, without which the record is unreadable."""
_CODE = re.compile(r"[a-z0-9_.:]+")
_SHORTEST_DIGITS = 6


class OpenBusinessError(AfterSaleError):
    """The person has orders that are not over, or money open; nothing is erased while they are."""

    def __init__(self, numbers: tuple[str, ...]) -> None:
        super().__init__(numbers)
        self.numbers = ", ".join(numbers)


class AlreadyErasedError(AfterSaleError):
    """Nothing is left of the person but the number."""


def pseudonym(customer_id: int) -> str:
    """Return what an erased customer is called: the number, by which the history stays together."""
    return f"#{customer_id}"


def erased_customer(customer: Customer) -> Customer:
    """Return the customer without anything about them; a telephone nobody lacks, so that is how one tells."""
    return Customer(customer.id, pseudonym(customer.id), "", buyer=customer.buyer, version=customer.version)


def is_erased(customer: Customer) -> bool:
    """Tell whether the customer was erased."""
    return customer.is_stored and not customer.phone


@dataclass(frozen=True, slots=True)
class PersonalValues:
    """Everything that says who somebody is; texts are searched for it."""

    texts: frozenset[str]

    def scrubbed(self, text: str) -> str:
        """Return a text without any of it; telephones are found however their digits are parted."""
        for pattern in self._patterns():
            text = pattern.sub(ERASED, text)
        return text

    def scrubbed_record(self, value: Any, name: str = "") -> Any:
        """Return a JSON value without any of it; what is nothing but a code of the program stays as it is."""
        if isinstance(value, dict):
            return {key: self.scrubbed_record(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.scrubbed_record(one, name) for one in value]
        if not isinstance(value, str) or (_CODE.fullmatch(value) and name not in _MAY_BE_PLAIN):
            return value
        return self.scrubbed(value)

    def _patterns(self) -> Iterator[re.Pattern[str]]:
        """The longest first: a name within an address must not leave the rest of it."""
        for text in sorted(self.texts, key=len, reverse=True):
            digits = phone_digits(text)
            if len(digits) >= _SHORTEST_DIGITS and not any(sign.isalpha() for sign in text):
                yield re.compile(r"(?<!\d)" + r"[ -]?".join(digits) + r"(?!\d)")
            yield re.compile(re.escape(text))


def values_of(customer: Customer, records: Iterable[Any]) -> PersonalValues:
    """Return what is known of a person: by the customer's record and by what earlier records call them."""
    found = {customer.name, customer.phone, customer.address}
    found |= {phone.number for phone in customer.phones}
    found |= {text for relative in customer.family for text in (relative.name, relative.phone)}
    for record in records:
        found |= set(_personal(record))
    return PersonalValues(frozenset(text.strip() for text in found if text.strip() and text.strip() != ERASED))


def values_in(record: Any) -> PersonalValues:
    """Return what a record alone tells of people."""
    return PersonalValues(frozenset(text for text in _personal(record) if text.strip() and text != ERASED))


def without_pictures(value: Any) -> Any:
    """Return a JSON value without the photos and the signature it shows: they are erased with the person."""
    if isinstance(value, list):
        return [without_pictures(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {name: without_pictures(one) for name, one in value.items()}
    return kept | {name: empty for name, empty in _PICTURES.items() if isinstance(kept.get(name), type(empty))}


def _personal(value: Any, *, is_person: bool = False) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _personal(one, is_person=is_person)
    if not isinstance(value, dict):
        return
    for name, inner in value.items():
        is_about = name in _PERSONAL_FIELDS or (is_person and name in _OF_A_PERSON)
        if isinstance(inner, str):
            if is_about or (name == _RECEIVER and _OF_A_HANDOVER in value) or name in _PERSONAL_OBJECTS:
                yield inner
        else:
            yield from _personal(inner, is_person=name in _PERSONAL_OBJECTS)
