"""Customers, with the forms in which phones and names are searched."""

from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table

from aftersale_desktop.domain.customers import Customer, phone_digits
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.storage.rows.columns import METADATA, known_id

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
    Index(None, "name_key"),
    Index(None, "phone_digits"),
    Index(None, "phone_reversed"),
)

CUSTOMER_COLUMNS = tuple(
    CUSTOMER.c[name].label(f"customer_{name}") for name in ("id", "name", "phone", "address", "buyer", "version")
)


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
    }


def to_domain(*values: Any) -> Customer:
    """Return the customer of the values of CUSTOMER_COLUMNS."""
    key, name, phone, address, buyer, version = values
    return Customer(key, name, phone, address, Buyer(buyer), version)
