"""Customers, with the forms in which phones and names are searched."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.customers import (
    Customer,
    CustomerFlag,
    OtherPhone,
    Relative,
    all_phone_digits,
    phone_digits,
)
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.storage.rows.columns import METADATA, known_id, read, written

CUSTOMER = Table(
    "customer",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("phone_digits", String, nullable=False),
    Column("phone_reversed", String, nullable=False),
    Column("address", String, nullable=False),
    Column("buyer", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("phones", Text, nullable=False, server_default="[]"),
    Column("family", Text, nullable=False, server_default="[]"),
    Column("flag", Text),
    Column("search_text", Text, nullable=False, server_default=""),
    Index(None, "name_key"),
    Index(None, "phone_digits"),
    Index(None, "phone_reversed"),
)

FURTHER_PHONE = Table(
    "customer_further_phone",
    METADATA,
    Column("customer_id", ForeignKey("customer.id"), primary_key=True),
    Column("phone_digits", String, primary_key=True),
    Column("phone_reversed", String, nullable=False),
    Index(None, "phone_digits"),
    Index(None, "phone_reversed"),
)
"""The telephones beside the main one, the family's too, as they are searched; written anew with each customer."""

_NONE: tuple[()] = ()
_EMPTY = "[]"
_SHOWN = ("id", "name", "phone", "address", "buyer", "version", "phones", "family", "flag")
CUSTOMER_COLUMNS = tuple(CUSTOMER.c[name].label(f"customer_{name}") for name in _SHOWN)


def name_key(name: str) -> str:
    """Return a name as it is searched: without spaces, in lower case where there is such a thing."""
    return "".join(name.split()).casefold()


def from_domain(customer: Customer) -> dict[str, Any]:
    """Return the row of a customer; the database gives a new one its id."""
    digits = phone_digits(customer.phone)
    return {
        **known_id(customer.id),
        "name": customer.name,
        "name_key": name_key(customer.name),
        "phone": customer.phone,
        "phone_digits": digits,
        "phone_reversed": digits[::-1],
        "address": customer.address,
        "buyer": str(customer.buyer),
        "version": customer.version,
        "phones": written(customer.phones),
        "family": written(customer.family),
        "search_text": " ".join(all_phone_digits(customer)),
        "flag": None if customer.flag is None else written(customer.flag),
    }


def further_phones_from_domain(customer: Customer) -> list[dict[str, Any]]:
    """Return the rows by which a stored customer is found by every telephone but the main one."""
    _main, *others = all_phone_digits(customer)
    return [{"customer_id": customer.id, "phone_digits": digits, "phone_reversed": digits[::-1]} for digits in others]


def to_domain(*values: Any) -> Customer:
    """Return the customer of the values of CUSTOMER_COLUMNS."""
    key, name, phone, address, buyer, version, phones, family, flag = values
    return Customer(
        id=key,
        name=name,
        phone=phone,
        address=address,
        buyer=Buyer(buyer),
        version=version,
        phones=_NONE if phones == _EMPTY else read(tuple[OtherPhone, ...], phones),
        family=_NONE if family == _EMPTY else read(tuple[Relative, ...], family),
        flag=None if flag is None else read(CustomerFlag, flag),
    )
