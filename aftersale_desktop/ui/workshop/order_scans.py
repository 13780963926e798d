"""Parts and units that are scanned while an order is open: taken into it, or refused without moving anything."""

from collections.abc import Callable

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.lookups import NoOrderOpenError
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.workshop.section import TakesParts, TakesUnits
from aftersale_desktop.ui.workshop.sheet_view import SheetView

_PARTS = "parts"


class OrderScans:
    """Hands what is scanned to the section it belongs to, and the router what became of it."""

    def __init__(self, sheet: SheetView, router: ScanRouter, show_refusal: Callable[[AfterSaleError], None]) -> None:
        self._sheet, self._router, self._show_refusal = sheet, router, show_refusal

    def take_part(self, code: str, *, is_open: bool) -> None:
        """Bring the parts to the front once the part is taken: a refused one moves nothing."""
        section: object = self._sheet.made(_PARTS) if is_open else None
        if not isinstance(section, TakesParts):
            self._show_refusal(NoOrderOpenError(code))
            return
        answer = self._router.answer_later()

        def taken() -> None:
            answer(None)
            self._sheet.section(_PARTS)

        def refused(refusal: AfterSaleError) -> None:
            self._show_refusal(refusal)
            answer(refusal)

        section.part_scanned(code, taken, refused)

    def is_unit_taken(self, barcode: str, *, is_open: bool) -> bool:
        """Tell whether the section in front took a unit of the open order."""
        section: object = self._sheet.section_in_front() if is_open else None
        return isinstance(section, TakesUnits) and section.unit_scanned(barcode)
