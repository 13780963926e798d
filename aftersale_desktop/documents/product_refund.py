"""The refund note of a product: the sum line by line, on what ground, how it was paid out."""

from collections.abc import Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, cell, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.remedy_ground import remedy_ground
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields, purchase_field
from aftersale_desktop.documents.sums import sum_line
from aftersale_desktop.documents.text import in_one_paragraph, one_line
from aftersale_desktop.domain.exchange_papers import ProductRefundContent
from aftersale_desktop.domain.exchanges import RefundSum
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.exchanges import refund_lines
from aftersale_desktop.wording.papers import minute, received_line

_TERMS = (
    N_("The product stays with us and its card is closed."),
    N_("A deposit for the repair goes back on a receipt of its own."),
    N_("This sheet is not a tax invoice."),
)


def product_refund_leaves(content: ProductRefundContent, form: Form) -> Leaves:
    """Return the refund note as rows of one form."""
    refund = content.refund
    rows = [
        *_head(form, content),
        *remedy_ground(form, content.verdict, refund.reason, refund.by),
        *_sum(form, refund.sum),
        *_terms(form),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: ProductRefundContent) -> list[Row]:
    words, subject, refund = form.words, content.subject, content.refund
    customer = customer_fields(form, subject, Field(words("Paid out at"), minute(refund.at)))
    references = [
        Field(words("Claim"), content.claim_number, received_line(words.first, content.received_at)),
        Field(words("Paid out by"), words.of(payment_name, refund.kind), refund.reference),
        purchase_field(form, subject),
    ]
    return head_of(form, content.point, [customer, *product_fields(form, subject), references])


def _sum(form: Form, shown: RefundSum) -> list[Row]:
    """Every figure of the sum, so that the customer can reckon it again (domain §3)."""
    look, words = form.look, form.words
    heading = side_by_side(cell(form.span, (words("How the sum is reckoned"), look.label)))
    rows = [*heading, form.hairline(gap=look.padding * 0.4)]
    rows += [row for label, value in _lines(form, shown) for row in sum_line(form.span, label, value, look.body)]
    rows += [form.hairline(gap=look.padding * 0.4)]
    rows += sum_line(form.span, words("Paid back to the customer (CNY)"), f"{shown.amount:.2f}", look.big)
    written = words("In capitals: {capitals}", capitals=capitals(shown.amount))
    rows += side_by_side(cell(form.span, (written, look.strong), align=Align.RIGHT))
    first, *rest = rows
    return kept_whole([replace(first, gap=look.section_gap, stretch=look.padding), *rest])


def _lines(form: Form, shown: RefundSum) -> Iterator[tuple[str, str]]:
    """A bilingual sheet has each label in both languages and each value once."""
    each = [refund_lines(words, shown) for words in form.words.each]
    for lines in zip(*each, strict=True):
        labels = [line.label for line in lines]
        yield " ".join(dict.fromkeys(labels)), lines[0].value


def _terms(form: Form) -> list[Row]:
    text = in_one_paragraph(each(term) for each in form.words.each for term in _TERMS)
    return side_by_side(cell(form.span, (text, form.look.small)), gap=form.look.section_gap)


def _foot(form: Form, content: ProductRefundContent) -> list[Row]:
    words = form.words
    labels = [
        words("Customer: amount received, product left"),
        words("Paid out by {name}", name=one_line(content.refund.by)),
    ]
    return signatures(form, labels)
