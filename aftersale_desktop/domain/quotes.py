"""Quotes: versions of what a repair would cost, each sent once and decided once, with the tariff frozen in it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.fees import FeeLine, Job


class QuoteState(StrEnum):
    """Where a version of a quote stands; derived from its records, stored nowhere."""

    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class ApprovalWay(StrEnum):
    """How the customer answered."""

    IN_PERSON = "in_person"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One fee of the quote; the customer may leave out an optional one."""

    line: FeeLine
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A version as it was sent: the job with its tariff, the lines, the sums with everything optional in them."""

    number: str
    version: int
    job: Job
    lines: tuple[QuoteLine, ...]
    total: Decimal
    net: Decimal
    tax: Decimal
    sent_at: datetime
    sent_by: str
    valid_until: date
    note: str = ""

    @property
    def key(self) -> str:
        """The number it is found by."""
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDecision:
    """What became of a version: who said it, how and when; `total` is what was agreed, options left out."""

    number: str
    version: int
    state: QuoteState
    told_by: str
    way: ApprovalWay | None
    at: datetime
    recorded_by: str
    left_out: tuple[str, ...] = ()
    """The codes of the optional lines the customer does not want."""
    total: Decimal = Decimal("0.00")
    reason: str = ""

    @property
    def key(self) -> str:
        """The number of the quote it decides."""
        return self.number
