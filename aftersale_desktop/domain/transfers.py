"""Transfers: requested → in transit → received, partly too; a cancelled one comes back as a move (domain §8)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError


class TransferState(StrEnum):
    """Where a transfer stands; a partly received one stays in transit."""

    REQUESTED = "requested"
    IN_TRANSIT = "in_transit"
    RECEIVED = "received"
    CANCELLED = "cancelled"


NEXT_OF_TRANSFER: dict[TransferState, frozenset[TransferState]] = {
    TransferState.REQUESTED: frozenset({TransferState.IN_TRANSIT, TransferState.CANCELLED}),
    TransferState.IN_TRANSIT: frozenset({TransferState.IN_TRANSIT, TransferState.RECEIVED, TransferState.CANCELLED}),
    TransferState.RECEIVED: frozenset(),
    TransferState.CANCELLED: frozenset(),
}


class TransferNotFoundError(AfterSaleError):
    """No transfer has the number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class TransferStepError(AfterSaleError):
    """The transfer cannot go from its state to the wanted one."""

    def __init__(self, number: str, state: TransferState, wanted: TransferState) -> None:
        super().__init__(number, state, wanted)
        self.number = number
        self.state = state
        self.wanted = wanted


class NothingToMoveError(AfterSaleError):
    """A transfer, receipt or request names at least one piece of a part."""


class MoreThanSentError(AfterSaleError):
    """More pieces are said to have arrived than are still on the way."""

    def __init__(self, part: str, arrived: int, expected: int) -> None:
        super().__init__(part, arrived, expected)
        self.part = part
        self.arrived = arrived
        self.expected = expected


class NotOnTheWayError(AfterSaleError):
    """The piece with that serial number was not sent with this transfer, or has arrived already."""

    def __init__(self, part: str, serial: str) -> None:
        super().__init__(part, serial)
        self.part = part
        self.serial = serial


@dataclass(frozen=True, slots=True)
class PartQuantity:
    """So many pieces of a part; tracked ones are named by their serial numbers."""

    part_code: str
    quantity: int
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferLine:
    """What is sent of one part, and how much of it has arrived."""

    part_code: str
    quantity: int
    received: int = 0
    serials: tuple[str, ...] = ()
    """The pieces that are on the way, where the part is tracked: those that arrived are taken out."""

    @property
    def open_quantity(self) -> int:
        """What has not arrived yet."""
        return self.quantity - self.received


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferOrder:
    """Parts on their way between two warehouses; with a claim number they are for that order."""

    number: str
    source: str
    target: str
    lines: tuple[TransferLine, ...]
    state: TransferState = TransferState.REQUESTED
    requested_at: datetime
    requested_by: str
    sent_at: datetime | None = None
    sent_by: str = ""
    expected_on: date | None = None
    ended_at: datetime | None = None
    ended_by: str = ""
    claim_number: str = ""
    why: str = ""
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether something about it is still to do."""
        return bool(NEXT_OF_TRANSFER[self.state])

    def moved_to(self, state: TransferState) -> "TransferOrder":
        """Return the transfer in another state, or refuse."""
        if state not in NEXT_OF_TRANSFER[self.state]:
            raise TransferStepError(self.number, self.state, state)
        return replace(self, state=state)

    def sent(self, at: datetime, by: str, expected_on: date, serials: Mapping[str, tuple[str, ...]]) -> "TransferOrder":
        """Return the transfer on its way, with the pieces that were taken of tracked parts."""
        lines = tuple(replace(line, serials=serials.get(line.part_code, ())) for line in self.lines)
        moved = self.moved_to(TransferState.IN_TRANSIT)
        return replace(moved, lines=lines, sent_at=at, sent_by=by, expected_on=expected_on)

    def received(self, arrived: tuple[PartQuantity, ...], at: datetime, by: str) -> "TransferOrder":
        """Return the transfer once some of it arrived: in transit while anything is missing, received with the last."""
        lines = self.moved_to(TransferState.IN_TRANSIT).lines
        for part in arrived:
            if not any(line.part_code == part.part_code for line in lines):
                raise MoreThanSentError(part.part_code, part.quantity, 0)
            lines = tuple(_arrived(line, part) if line.part_code == part.part_code else line for line in lines)
        is_whole = not any(line.open_quantity for line in lines)
        moved = self.moved_to(TransferState.RECEIVED if is_whole else TransferState.IN_TRANSIT)
        return replace(moved, lines=lines, ended_at=at if is_whole else None, ended_by=by if is_whole else "")

    def cancelled(self, at: datetime, by: str, why: str) -> "TransferOrder":
        """Return the transfer given up; what was on the way has to go back."""
        return replace(self.moved_to(TransferState.CANCELLED), ended_at=at, ended_by=by, why=why)


def _arrived(line: TransferLine, part: PartQuantity) -> TransferLine:
    if part.quantity > line.open_quantity:
        raise MoreThanSentError(part.part_code, part.quantity, line.open_quantity)
    stranger = next((serial for serial in part.serials if serial not in line.serials), None)
    if stranger is not None:
        raise NotOnTheWayError(part.part_code, stranger)
    left = tuple(serial for serial in line.serials if serial not in part.serials)
    return replace(line, received=line.received + part.quantity, serials=left)
