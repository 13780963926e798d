"""What papers say that are drawn up whenever somebody asks for them: warranty card, device label, letter."""

from dataclasses import dataclass
from datetime import date, datetime

from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.facts import RepairSpan
from aftersale_desktop.domain.notice_papers import PriceNoticeContent
from aftersale_desktop.domain.paper_parts import FeeRow, PointHeading, Stamp, Subject
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.return_papers import CustodyContent, RepairRecordContent
from aftersale_desktop.domain.stock_papers import ReplenishmentContent, TransferContent
from aftersale_desktop.domain.verdict import Outcome, Verdict
from aftersale_desktop.domain.visit_papers import VisitContent
from aftersale_desktop.domain.warranty import Parameters


@dataclass(frozen=True, slots=True)
class CardPeriod:
    """A free period of the card with the day it begins and the last free day, days in repair included."""

    years: int
    begins_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class CardContent:
    """A warranty card: product, owner, periods with the repairs that lengthened them, the rules in numbers.

    `whole_unit` and `main_parts` are None where no day is known that a period could begin on.
    """

    number: str
    stamp: Stamp
    point: PointHeading
    subject: Subject
    delivered_on: date | None
    exchanged_on: date | None
    whole_unit: CardPeriod | None
    main_parts: CardPeriod | None
    repairs: tuple[RepairSpan, ...]
    extension_days: int
    parameters: Parameters
    rule_version: str


@dataclass(frozen=True, slots=True)
class LabelContent:
    """The label that goes on a device or on its shelf: whose, what for, until when."""

    number: str
    stamp: Stamp
    point: PointHeading
    subject: Subject
    fault_told: str
    fault_code: str
    received_at: datetime | None
    promised_at: datetime | None


@dataclass(frozen=True, slots=True)
class AccessoryLabelsContent:
    """The labels of what was left along with a product, one for each accessory."""

    number: str
    stamp: Stamp
    point: PointHeading
    subject: Subject
    accessories: tuple[str, ...]

    def labels(self) -> tuple["AccessoryLabel", ...]:
        """Return the single labels in the order of the receipt."""
        return tuple(AccessoryLabel(self, place) for place in range(1, len(self.accessories) + 1))


@dataclass(frozen=True, slots=True)
class AccessoryLabel:
    """One of the labels, counted from 1."""

    whole: AccessoryLabelsContent
    place: int

    @property
    def number(self) -> str:
        """The number of the claim: it is what a scan of any of them leads to."""
        return self.whole.number

    @property
    def accessory(self) -> str:
        """The code of the accessory."""
        return self.whole.accessories[self.place - 1]


@dataclass(frozen=True, slots=True)
class PartLabelContent:
    """The label of an old part: what it is, out of which order, whose fault, and when it came out."""

    number: str
    stamp: Stamp
    point: PointHeading
    claim_number: str
    part_code: str
    part_name: Bilingual
    quantity: int
    old_serial: str
    is_supplier_fault: bool
    is_due_back: bool
    removed_at: datetime
    removed_by: str


@dataclass(frozen=True, slots=True)
class BadgeContent:
    """What a person signs in with at an open window: the number is its secret, drawn once and stored nowhere."""

    number: str
    point: PointHeading
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ShelfLabelContent:
    """The label of a part on its shelf: its number is the program's own code, `models` what the part fits."""

    number: str
    stamp: Stamp
    point: PointHeading
    part_code: str
    part_name: Bilingual
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperPhoto:
    """A photo on a paper: the digest its bytes are stored under, and what it shows."""

    digest: str
    name: str
    proves: Proof
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class LetterContent:
    """The letter that gives the reasons when not everything is free: verdict, law, evidence, what is charged.

    `fees` are None where the amounts are not known yet.
    """

    number: str
    stamp: Stamp
    point: PointHeading
    received_at: datetime
    subject: Subject
    fault_told: str
    verdict: Verdict
    override_outcome: Outcome | None
    override_reason: str
    evidence: tuple[str, ...]
    evidence_note: str
    photos: tuple[PaperPhoto, ...]
    fees: tuple[FeeRow, ...] | None
    invoice_number: str = ""

    @property
    def outcome(self) -> Outcome:
        """The outcome that counts: a supervisor's where there is one."""
        return self.override_outcome or self.verdict.outcome


DrawnContent = (
    CardContent
    | LabelContent
    | PartLabelContent
    | ShelfLabelContent
    | AccessoryLabelsContent
    | CustodyContent
    | LetterContent
    | RepairRecordContent
    | TransferContent
    | ReplenishmentContent
    | VisitContent
    | PriceNoticeContent
)
"""What such a paper says."""
