"""The fee invoice: what was found, done and charged, with who bears each line."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.documents.blocks import Align, Span, cell, headed, kept, kept_whole, side_by_side
from aftersale_desktop.documents.forms import (
    Field,
    Form,
    Leaves,
    beside_ladder,
    customer_fields,
    field_row,
    heading,
    labelled_texts,
    product_fields,
    roll_heading,
    signatures,
    square_code,
)
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import Pen, TextStyle
from aftersale_desktop.documents.text import clean, one_line
from aftersale_desktop.documents.verdict_box import verdict_box
from aftersale_desktop.domain.fees import FeeLine, Payer
from aftersale_desktop.domain.money import capitals, total_of
from aftersale_desktop.domain.papers import FeeRow, InvoiceContent, Subject
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.fees import component_name, payer_name
from aftersale_desktop.wording.papers import INVOICE_TERMS, line_name, minute

_SHARES = (3.1, 0.75, 1.0, 1.05, 1.1, 1.1)
_ROLL_SHARES = (2.0, 0.95, 0.95, 0.95)


def invoice_leaves(content: InvoiceContent, form: Form) -> Leaves:
    """Return the fee invoice as rows of one form."""
    rows = [
        *_head(form, content),
        *verdict_box(form, content.verdict, content.override_outcome, content.override_reason),
        *labelled_texts(form, _work(form.words, content)),
        *_fee_table(form, content),
        *_totals(form, content),
        *_serials(form, content),
        *_closing(form, content),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: InvoiceContent) -> list[Row]:
    words, subject = form.words, content.subject
    groups = [
        customer_fields(form, subject, Field(words("Settled at"), minute(content.posted_at))),
        *product_fields(form, subject),
        _reference_fields(words, content),
    ]
    if not form.look.is_roll:
        return [*heading(form, content.point), *(row for group in groups for row in field_row(form, group))]
    narrow = beside_ladder(form)
    beside = [row for group in groups[:1] for row in field_row(form, group, narrow)]
    below = [row for group in groups[1:] for row in field_row(form, group)]
    return [*roll_heading(form, content.point, beside, narrow), *below]


def _received(words: Words, content: InvoiceContent) -> str:
    return words("received {time}", time=minute(content.received_at))


def _reference_fields(words: Words, content: InvoiceContent) -> list[Field]:
    tax_invoice = content.tax_invoice_number or words("not recorded")
    return [
        Field(words("Claim"), content.claim_number, _received(words, content)),
        Field(words("Warranty card"), content.subject.card_number, _proof(words, content.subject)),
        Field(words("Tax invoice number"), tax_invoice, words("This sheet is not a tax invoice.")),
    ]


def _proof(words: Words, subject: Subject) -> str:
    day = subject.invoice_on.isoformat() if subject.invoice_on else ""
    return " ".join(part for part in (words("Purchase invoice"), subject.invoice_number, day) if part)


def _work(words: Words, content: InvoiceContent) -> list[tuple[str, str]]:
    work = content.work
    inspected = minute(work.inspected_at) if work.inspected_at else ""
    passed = " · ".join(part for part in (work.inspector, inspected) if part)
    old_parts = words("handed to the customer") if work.are_old_parts_returned else words("kept by the service point")
    return [
        (words("Fault found"), work.fault_found),
        (words("Cause"), work.cause),
        (words("Remedy"), work.remedy),
        (words("Technician"), work.technician),
        (words("Inspected"), passed),
        (words("Replaced parts"), old_parts),
    ]


def _fee_table(form: Form, content: InvoiceContent) -> list[Row]:
    """Five components, each with its sum and its lines; the headings come again on every page."""
    words, look = form.words, form.look
    titles = [
        words("Fee (CNY)"),
        words("Quantity"),
        words("Unit price"),
        words("List amount"),
        words("Borne by"),
        words("You pay"),
    ]
    if look.is_roll:
        titles = [titles[0], titles[3], titles[4], titles[5]]
    heads = [*_table_line(form, titles, look.label), form.hairline(gap=look.padding * 0.4)]
    heads[0] = replace(heads[0], gap=look.section_gap * 1.2, stretch=look.padding)
    body = [row for fee in content.fees for row in _component(form, fee, content.lines)]
    return headed(body, heads)


def _component(form: Form, fee: FeeRow, lines: tuple[FeeLine, ...]) -> Iterator[Row]:
    look, words = form.look, form.words
    own = [line for line in lines if line.component is fee.component]
    payer = payer_name(words, fee.payer) if fee.payer and len({line.payer for line in own}) == 1 else ""
    sums = [component_name(words, fee.component), "", "", f"{fee.list_amount:.2f}", payer or "—", f"{fee.due:.2f}"]
    if own and not payer:
        sums[4] = ""
    gap = look.padding * 0.45
    first = _table_line(form, _for_look(form, sums), look.strong, gap)
    yield from kept(first) if own else first
    for line in own:
        yield from _fee_line(form, line)
    yield form.hairline(gap=gap)


def _fee_line(form: Form, line: FeeLine) -> list[Row]:
    words, quantity = form.words, f"{line.quantity.normalize():f}"
    name = f"    {clean(line_name(words, line))}"
    if form.look.is_roll:
        name = f"  {clean(line_name(words, line))} {quantity} × {line.unit_price:.2f}"
    texts = [
        name,
        quantity,
        f"{line.unit_price:.2f}",
        f"{line.list_amount:.2f}",
        payer_name(words, line.payer),
        f"{line.amount_due:.2f}",
    ]
    return _table_line(form, _for_look(form, texts), form.look.body)


def _for_look(form: Form, texts: list[str]) -> list[str]:
    return [texts[0], *texts[3:]] if form.look.is_roll else texts


def _table_line(form: Form, texts: list[str], style: TextStyle, gap: float = 0.0) -> list[Row]:
    spans = form.span.parts(*(_ROLL_SHARES if form.look.is_roll else _SHARES), gutter=form.look.padding * 0.7)
    cells = [
        cell(span, (text, style), align=Align.RIGHT if place else Align.LEFT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    ]
    return side_by_side(*cells, gap=gap)


def _totals(form: Form, content: InvoiceContent) -> list[Row]:
    """Sums in figures at the right, the total in capitals, what was paid and what is open."""
    look = form.look
    span = form.span if look.is_roll else form.span.parts(1.0, 1.25)[1]
    rows: list[Row] = []
    for label, amount in _sums(form, content):
        rows += _sum_line(span, label, amount, look.body)
    total = _sum_line(span, form.words("Total to pay"), f"{content.total:.2f}", look.big.sized(look.big.size * 0.85))
    written = cell(span, (capitals(content.total), look.strong), align=Align.RIGHT)
    after = [row for label, amount in _payments(form, content) for row in _sum_line(span, label, amount, look.body)]
    rows = [*rows, *total, *side_by_side(written), *after]
    rows[0] = replace(rows[0], gap=look.padding, stretch=look.padding)
    return kept_whole(rows)


def _sum_line(span: Span, label: str, amount: str, style: TextStyle) -> list[Row]:
    label_style = replace(style, size=min(style.size, 10), leading=style.line / min(style.size, 10))
    left, right = span.parts(1.4, 1.0)
    return side_by_side(cell(left, (label, label_style)), cell(right, (amount, style), align=Align.RIGHT))


def _sums(form: Form, content: InvoiceContent) -> Iterator[tuple[str, str]]:
    words, lines = form.words, content.lines
    yield words("Sum by the price list"), f"{total_of(line.list_amount for line in lines):.2f}"
    for payer in Payer:
        borne = total_of(line.list_amount for line in lines if line.payer is payer)
        if payer is not Payer.CUSTOMER and borne:
            yield words("Borne by {payer}", payer=payer_name(words, payer)), f"−{borne:.2f}"
    yield words("Net"), f"{content.net:.2f}"
    yield words("Tax {rate} %", rate=f"{(content.tax_rate * 100).normalize():f}"), f"{content.tax:.2f}"


def _payments(form: Form, content: InvoiceContent) -> Iterator[tuple[str, str]]:
    words = form.words
    paid = total_of(payment.amount for payment in content.payments)
    for payment in content.payments:
        label = words("Paid, {kind} {time}", kind=payment_name(words, payment.kind), time=minute(payment.received_at))
        yield label, f"{payment.amount:.2f}"
    yield words("Still to pay"), f"{max(content.total - paid, Decimal(0)):.2f}"


def _serials(form: Form, content: InvoiceContent) -> list[Row]:
    """Old and new serial of each replaced part."""
    look, words = form.look, form.words
    if not content.work.serials:
        return []
    spans = form.span.parts(1, 1.2, 1.2, gutter=look.padding)
    titles = (words("Replaced part"), words("Old serial"), words("New serial"))
    heads = side_by_side(
        *(cell(span, (text, look.label)) for span, text in zip(spans, titles, strict=True)), gap=look.section_gap
    )
    heads = [*heads, form.hairline(gap=look.padding * 0.4)]
    rows: list[Row] = []
    for part in content.work.serials:
        texts = (part.part_code, part.old_serial, part.new_serial)
        cells = (cell(span, (one_line(text) or "—", look.body)) for span, text in zip(spans, texts, strict=True))
        rows += side_by_side(*cells, gap=look.padding * 0.2)
    return [*headed(rows, heads), form.hairline(gap=look.padding * 0.4)]


def _closing(form: Form, content: InvoiceContent) -> list[Row]:
    """The end of the guarantee in large type, with the square code for cameras at the right."""
    look, words, code = form.look, form.words, square_code(form)
    span = Span(form.span.x, form.span.width - code.side - 2 * code.quiet)
    terms = [(words(term), look.small) for term in INVOICE_TERMS]
    lines = cell(
        span,
        (words("This repair is guaranteed until"), look.label),
        (content.guarantee_until.isoformat(), look.big),
        *terms,
    )
    height = max(lines.height, code.side + code.quiet)

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, form.span.right - code.side, top + code.quiet / 2)
        lines.draw(pen, top)

    return [Row(height, draw, gap=look.section_gap, stretch=look.padding * 2)]


def _foot(form: Form, content: InvoiceContent) -> list[Row]:
    words, work = form.words, content.work
    return signatures(
        form,
        [
            words("Customer's signature"),
            words("Settled by {name}", name=one_line(content.posted_by)),
            words("Inspected by {name}", name=one_line(work.inspector)) if work.inspector else words("Inspector"),
        ],
    )
