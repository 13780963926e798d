"""Commands that read a shop: lists, single records, look-ups, papers, codes to try."""

from pathlib import Path
from typing import Annotated

import typer

from aftersale_desktop.commandline.details import claim_detail_object, found_object, invoice_detail_object
from aftersale_desktop.commandline.listings import (
    CARDS,
    CLAIMS,
    INVOICES,
    PARTS,
    print_object,
    print_rows,
)
from aftersale_desktop.commandline.surroundings import Surroundings
from aftersale_desktop.domain.claims import ClaimNotFoundError
from aftersale_desktop.domain.document_codes import DocumentSeries, is_document_number, parse_document_number
from aftersale_desktop.domain.invoices import InvoiceNotFoundError
from aftersale_desktop.domain.papers import PaperKind, PaperSize, audiences_of
from aftersale_desktop.domain.stock import WarehouseKind, code_of
from aftersale_desktop.services.database_refusals import NotASampleShopError
from aftersale_desktop.services.lookups import Found, NothingFound, UnknownCodeError
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import ClaimFilter

DONE = 0
_EVERYTHING = 1_000_000
Json = Annotated[bool, typer.Option("--json")]
Number = Annotated[str, typer.Argument(metavar="NUMBER")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE.pdf", dir_okay=False)]


Size = Annotated[PaperSize, typer.Option("--paper")]


def lookup(context: typer.Context, code: Annotated[str, typer.Argument(metavar="CODE")], as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """Show what a code leads to."""
    around: Surroundings = context.obj
    return _print_found(around, around.shop.intake.look_up(code, is_typed=True), code, as_json)


def _print_found(around: Surroundings, found: Found, code: str, as_json: bool) -> int:  # noqa: FBT001 - an option
    record = found_object(found, around.shop, around.words)
    if isinstance(found, NothingFound) and found.replaced is not None:
        raise found.replaced.refusal()
    if record is None:
        raise UnknownCodeError(code)
    print_object(record, around.sink, is_json=as_json)
    return DONE


def list_cards(context: typer.Context, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """List warranty cards."""
    around: Surroundings = context.obj
    print_rows(around.shop.intake.card_rows(_EVERYTHING), CARDS, around, is_json=as_json)
    return DONE


def show_card(context: typer.Context, number: Number, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """Show one warranty card."""
    around: Surroundings = context.obj
    return _print_found(around, around.shop.intake.card(plain_number(number)), number, as_json)


def list_claims(context: typer.Context, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """List claims."""
    around: Surroundings = context.obj
    wanted = ClaimFilter(is_everything=True, limit=_EVERYTHING)
    print_rows(around.shop.claims.rows(wanted), CLAIMS, around, is_json=as_json)
    return DONE


def show_claim(context: typer.Context, number: Number, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """Show one claim."""
    around: Surroundings = context.obj
    detail = around.shop.claims.detail(plain_number(number))
    print_object(claim_detail_object(detail, around.words), around.sink, is_json=as_json)
    return DONE


def list_invoices(context: typer.Context, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """List invoices."""
    around: Surroundings = context.obj
    print_rows(around.shop.money.invoicing.rows(_EVERYTHING), INVOICES, around, is_json=as_json)
    return DONE


def list_parts(context: typer.Context, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """List the spare parts in the stock of the point."""
    around: Surroundings = context.obj
    warehouse = code_of(WarehouseKind.POINT, around.shop.who().point_code)
    print_rows(around.shop.stock.stockroom.stock(warehouse), PARTS, around, is_json=as_json)
    return DONE


def show_invoice(context: typer.Context, number: Number, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """Show one invoice."""
    around: Surroundings = context.obj
    invoice = around.shop.money.invoicing.find(plain_number(number))
    if invoice is None:
        raise InvoiceNotFoundError(number)
    print_object(invoice_detail_object(invoice), around.sink, is_json=as_json)
    return DONE


def print_receipt(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write a receipt as PDF."""
    return _print(context.obj, PaperKind.RECEIPT, number, output, paper)


def print_invoice(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write a fee invoice as PDF."""
    return _print(context.obj, PaperKind.INVOICE, number, output, paper)


_MONEY_PAPERS: dict[DocumentSeries, PaperKind] = {
    DocumentSeries.DEPOSIT: PaperKind.DEPOSIT,
    DocumentSeries.PAYMENT: PaperKind.PAYMENT,
    DocumentSeries.REFUND: PaperKind.REFUND,
    DocumentSeries.CREDIT_NOTE: PaperKind.CREDIT_NOTE,
}


def print_money(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write a receipt of money or a credit note as PDF; the number says which it is."""
    series = parse_document_number(plain_number(number)).series
    return _print(context.obj, _MONEY_PAPERS.get(series, PaperKind.PAYMENT), number, output, paper)


def print_quote(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write a quote as PDF; the number of a claim stands for the last version sent for it."""
    around: Surroundings = context.obj
    plain = plain_number(number)
    if is_document_number(plain) and parse_document_number(plain).series is DocumentSeries.CLAIM:
        plain = around.shop.repairs.quotes.newest(plain).number
    return _print(around, PaperKind.QUOTE, plain, output, paper)


def print_remedy(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write the note of an exchange or of a product refund as PDF; the number says which it is."""
    is_refund = parse_document_number(plain_number(number)).series is DocumentSeries.PRODUCT_REFUND
    return _print(context.obj, PaperKind.PRODUCT_REFUND if is_refund else PaperKind.EXCHANGE, number, output, paper)


def print_card(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write a warranty card as PDF."""
    return _print(context.obj, PaperKind.CARD, number, output, paper)


def print_label(
    context: typer.Context,
    number: Number,
    output: Output,
    paper: Size = PaperSize.LABEL100,
    of_accessories: Annotated[bool, typer.Option("--accessories")] = False,  # noqa: FBT002 - an option
) -> int:
    """Write the label of a claim or product as PDF, or those of its accessories, a page each."""
    kind = PaperKind.ACCESSORY_LABELS if of_accessories else PaperKind.LABEL
    return _print(context.obj, kind, number, output, paper)


def print_custody(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write the note of a claim's last way to the factory as PDF."""
    return _print(context.obj, PaperKind.CUSTODY, number, output, paper)


def print_visit(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write the sheet of a home visit as PDF."""
    return _print(context.obj, PaperKind.VISIT, number, output, paper)


def print_notice(context: typer.Context, number: Number, output: Output) -> int:
    """Write the notice of a price list for the wall as PDF, on A4."""
    return _print(context.obj, PaperKind.PRICE_NOTICE, number, output, PaperSize.A4)


def print_letter(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write the letter on a verdict as PDF."""
    return _print(context.obj, PaperKind.LETTER, number, output, paper)


def print_certificate(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write the inspection certificate of a claim as PDF."""
    return _print(context.obj, PaperKind.CERTIFICATE, number, output, paper)


def print_handover(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A5) -> int:
    """Write the hand-over note of a claim as PDF."""
    return _print(context.obj, PaperKind.HANDOVER, number, output, paper)


def print_record(context: typer.Context, number: Number, output: Output, paper: Size = PaperSize.A4) -> int:
    """Write the repair record of a product as PDF, by its number or one of its claims."""
    return _print(context.obj, PaperKind.REPAIR_RECORD, number, output, paper)


def _print(around: Surroundings, kind: PaperKind, number: str, output: Path, paper: PaperSize) -> int:
    audiences = audiences_of(kind)
    sheet = Sheet(kind, plain_number(number), paper, str(around.words.language), audiences)
    around.shop.papers.save_as(sheet, output)
    return DONE


def plain_number(text: str) -> str:
    """Return a document number without the check character that its barcode carries."""
    from aftersale_desktop.domain.scans import classify

    found = classify(text, is_typed=True).document
    return found.number if found else text.strip()


def demo_codes(context: typer.Context, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """List codes to try."""
    from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY, codes_with

    around: Surroundings = context.obj
    claim = _stored_claim(around, DEMO_CLAIM_KEY) if _has_shop(around) else _planned_claim()
    print_object(codes_with(claim).to_json(), around.sink, is_json=as_json)
    return DONE


def _stored_claim(around: Surroundings, key: str) -> str:
    try:
        return around.shop.claims.number_of_request(key)
    except ClaimNotFoundError:
        raise NotASampleShopError(str(around.options.database_address)) from None


def _has_shop(around: Surroundings) -> bool:
    return around.options.is_demo or not around.options.lacks_database


def _planned_claim() -> str:
    from aftersale_desktop.bootstrap import shop_clock
    from aftersale_desktop.demo.shop import demo_codes as codes_of
    from aftersale_desktop.demo.shop import demo_shop

    return codes_of(demo_shop(shop_clock())).claim
