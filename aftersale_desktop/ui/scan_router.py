"""Where a scan goes: one look-up in the worker, then the page that the finding belongs to; never the focused widget."""

from PySide6.QtCore import QMetaMethod, QObject, Signal

from aftersale_desktop.services.lookups import (
    Found,
    FoundClaim,
    FoundInvoice,
    FoundPart,
    NoInvoiceBegunError,
    NothingFound,
    UnknownCodeError,
)
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.visits import leads_nowhere
from aftersale_desktop.ui.pages import PageContext

COUNTER = "counter"
CLAIMS = "claims"


class ScanRouter(QObject):
    """Looks codes up in the order they come and tells the page, or answers itself when no page can.

    A page connects when it is made. A code that nobody knows brings no page to the front.
    """

    for_counter = Signal(object)
    for_claim = Signal(str)
    for_part = Signal(str)

    def __init__(self, shop: Shop, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._context = context

    def submit(self, text: str, *, is_typed: bool) -> None:
        """Look a code or a typed text up; an empty one is nothing."""
        if text.strip():
            self._context.background.run(
                lambda: self._shop.intake.look_up(text, is_typed=is_typed), self.open, owner=self
            )

    def open(self, found: Found) -> None:
        """Bring the page to the front that a finding belongs to, and hand it over."""
        if isinstance(found, FoundClaim):
            self._context.go_to(CLAIMS)
            self.for_claim.emit(found.number)
        elif isinstance(found, FoundInvoice):
            self._context.go_to(CLAIMS)
            self.for_claim.emit(found.claim_number)
        elif isinstance(found, FoundPart):
            self._offer_part(found.code)
        elif leads_nowhere(found):
            self._tell_unknown(found)
        else:
            self._context.go_to(COUNTER)
            self.for_counter.emit(found)

    def _offer_part(self, code: str) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.for_part)):
            self.for_part.emit(code)
        else:
            self._context.show_refusal(NoInvoiceBegunError(code))

    def _tell_unknown(self, found: NothingFound) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.for_counter)):
            self.for_counter.emit(found)
        else:
            self._context.show_refusal(UnknownCodeError(found.text))
