"""The exchange note: which unit came for which, on what ground, under which card, until when it is guaranteed now."""

from collections.abc import Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import cell, headed, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.next_step import announced
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.remedy_ground import remedy_ground
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields, purchase_field
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.exchange_papers import ExchangeContent
from aftersale_desktop.domain.exchanges import Exchange
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.exchanges import difference_text
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.papers import minute, received_line

_WHOLE_TERMS = (
    N_("The warranty begins anew with the exchange; earlier repairs no longer count (1995 rule, art. 14)."),
    N_("The old card is closed; only the new one counts."),
    N_("This sheet is not a tax invoice."),
)
_HALF_TERMS = (
    N_("Half of the product was exchanged: the period goes on as it ran, and the card stays."),
    N_("The exchange counts as a repair; its days are added to the warranty when the product is handed over."),
    N_("This sheet is not a tax invoice."),
)
_SHARES = (1.0, 2.0, 2.0)


def exchange_leaves(content: ExchangeContent, form: Form) -> Leaves:
    """Return the exchange note as rows of one form."""
    rows = [
        *_head(form, content),
        *_units(form, content.exchange),
        *_told(form, content),
        *remedy_ground(form, content.verdict, content.exchange.reason, content.exchange.by),
        *_guarantee(form, content),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: ExchangeContent) -> list[Row]:
    words, subject, exchange = form.words, content.subject, content.exchange
    customer = customer_fields(form, subject, Field(words("Exchanged at"), minute(exchange.at)))
    old_card = words("the old card {number} is closed", number=exchange.old_card) if _has_new_card(exchange) else ""
    references = [
        Field(words("Claim"), content.claim_number, received_line(words.first, content.received_at)),
        Field(words("Warranty card"), exchange.new_card, old_card),
        purchase_field(form, subject),
    ]
    return head_of(form, content.point, [customer, *product_fields(form, subject), references])


def _has_new_card(exchange: Exchange) -> bool:
    return bool(exchange.old_card) and exchange.new_card != exchange.old_card


def _units(form: Form, exchange: Exchange) -> list[Row]:
    """Each old unit beside the one that took its place, above it where a barcode would be broken."""
    look, words = form.look, form.words
    if look.is_roll:
        return labelled_texts(form, [*_stacked(form, exchange)])
    first, *others = _line(form, (words("Which unit"), words("Old unit"), words("New unit")), look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.4)]
    rows = [
        row
        for old, new in zip(exchange.old_units, exchange.new_units, strict=True)
        for row in _line(form, (words.of(unit_name, old.kind), grouped(old.barcode), grouped(new.barcode)), look.strong)
    ]
    return [*headed(rows, heads), form.hairline(gap=look.padding * 0.4)]


def _stacked(form: Form, exchange: Exchange) -> Iterator[tuple[str, str]]:
    for old, new in zip(exchange.old_units, exchange.new_units, strict=True):
        yield form.words.of(unit_name, old.kind), f"{grouped(old.barcode)}\n→ {grouped(new.barcode)}"


def _line(form: Form, texts: tuple[str, ...], style: TextStyle) -> list[Row]:
    spans = form.span.parts(*_SHARES, gutter=form.look.padding)
    cells = (cell(span, (text, style)) for span, text in zip(spans, texts, strict=True))
    return side_by_side(*cells, gap=form.look.padding * 0.3)


def _told(form: Form, content: ExchangeContent) -> list[Row]:
    told = list(_model_and_money(form, content))
    return labelled_texts(form, told) if told else []


def _model_and_money(form: Form, content: ExchangeContent) -> Iterator[tuple[str, str]]:
    words, exchange = form.words, content.exchange
    if exchange.model_code != content.subject.model_code:
        yield words("New model"), f"{words.name(content.new_name)} {exchange.model_code}"
    if exchange.price_difference:
        kind = words.of(payment_name, exchange.kind) if exchange.kind else ""
        told = (words.of(difference_text, exchange.price_difference), kind, exchange.reference)
        yield words("Price difference"), words.listed((text for text in told if text), "; ")


def _guarantee(form: Form, content: ExchangeContent) -> list[Row]:
    words, ends_on = form.words, content.warranty_ends_on
    terms = _WHOLE_TERMS if content.exchange.is_whole else _HALF_TERMS
    begins_on, main_parts = content.begins_on, content.main_parts_end_on
    if ends_on is None or begins_on is None or main_parts is None:
        return announced(form, words("Warranty runs until"), words.apart(lambda each: each(N_("not known"))), terms)
    dates = words(
        "from {begins_on}; main parts until {main_parts}",
        begins_on=begins_on.isoformat(),
        main_parts=main_parts.isoformat(),
    )
    label = words("Warranty runs until")
    shown = announced(form, label, (ends_on.isoformat(),), terms)
    return [*labelled_texts(form, [(words("Warranty period"), dates)]), *shown]


def _foot(form: Form, content: ExchangeContent) -> list[Row]:
    words = form.words
    labels = [
        words("Customer: old units given, new ones received"),
        words("Exchanged by {name}", name=one_line(content.exchange.by)),
    ]
    return signatures(form, labels)
