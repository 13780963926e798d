"""Forms of the counter as they stand, whether or not they make sense yet; without their widgets, which come later."""

from dataclasses import dataclass
from decimal import Decimal

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.facts import Buyer


@dataclass(frozen=True, slots=True)
class CustomerEntry:
    """The form as it stands, whether or not it makes a customer."""

    phone: str
    name: str
    address: str
    is_business: bool
    known: Customer | None
    is_other: bool = False
    """Whether it was said that whoever is known with the telephone is another person."""


def entry_of(customer: Customer) -> CustomerEntry:
    """Return the form as it stands once that customer is known."""
    is_business = customer.buyer is Buyer.BUSINESS
    return CustomerEntry(customer.phone, customer.name, customer.address, is_business, customer)


@dataclass(frozen=True, slots=True)
class CustomerEdit:
    """The open card as it is typed: the customer it would be saved as, and the reason for or against a warning."""

    customer: Customer
    reason: str


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """The form as it stands, whether or not it makes a product; `model` is the chosen code."""

    model: str
    card: str
    invoice: str
    bought_on: str
    delivered_on: str
    price: Decimal | None
    is_remote: bool
    owner: CustomerEntry
    is_card_shown: bool | None = None
    """What the clerk said; None while nobody did, and the card number speaks."""
