"""Calling again: some days after a hand-over or a closed complaint somebody asks whether all is well."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError

FORGOTTEN_AFTER_DAYS = 30
"""Nobody is asked any more after so long."""


class FollowUpKind(StrEnum):
    """After what somebody is called."""

    HANDOVER = "handover"
    COMPLAINT = "complaint"


class FollowUpOutcome(StrEnum):
    """What the customer said."""

    SATISFIED = "satisfied"
    DISSATISFIED = "dissatisfied"
    NOT_REACHED = "not_reached"


class AlreadyFollowedUpError(AfterSaleError):
    """The customer was asked already."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One answer; `subject` is the number of the order or of the complaint."""

    subject: str
    at: datetime
    by: str
    outcome: FollowUpOutcome
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueFollowUp:
    """Somebody to call again, and how often nobody answered so far."""

    kind: FollowUpKind
    subject: str
    ended_on: date
    customer_id: int
    customer: str
    phone: str
    model_code: str
    summary: str
    attempts: int = 0

    def due_on(self, days: int) -> date:
        """Return the day of the call."""
        return self.ended_on + timedelta(days=days)


def follow_up_window(today: date, days: int) -> tuple[date, date]:
    """Return the first and the last day on which what ended is asked for today."""
    return today - timedelta(days=FORGOTTEN_AFTER_DAYS), today - timedelta(days=days)
