"""Where a scan goes: one look-up in the worker, then the page that the finding belongs to; never the focused widget."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMetaMethod, QObject, Signal

from aftersale_desktop.devices.duplicate_guard import DuplicateGuard
from aftersale_desktop.devices.scan_events import ScanEvent, typed_event
from aftersale_desktop.domain.card_records import UnitReplacement
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.lookups import (
    Found,
    FoundClaim,
    FoundInvoice,
    FoundItem,
    FoundPart,
    FoundQuote,
    NoInvoiceBegunError,
    NothingFound,
    UnknownCodeError,
)
from aftersale_desktop.services.scan_decisions import ScanDecision, decision_for, decision_on
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.visits import is_home_visit, is_hotline_document, is_stock_document, leads_nowhere
from aftersale_desktop.ui.clock import monotonic_ms
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_log import ScanLog, ScanRecord
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice

COUNTER = "counter"
CLAIMS = "claims"
CARDS = "cards"
INVOICES = "invoices"
WORKSHOP = "workshop"
STOCKROOM = "stockroom"
HOTLINE = "hotline"
NETWORK = "network"
COUNTING_WINDOW_MS = 500
"""Where every piece is scanned, only a held trigger reads a label again so soon."""
HANDOVER = "handover"
"""The section of the workshop that a receipt of a product ready for collection leads to."""


class ScanRouter(QObject):
    """Looks codes up in the order they come and tells the page, or answers itself when no page can.

    A page connects when it is made. A code that nobody knows brings no page to the front. Every scan stands in `log`
    with what became of it; a label read twice in one step is handled once, unless somebody says so.
    """

    arriving = Signal()
    """Something was found and is about to be shown; only pages that take a finding connect to the others."""
    for_counter = Signal(object)
    for_claim = Signal(str)
    for_card = Signal(int)
    for_invoice = Signal(str)
    for_part = Signal(str)
    for_stock_document = Signal(str)
    """The number of a transfer, an order, a stock-take or an old part."""
    for_visit = Signal(str)
    """The number of a home visit."""
    for_visit_plan = Signal(str)
    """The number of a claim that a home visit is wanted for."""
    for_hotline = Signal(str)
    """The number of a call, a complaint or a note."""
    for_order = Signal(str, str)
    for_money = Signal(str, bool)
    """An order for the workshop, and the section to open, blank for none."""

    is_badge: Callable[[ScanEvent], bool] = staticmethod(lambda _event: False)
    """Takes a badge that came as typed text: it is nothing to look up, to show or to keep."""

    def __init__(
        self, shop: Shop, context: PageContext, parent: QObject | None = None, step: Callable[[], str] = str
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._context = replace(context, show_refusal=self.hearing(context.show_refusal))
        self._step = step
        self._guard = DuplicateGuard()
        self._counting_guard = DuplicateGuard(COUNTING_WINDOW_MS)
        self._doubled: ScanEvent | None = None
        self._refusals: list[AfterSaleError] = []
        self.log = ScanLog(self)
        self.is_receipt = False
        """Whether a receipt is being shown that was scanned: it proves whose product it is."""
        self.is_taken_by_cards: Callable[[Found], bool] = _never
        """Lets the cards page take a finding first: while it is in front, a unit may be what its form waits for."""
        self.is_taken_by_workshop: Callable[[Found], bool] = _never
        """Lets the workshop take a finding first: while it is in front, a receipt or a unit means an order there."""
        self.is_taken_by_stockroom: Callable[[Found], bool] = _never
        """Lets the stockroom take a finding first: while it is in front, a part or a serial number is counted there."""
        self.is_taken_by_network: Callable[[Found], bool] = _never
        """Lets the network take a finding first: while it is in front, a claim may be what its form waits for."""
        self.is_taken_by_hotline: Callable[[Found], bool] = _never
        """Lets the hotline take a finding first: while it is in front, its owner is on the telephone."""
        self.is_counting: Callable[[], bool] = _not_now
        """Whether every piece of a part is scanned, so that the same label soon again is one piece more."""
        self._is_piece = False
        self._record: ScanRecord | None = None
        self._is_answered_later = False
        self.is_mismatch: Callable[[Found], bool] = _never
        """Whether the counter holds the unit against its card: the scan is taken, and the clerk has to look."""
        self.is_at_counter: Callable[[Found], bool] = _never
        """Whether the counter has the product open: then its card is evidence there."""

    def submit(self, text: str) -> None:
        """Look up what a person entered, or a code that a page knows; an empty text is nothing."""
        event = typed_event(text, monotonic_ms())
        if not self.is_badge(event):
            self.take(event)

    def take(self, event: ScanEvent) -> None:
        """Look a scan up; the same label once more within a moment is only counted."""
        if not event.raw.strip(" "):
            return
        guard = self._counting_guard if self.is_counting() else self._guard
        reads = 1 if event.is_typed else guard.count(event.raw, self._step(), event.ended_at_ms)
        if reads == 1:
            self._look_up(event)
            return
        self._doubled = event
        self.log.decide(self.log.begin(event, self._shop.now(), reads), ScanDecision.DUPLICATE)

    def take_again(self) -> None:
        """Handle the last label that was only counted: somebody meant to scan it twice."""
        event, self._doubled = self._doubled, None
        if event is not None:
            self._look_up(event)

    def note_trial(self, event: ScanEvent) -> None:
        """Note a scan that somebody only tried the scanner with."""
        self.log.decide(self.log.begin(event, self._shop.now()), ScanDecision.TRIED)

    def turn_away(self, event: ScanEvent, refusal: AfterSaleError) -> None:
        """Refuse a scan without looking it up; the history keeps it all the same."""
        self._refuse(self.log.begin(event, self._shop.now()), refusal)

    def repeat(self, event: ScanEvent) -> None:
        """Handle a scan of the history once more."""
        self._look_up(event)

    def hearing(self, show_refusal: Callable[[AfterSaleError], None]) -> Callable[[AfterSaleError], None]:
        """Return the way to show a refusal that a page should use: what it refuses, the log knows too."""

        def show(refusal: AfterSaleError) -> None:
            self._refusals.append(refusal)
            show_refusal(refusal)

        return show

    def answer_later(self) -> Callable[[AfterSaleError | None], None]:
        """Return how a page tells what became of a part that is being shown to it, once it knows."""
        record, self._is_answered_later = self._record, True

        def answer(refusal: AfterSaleError | None) -> None:
            if record is not None:
                self.log.decide(record, decision_on(refusal) if refusal else ScanDecision.PART)

        return answer

    def _looked_up(self, event: ScanEvent) -> Found:
        """Read the terms with the product: prices and rules that another counter published hold here, too."""
        self._shop.settings.read_again()
        return self._shop.intake.look_up(event.raw, is_typed=event.is_typed)

    def _look_up(self, event: ScanEvent) -> None:
        record = self.log.begin(event, self._shop.now())
        self._context.background.run(
            lambda: self._looked_up(event),
            lambda found: self._answer(record, found),
            lambda refusal: self._refuse(record, refusal),
            lastly=lambda: self._give_up(record),
            owner=self,
        )

    def _answer(self, record: ScanRecord, found: Found) -> None:
        self._refusals.clear()
        self._record, self._is_answered_later = record, False
        self.is_receipt = isinstance(found, FoundClaim) and found.is_receipt
        self.open(found)
        self.is_receipt = False
        self._guard.led_to(record.event.raw, self._step())
        refused = [decision_on(refusal) for refusal in self._refusals]
        if not self._is_answered_later:
            self.log.decide(record, refused[0] if refused else self._taken_for(found))

    def _give_up(self, record: ScanRecord) -> None:
        """What nobody answered and nobody will is refused."""
        if not (self._is_answered_later and self._record is record):
            self.log.decide(record, ScanDecision.REFUSED)

    def _taken_for(self, found: Found) -> ScanDecision:
        if self._is_piece:
            return ScanDecision.PART
        return ScanDecision.MISMATCH if self.is_mismatch(found) else decision_for(found)

    def _refuse(self, record: ScanRecord, refusal: AfterSaleError) -> None:
        from aftersale_desktop.domain.exchanges import CardIsClosedError

        self.log.decide(record, decision_on(refusal))
        if isinstance(refusal, CardIsClosedError) and refusal.new_number:
            from aftersale_desktop.wording.refusals import refusal_text

            self._offer_card(refusal_text(self._context.words, refusal), refusal.new_number)
        else:
            self._context.show_refusal(refusal)

    def _offer_card(self, text: str, number: str) -> None:
        """An old card leads to the one that came in its place, if somebody wants it."""
        opened = self._context.words("Open the new card")
        self._context.notify(Notice(text, Tone.BAD, 12, opened, lambda: self._open_card_of(number), "Alt+N"))

    def _open_card_of(self, number: str) -> None:
        def show(found: Found) -> None:
            if isinstance(found, FoundItem):
                self.open_card(found.known.item.id)

        self._context.background.run(lambda: self._shop.intake.card(number), show, owner=self)

    def open_card(self, item_id: int) -> None:
        """Bring the card of a product to the front, also while the product is at the counter."""
        self.arriving.emit()
        self._open_card(item_id)

    def open(self, found: Found) -> None:
        """Bring the page to the front that a finding belongs to, and hand it over."""
        self.arriving.emit()
        self._is_piece = self.is_taken_by_stockroom(found) or self._is_stock_paper(found)
        is_heard = self._is_piece or self._is_hotline_paper(found) or self.is_taken_by_hotline(found)
        is_heard = is_heard or self._is_visit(found) or self.is_taken_by_network(found)
        if not (is_heard or self.is_taken_by_cards(found) or self.is_taken_by_workshop(found)):
            self._route(found)
        if isinstance(found, FoundClaim) and found.quote is not None and found.quote.is_replaced:
            self._tell_quote_replaced(found.quote)

    def open_order(self, number: str, section: str = "") -> None:
        """Show an order in the workshop."""
        self._context.go_to(WORKSHOP)
        self.for_order.emit(number, section)

    def open_money(self, number: str, is_invoiced: bool) -> None:  # noqa: FBT001 - handed on as a signal's argument
        """Make out the invoice of a claim, or take what is open on it; the hand-over is shown again afterwards."""
        self._context.go_to(CLAIMS)
        self.for_money.emit(number, is_invoiced)

    def _route(self, found: Found) -> None:
        if isinstance(found, FoundClaim) and found.is_ready:
            self.open_order(found.number, HANDOVER)
        elif isinstance(found, FoundClaim):
            self._context.go_to(CLAIMS)
            self.for_claim.emit(found.number)
        elif isinstance(found, FoundInvoice):
            self._context.go_to(INVOICES)
            self.for_invoice.emit(found.number)
        elif isinstance(found, FoundPart):
            self._offer_part(found.code)
        elif isinstance(found, FoundItem) and found.is_card and not self.is_at_counter(found):
            self._open_card(found.known.item.id)
        elif isinstance(found, NothingFound) and found.replaced is not None:
            self._tell_replaced(found, found.replaced)
        elif leads_nowhere(found):
            self._tell_unknown(found)
        else:
            self._context.go_to(COUNTER)
            self.for_counter.emit(found)

    def _is_stock_paper(self, found: Found) -> bool:
        """A transfer note, an order or the label of an old part opens in the stockroom."""
        if not isinstance(found, NothingFound) or not is_stock_document(found.text):
            return False
        self._context.go_to(STOCKROOM)
        self.for_stock_document.emit(found.text)
        return True

    def plan_visit(self, claim_number: str) -> None:
        """Open the form of a home visit for a claim."""
        self._context.go_to(NETWORK)
        self.for_visit_plan.emit(claim_number)

    def _is_visit(self, found: Found) -> bool:
        """The number of a home visit opens in the calendar."""
        if not isinstance(found, NothingFound) or not is_home_visit(found.text):
            return False
        self._context.go_to(NETWORK)
        self.for_visit.emit(found.text)
        return True

    def _is_hotline_paper(self, found: Found) -> bool:
        """The number of a call, a complaint or a note opens on the hotline."""
        if not isinstance(found, NothingFound) or not is_hotline_document(found.text):
            return False
        self._context.go_to(HOTLINE)
        self.for_hotline.emit(found.text)
        return True

    def _open_card(self, item_id: int) -> None:
        self._context.go_to(CARDS)
        self.for_card.emit(item_id)

    def _tell_replaced(self, found: NothingFound, swap: UnitReplacement) -> None:
        """An open intake may hold the old unit against its card (R5); whatever it answers, the swap is what counts."""
        self.for_counter.emit(found)
        self.hearing(self._context.show_refusal)(swap.refusal())

    def _tell_quote_replaced(self, quote: FoundQuote) -> None:
        """What is shown is the newest version: whoever holds the old paper has to know."""
        text = self._context.words(
            "This is version {version} of the quote; version {newest} replaced it.",
            version=quote.version,
            newest=quote.newest,
        )
        self._context.notify(Notice(text, Tone.CAUTION))

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


def _never(_found: Found) -> bool:
    return False


def _not_now() -> bool:
    return False
