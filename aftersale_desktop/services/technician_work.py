"""How the work of each technician held: first inspections passed, and products that came back (domain §6, §7)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aftersale_desktop.domain.comebacks import rework_of
from aftersale_desktop.domain.first_pass import PassRate, pass_rates
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TechnicianFigures:
    """The figures of one technician; `reworks` counts what came back in the time, whenever it was mended."""

    technician: str
    first_pass: PassRate
    reworks: int


@dataclass(frozen=True, slots=True)
class TechnicianWork:
    """What anybody reads of the work at their own point."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def figures(self, begins_on: date, ends_on: date) -> tuple[TechnicianFigures, ...]:
        """Return the figures of everybody with work in the time, by name; both days are included."""
        user = self.who()
        user.need(Right.READ)
        zone = self.now().tzinfo
        begins_at, ends_at = (datetime.combine(day, time.min, zone) for day in (begins_on, ends_on + _ONE_DAY))
        with self.start_reading() as work:
            firsts = work.orders.first_inspections(begins_at, ends_at)
            came_back = rework_of(work.orders.rework(user.point_code, begins_on, ends_on))
        rates = pass_rates((one for one in firsts if one.point_code == user.point_code), lambda one: one.technician)
        reworks = {one.technician: one.total for one in came_back}
        return tuple(
            TechnicianFigures(name, rates.get(name, PassRate()), reworks.get(name, 0))
            for name in sorted(rates.keys() | reworks.keys())
            if name
        )
