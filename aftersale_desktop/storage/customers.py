"""Customers, found by id, phone or the beginning of a name."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, insert, select, update

from aftersale_desktop.domain.customers import Customer, phone_digits
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.customers import CUSTOMER, CUSTOMER_COLUMNS, from_domain, to_domain

_ADD = insert(CUSTOMER)
_SAVE = update(CUSTOMER).where(CUSTOMER.c.id == bindparam("of_id"), CUSTOMER.c.version == bindparam("of_version"))
_BY_ID = select(*CUSTOMER_COLUMNS).where(CUSTOMER.c.id == bindparam("id"))
_BY_PHONE = select(*CUSTOMER_COLUMNS).where(CUSTOMER.c.phone_digits == bindparam("digits")).order_by(CUSTOMER.c.id)


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
        """Return everybody with exactly these digits, however they were typed."""
        digits = phone_digits(phone)
        rows = self.connection.execute(_BY_PHONE, {"digits": digits}) if digits else ()
        return tuple(to_domain(*row) for row in rows)

    def add(self, customer: Customer) -> Customer:
        """Return the customer with the id it is stored under."""
        key = new_key(self.connection.execute(_ADD, from_domain(customer)))
        return replace(customer, id=key)

    def save(self, customer: Customer) -> Customer:
        """Return the customer with its next version; refuses when somebody saved in between."""
        later = replace(customer, version=customer.version + 1)
        keys = {"of_id": customer.id, "of_version": customer.version}
        if not self.connection.execute(_SAVE, from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(customer.name)
        return later
