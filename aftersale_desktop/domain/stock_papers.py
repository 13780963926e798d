"""What papers of the stockroom say: the note that travels with a transfer, and the order to the factory."""

from dataclasses import dataclass
from datetime import date, datetime

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.paper_parts import PointHeading, Stamp
from aftersale_desktop.domain.stock import WarehouseKind
from aftersale_desktop.domain.stock_rules import RequestState
from aftersale_desktop.domain.transfers import TransferState


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """A warehouse as a paper names it: its point with kind and code, or whose van it is."""

    code: str
    kind: WarehouseKind
    point: Bilingual
    address: Bilingual
    holder: str = ""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part on a paper; of a tracked one every piece is named."""

    code: str
    name: Bilingual
    quantity: int
    arrived: int = 0
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferContent:
    """The transfer note: from where to where, what, and how much of it has arrived."""

    number: str
    stamp: Stamp
    point: PointHeading
    source: PaperPlace
    target: PaperPlace
    state: TransferState
    requested_at: datetime
    requested_by: str
    sent_at: datetime | None
    sent_by: str
    expected_on: date | None
    parts: tuple[PaperPart, ...]
    claim_number: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReplenishmentContent:
    """The order of parts from the factory."""

    number: str
    stamp: Stamp
    point: PointHeading
    target: PaperPlace
    state: RequestState
    ordered_at: datetime
    ordered_by: str
    expected_on: date
    parts: tuple[PaperPart, ...]
    why: str = ""


StockContent = TransferContent | ReplenishmentContent
"""Both are drawn up when somebody asks for them; another state makes another edition."""
