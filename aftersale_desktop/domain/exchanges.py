"""Exchange and refund under the Three Guarantees (1995 rule): what was given for what, and the sum in its parts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from aftersale_desktop.domain.card_records import NotOnCardError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.verdict import Outcome, Verdict
from aftersale_desktop.domain.warranty import Depreciation


class RemedyNotOpenError(AfterSaleError):
    """The verdict of today opens neither this exchange nor this refund; only a supervisor grants it, with a reason."""

    def __init__(self, wish: Wish, outcome: Outcome) -> None:
        super().__init__(wish, outcome)
        self.wish = wish
        self.outcome = outcome


class PriceUnknownError(AfterSaleError):
    """The card carries no price, so nobody can say what goes back."""

    def __init__(self, card: str) -> None:
        super().__init__(card)
        self.card = card


class AlreadyGrantedError(AfterSaleError):
    """The claim was exchanged or refunded already."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NothingToExchangeError(AfterSaleError):
    """An exchange names at least one unit and what takes its place."""


class SwappedTwiceError(AfterSaleError):
    """One unit cannot leave two places, nor come into two."""

    def __init__(self, barcode: str) -> None:
        super().__init__(barcode)
        self.barcode = barcode


class NoPlaceLeftError(AfterSaleError):
    """Every unit of the product has its new one; one of them is taken away first."""

    def __init__(self, barcode: str) -> None:
        super().__init__(barcode)
        self.barcode = barcode


class OtherModelRefusedError(AfterSaleError):
    """Another model comes for a whole product only, of the same form, and only so is a price difference settled."""

    def __init__(self, model_code: str) -> None:
        super().__init__(model_code)
        self.model_code = model_code


class DifferenceNotPaidError(AfterSaleError):
    """A price difference needs the kind of payment it is settled in."""


class DifferenceRefusedError(AfterSaleError):
    """The same model makes no difference in price; another one's is whole fen, and no more goes back than was paid."""

    def __init__(self, difference: Decimal) -> None:
        super().__init__(difference)
        self.difference = difference


class ProductWasRefundedError(AfterSaleError):
    """The price was paid back, so the product is no warranty case any more; only a supervisor takes it in."""

    def __init__(self, claim_number: str) -> None:
        super().__init__(claim_number)
        self.claim_number = claim_number


class CardIsClosedError(AfterSaleError):
    """The card was closed when its product was exchanged; the product has a new one."""

    def __init__(self, number: str, closed_on: date, new_number: str, document: str) -> None:
        super().__init__(number, closed_on, new_number, document)
        self.number = number
        self.closed_on = closed_on
        self.new_number = new_number
        self.document = document


class CardOfRefundError(CardIsClosedError):
    """The card was closed when its product was refunded; none came in its place."""


@dataclass(frozen=True, slots=True)
class ClosedCard:
    """A card that no longer counts: closed when, by which document; no new number where the product was refunded."""

    number: str
    closed_on: date
    new_number: str
    document: str

    def refusal(self) -> CardIsClosedError:
        """Return what is said when somebody scans the old card."""
        refusal = CardIsClosedError if self.new_number else CardOfRefundError
        return refusal(self.number, self.closed_on, self.new_number, self.document)


@dataclass(frozen=True, slots=True)
class Swap:
    """One unit for another of its kind, by their barcodes."""

    old_barcode: str
    new_barcode: str


def is_open(verdict: Verdict, wish: Wish) -> bool:
    """Tell whether the verdict gives the customer the remedy."""
    return any(remedy.kind is wish and remedy.is_open for remedy in verdict.remedies)


def swapped_units(item: ServiceItem, swaps: tuple[Swap, ...]) -> tuple[ComponentUnit, ...]:
    """Return the units after the swaps, each in its old one's place; refuses one not on the card or named twice."""
    for swap in swaps:
        if not item.has_barcode(swap.old_barcode):
            raise NotOnCardError(swap.old_barcode)
    for barcodes in ([swap.old_barcode for swap in swaps], [swap.new_barcode for swap in swaps]):
        twice = next((code for code in barcodes if barcodes.count(code) > 1), None)
        if twice is not None:
            raise SwappedTwiceError(twice)
    new = {swap.old_barcode: swap.new_barcode for swap in swaps}
    return tuple(ComponentUnit(unit.kind, new.get(unit.barcode, unit.barcode)) for unit in item.units)


