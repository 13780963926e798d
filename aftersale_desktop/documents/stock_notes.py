"""Transfer note and order to the factory: places and days above, a table of parts, lines to sign on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, cell, headed, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.stock_papers import PaperPart, PaperPlace, ReplenishmentContent, TransferContent
from aftersale_desktop.wording.dates import iso_day
from aftersale_desktop.wording.drawn_papers import edition_line
from aftersale_desktop.wording.papers import minute
from aftersale_desktop.wording.stock import REQUEST_STATE_NAMES, TRANSFER_STATE_NAMES
from aftersale_desktop.wording.stock_papers import paper_part_name, place_name

_SHARES = (0.35, 1.2, 2.6, 0.8, 0.8)
_ROLL_SHARES = (1.0, 1.9, 0.6)


def transfer_leaves(content: TransferContent, form: Form) -> Leaves:
    """Return the transfer note as rows of one form."""
    words = form.words
    sent = minute(content.sent_at) if content.sent_at else ""
    fields = [
        [
            _place(form, words("From"), content.source),
            _place(form, words("To"), content.target),
            Field(words("State"), words(TRANSFER_STATE_NAMES[content.state]), words.of(edition_line, content.stamp)),
        ],
        [
            Field(words("Asked for"), minute(content.requested_at), content.requested_by),
            Field(words("Sent"), sent, content.sent_by),
            Field(words("Expected"), iso_day(content.expected_on)),
        ],
    ]
    told = [(words("For repair order"), content.claim_number), (words("Note"), content.why)]
    rows = [*head_of(form, content.point, fields), *_parts(form, content.parts), *_told(form, told)]
    labels = [words("Sender"), words("Carried by"), words("Taken in, counted")]
    return Leaves(rows, signatures(form, labels))


def replenishment_leaves(content: ReplenishmentContent, form: Form) -> Leaves:
    """Return the order to the factory as rows of one form."""
    words = form.words
    fields = [
        [
            _place(form, words("Deliver to"), content.target),
            Field(words("State"), words(REQUEST_STATE_NAMES[content.state]), words.of(edition_line, content.stamp)),
            Field(words("Expected"), iso_day(content.expected_on)),
        ],
        [
            Field(words("Ordered"), minute(content.ordered_at)),
            Field(words("By"), content.ordered_by),
        ],
    ]
    rows = [*head_of(form, content.point, fields), *_parts(form, content.parts)]
    rows += _told(form, [(words("Note"), content.why)])
    return Leaves(rows, signatures(form, [words("Ordered by"), words("Service point's stamp")]))


def _place(form: Form, label: str, place: PaperPlace) -> Field:
    return Field(label, form.words.of(place_name, place), form.words.name(place.address))


def _told(form: Form, texts: Sequence[tuple[str, str]]) -> list[Row]:
    said = [(label, text) for label, text in texts if text]
    return labelled_texts(form, said) if said else []


def _parts(form: Form, parts: tuple[PaperPart, ...]) -> list[Row]:
    words, look = form.words, form.look
    titles = (words("No."), words("Part"), words("Part name"), words("Quantity"), words("Arrived"))
    first, *others = _line(form, titles, look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.3)]
    rows = [row for place, part in enumerate(parts, start=1) for row in _part(form, place, part)]
    pieces = words.plural("{count} piece", "{count} pieces", sum(part.quantity for part in parts))
    kinds = words.plural("{count} kind of part", "{count} kinds of parts", len(parts))
    total = cell(form.span, (words.listed((kinds, pieces), ", "), look.strong), align=Align.RIGHT)
    return [
        *headed(rows, heads),
        form.hairline(gap=look.padding * 0.3),
        *kept_whole(side_by_side(total, gap=look.padding * 0.5)),
    ]


def _part(form: Form, place: int, part: PaperPart) -> Iterator[Row]:
    look = form.look
    arrived = str(part.arrived) if part.arrived else ""
    texts = (str(place), part.code, one_line(form.words.of(paper_part_name, part)), str(part.quantity), arrived)
    yield from _line(form, texts, look.body)
    if part.serials:
        told = form.words.first("{name}: {reason}", name=form.words("Serial numbers"), reason=" · ".join(part.serials))
        yield from side_by_side(cell(form.span, (told, look.note)), gap=look.padding * 0.2)


def _line(form: Form, texts: tuple[str, str, str, str, str], style: TextStyle) -> list[Row]:
    look = form.look
    if look.is_roll:
        _, code, name, quantity, _ = texts
        shares: tuple[float, ...] = _ROLL_SHARES
        shown: tuple[str, ...] = (code, name, quantity)
    else:
        shares, shown = _SHARES, texts
    spans, figures = form.span.parts(*shares, gutter=look.padding * 0.7), {2} if look.is_roll else {3, 4}
    cells = (
        cell(span, (text, style), align=Align.RIGHT if place in figures else Align.LEFT)
        for place, (span, text) in enumerate(zip(spans, shown, strict=True))
    )
    return side_by_side(*cells, gap=look.padding * 0.4)
