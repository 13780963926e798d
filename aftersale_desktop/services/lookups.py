"""What a scan or a typed text leads to; never a guess: several hits stay several."""

from dataclasses import dataclass
from itertools import chain

from aftersale_desktop.domain.card_records import UnitReplacement
from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.document_codes import DocumentNumber, DocumentSeries
from aftersale_desktop.domain.elements import AmbiguousElementsError, ElementString, from_print
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.part_codes import part_of_label
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.scans import ScannedKind, classify, elements_in
from aftersale_desktop.domain.serials import UnitCode, recognise_unit
from aftersale_desktop.services.ports import KnownItem, ReadElements, Terms, Work

MOST_HITS = 20


class UnknownCodeError(AfterSaleError):
    """Nobody knows the code."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class CardNotFoundError(AfterSaleError):
    """No warranty card has the number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class QuestionOpenError(AfterSaleError):
    """A code was scanned while a question stood open that is about something else."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoOrderOpenError(AfterSaleError):
    """A part was scanned in the workshop and no order is open that could take it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoInvoiceBegunError(AfterSaleError):
    """A part was scanned and no invoice is being made out that could take it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One product; `unit` is set when one of its units was scanned, `is_card` when its warranty card was."""

    known: KnownItem
    unit: ComponentUnit | None = None
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Which version of a quote was found, and which is the newest."""

    version: int
    newest: int

    @property
    def is_replaced(self) -> bool:
        """Tell whether the paper in hand counts no more."""
        return self.version < self.newest


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim; `is_ready` when the product waits for its owner.

    `is_receipt` when the very code of its receipt was scanned, with hyphens and check character: a number that
    somebody typed, and the code of a label or of another paper, prove nothing.
    """

    number: str
    is_ready: bool = False
    is_receipt: bool = False
    quote: FoundQuote | None = None
    """The quote by which the claim was found, where it was one."""


