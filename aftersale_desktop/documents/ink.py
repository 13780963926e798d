"""The writer: papers as PDF, the same bytes for the same content."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from math import ceil

from aftersale_desktop.documents.barcodes import DOT
from aftersale_desktop.documents.canvas import PaperCanvas
from aftersale_desktop.documents.forms import Form
from aftersale_desktop.documents.invoice import invoice_leaves
from aftersale_desktop.documents.layout import Page, Room, pages_of
from aftersale_desktop.documents.looks import LOOKS, Look
from aftersale_desktop.documents.pen import Box, Pen
from aftersale_desktop.documents.receipt import receipt_leaves
from aftersale_desktop.documents.text import one_line, shrunk_to, wrapped
from aftersale_desktop.domain.papers import Audience, CopyMark, InvoiceContent, PaperKind, PaperSize, ReceiptContent
from aftersale_desktop.wording.catalogue import Language, Words, words_in
from aftersale_desktop.wording.papers import paper_title

_CREATOR = "Aftersale Desktop"
_LANGUAGE_TAGS = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en"}


class ReportlabInk:
    """Draws receipts and invoices; the sheets for the audiences follow each other in one file."""

    def pdf(
        self,
        content: ReceiptContent | InvoiceContent,
        size: PaperSize,
        language: str,
        mark: CopyMark,
        audiences: tuple[Audience, ...],
    ) -> bytes:
        """Return the finished PDF; it names no time but the content's own, so equal input gives equal bytes."""
        words = words_in(Language(language))
        sheets = [_sheet(content, size, words, mark, audience) for audience in audiences]
        buffer = BytesIO()
        canvas = PaperCanvas(buffer, _LANGUAGE_TAGS[words.language])
        canvas.setCreator(_CREATOR)
        canvas.setTitle(f"{paper_title(words, _kind(content))} {content.number}")
        canvas.setAuthor(one_line(content.point.name.text(language)))
        for sheet in sheets:
            _draw(canvas, *sheet)
        canvas.save()
        return buffer.getvalue()


def _kind(content: ReceiptContent | InvoiceContent) -> PaperKind:
    return PaperKind.RECEIPT if isinstance(content, ReceiptContent) else PaperKind.INVOICE


def _sheet(
    content: ReceiptContent | InvoiceContent, size: PaperSize, words: Words, mark: CopyMark, audience: Audience
) -> tuple[Form, list[Page]]:
    """One page in the largest type that allows it, else as many as middling type needs."""
    sheets: list[tuple[Form, list[Page]]] = []
    for look in LOOKS[size]:
        form = Form(_kind(content), content.number, look, words, mark, audience)
        sheets.append((form, _pages(content, form)))
        if len(sheets[-1][1]) == 1:
            return sheets[-1]
    return sheets[len(sheets) // 2]


def _pages(content: ReceiptContent | InvoiceContent, form: Form) -> list[Page]:
    leaves = receipt_leaves(content, form) if isinstance(content, ReceiptContent) else invoice_leaves(content, form)
    return pages_of(leaves.rows, leaves.tail, _room(form.look))


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
        pen.frame(box._replace(top=box.top + top), 0.9, 4, form.look.title.colour)
    for row, place in page:
        row.draw(pen, top + place)


def _frames(look: Look, page: Page) -> Iterator[Box]:
    for name, placed in groupby(page, key=lambda each: each.row.frame):
        rows = list(placed)
        if name:
            yield Box(look.margin, rows[0].top, look.width, rows[-1].bottom - rows[0].top)


def _draw_foot(pen: Pen, form: Form, number: int, pages: int, height: float) -> None:
    look, words = form.look, form.words
    top = height - look.margin - look.small.line
    page = "" if look.is_roll else words("Page {page} of {pages}", page=number, pages=pages)
    pen.text_right(look.page_width - look.margin, top, page, look.small)
    room = round(look.width - look.small.width(page) - 2 * look.padding, 2)
    style = look.small.sized(shrunk_to(form.mark_text, look.small.weight, look.small.size, room))
    pen.text(look.margin, top, wrapped(form.mark_text, style.weight, style.size, room)[0], style)


def _draw_running_head(pen: Pen, form: Form) -> None:
    look = form.look
    pen.text(look.margin, look.margin, f"{form.title} {form.number}", look.small)
