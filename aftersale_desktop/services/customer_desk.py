"""The customers' desk: further phones and family, flags; a change is refused when somebody saved in between."""

from dataclasses import dataclass, replace

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.customers import (
    AlreadyFlaggedError,
    Customer,
    CustomerFlag,
    NotFlaggedError,
    checked_customer,
)
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work


@dataclass(frozen=True, slots=True)
class CustomerDesk:
    """What a clerk changes of a customer; only a supervisor lifts a flag."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def read(self, customer_id: int) -> Customer:
        """Return the customer as stored now."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.customers.by_id(customer_id)

    def save(self, edited: Customer) -> Customer:
        """Return the customer as stored; refuses what cannot be true, and a version that is no longer the newest."""
        user = self.who()
        user.need(Right.REGISTER)
        checked = checked_customer(edited)
        with self.start_work() as work:
            before = work.customers.by_id(edited.id)
            saved = work.customers.save(replace(checked, flag=before.flag))
            changed = ", ".join(_changed_fields(before, saved))
            work.audit.add(self.now(), user.name, "edit_customer", str(saved.id), {"fields": changed})
            work.commit()
        return saved

    def flag(self, customer_id: int, reason: str) -> Customer:
        """Return the customer with a warning that every counter sees; it needs a reason."""
        user, now, why = self.who(), self.now(), _needed(reason)
        user.need(Right.REGISTER)
        with self.start_work() as work:
            customer = work.customers.by_id(customer_id)
            if customer.flag is not None:
                raise AlreadyFlaggedError(customer.name, customer.flag.reason)
            saved = work.customers.save(replace(customer, flag=CustomerFlag(why, user.name, now)))
            self._write_down(work, "flag_customer", saved, why)
            work.commit()
        return saved

    def lift_flag(self, customer_id: int, reason: str) -> Customer:
        """Return the customer without the warning; a supervisor says why."""
        user, why = self.who(), _needed(reason)
        user.need(Right.LIFT_FLAG)
        with self.start_work() as work:
            customer = work.customers.by_id(customer_id)
            if customer.flag is None:
                raise NotFlaggedError(customer.name)
            saved = work.customers.save(replace(customer, flag=None))
            self._write_down(work, "lift_flag", saved, why)
            work.commit()
        return saved

    def _write_down(self, work: Work, deed: str, customer: Customer, reason: str) -> None:
        work.audit.add(self.now(), self.who().name, deed, str(customer.id), {"reason": reason})


def _needed(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()


def _changed_fields(before: Customer, after: Customer) -> list[str]:
    """Return the names of what changed: an audit row says what, the personal data itself stays in one place."""
    names = ("name", "phone", "address", "buyer", "phones", "family")
    return [name for name in names if getattr(before, name) != getattr(after, name)]
