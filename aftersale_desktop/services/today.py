"""The day at a glance: alarms, overdue promises, quotes that wait, products nobody collects, products that are away."""

from dataclasses import dataclass
from datetime import timedelta

from aftersale_desktop.domain.day_orders import FIRST_WATCHED_DAY, DayEntry, entries_of_day
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading


@dataclass(frozen=True, slots=True)
class Today:
    """What anybody reads of the day at their own point."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def entries(self) -> tuple[DayEntry, ...]:
        """Return what calls for attention: open orders are read at once, events of old ones only."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        watched_before = now - timedelta(days=FIRST_WATCHED_DAY)
        with self.start_reading() as work:
            orders = work.day.open_orders(user.point_code)
            events = work.day.events_of_open(user.point_code, watched_before)
        return entries_of_day(orders, events, now)
