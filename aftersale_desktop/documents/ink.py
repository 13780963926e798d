"""The writer: papers as PDF, the same bytes for the same content."""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import groupby
from math import ceil
from typing import Any, NamedTuple

from aftersale_desktop.documents.barcodes import DOT
from aftersale_desktop.documents.calibration import calibration_pdf
from aftersale_desktop.documents.canvas import PaperCanvas
from aftersale_desktop.documents.card import card_leaves
from aftersale_desktop.documents.certificate import certificate_leaves
from aftersale_desktop.documents.credit_note import credit_note_leaves
from aftersale_desktop.documents.custody_note import custody_leaves
from aftersale_desktop.documents.day_close import day_close_leaves
from aftersale_desktop.documents.exchange_note import exchange_leaves
from aftersale_desktop.documents.factory_statement import statement_leaves
from aftersale_desktop.documents.figure_report import figure_leaves
from aftersale_desktop.documents.fonts import missing_characters
from aftersale_desktop.documents.forms import Form, Leaves
from aftersale_desktop.documents.handover_note import handover_leaves
from aftersale_desktop.documents.invoice import invoice_leaves
from aftersale_desktop.documents.label import (
    accessory_label_leaves,
    badge_leaves,
    label_code,
    label_leaves,
    part_label_leaves,
    shelf_label_leaves,
)
from aftersale_desktop.documents.layout import Page, Room, pages_of
from aftersale_desktop.documents.letter import letter_leaves
from aftersale_desktop.documents.looks import LOOKS, Look
from aftersale_desktop.documents.payment import payment_leaves
from aftersale_desktop.documents.pen import Box, Pen
from aftersale_desktop.documents.price_notice import price_notice_leaves
from aftersale_desktop.documents.product_refund import product_refund_leaves
from aftersale_desktop.documents.quote import quote_leaves
from aftersale_desktop.documents.readback import check_readable
from aftersale_desktop.documents.receipt import receipt_leaves
from aftersale_desktop.documents.repair_record import repair_record_leaves
from aftersale_desktop.documents.stock_notes import replenishment_leaves, transfer_leaves
from aftersale_desktop.documents.text import one_line, shrunk_to, wrapped
from aftersale_desktop.documents.visit_sheet import visit_leaves
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.drawn_papers import (
    AccessoryLabel,
    AccessoryLabelsContent,
    BadgeContent,
    CardContent,
    LabelContent,
    LetterContent,
    PartLabelContent,
    ShelfLabelContent,
)
from aftersale_desktop.domain.exchange_papers import ExchangeContent, ProductRefundContent
from aftersale_desktop.domain.factory_statement_papers import StatementContent
from aftersale_desktop.domain.figure_papers import FigureContent
from aftersale_desktop.domain.money_papers import CreditNoteContent, PaymentContent
from aftersale_desktop.domain.notice_papers import PriceNoticeContent
from aftersale_desktop.domain.papers import (
    LABELS,
    PAPER_OF_PURPOSE,
    Audience,
    InvoiceContent,
    PaperContent,
    PaperKind,
    PaperSize,
    ReceiptContent,
    Rendering,
)
from aftersale_desktop.domain.quote_papers import QuoteContent
from aftersale_desktop.domain.return_papers import (
    CertificateContent,
    CustodyContent,
    HandoverContent,
    RepairRecordContent,
)
from aftersale_desktop.domain.stock_papers import ReplenishmentContent, TransferContent
from aftersale_desktop.domain.visit_papers import VisitContent
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.papers import title_of

_FRAME = 0.9
_CREATOR = "Aftersale Desktop"
_LANGUAGE_TAGS = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en"}


class ReportlabInk:
    """Draws every paper; the sheets for the audiences follow each other in one file."""

    def pdf(self, content: PaperContent, rendering: Rendering) -> bytes:
        """Return the finished PDF; it names no time but the content's own, so equal input gives equal bytes."""
        voice = Voice(rendering.language)
        singles = content.labels() if isinstance(content, AccessoryLabelsContent) else (content,)
        sheets = [_sheet(one, voice, rendering, audience) for audience in rendering.audiences for one in singles]
        buffer = BytesIO()
        canvas = PaperCanvas(buffer, _LANGUAGE_TAGS[voice.first.language])
        canvas.setCreator(_CREATOR)
        canvas.setTitle(f"{sheets[0].form.title} {content.number}")
        canvas.setAuthor(one_line(voice.name(content.point.name)))
        for sheet in sheets:
            _draw(canvas, sheet.form, sheet.pages)
        canvas.save()
        pdf = buffer.getvalue()
        if _kind_of(singles[0]) in LABELS:
            check_readable(pdf, label_code(content.number))
        return pdf

    def without_glyph(self, text: str) -> tuple[str, ...]:
        """Return the characters that paper shows as a box with their code, each once."""
        return missing_characters(text)

    def test_page(self, size: PaperSize, language: str, printer: str) -> bytes:
        """Return the page a printer is measured by."""
        return calibration_pdf(size, words_in(Language(language)), printer)


class _Sheet(NamedTuple):
    """A form with its pages."""

    form: Form
    pages: list[Page]


