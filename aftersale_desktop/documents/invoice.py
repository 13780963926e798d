"""The fee invoice: what was found, done and charged, with who bears each line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.documents.blocks import Align, Cell, Span, cell, headed, kept_whole, side_by_side, with_beside
from aftersale_desktop.documents.fee_table import fee_table
from aftersale_desktop.documents.forms import (
    Field,
    Form,
    Leaves,
    head_of,
    labelled_texts,
    open_field_row,
    signatures,
    square_code,
)
from aftersale_desktop.documents.large_type import large_lines
from aftersale_desktop.documents.layout import Row, height_of
from aftersale_desktop.documents.pen import Pen
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields
from aftersale_desktop.documents.sums import signed, sum_line
from aftersale_desktop.documents.text import in_one_paragraph, one_line
from aftersale_desktop.documents.verdict_box import Ruling, verdict_box
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.fees import JobOutcome, Payer
from aftersale_desktop.domain.money import capitals, total_of
from aftersale_desktop.domain.paper_parts import Subject
from aftersale_desktop.domain.papers import InvoiceContent
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.fees import returned_text
from aftersale_desktop.wording.papers import (
    COLLECTION_TERMS,
    INVOICE_TERMS,
    NO_GUARANTEE_TERMS,
    borne_by,
    minute,
    paid_label,
    received_line,
)
from aftersale_desktop.wording.verdicts import outcome_summary


def invoice_leaves(content: InvoiceContent, form: Form) -> Leaves:
    """Return the fee invoice as rows of one form."""
    ruling = Ruling(content.verdict, content.override_outcome, content.override_reason)
    rows = [
        *_head(form, content),
        *verdict_box(form, ruling, [form.words.of(outcome_summary, content.verdict)]),
        *_work(form, content),
        *fee_table(form, content),
        *_concessions(form, content),
        *_serials(form, content),
        *_settlement(form, content),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: InvoiceContent) -> list[Row]:
    words, subject = form.words, content.subject
    customer = customer_fields(form, subject, Field(words("Settled at"), minute(content.posted_at)))
    product, references = product_fields(form, subject), _reference_fields(words, content)
    return head_of(form, content.point, [customer, *product, references])


def _reference_fields(words: Voice, content: InvoiceContent) -> list[Field]:
    tax_invoice = content.tax_invoice_number or words("not recorded")
    return [
        Field(words("Claim"), content.claim_number, received_line(words.first, content.received_at)),
        Field(words("Warranty card"), content.subject.card_number, _proof(words, content.subject)),
        Field(words("Tax invoice number"), tax_invoice),
    ]


def _proof(words: Voice, subject: Subject) -> str:
    day = subject.invoice_on.isoformat() if subject.invoice_on else ""
    return " ".join(part for part in (words("Purchase invoice"), subject.invoice_number, day) if part)


def _work(form: Form, content: InvoiceContent) -> list[Row]:
    words, work, look = form.words, content.work, form.look
    inspected = minute(work.inspected_at) if work.inspected_at else ""
    said = [(words("Fault found"), work.fault_found), (words("Cause"), work.cause), (words("Remedy"), work.remedy)]
    told = [(label, text) for label, text in said if text]
    if content.outcome is not JobOutcome.REPAIRED:
        told.append((words("Outcome"), words.of(returned_text, content.outcome)))
    fields = [
        Field(words("Technician"), work.technician),
        Field(words("Inspected"), " ".join(part for part in (work.inspector, inspected) if part)),
        Field(words("Replaced parts"), _old_parts(words, content)),
    ]
    if look.is_roll:
        return labelled_texts(form, [*told, *((field.label, field.value) for field in fields)])
    return [*labelled_texts(form, told), *open_field_row(form, fields, look.body)]


def _old_parts(words: Voice, content: InvoiceContent) -> str:
    """What nobody ticked is asked at the hand-over: its note says it, and two papers never say two things."""
    is_told = content.work.are_old_parts_returned and not content.do_old_parts_go_two_ways
    return words("handed to the customer") if is_told else words("as the hand-over note says")


def _concessions(form: Form, content: InvoiceContent) -> list[Row]:
    """Why something costs less than the verdict and the price list say, and who approved it."""
    reasons = dict.fromkeys((line.reason, line.approved_by) for line in content.lines if line.approved_by)
    if not reasons:
        return []
    words = form.words
    approved = [(reason, words("approved by {name}", name=name)) for reason, name in reasons]
    return labelled_texts(form, [(words("Concession"), "; ".join(" · ".join(pair) for pair in approved))])


def _settlement(form: Form, content: InvoiceContent) -> list[Row]:
    """The sums at the right, beside them the guarantee and the square code; on a roll one below the other.

    Terms that would stand far below the sums in their narrow column stand across the sheet.
    """
    look = form.look
    if look.is_roll:
        return [*_spaced(form, _sums_rows(form, form.span, content)), *_spaced(form, [_guarantee_row(form, content)])]
    left, right = form.span.parts(1.0, 1.1, gutter=look.padding * 4)
    rows, code, terms = _sums_rows(form, right, content), square_code(form), _terms(form, content)
    whole = _guarantee(form, content, left, terms)
    is_long = whole.height > height_of(rows)
    shown = _guarantee(form, content, left, ()) if is_long else whole

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, left.x, top + look.padding)
        shown.draw(pen, top)

    beside = with_beside(rows, max(shown.height, code.side + look.padding + code.quiet), draw)
    price_list, *others = terms
    said = ((price_list, look.small), (in_one_paragraph(others), look.small))
    below = side_by_side(cell(form.span, *said), gap=look.padding) if is_long else []
    return _spaced(form, [*beside, *below])


def _spaced(form: Form, rows: list[Row]) -> list[Row]:
    first = replace(rows[0], gap=form.look.section_gap, stretch=form.look.padding * 2)
    return kept_whole([first, *rows[1:]])


def _guarantee(form: Form, content: InvoiceContent, span: Span, terms: Sequence[str]) -> Cell:
    """The end of the guarantee in large type, right of the square code."""
    look, words, code = form.look, form.words, square_code(form)
    beside = Span(span.x + code.side + code.quiet, span.width - code.side - code.quiet)
    label, promised, _ = _promise(words, content)
    big = large_lines(promised, look.big, beside.width)
    return cell(beside, (label, look.label), *big, *((text, look.small) for text in terms))


def _terms(form: Form, content: InvoiceContent) -> list[str]:
    """The price list and what holds for the guarantee, in one language after the other."""
    *_, terms = _promise(form.words, content)
    price_list = form.words("Price list {id}, {document}", id=content.tariff_id, document=content.tariff_document)
    return [one_line(price_list), *(in_one_paragraph(map(words, terms)) for words in form.words.each)]


def _promise(words: Voice, content: InvoiceContent) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Nothing is promised where nothing was repaired; the days run from the collection on."""
    if content.outcome is not JobOutcome.REPAIRED:
        return words("Re-repair guarantee"), words.apart(lambda each: each("none")), NO_GUARANTEE_TERMS
    if content.guarantee_days is not None:
        days = words.apart(lambda each: each(N_("{days} days from collection"), days=content.guarantee_days))
        return words("Re-repair guarantee"), days, COLLECTION_TERMS
    return words("This repair is guaranteed until"), (content.guarantee_until.isoformat(),), INVOICE_TERMS


