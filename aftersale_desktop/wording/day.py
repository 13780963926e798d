"""Words of the day's panel: what calls for attention, and why."""

from datetime import datetime, timedelta

from aftersale_desktop.domain.day_orders import DayEntry, DayMatter
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.promises import alarm_text, hours_left_text

MATTER_NAMES: dict[DayMatter, str] = {
    DayMatter.ALARM: N_("Alarms"),
    DayMatter.OVERDUE: N_("Overdue promises"),
    DayMatter.QUOTE_EXPIRED: N_("Quotes expired: renew or withdraw"),
    DayMatter.QUOTE_WAITS: N_("Quotes awaiting an answer"),
    DayMatter.NOT_COLLECTED: N_("Not collected"),
    DayMatter.AWAY: N_("At the factory"),
}


def matter_name(words: Words, matter: DayMatter) -> str:
    """Return the heading of a matter."""
    return words(MATTER_NAMES[matter])


def entry_text(words: Words, entry: DayEntry, now: datetime) -> str:
    """Return why an order is named today."""
    if entry.alarm is not None:
        return alarm_text(words, entry.alarm)
    order = entry.order
    if entry.matter is DayMatter.OVERDUE and order.due_at is not None:
        return hours_left_text(words, (order.due_at - now) // timedelta(hours=1))
    if entry.matter is DayMatter.QUOTE_EXPIRED and order.quote_valid_until is not None:
        return words("held until {day}", day=f"{order.quote_valid_until:%m-%d}")
    since = order.stands_since.astimezone(now.tzinfo)
    if not entry.days:
        return words("since {since}", since=f"{since:%m-%d %H:%M}")
    return words.plural(
        "for {count} day, since {since}", "for {count} days, since {since}", entry.days, since=f"{since:%m-%d}"
    )
