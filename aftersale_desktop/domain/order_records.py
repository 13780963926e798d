"""Everything written down about a repair order after intake: records that are added and never changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from aftersale_desktop.domain.claims import Judgement
from aftersale_desktop.domain.custody import CustodyLeg
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.inspections import Inspection
from aftersale_desktop.domain.quotes import Quote, QuoteDecision
from aftersale_desktop.domain.work_times import WorkMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """A verdict given again for what the bench found; the counter's stays on the claim, this one counts from now on."""

    judgement: Judgement
    findings: tuple[Finding, ...]
    by: str
    note: str = ""
    evidence: tuple[str, ...] = ()
    """The digests of the photos that show it."""

    @property
    def key(self) -> str:
        """The outcome it came to."""
        return str(self.judgement.verdict.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseShift:
    """The promised date moved: from when to when (None while it stands still), and by which wait."""

    due_before: datetime | None
    due_after: datetime | None
    reason: str

    @property
    def key(self) -> str:
        """The reason it is counted by."""
        return self.reason


OrderContent = (
    Diagnosis
    | WorkMark
    | Quote
    | QuoteDecision
    | Inspection
    | CustodyLeg
    | Handover
    | Exchange
    | ProductRefund
    | Recheck
    | PromiseShift
)
"""What a record can hold; each kind has a `key` it is found or counted by."""

RECORD_KINDS: dict[str, type[OrderContent]] = {
    "diagnosis": Diagnosis,
    "work_mark": WorkMark,
    "quote": Quote,
    "quote_decision": QuoteDecision,
    "inspection": Inspection,
    "custody": CustodyLeg,
    "handover": Handover,
    "exchange": Exchange,
    "product_refund": ProductRefund,
    "recheck": Recheck,
    "promise_shift": PromiseShift,
}
KIND_OF_RECORD: dict[type[OrderContent], str] = {content: kind for kind, content in RECORD_KINDS.items()}


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """One record of a repair order; `id` 0 means not stored yet."""

    claim_number: str
    at: datetime
    by: str
    content: OrderContent
    id: int = 0


ContentT = TypeVar("ContentT", bound=OrderContent)


def contents(records: tuple[OrderRecord, ...], kind: type[ContentT]) -> tuple[ContentT, ...]:
    """Return the contents of one kind, oldest first."""
    return tuple(record.content for record in records if isinstance(record.content, kind))


def newest(records: tuple[OrderRecord, ...], kind: type[ContentT]) -> ContentT | None:
    """Return the last content of a kind, None where there is none."""
    found = contents(records, kind)
    return found[-1] if found else None