def _guarantee_row(form: Form, content: InvoiceContent) -> Row:
    code, lines = square_code(form), _guarantee(form, content, form.span, _terms(form, content))

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, form.span.x, top + form.look.padding)
        lines.draw(pen, top)

    return Row(max(lines.height, code.side + form.look.padding + code.quiet), draw)


def _sums_rows(form: Form, span: Span, content: InvoiceContent) -> list[Row]:
    look = form.look
    before = [row for label, amount in _sums(form, content) for row in sum_line(span, label, amount, look.note)]
    total = sum_line(span, form.words("Total to pay"), f"{content.total:.2f}", look.big)
    written = side_by_side(cell(span, (capitals(content.total), look.strong), align=Align.RIGHT))
    after = [row for label, amount in _payments(form, content) for row in sum_line(span, label, amount, look.note)]
    return [*before, *total, *written, *after]


def _sums(form: Form, content: InvoiceContent) -> Iterator[tuple[str, str]]:
    words, lines = form.words, content.lines
    yield words("Sum by the price list"), f"{total_of(line.list_amount for line in lines):.2f}"
    for payer in Payer:
        borne = total_of(line.list_amount for line in lines if line.payer is payer)
        if payer is not Payer.CUSTOMER and borne:
            yield words.of(borne_by, payer), f"−{borne:.2f}"
    discount = total_of(line.discount for line in lines)
    if discount:
        yield words("Discount"), f"−{discount:.2f}"
    if content.rounding:
        yield words("Cash rounding"), signed(f"{content.rounding:.2f}")
    yield words("Net"), f"{content.net:.2f}"
    yield words("Tax {rate} %", rate=f"{(content.tax_rate * 100).normalize():f}"), f"{content.tax:.2f}"


def _payments(form: Form, content: InvoiceContent) -> Iterator[tuple[str, str]]:
    words = form.words
    paid = total_of(payment.amount for payment in content.payments)
    for payment in content.payments:
        yield words.of(paid_label, payment), signed(f"{payment.amount:.2f}")
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
