"""The warranty card: whose product, which units, free until when, and the rules in short."""

from dataclasses import replace

from aftersale_desktop.documents.blocks import Span, cell, framed, kept, kept_whole, side_by_side, space
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields, purchase_field
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.drawn_papers import CardContent, CardPeriod
from aftersale_desktop.wording.dates import iso_day
from aftersale_desktop.wording.drawn_papers import card_rules, edition_line


def card_leaves(content: CardContent, form: Form) -> Leaves:
    """Return the warranty card as rows of one form."""
    words = form.words
    rows = [*_head(form, content), *_periods(form, content), *_repairs(form, content), *_rules(form, content)]
    labels = [
        words("Seller's stamp"),
        words("Owner's signature"),
        words("Issued by {name}", name=one_line(content.stamp.issued_by)),
    ]
    return Leaves(rows, signatures(form, labels))


def _head(form: Form, content: CardContent) -> list[Row]:
    words, subject = form.words, content.subject
    owner = customer_fields(form, subject, Field(words("Issued"), words.of(edition_line, content.stamp)))
    owner[0] = owner[0]._replace(label=words("Owner"))
    proof = [
        purchase_field(form, subject),
        Field(words("Delivered on"), iso_day(content.delivered_on)),
        Field(words("Exchanged on"), iso_day(content.exchanged_on)),
    ]
    groups = [owner, *product_fields(form, subject), proof]
    return head_of(form, content.point, groups)


def _periods(form: Form, content: CardContent) -> list[Row]:
    """Both periods in one box, side by side where the paper is wide enough."""
    look, words = form.look, form.words
    inset = look.padding * 1.8
    inner = Span(form.span.x + inset, form.span.width - 2 * inset)
    spans = (inner, inner) if look.is_roll else inner.parts(1, 1, gutter=look.padding * 3)
    whole = cell(spans[0], *_period(form, content, words("Whole unit free until"), content.whole_unit))
    parts = cell(spans[1], *_period(form, content, words("Main parts free until"), content.main_parts))
    rows = (
        [*side_by_side(whole), *side_by_side(parts, gap=look.padding)] if look.is_roll else side_by_side(whole, parts)
    )
    edge = space(look.padding * 1.2)
    upper_edge = replace(edge, gap=look.section_gap, stretch=look.padding * 0.5)
    return kept_whole(framed([upper_edge, *rows, edge], "periods"))


def _period(form: Form, content: CardContent, label: str, period: CardPeriod | None) -> list[tuple[str, TextStyle]]:
    look, words = form.look, form.words
    if period is None:
        return [
            (label, look.label),
            ("—", look.big),
            (words("No date is known that a free period could start on"), look.small),
        ]
    return [
        (label, look.label),
        (iso_day(period.ends_on), look.big),
        (_origin(words, content, period), look.small),
    ]


def _origin(words: Voice, content: CardContent, period: CardPeriod) -> str:
    begins = words.plural(
        "{count} year from {day}",
        "{count} years from {day}",
        period.years,
        day=iso_day(period.begins_on),
    )
    if not content.extension_days:
        return begins
    return words.listed((begins, words("incl. {days} d in repair", days=content.extension_days)), "; ")


def _repairs(form: Form, content: CardContent) -> list[Row]:
    words, look = form.words, form.look
    if not content.repairs:
        return []
    texts = [
        words(
            "{received_on} to {returned_on}: {days} d",
            received_on=span.received_on.isoformat(),
            returned_on=span.returned_on.isoformat(),
            days=(span.returned_on - span.received_on).days,
        )
        for span in content.repairs
    ]
    label, listed = words("Days in repair that were added"), words.listed(texts, "; ")
    return side_by_side(cell(form.span, (label, look.label), (listed, look.note)), gap=look.section_gap)


def _rules(form: Form, content: CardContent) -> list[Row]:
    words, look = form.words, form.look
    head = side_by_side(cell(form.span, (words("The warranty in short"), look.strong)), gap=look.section_gap)
    rows: list[Row] = []
    indent = look.small.size
    dot, beside = Span(form.span.x, indent), Span(form.span.x + indent, form.span.width - indent)
    for rule in (rule for each in words.each for rule in card_rules(each, content.parameters)):
        rows += side_by_side(cell(dot, ("·", look.small)), cell(beside, (rule, look.small)), gap=look.padding * 0.2)
    return [*kept(head), *rows]
