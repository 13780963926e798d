"""The way to the factory and back: every unit is scanned out and in, and who had the product stays on record."""

from dataclasses import dataclass
from datetime import date, datetime

from aftersale_desktop.domain.custody import (
    CustodyDirection,
    CustodyLeg,
    PlaceMissingError,
    UnitsNotScannedError,
    units_away,
)
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.repair_standing import units_to_give
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork
from aftersale_desktop.services.repair_orders import RepairOrder, repair_order, take_step, write_down
from aftersale_desktop.services.workshop import OrderSheet, sheet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One handing over as it is told: the place, who carries it, and the units that were scanned."""

    place: str
    units: tuple[str, ...]
    carrier: str = ""
    waybill: str = ""
    note: str = ""
    accessories: tuple[str, ...] = ()
    expected_back: date | None = None


@dataclass(frozen=True, slots=True)
class FactoryDesk:
    """What is sent to the factory and what comes back."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def send(self, number: str, trip: Trip) -> OrderSheet:
        """Send a product out with all units it was taken in with."""
        return self._move(number, trip, CustodyDirection.OUT, Deed.SEND_TO_FACTORY)

    def take_back(self, number: str, trip: Trip, *, is_repaired: bool) -> OrderSheet:
        """Take a product back with all units that went out; one the factory repaired goes straight to inspection."""
        return self._move(number, trip, CustodyDirection.BACK, Deed.SUBMIT if is_repaired else Deed.TAKE_BACK)

    def _move(self, number: str, trip: Trip, direction: CustodyDirection, deed: Deed) -> OrderSheet:
        user, now = self.who(), self.now()
        user.need(Right.REPAIR)
        with self.start_work() as work:
            work.turns.of_claim(number)
            order = repair_order(work, number, now)
            _check(trip, units_to_scan(order))
            order = write_down(work, order, _leg(trip, direction, user, now), user, now)
            sheet = sheet_of(work, take_step(work, order, deed, user, now), user, now)
            work.commit()
        return sheet


def units_to_scan(order: RepairOrder) -> tuple[str, ...]:
    """Return the barcodes that belong along: what went out must come back, what came to the counter goes out."""
    away = units_away(contents(order.standing.records, CustodyLeg))
    taken_in = tuple(unit.barcode for unit in units_to_give(order.standing))
    return away or taken_in or tuple(unit.barcode for unit in order.item.units)


def _check(trip: Trip, expected: tuple[str, ...]) -> None:
    if not trip.place.strip():
        raise PlaceMissingError
    missing = tuple(code for code in expected if code not in trip.units)
    if missing:
        raise UnitsNotScannedError(missing)


def _leg(trip: Trip, direction: CustodyDirection, user: User, now: datetime) -> CustodyLeg:
    return CustodyLeg(
        direction=direction,
        at=now,
        handed_by=user.name,
        place=trip.place.strip(),
        carrier=trip.carrier.strip(),
        waybill=trip.waybill.strip(),
        units=trip.units,
        note=trip.note.strip(),
        accessories=trip.accessories,
        expected_back=trip.expected_back,
    )
