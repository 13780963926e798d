"""What reports count by: the codes of their columns, and those that are known beforehand in the order they are told."""

from enum import StrEnum

from aftersale_desktop.domain.calls import CallKind
from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.complaints import ComplaintSubject
from aftersale_desktop.domain.fees import FeeComponent, Payer


class Key(StrEnum):
    """What a column counts by: how its codes are told."""

    STATE = "state"
    LATENESS = "lateness"
    DURATION = "duration"
    TIME = "time"
    MONTH = "month"
    TECHNICIAN = "technician"
    APPROVER = "approver"
    FAULT = "fault"
    MODEL = "model"
    COMPONENT = "component"
    PAYER = "payer"
    PART = "part"
    CALL_KIND = "call_kind"
    HOUR = "hour"
    SUBJECT = "subject"


class Lateness(StrEnum):
    """How long an order is past its promise."""

    ONE_DAY = "one_day"
    THREE_DAYS = "three_days"
    ONE_WEEK = "one_week"
    LONGER = "longer"


class Duration(StrEnum):
    """How many days a product was here."""

    SAME_DAY = "same_day"
    ONE_DAY = "one_day"
    TWO_DAYS = "two_days"
    THREE_DAYS = "three_days"
    ONE_WEEK = "one_week"
    TWO_WEEKS = "two_weeks"
    LONGER = "longer"


LONGEST_DAYS: tuple[tuple[Duration, int], ...] = (
    (Duration.SAME_DAY, 0),
    (Duration.ONE_DAY, 1),
    (Duration.TWO_DAYS, 2),
    (Duration.THREE_DAYS, 3),
    (Duration.ONE_WEEK, 7),
    (Duration.TWO_WEEKS, 14),
)
"""The most days of each stretch; what was here longer is in the last one."""

HOURS: tuple[str, ...] = tuple(f"{hour:02}" for hour in range(24))
CODES: dict[Key, tuple[str, ...]] = {
    Key.STATE: tuple(map(str, ClaimState)),
    Key.LATENESS: tuple(map(str, Lateness)),
    Key.DURATION: tuple(map(str, Duration)),
    Key.COMPONENT: tuple(map(str, FeeComponent)),
    Key.PAYER: tuple(map(str, Payer)),
    Key.CALL_KIND: tuple(map(str, CallKind)),
    Key.HOUR: HOURS,
    Key.SUBJECT: tuple(map(str, ComplaintSubject)),
}
"""The codes that are known beforehand, in the order they are told."""
