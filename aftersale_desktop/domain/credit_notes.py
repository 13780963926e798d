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
    """No line of the invoice was chosen, or only such as cost the customer nothing."""


class NoSuchLineError(AfterSaleError):
    """The invoice has no line in that place."""

    def __init__(self, number: str, position: int) -> None:
        super().__init__(number, position)
        self.number = number
        self.position = position


@dataclass(frozen=True, slots=True)
class CreditNote:
    """A posted credit note; amounts are what is taken off, above zero. `id` 0 means not stored yet.

    `positions` are places of lines in the invoice; their amounts and `rounding`, zero or below, are the total. After
    the final note nothing of the invoice is left.
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

    Cash rounding was taken off the total, not off a line: a note takes no more than is left and rounds the rest of its
    lines off. All notes add up to the invoice, in total, net, tax and rounding.
    """
    if any(note.is_final for note in earlier):
        raise AlreadyCreditedError(invoice.number)
    left = open_positions(invoice, earlier)
    wanted = left if chosen is None else _checked(invoice, left, chosen)
    lines = invoice.settlement.lines
    is_final = not any(lines[place].amount_due for place in left if place not in wanted)
    if not is_final and not any(lines[place].amount_due for place in wanted):
        raise NothingToCreditError
    return _taken_back(invoice, earlier, left if is_final else wanted, tax_rate, is_final=is_final)


def _checked(invoice: Invoice, left: tuple[int, ...], chosen: tuple[int, ...]) -> tuple[int, ...]:
    for place in chosen:
        if not 0 <= place < len(invoice.settlement.lines):
            raise NoSuchLineError(invoice.number, place)
        if place not in left:
            raise AlreadyCreditedError(invoice.number)
    if not chosen:
        raise NothingToCreditError
    return tuple(sorted(set(chosen)))


def _taken_back(
    invoice: Invoice, earlier: tuple[CreditNote, ...], places: tuple[int, ...], tax_rate: Decimal, *, is_final: bool
) -> Credit:
    """Tax is split out of all that is credited so far, as notes split one by one would drift off by a fen each."""
    sums, credited = invoice.settlement, total_of(note.total for note in earlier)
    of_lines = total_of(sums.lines[place].amount_due for place in places)
    total = sums.total - credited if is_final else min(of_lines, sums.total - credited)
    net_so_far = sums.net if is_final else split_tax(credited + total, tax_rate).net
    net = net_so_far - total_of(note.net for note in earlier)
    return Credit(places, total, net, total - net, total - of_lines, is_final)