@dataclass(frozen=True, slots=True)
class FoundInvoice:
    """An invoice number."""

    number: str
    claim_number: str


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part code of the price list."""

    code: str


@dataclass(frozen=True, slots=True)
class FoundSeveral:
    """More than one product fits: the clerk chooses, never the program."""

    text: str
    known: tuple[KnownItem, ...]
    unit_barcode: str = ""


@dataclass(frozen=True, slots=True)
class NothingFound:
    """Nobody knows the text; `units` is what its format says where it is a unit barcode."""

    text: str
    units: tuple[UnitCode, ...] = ()
    replaced: UnitReplacement | None = None
    """The official swap that took this unit out of its product, where there was one."""


Found = FoundItem | FoundClaim | FoundInvoice | FoundPart | FoundSeveral | NothingFound


def no_elements(_text: str) -> tuple[ElementString, ...]:
    """Read no GS1 element strings: where nobody scans."""
    return ()


def find(
    work: Work, text: str, point_code: str, *, is_typed: bool = False, read_elements: ReadElements = no_elements
) -> Found:
    """Return what a code or a typed text leads to; a misread code is refused before any product is looked for."""
    terms = work.shop.terms(point_code)
    readings = elements_in(from_print(text) if is_typed else text, terms.patterns, read_elements)
    if readings:
        return _find_unit(work, terms, readings)
    scan = classify(text, terms.patterns, is_typed=is_typed)
    if scan.kind is ScannedKind.DOCUMENT and scan.document is not None:
        return _find_document(work, scan.document, scan.text, is_typed=is_typed)
    products = work.items.by_barcode(scan.text)
    if products:
        return _item_or_choice(scan.text, products)
    if scan.units:
        return _nothing(work, scan.text, scan.units)
    return _find_by_text(work, scan.text, point_code, is_typed=is_typed)


def _find_unit(work: Work, terms: Terms, readings: tuple[ElementString, ...]) -> Found:
    """Look an element string up by its serial number; where a separator is missing, the clerk says which it is."""
    units = tuple(dict.fromkeys(reading.unit for reading in readings if reading.unit))
    if len(readings) == 1:
        code = units[0] if units else "".join(element.value for element in readings[0].elements)
        products = work.items.by_barcode(code)
        return (
            _item_or_choice(code, products) if products else _nothing(work, code, recognise_unit(code, terms.patterns))
        )
    known = {unit: products for unit in units if (products := work.items.by_barcode(unit))}
    if not known:
        raise AmbiguousElementsError(units)
    return FoundSeveral(units[0], tuple(chain(*known.values())), next(iter(known)) if len(known) == 1 else "")


def find_card(work: Work, number: str) -> Found:
    """Return the product of a warranty card, or the several that claim to have it; anything else is no card."""
    _check_not_closed(work, number)
    products = work.items.by_card(number) or work.items.by_card(number.upper())
    if not products:
        raise CardNotFoundError(number)
    return _item_or_choice(number, products)


def _find_document(work: Work, document: DocumentNumber, text: str, *, is_typed: bool) -> Found:
    if document.series is DocumentSeries.CLAIM:
        is_receipt = text == document.code and not is_typed
        return _find_claim(work, document.number, is_receipt=is_receipt) or NothingFound(text)
    if document.series is DocumentSeries.INVOICE:
        invoice = work.invoices.by_number(document.number)
        return FoundInvoice(invoice.number, invoice.claim_number) if invoice else NothingFound(text)
    if document.series in _MONEY:
        return _find_money(work, document.number) or NothingFound(text)
    if document.series in _OF_ORDER:
        return _find_order(work, document) or NothingFound(text)
    if document.series in {DocumentSeries.CARD, DocumentSeries.ITEM}:
        is_card = document.series is DocumentSeries.CARD
        if is_card:
            _check_not_closed(work, document.number)
        products = (work.items.by_card if is_card else work.items.by_number)(document.number)
        return _item_or_choice(text, products, is_card=is_card) if products else NothingFound(text)
    return NothingFound(text)


def _find_claim(work: Work, number: str, *, is_receipt: bool) -> FoundClaim | None:
    claim = work.claims.by_number(number)
    return FoundClaim(number, claim.state in _WAITS_FOR_ITS_OWNER, is_receipt) if claim else None


_OF_ORDER = frozenset({DocumentSeries.QUOTE, DocumentSeries.EXCHANGE, DocumentSeries.PRODUCT_REFUND})
_WAITS_FOR_ITS_OWNER = frozenset({ClaimState.READY, ClaimState.CANCELLED})
_MONEY = frozenset({DocumentSeries.DEPOSIT, DocumentSeries.PAYMENT, DocumentSeries.REFUND, DocumentSeries.CREDIT_NOTE})


def _find_order(work: Work, document: DocumentNumber) -> Found | None:
    """A paper of the workshop leads to the claim it was written for; what they are is loaded at the first one."""
    from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
    from aftersale_desktop.domain.order_records import contents
    from aftersale_desktop.domain.quotes import Quote

    kinds: dict[DocumentSeries, type[Quote | Exchange | ProductRefund]] = {
        DocumentSeries.QUOTE: Quote,
        DocumentSeries.EXCHANGE: Exchange,
        DocumentSeries.PRODUCT_REFUND: ProductRefund,
    }
    written = work.orders.by_key(kinds[document.series], document.number, 1)
    if not written:
        return None
    number, content = written[0].claim_number, written[0].content
    if not isinstance(content, Quote):
        return FoundClaim(number)
    sent = contents(work.orders.of_claim(number), Quote)
    return FoundClaim(number, quote=FoundQuote(content.version, sent[-1].version))


def _find_money(work: Work, number: str) -> Found | None:
    """A receipt of money leads to the invoice it was for, a deposit before one to its claim."""
    booked = work.ledger.by_number(number) or work.credit_notes.by_number(number)
    if booked is None:
        return None
    if booked.invoice_number:
        return FoundInvoice(booked.invoice_number, booked.claim_number)
    return FoundClaim(booked.claim_number)


def _check_not_closed(work: Work, number: str) -> None:
    """Refuse a card that an exchange or a refund closed, whatever form its number has and whoever still carries it."""
    closed = work.card_records.closed_card(number) or work.card_records.closed_card(number.upper())
    if closed is not None:
        raise closed.refusal()


def _nothing(work: Work, text: str, units: tuple[UnitCode, ...] = ()) -> NothingFound:
    """Nobody has the unit now; one that was officially replaced says so, for no card accepts it any more."""
    swap = work.card_records.taken_out(text)
    return NothingFound(text, units, swap[1] if swap else None)


def _item_or_choice(text: str, products: tuple[KnownItem, ...], *, is_card: bool = False) -> Found:
    if len(products) > 1:
        return FoundSeveral(text, products, text)
    known = products[0]
    return FoundItem(known, next((unit for unit in known.item.units if unit.barcode == text), None), is_card)


def _find_by_text(work: Work, text: str, point_code: str, *, is_typed: bool) -> Found:
    """A scan means exactly what it says; only what a person typed may be a part of something."""
    listed = (part.code for tariff in work.shop.terms(point_code).tariffs for part in tariff.parts)
    asked = {text.upper(), part_of_label(text)}
    code = next((code for code in listed if code.upper() in asked), None)
    if code is not None:
        return FoundPart(code)
    _check_not_closed(work, text)
    by_card = work.items.by_card(text) or work.items.by_card(text.upper())
    products = by_card or work.items.by_number(text.upper())
    if is_typed and not products:
        products = work.items.by_typed(text, MOST_HITS)
    if not products:
        return _nothing(work, text)
    return FoundItem(products[0], is_card=bool(by_card)) if len(products) == 1 else FoundSeveral(text, products)
