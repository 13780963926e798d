"""The ledger: money received and given back for a claim, by kind; entries are only ever added."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.invoices import Payment, PaymentKind
from aftersale_desktop.domain.money import in_range, to_fen, total_of


class Purpose(StrEnum):
    """What an entry of the ledger is: money before an invoice, against one, or given back."""

    DEPOSIT = "deposit"
    PAYMENT = "payment"
    REFUND = "refund"


SERIES: dict[Purpose, DocumentSeries] = {
    Purpose.DEPOSIT: DocumentSeries.DEPOSIT,
    Purpose.PAYMENT: DocumentSeries.PAYMENT,
    Purpose.REFUND: DocumentSeries.REFUND,
}


class NothingReceivedError(AfterSaleError):
    """A payment without an amount above zero."""


class PaymentKindMissingError(AfterSaleError):
    """Nobody said how it is paid."""


class GivenTooLittleError(AfterSaleError):
    """The cash handed over is less than what it is to pay."""

    def __init__(self, amount: Decimal, given: Decimal) -> None:
        super().__init__(amount, given)
        self.amount = amount
        self.given = given


class OverpaidError(AfterSaleError):
    """More than is still to pay; what is too much is given back as change, it never stays in the till."""

    def __init__(self, amount: Decimal, open_amount: Decimal) -> None:
        super().__init__(amount, open_amount)
        self.amount = amount
        self.open_amount = open_amount


class NothingToGiveBackError(AfterSaleError):
    """The claim's account holds nothing beyond what is due."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class DepositAfterInvoiceError(AfterSaleError):
    """Once there is an invoice, money is a payment of it."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class Tender:
    """What the customer hands over in one kind: how much of it counts, and the cash given where that is more."""

    kind: PaymentKind
    amount: Decimal
    given: Decimal | None = None
    reference: str = ""

    @property
    def change(self) -> Decimal:
        """What goes back over the counter at once; only cash gives change."""
        return Decimal("0.00") if self.given is None else self.given - self.amount

    def received(self, at: datetime) -> Payment:
        """Return it as money received; refuses nothing, what is no amount, fractions of a fen, and too little cash."""
        if in_range(self.amount) <= 0:
            raise NothingReceivedError
        to_fen(self.amount)
        to_fen(self.given or self.amount)
        if self.change < 0:
            raise GivenTooLittleError(self.amount, self.given or Decimal("0.00"))
        given = self.given if self.kind is PaymentKind.CASH else None
        return Payment(self.kind, self.amount, at, self.reference.strip(), given)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Money that changed hands at once, in one or several kinds; `id` 0 means not stored yet.

    Refunds are below zero. Entries of the first version carry no number and no key.
    """

    id: int
    number: str
    request_key: str
    claim_number: str
    invoice_number: str
    purpose: Purpose
    payments: tuple[Payment, ...]
    booked_at: datetime
    booked_by: str

    @property
    def total(self) -> Decimal:
        """The sum over its kinds, below zero for a refund."""
        return total_of(payment.amount for payment in self.payments)


def payments_of(entries: Iterable[LedgerEntry]) -> tuple[Payment, ...]:
    """Return all money of the entries in their order."""
    return tuple(payment for entry in entries for payment in entry.payments)


def since_empty(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Return the entries since the account last held nothing: what was paid and given back whole is past."""
    booked = tuple(entries)
    past, balance = 0, Decimal("0.00")
    for place, entry in enumerate(booked, start=1):
        balance += entry.total
        past = past if balance else place
    return booked[past:]


def entries_of_invoice(entries: Iterable[LedgerEntry], number: str) -> tuple[LedgerEntry, ...]:
    """Return the entries an invoice counts: its own, and the deposits before them.

    An earlier invoice of the claim was credited whole, which left the account empty.
    """
    booked = tuple(entries)
    first = next((place for place, entry in enumerate(booked) if entry.invoice_number == number), len(booked))
    return (*since_empty(booked[:first]), *(entry for entry in booked[first:] if entry.invoice_number == number))


def balance_of(payments: Iterable[Payment]) -> Decimal:
    """Return what is on the account: received less given back."""
    return total_of(payment.amount for payment in payments)


def check_not_overpaid(tenders: Iterable[Tender], open_amount: Decimal) -> None:
    """Refuse more than is still to pay."""
    amount = total_of(tender.amount for tender in tenders)
    if amount > open_amount:
        raise OverpaidError(amount, open_amount)


def is_paid_in_cash(total: Decimal, received: Iterable[Payment], tenders: Iterable[Tender]) -> bool:
    """Tell whether cash alone pays it all, with what was received before."""
    payments, fresh = tuple(received), [tender for tender in tenders if tender.amount]
    kinds = {*(payment.kind for payment in payments), *(tender.kind for tender in fresh)}
    paid = total_of((balance_of(payments), *(tender.amount for tender in fresh)))
    return kinds == {PaymentKind.CASH} and paid >= total


def refund_by_kind(payments: Iterable[Payment], amount: Decimal, at: datetime) -> tuple[Payment, ...]:
    """Return the amount going back the way it came, kind by kind, the last received first; each below zero."""
    held: dict[PaymentKind, Decimal] = {}
    for payment in payments:
        held[payment.kind] = held.pop(payment.kind, Decimal("0.00")) + payment.amount
    return tuple(_given_back(held, amount, at))


def _given_back(held: dict[PaymentKind, Decimal], amount: Decimal, at: datetime) -> Iterator[Payment]:
    left = amount
    for kind in reversed(held):
        share = min(held[kind], left)
        if share > 0:
            yield Payment(kind, -share, at)
            left -= share


def negated(payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """Return money with its sign turned: what a refund says as amounts paid out."""
    return tuple(replace(payment, amount=-payment.amount) for payment in payments)
