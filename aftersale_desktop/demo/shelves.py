"""The sample shop's shelves while they are filled: every move counts its level on, as storage does."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime

from aftersale_desktop.domain.stock import OUTSIDE, Document, StockLevel, StockMove, StockSerial

Place = tuple[str, str]


@dataclass(slots=True)
class Shelves:
    """What lies where so far; `tracked` are the parts of which every piece has a serial number."""

    tracked: frozenset[str]
    on_hand: Counter[Place] = field(default_factory=Counter)
    reserved: Counter[Place] = field(default_factory=Counter)
    moves: list[StockMove] = field(default_factory=list)
    pieces: dict[Place, list[str]] = field(default_factory=dict)
    _made: int = 0

    def move(
        self, at: datetime, by: str, document: Document, part: str, quantity: int, way: tuple[str, str]
    ) -> tuple[str, ...]:
        """Move pieces along a way, source and target, and return the serial numbers of tracked ones."""
        source, target = way
        serials = self._taken(part, quantity, way) if part in self.tracked else ()
        for serial in serials or ("",):
            move = StockMove(
                at=at,
                by=by,
                document=document,
                source=source,
                target=target,
                part_code=part,
                quantity=1 if serials else quantity,
                serial=serial,
            )
            self.moves.append(move)
        self.on_hand[source, part] -= quantity
        self.on_hand[target, part] += quantity
        return serials

    def free(self, warehouse: str, part: str) -> int:
        """Return what may still be taken."""
        return self.on_hand[warehouse, part] - self.reserved[warehouse, part]

    def levels(self) -> tuple[StockLevel, ...]:
        """Return every level that was ever touched."""
        places = sorted(place for place in self.on_hand if place[0] != OUTSIDE)
        return tuple(StockLevel(*place, self.on_hand[place], self.reserved[place]) for place in places)

    def serials(self) -> tuple[StockSerial, ...]:
        """Return where every tracked piece lies."""
        return tuple(
            StockSerial(part, serial, warehouse)
            for (warehouse, part), serials in sorted(self.pieces.items())
            for serial in serials
            if warehouse != OUTSIDE
        )

    def history(self) -> tuple[StockMove, ...]:
        """Return the moves oldest first, numbered."""
        in_order = sorted(self.moves, key=lambda move: move.at)
        return tuple(replace(move, id=number) for number, move in enumerate(in_order, start=1))

    def _taken(self, part: str, quantity: int, way: tuple[str, str]) -> tuple[str, ...]:
        source, target = way
        if source == OUTSIDE:
            first, self._made = self._made + 1, self._made + quantity
            taken = [f"{part}-{number:05}" for number in range(first, first + quantity)]
        else:
            shelf = self.pieces[source, part]
            taken, self.pieces[source, part] = shelf[:quantity], shelf[quantity:]
        self.pieces.setdefault((target, part), []).extend(taken)
        return tuple(taken)