def free_places(item: ServiceItem, swaps: tuple[Swap, ...]) -> tuple[ComponentUnit, ...]:
    """Return the units that no new one was named for."""
    taken = {swap.old_barcode for swap in swaps}
    return tuple(unit for unit in item.units if unit.barcode not in taken)


def is_whole(item: ServiceItem, swaps: tuple[Swap, ...]) -> bool:
    """Tell whether every unit of the product is exchanged."""
    return {unit.barcode for unit in item.units} == {swap.old_barcode for swap in swaps}


def check_difference(difference: Decimal, price: Decimal | None, *, is_same_model: bool) -> None:
    """Refuse a price difference that cannot be; without a known price nothing goes back."""
    if not difference.is_finite():
        raise DifferenceRefusedError(difference)
    is_whole_fen = (difference * 100) % 1 == 0
    is_beyond_price = difference < -(price or Decimal("0.00"))
    if (difference and is_same_model) or not is_whole_fen or is_beyond_price:
        raise DifferenceRefusedError(difference)


@dataclass(frozen=True, slots=True)
class RefundSum:
    """What goes back today, with every number of the sum; without depreciation all of the price."""

    price: Decimal
    counted_from: date
    counted_until: date
    days: int
    extension_days: int
    repair_days: int
    daily_rate: Decimal
    depreciation: Decimal

    @property
    def amount(self) -> Decimal:
        """The price less the depreciation."""
        return self.price - self.depreciation

    @property
    def all_days(self) -> int:
        """The days from the first to today, before any is taken off."""
        return (self.counted_until - self.counted_from).days


def refund_sum(price: Decimal, use: Depreciation, daily_rate: Decimal, *, is_full: bool) -> RefundSum:
    """Return the sum of a refund; the days are shown even where the customer pays for none of them."""
    return RefundSum(
        price=price,
        counted_from=use.from_on,
        counted_until=use.to_on,
        days=use.days,
        extension_days=use.extension_days,
        repair_days=use.open_repair_days,
        daily_rate=daily_rate,
        depreciation=Decimal("0.00") if is_full else use.amount,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Old units for new ones; a whole product starts its warranty anew (1995 rule, art. 16), half of one does not."""

    number: str
    outcome: Outcome
    old_units: tuple[ComponentUnit, ...]
    new_units: tuple[ComponentUnit, ...]
    old_card: str
    new_card: str
    model_code: str
    exchanged_on: date
    is_whole: bool
    at: datetime
    by: str
    price_difference: Decimal = Decimal("0.00")
    """What the customer pays on top, below zero what goes back."""
    kind: PaymentKind | None = None
    reference: str = ""
    reason: str = ""
    """Why a supervisor granted what the law does not; blank where it does."""

    @property
    def key(self) -> str:
        """The number it is found by."""
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRefund:
    """What the customer gets back for the product: price less depreciation, each figure of the sum kept."""

    number: str
    outcome: Outcome
    price: Decimal
    counted_from: date
    counted_until: date
    days: int
    extension_days: int
    repair_days: int
    daily_rate: Decimal
    depreciation: Decimal
    amount: Decimal
    kind: PaymentKind
    reference: str
    units: tuple[ComponentUnit, ...]
    card: str
    at: datetime
    by: str
    reason: str = ""

    @property
    def sum(self) -> RefundSum:
        """The sum as it was reckoned."""
        return RefundSum(
            price=self.price,
            counted_from=self.counted_from,
            counted_until=self.counted_until,
            days=self.days,
            extension_days=self.extension_days,
            repair_days=self.repair_days,
            daily_rate=self.daily_rate,
            depreciation=self.depreciation,
        )

    @property
    def key(self) -> str:
        """The number it is found by."""
        return self.number
