"""Words of exchange and refund: refusals, the sum line by line, the difference."""

from decimal import Decimal
from typing import NamedTuple

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.exchanges import (
    CardOfRefundError,
    ClosedCard,
    DifferenceNotPaidError,
    DifferenceRefusedError,
    Exchange,
    NoPlaceLeftError,
    OtherModelRefusedError,
    ProductRefund,
    ProductWasRefundedError,
    RefundSum,
    SwappedTwiceError,
)
from aftersale_desktop.wording.catalogue import N_, Words

EXCHANGE_REFUSALS: dict[type[AfterSaleError], str] = {
    SwappedTwiceError: N_("Unit {barcode} is named twice. Each place gets a unit of its own."),
    OtherModelRefusedError: N_(
        "Model {model_code} cannot come in its place: that takes the same form and every unit of the product."
    ),
    NoPlaceLeftError: N_("Unit {barcode} finds no place of its kind left. Scan anew to begin with empty places."),
    ProductWasRefundedError: N_(
        "This product was refunded under claim {claim_number}: no warranty case. A supervisor may take it in."
    ),
    DifferenceNotPaidError: N_("Say how the price difference is settled."),
    DifferenceRefusedError: N_(
        "A price difference of ¥ {difference} cannot be: only another model makes one, up to the price paid."
    ),
    CardOfRefundError: N_("Card {number} was closed on {closed_on} by {document}: the product was refunded."),
}


class SumLine(NamedTuple):
    """One figure of a refund with what it is."""

    label: str
    value: str


def closed_line(words: Words, card: ClosedCard) -> str:
    """Return by which paper a card was closed, and what came in its place."""
    follows = words("New card: {number}.", number=card.new_number) if card.new_number else words("Product refunded")
    return f"{card.document} · {follows}"


def difference_text(words: Words, difference: Decimal) -> str:
    """Return who pays a price difference to whom."""
    amount = f"¥ {abs(difference):.2f}"
    if difference < 0:
        return words("{amount} back to the customer", amount=amount)
    return words("{amount} paid by the customer", amount=amount)


def refund_lines(words: Words, shown: RefundSum) -> tuple[SumLine, ...]:
    """Return a refund figure by figure: price, days, what is taken off them, rate, depreciation."""
    rate = f"{(shown.daily_rate * 100).normalize():f} %"
    return (
        SumLine(words("Price paid (CNY)"), f"{shown.price:.2f}"),
        SumLine(words("Counted from"), shown.counted_from.isoformat()),
        SumLine(words("Counted until"), shown.counted_until.isoformat()),
        SumLine(words("Days in between"), str(shown.all_days)),
        SumLine(words("Less days of earlier repairs"), _taken_off(f"{shown.extension_days}")),
        SumLine(words("Less days of this repair"), _taken_off(f"{shown.repair_days}")),
        SumLine(words("Days of use"), str(shown.days)),
        SumLine(words("Depreciation a day"), rate),
        SumLine(words("Less depreciation"), _taken_off(f"{shown.depreciation:.2f}")),
    )


def _taken_off(figure: str) -> str:
    """Nothing is taken off without a minus."""
    return f"−{figure}" if figure.strip("0.") else figure


def exchange_happens(words: Words, old_card: str, *, is_whole: bool) -> tuple[str, ...]:
    """Return what an exchange does, before somebody confirms it."""
    if not is_whole:
        return (
            words("Card and warranty period stay as they are; the exchange counts as a repair."),
            words("The new unit is inspected before the product is handed over."),
        )
    card = words("Card {number} is closed and a new one issued.", number=old_card) if old_card else ""
    told = (
        card,
        words("The warranty begins anew today; earlier repairs no longer count."),
        words("The order is then ready for collection with the new units."),
    )
    return tuple(text for text in told if text)


def refund_happens(words: Words, amount: Decimal, paid_by: str, card: str) -> tuple[str, ...]:
    """Return what a refund does, before somebody confirms it."""
    closed = words("The product stays with us, card {number} is closed.", number=card)
    return (
        words("¥ {amount} goes back to the customer: {kind}.", amount=f"{amount:.2f}", kind=paid_by),
        closed if card else words("The product stays with us."),
        words("The order is then ready; accessories go back with the hand-over note."),
    )


def exchanged_text(words: Words, exchange: Exchange) -> str:
    """Return that an order was exchanged, by which paper, and what follows."""
    told = words(
        "Exchanged on {day} by {name}, {number}.", day=exchange.exchanged_on, name=exchange.by, number=exchange.number
    )
    if not exchange.is_whole:
        follows = words("Half of the product: it goes on to inspection.")
    else:
        follows = words("New card: {number}.", number=exchange.new_card) if exchange.new_card else ""
    return f"{told} {follows}".strip()


def refunded_text(words: Words, refund: ProductRefund) -> str:
    """Return that a product was refunded, by which paper, and with how much."""
    return words(
        "Refunded on {day} by {name}, {number}: ¥ {amount}.",
        day=refund.counted_until,
        name=refund.by,
        number=refund.number,
        amount=f"{refund.amount:.2f}",
    )
