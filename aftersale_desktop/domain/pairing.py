"""The slots a product's units are scanned into, and whether they agree with the warranty card (R5)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.serials import UnitKind


class Match(StrEnum):
    """What a slot knows."""

    WAITING = "waiting"
    MATCHES = "matches"
    DIFFERS = "differs"


class AlreadyScannedError(AfterSaleError):
    """The same unit was read twice; nothing changes."""

    def __init__(self, barcode: str) -> None:
        super().__init__(barcode)
        self.barcode = barcode


class OtherProductOpenError(AfterSaleError):
    """The unit belongs to another product while this intake is not finished."""

    def __init__(self, barcode: str) -> None:
        super().__init__(barcode)
        self.barcode = barcode


class WrongSlotError(AfterSaleError):
    """No unit of this kind is waited for: the one in front wants another unit first."""

    def __init__(self, barcode: str, waiting_for: UnitKind) -> None:
        super().__init__(barcode, waiting_for)
        self.barcode = barcode
        self.waiting_for = waiting_for


@dataclass(frozen=True, slots=True)
class Slot:
    """One unit: the barcode on the card, the one on the product, and how often that one was read."""

    kind: UnitKind
    on_card: str
    scanned: str = ""
    times: int = 0

    @property
    def match(self) -> Match:
        """Tell whether card and product agree; an unread slot waits."""
        if not self.scanned:
            return Match.WAITING
        return Match.MATCHES if self.scanned == self.on_card else Match.DIFFERS


@dataclass(frozen=True, slots=True)
class ScannedUnits:
    """All slots of one product, in the order of its card."""

    slots: tuple[Slot, ...]

    @property
    def agree(self) -> bool:
        """Tell whether no slot differs; an unread slot does not speak against the customer."""
        return all(slot.match is not Match.DIFFERS for slot in self.slots)

    @property
    def is_complete(self) -> bool:
        """Tell whether every slot was read."""
        return all(slot.match is not Match.WAITING for slot in self.slots)

    @property
    def waiting_for(self) -> UnitKind | None:
        """The unit to scan next, if any."""
        return next((slot.kind for slot in self.slots if slot.match is Match.WAITING), None)

    def holds(self, barcode: str) -> bool:
        """Tell whether the card names this unit or a slot was read as it."""
        return any(barcode in {slot.on_card, slot.scanned} for slot in self.slots)

    def waits_for(self, kind: UnitKind) -> bool:
        """Tell whether a unit of the kind was not read yet."""
        return any(slot.match is Match.WAITING for slot in self.slots if slot.kind is kind)

    def wants_again(self, kind: UnitKind) -> bool:
        """Tell whether a unit of the kind differed at its first reading: a misread is read once more."""
        return any(slot.match is Match.DIFFERS and slot.times == 1 for slot in self.slots if slot.kind is kind)

    def without(self, barcode: str) -> "ScannedUnits":
        """Return the slots with a differing unit taken out again: it turned out to be another product's."""
        return ScannedUnits(
            tuple(
                replace(slot, scanned="", times=0) if slot.scanned == barcode and slot.match is Match.DIFFERS else slot
                for slot in self.slots
            )
        )

    def scanned_units(self) -> tuple[ComponentUnit, ...]:
        """Return the units as read from the product."""
        return tuple(ComponentUnit(slot.kind, slot.scanned) for slot in self.slots if slot.scanned)

    def with_scan(self, kind: UnitKind, barcode: str) -> "ScannedUnits":
        """Return the slots with one more scan; a differing slot may be read again, a matching one may not.

        The same code is never in two slots. A foreign unit whose slot its true unit takes waits in the next one of
        its kind, so that no order of scans loses it; it goes only when every slot of the kind was read.
        """
        place = self._place_for(kind, barcode)
        before, slots = self.slots[place], list(self.slots)
        times = before.times + 1 if before.scanned == barcode else 1
        slots[place] = replace(before, scanned=barcode, times=times)
        waiting = (at for at, slot in enumerate(slots) if slot.kind is before.kind and not slot.scanned)
        place_left = next(waiting, None)
        if before.match is Match.DIFFERS and barcode == before.on_card and place_left is not None:
            slots[place_left] = replace(slots[place_left], scanned=before.scanned, times=before.times)
        return ScannedUnits(tuple(slots))

    def _place_for(self, kind: UnitKind, barcode: str) -> int:
        own = next((at for at, slot in enumerate(self.slots) if barcode in {slot.on_card, slot.scanned}), None)
        if own is None:
            return self._open_place(kind, barcode)
        if self.slots[own].match is Match.MATCHES:
            raise AlreadyScannedError(barcode)
        return own

    def _open_place(self, kind: UnitKind, barcode: str) -> int:
        """An unread slot of the kind comes before one that differs; a multi-split has several indoor ones."""
        of_kind = [at for at, slot in enumerate(self.slots) if slot.kind is kind]
        for wanted in (Match.WAITING, Match.DIFFERS):
            for at in of_kind:
                if self.slots[at].match is wanted:
                    return at
        raise OtherProductOpenError(barcode)


def units_received(item: ServiceItem, scanned: tuple[ComponentUnit, ...]) -> tuple[ComponentUnit, ...]:
    """Return every unit of a product in the order of its card: as it was scanned, by the card where it was not."""
    foreign = [unit for unit in scanned if unit not in item.units]
    return tuple(unit if unit in scanned else _next_of_kind(foreign, unit) for unit in item.units)


def _next_of_kind(foreign: list[ComponentUnit], named: ComponentUnit) -> ComponentUnit:
    """Take the first foreign unit of the kind, as the slots were filled."""
    found = next((unit for unit in foreign if unit.kind is named.kind), None)
    if found is None:
        return named
    foreign.remove(found)
    return found


def slots_of(item: ServiceItem) -> ScannedUnits:
    """Return empty slots for the units that the card names."""
    return ScannedUnits(tuple(Slot(unit.kind, unit.barcode) for unit in item.units))
