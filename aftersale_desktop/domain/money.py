"""Exact money: one rounding rule, tax out of a price that includes it, amounts in capitals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.field_refusals import shown

FEN = Decimal("0.01")
LARGEST_AMOUNT = Decimal("999999999999.99")

_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_PLAIN_AMOUNT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class AmountError(AfterSaleError):
    """An amount that cannot be taken as money; `value` is the amount as it came."""

    def __init__(self, value: object) -> None:
        super().__init__(value)
        self.value = shown(value)


class NotAnAmountError(AmountError):
    """The text is no plain decimal amount such as 1234.50."""


class TooManyPlacesError(AmountError):
    """The amount has fractions of a fen."""


class AmountOutOfRangeError(AmountError):
    """The amount is beyond 999,999,999,999.99 either way."""


def round_half_up(amount: Decimal) -> Decimal:
    """Return the amount to 0.01, halves away from zero; the only rounding rule there is."""
    return _EXACT.quantize(amount, FEN)


def rounded_product(*factors: Decimal) -> Decimal:
    """Return the product of exact factors, rounded once at the end."""
    product = Decimal(1)
    for factor in factors:
        product = _EXACT.multiply(product, factor)
    return round_half_up(product)


def total_of(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum of amounts that are rounded already, always with two places."""
    total = Decimal("0.00")
    for amount in amounts:
        total = _EXACT.add(total, amount)
    return in_range(total)


def in_range(amount: Decimal) -> Decimal:
    """Return the amount unless it is too large to be written out."""
    if not amount.is_finite() or abs(amount) > LARGEST_AMOUNT:
        raise AmountOutOfRangeError(amount)
    return amount


@dataclass(frozen=True, slots=True)
class TaxSplit:
    """What a price that includes tax consists of; net and tax add up to it to the fen."""

    net: Decimal
    tax: Decimal


def split_tax(total: Decimal, rate: Decimal) -> TaxSplit:
    """Return net = total / (1 + rate) rounded half up, and the rest as tax."""
    net = round_half_up(_EXACT.divide(total, _EXACT.add(Decimal(1), rate)))
    return TaxSplit(net, _EXACT.subtract(total, net))


def cash_rounding(total: Decimal, step: Decimal) -> Decimal:
    """Return what is taken off a cash total to reach a whole step; rounding only ever favours the customer."""
    return -_EXACT.remainder(max(total, Decimal("0.00")), step)


def to_fen(amount: Decimal) -> int:
    """Return whole fen; an amount with fractions of a fen is refused, not rounded."""
    fen = in_range(amount).scaleb(2, _EXACT)
    if fen != fen.to_integral_value():
        raise TooManyPlacesError(amount)
    return int(fen)


def from_fen(fen: int) -> Decimal:
    """Return the amount with its two places."""
    return Decimal(fen).scaleb(-2, _EXACT)


def parse_amount(text: str) -> Decimal:
    """Return the amount of a plain decimal text with at most two places; no separators, signs of currency or spaces."""
    if not _PLAIN_AMOUNT.fullmatch(text):
        raise NotAnAmountError(text)
    whole, _, places = text.partition(".")
    if len(places) > len("99"):
        raise TooManyPlacesError(text)
    if len(whole.lstrip("-0")) > len("999999999999"):
        raise AmountOutOfRangeError(text)
    return round_half_up(Decimal(text))


_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_SECTIONS = ("亿", "万", "")


def capitals(amount: Decimal) -> str:
    """Return an amount in Chinese capitals as receipts write it; below zero begins with 负."""
    fen = to_fen(amount)
    yuan, cents = divmod(abs(fen), 100)
    sign = "负" if fen < 0 else ""
    return sign + _yuan_in_capitals(yuan, nothing_follows=cents == 0) + _cents_in_capitals(yuan, *divmod(cents, 10))


def _yuan_in_capitals(yuan: int, *, nothing_follows: bool) -> str:
    if yuan == 0:
        return "零元" if nothing_follows else ""
    digits = f"{yuan:012d}"
    written, before = "", ""
    for section, unit in zip((digits[:4], digits[4:8], digits[8:]), _SECTIONS, strict=True):
        if section != "0000":
            gap = "零" if written and (before == "0000" or section.startswith("0")) else ""
            written += gap + _section_in_capitals(section) + unit
        before = section
    return written + "元"


def _section_in_capitals(section: str) -> str:
    """Zeros that end four digits stay silent, so 107,000 is 壹拾万柒仟."""
    written = ""
    for digit, place in zip(section, _PLACES, strict=True):
        if digit != "0":
            written += _DIGITS[int(digit)] + place
        elif written and not written.endswith("零"):
            written += "零"
    return written.rstrip("零")


def _cents_in_capitals(yuan: int, jiao: int, fen: int) -> str:
    if jiao == fen == 0:
        return "整"
    zero = "零" if yuan and (jiao == 0 or yuan % 10 == 0) else ""
    return zero + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "")
