"""The day close: money of the ledger that no close counted yet, against the cash in the till."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.money import to_fen, total_of
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.payments import LedgerEntry, Purpose

DENOMINATIONS: tuple[Decimal, ...] = tuple(
    Decimal(value) for value in ("100", "50", "20", "10", "5", "1", "0.50", "0.10")
)
_NOTHING = Decimal("0.00")


class DifferenceUnexplainedError(AfterSaleError):
    """The cash counted is not what the ledger says, and nobody said why."""

    def __init__(self, difference: Decimal) -> None:
        super().__init__(difference)
        self.difference = difference


class FloatTooLargeError(AfterSaleError):
    """More is to stay in the till than was counted in it."""

    def __init__(self, amount: Decimal, counted: Decimal) -> None:
        super().__init__(amount, counted)
        self.amount = amount
        self.counted = counted


class FloatBelowZeroError(AfterSaleError):
    """A till holds nothing or more."""

    def __init__(self, amount: Decimal) -> None:
        super().__init__(amount)
        self.amount = amount


class TillChangedError(AfterSaleError):
    """Money was booked or a close was made since the till was counted; count again."""


class NotTheLastCloseError(AfterSaleError):
    """Only the last close is corrected: the float of every later one was counted with it."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class CloseNotFoundError(AfterSaleError):
    """No day close carries that number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class KindSums:
    """What came in and went out in one kind; refunds are below zero, `change` went back over the counter at once."""

    kind: PaymentKind
    deposits: Decimal
    payments: Decimal
    refunds: Decimal
    change: Decimal
    count: int

    @property
    def total(self) -> Decimal:
        """What is left of the kind."""
        return total_of((self.deposits, self.payments, self.refunds))


@dataclass(frozen=True, slots=True)
class ProductMoney:
    """Money of a product, not of a repair: a refund is below zero, a price difference either; `id` is its record's."""

    id: int
    number: str
    kind: PaymentKind
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CashPile:
    """How many notes or coins of one value lie in the till."""

    value: Decimal
    pieces: int

    @property
    def amount(self) -> Decimal:
        """What they are worth together."""
        return self.value * self.pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClose:
    """A close as stored: it never changes; `id` 0 means not stored yet.

    `entries` are the ids of the ledger it counts, each counted by one close only; `begins_after` is the last id before
    the first close ever. A correcting close (`corrects`) counts the entries of the one it takes the place of.
    """

    id: int = 0
    number: str
    request_key: str
    point_code: str
    closed_at: datetime
    closed_by: str
    entries: tuple[int, ...]
    begins_after: int
    sums: tuple[KindSums, ...]
    float_before: Decimal
    cash: tuple[CashPile, ...]
    float_left: Decimal
    reason: str = ""
    corrects: str = ""
    products: tuple[int, ...] = ()
    """The ids of the exchanges and product refunds it counts."""

    @property
    def expected(self) -> Decimal:
        """The cash that should lie in the till."""
        return expected_cash(self.float_before, self.sums)

    @property
    def counted(self) -> Decimal:
        """The cash that was counted."""
        return counted_cash(self.cash)

    @property
    def difference(self) -> Decimal:
        """What is too much, below zero what is missing."""
        return self.counted - self.expected

    @property
    def taken_out(self) -> Decimal:
        """What leaves the till for the safe or the bank."""
        return self.counted - self.float_left


def product_money(records: Iterable[OrderRecord]) -> tuple[ProductMoney, ...]:
    """Return what refunds of products paid out and what exchanges settled as price difference."""
    found = []
    for record in records:
        content = record.content
        if isinstance(content, ProductRefund):
            found.append(ProductMoney(record.id, content.number, content.kind, -content.amount))
        elif isinstance(content, Exchange) and content.kind is not None:
            found.append(ProductMoney(record.id, content.number, content.kind, content.price_difference))
    return tuple(found)


def sums_by_kind(entries: Iterable[LedgerEntry], products: Iterable[ProductMoney] = ()) -> tuple[KindSums, ...]:
    """Return the sums of every kind in their fixed order, kinds nobody used included.

    What was settled for products counts among payments and refunds: the till asks which way money went.
    """
    booked = [(entry.purpose, payment) for entry in entries for payment in entry.payments]
    settled = tuple(products)

    def of(kind: PaymentKind, purpose: Purpose) -> Decimal:
        own = [payment.amount for booked_as, payment in booked if (booked_as, payment.kind) == (purpose, kind)]
        wanted = {Purpose.PAYMENT: 1, Purpose.REFUND: -1}.get(purpose, 0)
        return total_of([*own, *(one.amount for one in settled if one.kind is kind and one.amount * wanted > 0)])

    return tuple(
        KindSums(
            kind,
            of(kind, Purpose.DEPOSIT),
            of(kind, Purpose.PAYMENT),
            of(kind, Purpose.REFUND),
            total_of(
                payment.tendered - payment.amount
                for _, payment in booked
                if payment.kind is kind and payment.tendered is not None
            ),
            sum(payment.kind is kind for _, payment in booked) + sum(one.kind is kind for one in settled),
        )
        for kind in PaymentKind
    )


def expected_cash(float_before: Decimal, sums: Iterable[KindSums]) -> Decimal:
    """Return the cash that should lie in the till: what was left in it, and what cash came in less what went out."""
    return float_before + total_of(one.total for one in sums if one.kind is PaymentKind.CASH)


def counted_cash(piles: Iterable[CashPile]) -> Decimal:
    """Return what the piles are worth."""
    return total_of(pile.amount for pile in piles)


def check_close(close: DayClose) -> None:
    """Refuse an unexplained difference, a correction without a reason, and a float that is not there."""
    if (close.difference or close.corrects) and not close.reason.strip():
        raise DifferenceUnexplainedError(close.difference)
    for amount in (close.float_left, close.float_before):
        if to_fen(amount) < 0:
            raise FloatBelowZeroError(amount)
    if close.float_left > close.counted:
        raise FloatTooLargeError(close.float_left, close.counted)
