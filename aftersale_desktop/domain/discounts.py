"""What a supervisor lets off an invoice: discounts and other payers, each with its reason; list prices stay."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer
from aftersale_desktop.domain.money import from_fen, rounded_product, to_fen, total_of


class DiscountOutOfRangeError(AfterSaleError):
    """A discount lies between nothing and what the customer would pay without it."""

    def __init__(self, value: Decimal, limit: Decimal) -> None:
        super().__init__(value, limit)
        self.value = value
        self.limit = limit


class NothingToChangeError(AfterSaleError):
    """A discount or another payer is for a line the invoice does not have, or has fewer times."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Discount:
    """So much off, in money or per cent."""

    value: Decimal
    is_per_cent: bool = False

    def off(self, due: Decimal) -> Decimal:
        """Return what is taken off an amount; below zero or more than it is refused."""
        amount = rounded_product(due, self.value, Decimal("0.01")) if self.is_per_cent else self.value
        if not 0 <= amount <= due:
            raise DiscountOutOfRangeError(self.value, Decimal(100) if self.is_per_cent else due)
        return amount


@dataclass(frozen=True, slots=True)
class LineChange:
    """What is different with one line: who bears it, what is taken off it, and why.

    Where several lines have the code, the first change is for the first of them.
    """

    component: FeeComponent
    code: str
    payer: Payer | None = None
    discount: Discount | None = None
    reason: str = ""

    def fits(self, line: FeeLine) -> bool:
        """Tell whether it is about that line."""
        return (self.component, self.code) == (line.component, line.code)


@dataclass(frozen=True, slots=True)
class Concessions:
    """Everything a supervisor lets off one invoice; `reason` is the one of the discount on the total."""

    changes: tuple[LineChange, ...] = ()
    on_total: Discount | None = None
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the invoice stays as price list and verdict have it."""
        return not self.changes and self.on_total is None

    def check_reasons(self) -> None:
        """Refuse a change or a discount nobody gave a reason for."""
        reasons = [change.reason for change in self.changes]
        if self.on_total is not None:
            reasons.append(self.reason)
        if not all(reason.strip() for reason in reasons):
            raise ReasonMissingError

    def check_lines(self, lines: Iterable[FeeLine]) -> None:
        """Refuse a change that no line is left for."""
        wanted = Counter((change.component, change.code) for change in self.changes)
        for _, code in wanted - Counter((line.component, line.code) for line in lines):
            raise NothingToChangeError(code)


def conceded(lines: Iterable[FeeLine], wanted: Concessions, by: str) -> tuple[FeeLine, ...]:
    """Return the lines with payers changed and discounts taken off, first by line, then from the total."""
    changed = tuple(_each_changed(lines, wanted.changes, by))
    if wanted.on_total is None:
        return changed
    off = wanted.on_total.off(total_of(line.amount_due for line in changed))
    return tuple(_spread(changed, off, wanted.reason.strip(), by))


def _each_changed(lines: Iterable[FeeLine], changes: tuple[LineChange, ...], by: str) -> Iterator[FeeLine]:
    """Each change is for one line, as an amount must not be taken off twice."""
    left = list(changes)
    for line in lines:
        change = next((change for change in left if change.fits(line)), None)
        if change is None:
            yield line
        else:
            left.remove(change)
            yield _changed(line, change, by)


def _changed(line: FeeLine, change: LineChange, by: str) -> FeeLine:
    borne = line if change.payer is None else line.borne_by(change.payer)
    if change.discount is not None:
        borne = borne.reduced_by(change.discount.off(borne.amount_due))
    return replace(borne, reason=change.reason.strip(), approved_by=by)


def _spread(lines: tuple[FeeLine, ...], off: Decimal, reason: str, by: str) -> Iterator[FeeLine]:
    """Share a discount out to the fen by what each line costs, so that every line still says what is paid for it."""
    whole, taken_off = sum(to_fen(line.amount_due) for line in lines), to_fen(off)
    seen, given = 0, 0
    for line in lines:
        seen += to_fen(line.amount_due)
        share = seen * taken_off // max(whole, 1) - given
        given += share
        if not share:
            yield line
            continue
        reasons = "; ".join(dict.fromkeys(text for text in (line.reason, reason) if text))
        yield replace(line.reduced_by(from_fen(share)), reason=reasons, approved_by=by)
