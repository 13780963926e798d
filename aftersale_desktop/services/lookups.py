"""What a scan or a typed text leads to; never a guess: several hits stay several."""

from dataclasses import dataclass

from aftersale_desktop.domain.document_codes import DocumentNumber, DocumentSeries
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.scans import ScannedKind, classify
from aftersale_desktop.domain.serials import UnitCode
from aftersale_desktop.services.ports import KnownItem, Work

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


class NoInvoiceBegunError(AfterSaleError):
    """A part was scanned and no invoice is being made out that could take it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One product; `unit` is set when one of its units was scanned."""

    known: KnownItem
    unit: ComponentUnit | None = None


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim number or a receipt."""

    number: str


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


Found = FoundItem | FoundClaim | FoundInvoice | FoundPart | FoundSeveral | NothingFound


def find(work: Work, text: str, point_code: str, *, is_typed: bool = False) -> Found:
    """Return what a code or a typed text leads to; a misread code is refused before any query."""
    patterns = work.shop.terms(point_code).patterns
    scan = classify(text, patterns, is_typed=is_typed)
    if scan.kind is ScannedKind.DOCUMENT and scan.document is not None:
        return _find_document(work, scan.document, scan.text)
    products = work.items.by_barcode(scan.text)
    if products:
        return _item_or_choice(scan.text, products)
    if scan.units:
        return NothingFound(scan.text, scan.units)
    return _find_by_text(work, scan.text, point_code)


def find_card(work: Work, number: str) -> Found:
    """Return the product of a warranty card, or the several that claim to have it; anything else is no card."""
    products = work.items.by_card(number) or work.items.by_card(number.upper())
    if not products:
        raise CardNotFoundError(number)
    return _item_or_choice(number, products)


def _find_document(work: Work, document: DocumentNumber, text: str) -> Found:
    if document.series is DocumentSeries.CLAIM and work.claims.by_number(document.number):
        return FoundClaim(document.number)
    if document.series is DocumentSeries.INVOICE:
        invoice = work.invoices.by_number(document.number)
        return FoundInvoice(invoice.number, invoice.claim_number) if invoice else NothingFound(text)
    if document.series in {DocumentSeries.CARD, DocumentSeries.ITEM}:
        is_card = document.series is DocumentSeries.CARD
        products = (work.items.by_card if is_card else work.items.by_number)(document.number)
        return _item_or_choice(text, products) if products else NothingFound(text)
    return NothingFound(text)


def _item_or_choice(text: str, products: tuple[KnownItem, ...]) -> Found:
    if len(products) > 1:
        return FoundSeveral(text, products, text)
    known = products[0]
    return FoundItem(known, next((unit for unit in known.item.units if unit.barcode == text), None))


def _find_by_text(work: Work, text: str, point_code: str) -> Found:
    listed = (part.code for tariff in work.shop.terms(point_code).tariffs for part in tariff.parts)
    code = next((code for code in listed if code.upper() == text.upper()), None)
    if code is not None:
        return FoundPart(code)
    by_card = work.items.by_card(text) or work.items.by_card(text.upper())
    products = by_card or work.items.by_number(text.upper()) or work.items.by_customer_text(text, MOST_HITS)
    if not products:
        return NothingFound(text)
    return FoundItem(products[0]) if len(products) == 1 else FoundSeveral(text, products)
