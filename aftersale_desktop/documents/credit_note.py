"""The credit note: which lines of which invoice are taken back, with amounts below zero, and what went back."""

from collections.abc import Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, cell, headed, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields
from aftersale_desktop.documents.sums import signed, sum_line
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.money_papers import CreditNoteContent
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.fees import payer_name
from aftersale_desktop.wording.papers import line_name, minute, quantity_text, short_component_name

_SHARES = (1.2, 2.3, 0.9, 1.0, 1.0, 1.0)
_ROLL_SHARES = (2.0, 1.0, 1.0)
_TEXT_COLUMNS = 2
_TERMS: tuple[str, ...] = (
    N_("The invoice named above stays as it was issued; this sheet takes back what is listed here."),
    N_("This sheet is not a tax invoice."),
)


def credit_note_leaves(content: CreditNoteContent, form: Form) -> Leaves:
    """Return the credit note as rows of one form."""
    rows = [
        *_head(form, content),
        *labelled_texts(form, [(form.words("Reason"), content.reason)]),
        *_lines(form, content),
        *_sums(form, content),
        *_terms(form),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: CreditNoteContent) -> list[Row]:
    words, subject = form.words, content.subject
    customer = customer_fields(form, subject, Field(words("Credited at"), minute(content.posted_at)))
    scope = words("credited whole") if content.is_final else words("credited in part")
    references = [
        Field(words("Fee invoice"), content.invoice_number, f"{minute(content.invoice_posted_at)} · {scope}"),
        Field(words("Claim"), content.claim_number),
        Field(words("Invoice total"), f"{content.invoice_total:.2f}"),
    ]
    groups = [customer, *product_fields(form, subject), references]
    return head_of(form, content.point, groups)


def _lines(form: Form, content: CreditNoteContent) -> list[Row]:
    words, look = form.words, form.look
    titles = (
        words("Fee (CNY)"),
        "",
        words("Quantity"),
        words("List amount"),
        words("Borne by"),
        words("Taken back"),
    )
    first, *others = _line(form, titles, look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.4)]
    rows = [row for line in content.lines for row in _line(form, _texts(form, line, content), look.body)]
    return [*headed(rows, heads), form.hairline(gap=look.padding * 0.4)]


def _texts(form: Form, line: FeeLine, content: CreditNoteContent) -> tuple[str, ...]:
    words = form.words
    return (
        words.of(short_component_name, line.component),
        one_line(words.of(line_name, line, content.listed_names)),
        one_line(words.of(quantity_text, line, content.listed_units)),
        signed(f"{line.list_amount:.2f}"),
        words.of(payer_name, line.payer),
        signed(f"{line.amount_due:.2f}"),
    )


def _line(form: Form, texts: tuple[str, ...], style: TextStyle) -> list[Row]:
    gap = form.look.padding * 0.3
    if form.look.is_roll:
        component, name, _quantity, _listed, payer, amount = texts
        spans = form.span.parts(*_ROLL_SHARES, gutter=3)
        return side_by_side(
            cell(spans[0], (component, style), (name, form.look.small)),
            cell(spans[1], (payer, style), align=Align.RIGHT),
            cell(spans[2], (amount, style), align=Align.RIGHT),
            gap=gap,
        )
    spans = form.span.parts(*_SHARES, gutter=form.look.padding * 0.7)
    cells = (
        cell(span, (text, style), align=Align.LEFT if place < _TEXT_COLUMNS else Align.RIGHT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    )
    return side_by_side(*cells, gap=gap)


def _sums(form: Form, content: CreditNoteContent) -> list[Row]:
    look, words = form.look, form.words
    span = form.span if look.is_roll else form.span.parts(1.0, 1.1, gutter=look.padding * 4)[1]
    before = [row for label, amount in _parts(form, content) for row in sum_line(span, label, amount, look.note)]
    total = sum_line(span, words("Total taken back"), signed(f"{content.total:.2f}"), look.big)
    written = side_by_side(cell(span, (capitals(content.total), look.strong), align=Align.RIGHT))
    after = [row for label, amount in _refunds(form, content) for row in sum_line(span, label, amount, look.note)]
    first, *rest = before
    return kept_whole([replace(first, gap=look.section_gap), *rest, *total, *written, *after])


def _parts(form: Form, content: CreditNoteContent) -> Iterator[tuple[str, str]]:
    words = form.words
    if content.rounding:
        yield words("Cash rounding"), f"{content.rounding:.2f}"
    yield words("Net"), signed(f"{content.net:.2f}")
    yield words("Tax {rate} %", rate=f"{(content.tax_rate * 100).normalize():f}"), signed(f"{content.tax:.2f}")


def _refunds(form: Form, content: CreditNoteContent) -> Iterator[tuple[str, str]]:
    words = form.words
    for refund in content.refunds:
        yield f"{words('Given back')} · {words.of(payment_name, refund.kind)}", f"{-refund.amount:.2f}"
    if not content.refunds:
        yield words("Given back"), "0.00"


def _terms(form: Form) -> list[Row]:
    look, words = form.look, form.words
    rows = [row for term in _TERMS for row in side_by_side(cell(form.span, (words(term), look.small)))]
    return [replace(rows[0], gap=look.section_gap), *rows[1:]]


def _foot(form: Form, content: CreditNoteContent) -> list[Row]:
    words = form.words
    return signatures(
        form, [words("Customer's signature"), words("Approved by {name}", name=one_line(content.posted_by))]
    )
