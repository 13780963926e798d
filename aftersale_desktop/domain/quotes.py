"""Quotes: versions of what a repair would cost, each sent once and decided once, with the tariff frozen in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Job

_OPTIONAL = frozenset({FeeComponent.MAINTENANCE, FeeComponent.AUXILIARY_MATERIAL, FeeComponent.SPARE_PARTS})


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
    tax_rate: Decimal | None = None
    """The rate its sums were split with; quotes sent before it was kept do not say it."""

    @property
    def key(self) -> str:
        """The number it is found by."""
        return self.number

    @property
    def optional(self) -> tuple[str, ...]:
        """The codes of what the customer may leave out, each once."""
        return tuple(dict.fromkeys(one.line.code for one in self.lines if one.is_optional))


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


class QuoteExpiredError(AfterSaleError):
    """The prices of the quote held until a day that is past; a new version is sent before anybody accepts."""

    def __init__(self, number: str, valid_until: date) -> None:
        super().__init__(number, valid_until)
        self.number = number
        self.valid_until = valid_until


class QuoteReplacedError(AfterSaleError):
    """Another version was sent meanwhile, or this one was answered before."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NothingToQuoteError(AfterSaleError):
    """The customer pays nothing for the planned work: a quote would only stop the promise."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NotOptionalError(AfterSaleError):
    """What is to be left out is not on the quote, or the repair cannot do without it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AnswerNotToldError(AfterSaleError):
    """An answer is recorded with who gave it and how."""


class QuoteEndsBeforeTodayError(AfterSaleError):
    """A quote holds today at least."""

    def __init__(self, valid_until: date) -> None:
        super().__init__(valid_until)
        self.valid_until = valid_until


def may_be_optional(line: FeeLine) -> bool:
    """Tell whether a customer can do without a line: an operation, a material or a part, not the visit."""
    return line.component in _OPTIONAL


def quote_lines(lines: Iterable[FeeLine], optional: Collection[str]) -> tuple[QuoteLine, ...]:
    """Return the lines with the optional ones marked; refuses a code that no line may carry as an option."""
    found = tuple(lines)
    for code in optional:
        if not any(line.code == code and may_be_optional(line) for line in found):
            raise NotOptionalError(code)
    return tuple(QuoteLine(line, may_be_optional(line) and line.code in optional) for line in found)


def without(job: Job, left_out: Collection[str]) -> Job:
    """Return the job without operations, materials and parts of these codes; the dearest of the rest counts whole."""
    return replace(
        job,
        operations=tuple(level for level in job.operations if level not in left_out),
        materials=tuple(use for use in job.materials if use.code not in left_out),
        parts=tuple(use for use in job.parts if use.code not in left_out),
    )


def priced_as(job: Job, quoted: Job) -> Job:
    """Return a job at the price level it was quoted with, whatever class, grade or city say by now."""
    return replace(
        job,
        tariff=quoted.tariff,
        product_class=quoted.product_class,
        point_grade=quoted.point_grade,
        city_tier=quoted.city_tier,
    )


def state_of(quote: Quote, decision: QuoteDecision | None, today: date) -> QuoteState:
    """Return where a version stands; its last day still counts."""
    if decision is not None:
        return decision.state
    return QuoteState.SENT if today <= quote.valid_until else QuoteState.EXPIRED
