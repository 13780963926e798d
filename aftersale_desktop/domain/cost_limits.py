"""The limit agreed at intake: below it nobody is called, above it the customer agrees first."""

from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.money import to_fen


class Consent(StrEnum):
    """How the customer agreed to pay more than the limit."""

    IN_PERSON = "in_person"
    PHONE = "phone"


class CostLimitExceededError(AfterSaleError):
    """The customer is to pay more than was agreed at intake and has not said yes to it."""

    def __init__(self, number: str, total: Decimal, limit: Decimal) -> None:
        super().__init__(number, total, limit)
        self.number = number
        self.total = total
        self.limit = limit


class AgreedPriceExceededError(CostLimitExceededError):
    """The customer is to pay more than the quote that was accepted and has not said yes to it."""


class NothingAgreedError(AfterSaleError):
    """The customer is to pay although no quote was accepted, no limit named, and nobody asked."""

    def __init__(self, number: str, total: Decimal) -> None:
        super().__init__(number, total)
        self.number = number
        self.total = total


class CostLimitBelowZeroError(AfterSaleError):
    """A limit below zero would ask for the customer's yes to nothing."""

    def __init__(self, limit: Decimal) -> None:
        super().__init__(limit)
        self.limit = limit


def check_cost_limit(limit: Decimal | None) -> None:
    """Refuse a limit that is no amount of money, has fractions of a fen, or lies below zero."""
    if limit is not None and to_fen(limit) < 0:
        raise CostLimitBelowZeroError(limit)


def exceeds_cost_limit(total: Decimal, limit: Decimal | None) -> bool:
    """Tell whether what the customer is to pay passes the limit; the limit itself is still agreed."""
    return limit is not None and total > limit
