"""What papers say when a product is inspected and given back: certificate, hand-over note, repair record."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claim_states import ClaimEnd, ClaimState
from aftersale_desktop.domain.custody import CustodyLeg
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.inspections import InspectionResult
from aftersale_desktop.domain.order_records import PromiseShift
from aftersale_desktop.domain.paper_parts import PointHeading, Stamp, Subject
from aftersale_desktop.domain.products import ComponentUnit


@dataclass(frozen=True, slots=True)
class CertificateContent:
    """The inspection certificate: each test with limits, reading and unit, and whether the promise was kept.

    `due_at` is None where nothing was promised.
    """

    number: str
    point: PointHeading
    inspected_at: datetime
    inspector: str
    subject: Subject
    template: Bilingual
    results: tuple[InspectionResult, ...]
    fault_found: str
    remedy: str
    technician: str
    due_at: datetime | None
    is_promise_kept: bool
    is_first_pass: bool


class OldPartGoes(StrEnum):
    """Where one old part goes."""

    TO_CUSTOMER = "to_customer"
    TO_FACTORY = "to_factory"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class RemovedPart:
    """A part that was taken out, with its name of the price list; `goes` is None where all of them go one way."""

    code: str
    name: str
    quantity: int
    old_serial: str = ""
    goes: OldPartGoes | None = None


@dataclass(frozen=True, slots=True)
class HandoverContent:
    """The hand-over note: what went back to whom, on which proof, what was paid, until when the repair is guaranteed.

    `invoice_number` is blank and `total` None where nothing was invoiced.
    """

    number: str
    point: PointHeading
    received_at: datetime
    subject: Subject
    handover: Handover
    ended_as: ClaimEnd | None
    units: tuple[ComponentUnit, ...]
    removed_parts: tuple[RemovedPart, ...]
    fault_found: str
    remedy: str
    invoice_number: str
    total: Decimal | None
    open_amount: Decimal
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class RecordedRepair:
    """One repair of the product as its record tells it; `days` counts while it was here, today for an open one."""

    claim_number: str
    received_on: date
    returned_on: date | None
    days: int
    state: ClaimState
    ended_as: ClaimEnd | None
    coverage: Coverage
    fault: str
    remedy: str
    parts: tuple[RemovedPart, ...]
    extension_days: int
    shifts: tuple[PromiseShift, ...]
    technician: str
    inspector: str


@dataclass(frozen=True, slots=True)
class RepairRecordContent:
    """The repair record of a product (维修记录): every repair, oldest first."""

    number: str
    stamp: Stamp
    point: PointHeading
    subject: Subject
    repairs: tuple[RecordedRepair, ...]
    extension_days: int
    warranty_ends_on: date | None


@dataclass(frozen=True, slots=True)
class CustodyContent:
    """The note that goes along to the factory: which units, to whom, by which way, with what, why, back until when."""

    number: str
    stamp: Stamp
    point: PointHeading
    subject: Subject
    leg: CustodyLeg
    units: tuple[ComponentUnit, ...]
    fault_told: str
    fault_code: str
    fault_found: str


ReturnContent = CertificateContent | HandoverContent
"""What papers say that are issued with their deed; the record is drawn up when somebody asks for it."""
