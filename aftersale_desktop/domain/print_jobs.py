"""A paper on its way to a printer: being sent is not being printed, and only a person says that it came out."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import Audience, CopyMark, PaperKind, PaperSize


class JobState(StrEnum):
    """Where a printing stands; `CONFIRMED` is said by a person who saw the paper."""

    QUEUED = "queued"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    CANCELLED = "cancelled"


_S = JobState
_ENDS = frozenset({_S.CONFIRMED, _S.CANCELLED})

NEXT_STATES: dict[JobState, frozenset[JobState]] = {
    _S.QUEUED: _ENDS | {_S.QUEUED, _S.SENT, _S.FAILED},
    _S.SENT: _ENDS | {_S.QUEUED},
    _S.FAILED: frozenset({_S.QUEUED, _S.CANCELLED}),
    _S.CONFIRMED: frozenset(),
    _S.CANCELLED: frozenset(),
}
OPEN_STATES = tuple(state for state in JobState if NEXT_STATES[state])


class PrintFault(StrEnum):
    """Why a printer took nothing, as far as the program can know."""

    NO_PRINTER = "no_printer"
    NO_DEFAULT = "no_default"
    GONE = "gone"
    STOPPED = "stopped"
    REFUSED = "refused"
    ABORTED = "aborted"
    NOT_REACHED = "not_reached"
    DISK_FULL = "disk_full"
    NO_ACCESS = "no_access"
    DRIVER = "driver"


class PrintFailedError(AfterSaleError):
    """A printer took no page, or not all of them."""

    def __init__(self, fault: PrintFault, printer: str) -> None:
        super().__init__(fault, printer)
        self.fault = fault
        self.printer = printer


class PrintJobNotFoundError(AfterSaleError):
    """The queue has no such printing."""

    def __init__(self, job_id: int) -> None:
        super().__init__(job_id)
        self.job_id = job_id


class PrintIsOverError(AfterSaleError):
    """Somebody said already what came of this printing."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One numbered copy of a paper and what became of it; trying again is the same copy, never a new one.

    Without a printer's name it goes to the one the system prefers.
    """

    id: int
    paper_id: int
    kind: PaperKind
    number: str
    copy: int
    size: PaperSize
    language: str
    audiences: tuple[Audience, ...]
    printer: str
    point_code: str
    computer: str
    queued_at: datetime
    queued_by: str
    state: JobState = JobState.QUEUED
    attempts: int = 0
    fault: PrintFault | None = None
    sent_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether nobody said yet what came of it."""
        return bool(NEXT_STATES[self.state])

    @property
    def is_in_doubt(self) -> bool:
        """Whether a sending began and its end was never written down: the paper may lie in the printer."""
        return self.state is JobState.QUEUED and self.attempts > 0

    @property
    def may_have_come_out(self) -> bool:
        """Whether there can be paper to look for; what failed or was never sent can only be tried again."""
        return self.state is JobState.SENT or self.is_in_doubt

    @property
    def mark(self) -> CopyMark:
        """The mark on the paper: of the first attempt, so that every attempt draws the same sheet."""
        return CopyMark(self.copy, self.queued_at, self.queued_by) if self.copy else CopyMark()

    def can_become(self, state: JobState) -> bool:
        """Tell whether the table allows the step."""
        return state in NEXT_STATES[self.state]

    def attempted(self) -> "PrintJob":
        """Return the job with one more sending begun, to be stored before the printer sees anything."""
        return replace(self._as(JobState.QUEUED), attempts=self.attempts + 1)

    def sent(self, printer: str, at: datetime) -> "PrintJob":
        """Return the job taken by a printer, which says nothing about paper."""
        return replace(self._as(JobState.SENT), printer=printer, sent_at=at, fault=None)

    def failed(self, fault: PrintFault) -> "PrintJob":
        """Return the job that no printer took."""
        return replace(self._as(JobState.FAILED), fault=fault)

    def again(self, printer: str) -> "PrintJob":
        """Return the same copy waiting once more, perhaps for another printer."""
        return replace(self._as(JobState.QUEUED), printer=printer, attempts=0, fault=None, sent_at=None)

    def ended(self, state: JobState, at: datetime) -> "PrintJob":
        """Return the job confirmed or cancelled; nothing follows."""
        return replace(self._as(state), ended_at=at)

    def _as(self, state: JobState) -> "PrintJob":
        if not self.can_become(state):
            raise PrintIsOverError(self.number)
        return replace(self, state=state)
