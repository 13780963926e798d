"""Customers, found by id, phone or the beginning of a name."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from aftersale_desktop.domain.customers import Customer, phone_digits
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.lists.finder import Finder
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.customers import (
    CUSTOMER,
    CUSTOMER_COLUMNS,
    FURTHER_PHONE,
    from_domain,
    further_phones_from_domain,
    to_domain,
)

_ADD = insert(CUSTOMER)
_SAVE = update(CUSTOMER).where(CUSTOMER.c.id == bindparam("of_id"), CUSTOMER.c.version == bindparam("of_version"))
_BY_ID = select(*CUSTOMER_COLUMNS).where(CUSTOMER.c.id == bindparam("id"))
_BY_IDS = select(*CUSTOMER_COLUMNS).where(CUSTOMER.c.id.in_(bindparam("ids", expanding=True)))
_further = select(FURTHER_PHONE.c.customer_id).where(FURTHER_PHONE.c.phone_digits == bindparam("digits"))
_BY_PHONE = (
    select(*CUSTOMER_COLUMNS)
    .where(
        CUSTOMER.c.id.in_(select(CUSTOMER.c.id).where(CUSTOMER.c.phone_digits == bindparam("digits")).union(_further))
    )
    .order_by(CUSTOMER.c.id)
)
_ADD_PHONES = insert(FURTHER_PHONE)
_DROP_PHONES = delete(FURTHER_PHONE).where(FURTHER_PHONE.c.customer_id == bindparam("of_id"))


@dataclass(frozen=True, slots=True)
class StoredCustomers:
    """Customers of the transaction."""

    connection: Connection

    def by_id(self, customer_id: int) -> Customer:
        """Return the customer, or refuse an id nobody has."""
        row = self.connection.execute(_BY_ID, {"id": customer_id}).one_or_none()
        if row is None:
            raise NotStoredError("customer", customer_id)
        return to_domain(*row)

    def by_phone(self, phone: str) -> tuple[Customer, ...]:
        """Return everybody a telephone with exactly these digits leads to: main, further, or of the family."""
        digits = phone_digits(phone)
        rows = self.connection.execute(_BY_PHONE, {"digits": digits}) if digits else ()
        return tuple(to_domain(*row) for row in rows)

    def by_typed(self, text: str, limit: int) -> tuple[Customer, ...]:
        """Return everybody with the text in name or telephone, the likeliest first."""
        ids = Finder(self.connection).customers(text, limit)
        rows = self.connection.execute(_BY_IDS, {"ids": ids}) if ids else ()
        found = {customer.id: customer for customer in (to_domain(*row) for row in rows)}
        return tuple(found[key] for key in ids)

    def add(self, customer: Customer) -> Customer:
        """Return the customer with the id it is stored under."""
        key = new_key(self.connection.execute(_ADD, from_domain(customer)))
        stored = replace(customer, id=key)
        self._add_phones(stored)
        return stored

    def save(self, customer: Customer) -> Customer:
        """Return the customer with its next version; refuses when somebody saved in between."""
        later = replace(customer, version=customer.version + 1)
        keys = {"of_id": customer.id, "of_version": customer.version}
        if not self.connection.execute(_SAVE, from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(customer.name)
        self.connection.execute(_DROP_PHONES, {"of_id": customer.id})
        self._add_phones(later)
        return later

    def _add_phones(self, customer: Customer) -> None:
        rows = further_phones_from_domain(customer)
        if rows:
            self.connection.execute(_ADD_PHONES, rows)
