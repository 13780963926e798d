"""Words for the three-day promise: why it is paused, what time is left, what calls for attention."""

from datetime import datetime

from aftersale_desktop.domain.alarms import Alarm, AlarmKind
from aftersale_desktop.domain.promise import PauseReason, Promise, PromiseState, hours_left
from aftersale_desktop.wording.catalogue import N_, Words

PAUSE_REASON_NAMES: dict[PauseReason, str] = {
    PauseReason.QUOTE_AWAITING_APPROVAL: N_("Quote awaiting approval"),
    PauseReason.PAPERS_MISSING: N_("Papers missing"),
    PauseReason.CUSTOMER_ASKED_TO_HOLD: N_("Customer asked to hold"),
    PauseReason.FORCE_MAJEURE: N_("Force majeure"),
    PauseReason.PART_MISSING: N_("Part missing"),
    PauseReason.OTHER: N_("Other reason"),
}
PAUSED_TEXTS: dict[PauseReason, str] = {
    PauseReason.QUOTE_AWAITING_APPROVAL: N_("paused · quote"),
    PauseReason.PAPERS_MISSING: N_("paused · papers"),
    PauseReason.CUSTOMER_ASKED_TO_HOLD: N_("paused · customer"),
    PauseReason.FORCE_MAJEURE: N_("paused · force majeure"),
    PauseReason.PART_MISSING: N_("paused · part"),
    PauseReason.OTHER: N_("paused"),
}
ALARM_TEXTS: dict[AlarmKind, str] = {
    AlarmKind.OWN_DELAY: N_(
        "In repair for {count} days by our own delay; after day 30 the customer may have an exchange."
    ),
    AlarmKind.PARTS_WAIT: N_(
        "Waiting for parts, {count} days in repair; after day 90 the customer may have an exchange."
    ),
    AlarmKind.DUTY_UNPERFORMED: N_("Refund, exchange or repair due {count} days ago."),
    AlarmKind.SECOND_REPAIR: N_("{count} finished repairs: the next failure means an exchange."),
    AlarmKind.WARRANTY_ENDING: N_("The warranty ends soon: {count} d left."),
}
HOURS_A_DAY = 24


def pause_reason_name(words: Words, reason: PauseReason) -> str:
    """Return why the clock stands still."""
    return words(PAUSE_REASON_NAMES[reason])


def hours_left_text(words: Words, hours: int) -> str:
    """Return whole hours as a short text; below zero they are overdue, and a started hour counts."""
    if hours < 0:
        return words("overdue {time}", time=_days_and_hours(words, -hours))
    return _days_and_hours(words, hours) if hours else words("under 1 h")


def _days_and_hours(words: Words, hours: int) -> str:
    days, rest = divmod(hours, HOURS_A_DAY)
    if not days:
        return words("{hours} h", hours=hours)
    return words("{days} d {hours} h", days=days, hours=rest) if rest else words("{days} d", days=days)


def promise_text(words: Words, promise: Promise, now: datetime) -> str:
    """Return the promise in a few characters for a list: time left, paused and why, met or missed."""
    hours = hours_left(promise, now)
    if hours is not None:
        return hours_left_text(words, hours)
    if promise.paused_for is not None:
        return words(PAUSED_TEXTS[promise.paused_for])
    return words("met") if promise.state is PromiseState.ON_TIME else words("missed")


def alarm_text(words: Words, alarm: Alarm) -> str:
    """Return what calls for attention."""
    return words(ALARM_TEXTS[alarm.kind], count=alarm.count)
