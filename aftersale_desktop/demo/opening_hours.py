"""The shop's working time as one running count of minutes, so that nothing happens at night."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

OPENS_AT = time(8, 30)
MINUTES_A_DAY = 570
_SHORTEST_DAY = 60


def day_start(day: date) -> int:
    """Return the count at which the shop opens on a day."""
    return day.toordinal() * MINUTES_A_DAY


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Working minutes around a moment; closed hours count as the minute before."""

    now: datetime

    @property
    def latest(self) -> int:
        """The last working minute that is not in the future."""
        opened_at = datetime.combine(self.now.date(), OPENS_AT, self.now.tzinfo)
        minutes = (self.now - opened_at) // timedelta(minutes=1)
        return day_start(self.now.date()) + min(max(minutes, -1), MINUTES_A_DAY - 1)

    def minute(self, days_ago: int, share_of_day: float) -> int:
        """Return a working minute of a day; of today a past one, in its first hour one of the evening before."""
        begin = day_start(self.now.date()) - days_ago * MINUTES_A_DAY
        if days_ago:
            return begin + int(share_of_day * (MINUTES_A_DAY - 1))
        passed = self.latest - begin
        if passed < _SHORTEST_DAY:
            begin, passed = self.latest - _SHORTEST_DAY, _SHORTEST_DAY
        return begin + int(share_of_day * passed)

    def moment(self, minute: int) -> datetime:
        """Return the time of a working minute in the shop's zone."""
        days, minutes = divmod(minute, MINUTES_A_DAY)
        opened_at = datetime.combine(date.fromordinal(days), OPENS_AT, self.now.tzinfo)
        return opened_at + timedelta(minutes=minutes)
