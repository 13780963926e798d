"""Words of exchange and refund: refusals, the sum line by line, the difference."""

from decimal import Decimal
from typing import NamedTuple

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.exchanges import (
    CardOfRefundError,
    DifferenceNotPaidError,
    OtherModelRefusedError,
    RefundSum,
    SwappedTwiceError,
)
from aftersale_desktop.wording.catalogue import N_, Words

EXCHANGE_REFUSALS: dict[type[AfterSaleError], str] = {
    SwappedTwiceError: N_("Unit {barcode} is named twice. Each place gets a unit of its own."),
    OtherModelRefusedError: N_(
        "Model {model_code} cannot come in its place: that takes the same form and every unit of the product."
    ),
    DifferenceNotPaidError: N_("Say how the price difference is settled."),
    CardOfRefundError: N_("Card {number} was closed on {closed_on} by {document}: the product was refunded."),
}


class SumLine(NamedTuple):
    """One figure of a refund with what it is."""

    label: str
    value: str


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
        SumLine(words("Less days of earlier repairs"), f"−{shown.extension_days}"),
        SumLine(words("Less days of this repair"), f"−{shown.repair_days}"),
        SumLine(words("Days of use"), str(shown.days)),
        SumLine(words("Depreciation a day"), rate),
        SumLine(words("Less depreciation"), f"−{shown.depreciation:.2f}"),
    )
