"""How the stockroom calls its places and parts, those of the user's own point in short."""

from dataclasses import dataclass

from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.stock import OUTSIDE, Warehouse, WarehouseKind
from aftersale_desktop.services.stock_book import StockBook
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock import WAREHOUSE_NAMES, part_name, warehouse_name


@dataclass(frozen=True, slots=True)
class StockNames:
    """Words for codes; a code that nobody knows stands for itself."""

    words: Words
    book: StockBook

    def part(self, code: str) -> str:
        """Return what a part is called."""
        found = self.find(code)
        return part_name(self.words, found) if found else code

    def place(self, code: str) -> str:
        """Return what a warehouse is called; one of another point with the name of that point."""
        if code == OUTSIDE:
            return self.words("Outside")
        found = next((one for one in self.book.warehouses if one.code == code), None)
        if found is None:
            return code
        if found.point_code == self.book.own_point and not found.holder:
            return self.words(WAREHOUSE_NAMES[found.kind])
        return warehouse_name(self.words, found, self.book.points)

    def own_places(self) -> tuple[Warehouse, ...]:
        """Return the warehouses of the user's point: its stock, the vans, then what else there is."""
        own = (one for one in self.book.warehouses if one.point_code == self.book.own_point)
        order = tuple(WarehouseKind)
        return tuple(sorted(own, key=lambda one: (order.index(one.kind), one.code)))

    def own_stores(self) -> tuple[Warehouse, ...]:
        """Return where parts of the user's point are kept ready: its stock and the vans."""
        return tuple(one for one in self.own_places() if one.is_source)

    def other_points(self) -> tuple[Warehouse, ...]:
        """Return the stocks of the other points."""
        kinds = (one for one in self.book.warehouses if one.kind is WarehouseKind.POINT)
        return tuple(one for one in kinds if one.point_code != self.book.own_point)

    def is_own(self, code: str) -> bool:
        """Tell whether a warehouse belongs to the user's point."""
        return any(one.code == code for one in self.own_places())

    def find(self, code: str) -> SparePart | None:
        """Return the part of a code, in whatever case it was typed."""
        wanted = code.strip().upper()
        return next((part for part in self.book.parts if part.code.upper() == wanted), None)

    def is_tracked(self, code: str) -> bool:
        """Tell whether every piece of a part is named by its serial number."""
        found = self.find(code)
        return found is not None and found.is_tracked

    def fits(self, part: SparePart, text: str) -> bool:
        """Tell whether a part is what somebody looks for: any piece of its code or of either name."""
        wanted = text.strip().casefold()
        told = (part.code, part.name.zh, part.name.en, part_name(self.words, part))
        return any(wanted in one.casefold() for one in told)