def _sheet(content: "PaperContent | AccessoryLabel", voice: Voice, rendering: Rendering, audience: Audience) -> _Sheet:
    """Return the pages in the largest type that allows one page, else in the largest of those that need the fewest.

    A paper of several pages is not squeezed: the smaller half of the type is there to save a second page alone.
    """
    sheets: list[_Sheet] = []
    kind, leaves_of = _kind_of(content), _FORMS[type(content)][1]
    for look in LOOKS[rendering.size]:
        form = Form(
            kind=kind,
            number=content.number,
            look=look,
            words=voice,
            mark=rendering.mark,
            audience=audience,
            title_message=title_of(content, kind),
            photos=rendering.photos,
            is_phone_full=(kind, audience) in rendering.full_phones,
        )
        leaves = leaves_of(content, form)
        sheets.append(_Sheet(form, pages_of(leaves.rows, leaves.tail, _room(form.look))))
        if len(sheets[-1].pages) == 1:
            return sheets[-1]
    return min(sheets[: len(sheets) // 2 + 1], key=lambda sheet: len(sheet.pages))


_FORMS: dict[type, tuple[PaperKind, Callable[[Any, Form], Leaves]]] = {
    ReceiptContent: (PaperKind.RECEIPT, receipt_leaves),
    InvoiceContent: (PaperKind.INVOICE, invoice_leaves),
    CardContent: (PaperKind.CARD, card_leaves),
    LabelContent: (PaperKind.LABEL, label_leaves),
    AccessoryLabel: (PaperKind.ACCESSORY_LABELS, accessory_label_leaves),
    CustodyContent: (PaperKind.CUSTODY, custody_leaves),
    PartLabelContent: (PaperKind.PART_LABEL, part_label_leaves),
    BadgeContent: (PaperKind.LABEL, badge_leaves),
    ShelfLabelContent: (PaperKind.SHELF_LABEL, shelf_label_leaves),
    LetterContent: (PaperKind.LETTER, letter_leaves),
    PaymentContent: (PaperKind.PAYMENT, payment_leaves),
    CreditNoteContent: (PaperKind.CREDIT_NOTE, credit_note_leaves),
    CertificateContent: (PaperKind.CERTIFICATE, certificate_leaves),
    HandoverContent: (PaperKind.HANDOVER, handover_leaves),
    RepairRecordContent: (PaperKind.REPAIR_RECORD, repair_record_leaves),
    QuoteContent: (PaperKind.QUOTE, quote_leaves),
    TransferContent: (PaperKind.TRANSFER, transfer_leaves),
    ReplenishmentContent: (PaperKind.REPLENISHMENT, replenishment_leaves),
    ExchangeContent: (PaperKind.EXCHANGE, exchange_leaves),
    ProductRefundContent: (PaperKind.PRODUCT_REFUND, product_refund_leaves),
    DayCloseContent: (PaperKind.DAY_CLOSE, day_close_leaves),
    StatementContent: (PaperKind.FACTORY_STATEMENT, statement_leaves),
    VisitContent: (PaperKind.VISIT, visit_leaves),
    PriceNoticeContent: (PaperKind.PRICE_NOTICE, price_notice_leaves),
    FigureContent: (PaperKind.FIGURES, figure_leaves),
}


def _kind_of(content: "PaperContent | AccessoryLabel") -> PaperKind:
    """Deposits, payments and refunds say the same under titles of their own."""
    return PAPER_OF_PURPOSE[content.purpose] if isinstance(content, PaymentContent) else _FORMS[type(content)][0]


def _draw(canvas: PaperCanvas, form: Form, pages: list[Page]) -> None:
    look = form.look
    for number, page in enumerate(pages, start=1):
        height = look.page_height or _roll_length(look, page)
        canvas.setPageSize((look.page_width, height))
        pen = Pen(canvas, height)
        _draw_page(pen, form, page, _top_of(look, number))
        _draw_foot(pen, form, number, len(pages), height)
        if number > 1:
            _draw_running_head(pen, form)
        pen.finish()
        canvas.showPage()


def _room(look: Look) -> Room:
    if look.page_height is None:
        return Room(None)
    height = look.page_height - look.margin - look.foot
    return Room(height, height - _running_head_height(look))


def _running_head_height(look: Look) -> float:
    return look.small.line * 2


def _top_of(look: Look, number: int) -> float:
    return look.margin + (_running_head_height(look) if number > 1 else 0.0)


def _roll_length(look: Look, page: Page) -> float:
    """A whole number of dots, so that the raster of the printer is the page."""
    return ceil((page[-1].bottom + look.margin + look.foot) / DOT) * DOT


def _draw_page(pen: Pen, form: Form, page: Page, top: float) -> None:
    for box in _frames(form.look, page):
        pen.frame(box._replace(top=box.top + top), _FRAME, 4, form.look.title.colour)
    for row, place in page:
        row.draw(pen, top + place)


def _frames(look: Look, page: Page) -> Iterator[Box]:
    for name, placed in groupby(page, key=lambda each: each.row.frame):
        rows = list(placed)
        if name:
            yield Box(look.margin + _FRAME / 2, rows[0].top, look.width - _FRAME, rows[-1].bottom - rows[0].top)


def _draw_foot(pen: Pen, form: Form, number: int, pages: int, height: float) -> None:
    look, words = form.look, form.words
    if form.kind in LABELS:
        return
    top = height - look.margin - look.small.line
    page = "" if look.is_roll else words("Page {page} of {pages}", page=number, pages=pages)
    pen.text_right(look.page_width - look.margin, top, page, look.small)
    room = round(look.width - look.small.width(page) - 2 * look.padding, 2)
    style = look.small.sized(shrunk_to(form.mark_text, look.small.weight, look.small.size, room))
    pen.text(look.margin, top, wrapped(form.mark_text, style.weight, style.size, room)[0], style)


def _draw_running_head(pen: Pen, form: Form) -> None:
    look = form.look
    pen.text(look.margin, look.margin, f"{form.title} {form.number}", look.small)
