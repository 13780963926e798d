"""What the home visit sheet (上门服务单) says: where to go when, what for, what it will cost, and who signs."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.paper_parts import FeeRow, PointHeading, Stamp, Subject


@dataclass(frozen=True, slots=True)
class PartToTake:
    """A part the technician takes along."""

    code: str
    name: Bilingual
    quantity: int


@dataclass(frozen=True, slots=True)
class VisitContent:
    """A home visit sheet; times are the shop's local time.

    Without a claim nothing was judged yet: `coverage` is None, and of a product nobody knows yet `fees` are None.
    """

    number: str
    stamp: Stamp
    point: PointHeading
    subject: Subject
    starts_at: datetime
    ends_at: datetime
    technician: str
    district: Bilingual | None
    distance_km: Decimal
    claim_number: str
    call_number: str
    coverage: Coverage | None
    fault_told: str
    fault_code: str
    parts: tuple[PartToTake, ...]
    fees: tuple[FeeRow, ...] | None
    is_charged: bool
    note: str
