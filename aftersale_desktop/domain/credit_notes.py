"""The credit note: takes a posted invoice back, whole or by lines; the invoice itself stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.money import split_tax, total_of


class AlreadyCreditedError(AfterSaleError):
    """The invoice, or one of the chosen lines, was credited before."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NothingToCreditError(AfterSaleError):
    """No line of the invoice was chosen."""


class NoSuchLineError(AfterSaleError):
    """The invoice has no line in that place."""

    def __init__(self, number: str, position: int) -> None:
        super().__init__(number, position)
        self.number = number
        self.position = position


@dataclass(frozen=True, slots=True)
class CreditNote:
    """A posted credit note; amounts are what is taken off, above zero. `id` 0 means not stored yet.

    `positions` are places of lines in the invoice. After the final note nothing of the invoice is left.
    """

    id: int
    number: str
    request_key: str
    invoice_number: str
    claim_number: str
    positions: tuple[int, ...]
    total: Decimal
    net: Decimal
    tax: Decimal
    rounding: Decimal
    reason: str
    posted_at: datetime
    posted_by: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit note would take back."""

    positions: tuple[int, ...]
    total: Decimal
    net: Decimal
    tax: Decimal
    rounding: Decimal
    is_final: bool


def open_positions(invoice: Invoice, earlier: Iterable[CreditNote]) -> tuple[int, ...]:
    """Return the places of the lines that no credit note took back yet."""
    gone = {position for note in earlier for position in note.positions}
    return tuple(place for place in range(len(invoice.settlement.lines)) if place not in gone)


def credit_of(
    invoice: Invoice, earlier: tuple[CreditNote, ...], chosen: tuple[int, ...] | None, tax_rate: Decimal
) -> Credit:
    """Return what crediting the chosen lines takes back; None is everything that is left.

    The last note takes the rest of net, tax and rounding with it, so that all notes add up to the invoice.
    """
    if any(note.is_final for note in earlier):
        raise AlreadyCreditedError(invoice.number)
    left = open_positions(invoice, earlier)
    wanted = left if chosen is None else _checked(invoice, left, chosen)
    lines = invoice.settlement.lines
    is_final = not any(lines[place].amount_due for place in left if place not in wanted)
    return _rest(invoice, earlier, left) if is_final else _part(invoice, earlier, wanted, tax_rate)


def _checked(invoice: Invoice, left: tuple[int, ...], chosen: tuple[int, ...]) -> tuple[int, ...]:
    for place in chosen:
        if not 0 <= place < len(invoice.settlement.lines):
            raise NoSuchLineError(invoice.number, place)
        if place not in left:
            raise AlreadyCreditedError(invoice.number)
    if not chosen:
        raise NothingToCreditError
    return tuple(sorted(set(chosen)))


def _part(invoice: Invoice, earlier: tuple[CreditNote, ...], wanted: tuple[int, ...], tax_rate: Decimal) -> Credit:
    """Never more than what is left of the total: cash rounding was taken off it, not off a line."""
    left = invoice.settlement.total - total_of(note.total for note in earlier)
    total = min(total_of(invoice.settlement.lines[place].amount_due for place in wanted), left)
    split = split_tax(total, tax_rate)
    return Credit(wanted, total, split.net, split.tax, Decimal("0.00"), is_final=False)


def _rest(invoice: Invoice, earlier: tuple[CreditNote, ...], left: tuple[int, ...]) -> Credit:
    sums = invoice.settlement
    total = sums.total - total_of(note.total for note in earlier)
    net = sums.net - total_of(note.net for note in earlier)
    return Credit(left, total, net, total - net, sums.rounding, is_final=True)
