"""The receipt of money: how much, in which kinds, for which claim and invoice, what is still to pay."""

from collections.abc import Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, cell, headed, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.subject_fields import customer_fields
from aftersale_desktop.documents.sums import sum_line
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.invoices import Payment
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.money_papers import PaymentContent
from aftersale_desktop.domain.payments import Purpose
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.papers import minute

_TOTALS: dict[Purpose, str] = {
    Purpose.DEPOSIT: N_("Deposit received"),
    Purpose.PAYMENT: N_("Amount received"),
    Purpose.REFUND: N_("Amount paid out"),
}
_TERMS: dict[Purpose, tuple[str, ...]] = {
    Purpose.DEPOSIT: (
        N_("The deposit counts against the fee invoice; bring this sheet when you collect the product."),
        N_("This sheet is not a tax invoice."),
    ),
    Purpose.PAYMENT: (N_("This sheet is not a tax invoice."),),
    Purpose.REFUND: (
        N_("Money goes back the way it came; by card or telephone it may take some days."),
        N_("This sheet is not a tax invoice."),
    ),
}
_SHARES = (1.2, 2.0, 1.0)


def payment_leaves(content: PaymentContent, form: Form) -> Leaves:
    """Return the receipt of a deposit, a payment or a refund as rows of one form."""
    reason = [(form.words("Reason"), content.reason)] if content.reason else []
    rows = [
        *_head(form, content),
        *_kinds(form, content),
        *_sums(form, content),
        *(labelled_texts(form, reason) if reason else []),
        *_terms(form, content),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: PaymentContent) -> list[Row]:
    words, subject = form.words, content.subject
    customer = customer_fields(form, subject, Field(words("Booked at"), minute(content.booked_at)))
    product = f"{words.name(subject.product_name)} {subject.model_code}".strip()
    references = [
        Field(words("Product"), product),
        Field(words("Claim"), content.claim_number),
        Field(words("Fee invoice"), content.invoice_number),
    ]
    return head_of(form, content.point, [customer, references])


def _kinds(form: Form, content: PaymentContent) -> list[Row]:
    look, words = form.look, form.words
    titles = (words("Kind"), words("Reference number"), words("Amount (CNY)"))
    first, *others = _line(form, titles, look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.4)]
    rows = [row for payment in content.payments for row in _kind(form, payment)]
    return [*headed(rows, heads), form.hairline(gap=look.padding * 0.4)]


def _kind(form: Form, payment: Payment) -> Iterator[Row]:
    words, note = form.words, one_line(payment.reference) or "—"
    if payment.tendered is not None and payment.tendered > payment.amount:
        change = payment.tendered - payment.amount
        note = words("given {given}, change {change}", given=f"{payment.tendered:.2f}", change=f"{change:.2f}")
    yield from _line(form, (words.of(payment_name, payment.kind), note, f"{payment.amount:.2f}"), form.look.body)


def _line(form: Form, texts: tuple[str, ...], style: TextStyle) -> list[Row]:
    spans = form.span.parts(*_SHARES, gutter=form.look.padding)
    last = len(texts) - 1
    cells = (
        cell(span, (text, style), align=Align.RIGHT if place == last else Align.LEFT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    )
    return side_by_side(*cells, gap=form.look.padding * 0.3)


def _sums(form: Form, content: PaymentContent) -> list[Row]:
    look, words = form.look, form.words
    span = form.span if look.is_roll else form.span.parts(1.0, 1.1, gutter=look.padding * 4)[1]
    first, *rest = sum_line(span, words(_TOTALS[content.purpose]), f"{content.total:.2f}", look.big)
    written = side_by_side(cell(span, (capitals(content.total), look.strong), align=Align.RIGHT))
    after = [row for label, amount in _account(form, content) for row in sum_line(span, label, amount, look.note)]
    return kept_whole([replace(first, gap=look.section_gap), *rest, *written, *after])


def _account(form: Form, content: PaymentContent) -> Iterator[tuple[str, str]]:
    """Where the claim stands afterwards; before an invoice there is nothing to compare with."""
    words = form.words
    if content.purpose is Purpose.REFUND:
        yield from _refunded_of(form, content)
        return
    if content.due is None or content.open_amount is None:
        yield words("Held for this claim"), f"{content.balance:.2f}"
        return
    yield words("Invoice total"), f"{content.due:.2f}"
    yield words("Paid so far"), f"{content.balance:.2f}"
    yield words("Still to pay"), f"{content.open_amount:.2f}"


def _refunded_of(form: Form, content: PaymentContent) -> Iterator[tuple[str, str]]:
    """What the money that goes back was paid for, and what the shop keeps of it."""
    words = form.words
    if content.due is not None and content.invoice_total is not None:
        yield words("Invoice total"), f"{content.invoice_total:.2f}"
        if content.invoice_total != content.due:
            yield words("Taken back by credit notes"), f"−{content.invoice_total - content.due:.2f}"
    yield words("Paid before"), f"{content.held_before:.2f}"
    yield words("Paid out with this receipt"), f"−{content.total:.2f}"
    yield words("Left with us"), f"{content.balance:.2f}"


def _terms(form: Form, content: PaymentContent) -> list[Row]:
    look, words = form.look, form.words
    rows = [row for term in _TERMS[content.purpose] for row in side_by_side(cell(form.span, (words(term), look.small)))]
    return [replace(rows[0], gap=look.section_gap), *rows[1:]]


def _foot(form: Form, content: PaymentContent) -> list[Row]:
    words = form.words
    return signatures(form, [words("Customer's signature"), words("Cashier {name}", name=one_line(content.booked_by))])
