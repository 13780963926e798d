"""The quote: what was found, what the repair would cost, what may be left out, and lines for the answer."""

from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, Span, cell, kept_whole, side_by_side, with_beside
from aftersale_desktop.documents.fee_table import fee_table
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures, square_code
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import Pen, TextStyle
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields
from aftersale_desktop.documents.sums import sum_line
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.fees import Payer
from aftersale_desktop.domain.money import capitals, total_of
from aftersale_desktop.domain.quote_papers import QuoteContent
from aftersale_desktop.wording.papers import borne_by, minute, received_line
from aftersale_desktop.wording.quotes import QUOTE_TERMS

_BOX = "□ "


def quote_leaves(content: QuoteContent, form: Form) -> Leaves:
    """Return the quote as rows of one form."""
    rows = [
        *_head(form, content),
        *labelled_texts(form, _found(form.words, content)),
        *fee_table(form, content, content.optional),
        *_sums(form, content),
        *_answer(form, content),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: QuoteContent) -> list[Row]:
    words, subject = form.words, content.subject
    customer = customer_fields(form, subject, Field(words("Quoted at"), minute(content.sent_at)))
    replaces = words("takes the place of {number}", number=content.replaces) if content.replaces else ""
    references = [
        Field(words("Claim"), content.claim_number, received_line(words.first, content.received_at)),
        Field(words("Version"), str(content.version), replaces),
        Field(words("Valid until"), content.valid_until.isoformat()),
    ]
    return head_of(form, content.point, [customer, *product_fields(form, subject), references])


def _found(words: Voice, content: QuoteContent) -> list[tuple[str, str]]:
    told = [
        (words("Fault found"), content.fault_found),
        (words("Cause"), content.cause),
        (words("Proposed repair"), content.remedy),
    ]
    note = [(words("Note"), content.note)] if content.note else []
    return [*(pair for pair in told if pair[1]), *note]


def _sums(form: Form, content: QuoteContent) -> list[Row]:
    """The sums at the right, beside them until when they hold and the square code; on a roll one below the other."""
    look = form.look
    if look.is_roll:
        return [*_spaced(form, _sum_rows(form, form.span, content)), *_spaced(form, _terms_rows(form, content))]
    left, right = form.span.parts(1.0, 1.1, gutter=look.padding * 4)
    code = square_code(form)
    beside = Span(left.x + code.side + code.quiet, left.width - code.side - code.quiet)
    terms = cell(beside, *_terms(form, content))

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, left.x, top + look.padding)
        terms.draw(pen, top)

    height = max(terms.height, code.side + look.padding + code.quiet)
    return _spaced(form, with_beside(_sum_rows(form, right, content), height, draw))


def _spaced(form: Form, rows: list[Row]) -> list[Row]:
    first = replace(rows[0], gap=form.look.section_gap, stretch=form.look.padding * 2)
    return kept_whole([first, *rows[1:]])


def _terms(form: Form, content: QuoteContent) -> list[tuple[str, TextStyle]]:
    look, words = form.look, form.words
    price_list = words("Price list {id}, {document}", id=content.tariff_id, document=content.tariff_document)
    return [
        (words("These prices hold until"), look.label),
        (content.valid_until.isoformat(), look.big),
        (one_line(price_list), look.small),
        *((words(term), look.small) for term in QUOTE_TERMS),
    ]


def _terms_rows(form: Form, content: QuoteContent) -> list[Row]:
    look, code = form.look, square_code(form)
    lines = cell(form.span, *_terms(form, content))

    def draw(pen: Pen, top: float) -> None:
        code.draw(pen, form.span.x, top + look.padding)
        lines.draw(pen, top + code.side + look.padding + code.quiet)

    return [Row(lines.height + code.side + look.padding + code.quiet, draw)]


def _sum_rows(form: Form, span: Span, content: QuoteContent) -> list[Row]:
    look, words = form.look, form.words
    before = [(words("Sum by the price list"), total_of(line.list_amount for line in content.lines))]
    rows = [row for label, amount in before for row in sum_line(span, label, f"{amount:.2f}", look.note)]
    for payer in Payer:
        borne = total_of(line.list_amount for line in content.lines if line.payer is payer)
        if payer is not Payer.CUSTOMER and borne:
            rows += sum_line(span, words.of(borne_by, payer), f"−{borne:.2f}", look.note)
    rate = f"{(content.tax_rate * 100).normalize():f}"
    rows += sum_line(span, words("Net"), f"{content.net:.2f}", look.note)
    rows += sum_line(span, words("Tax {rate} %", rate=rate), f"{content.tax:.2f}", look.note)
    rows += sum_line(span, words("You would pay"), f"{content.total:.2f}", look.big)
    rows += side_by_side(cell(span, (capitals(content.total), look.strong), align=Align.RIGHT))
    if content.optional:
        rows += sum_line(span, words("Without all options"), f"{content.least_total:.2f}", look.note)
    return [*rows, *sum_line(span, words("If you decline the repair"), f"{content.declined_total:.2f}", look.note)]


def _answer(form: Form, content: QuoteContent) -> list[Row]:
    """Boxes to tick by hand: yes, yes without some options, no."""
    words, look = form.words, form.look
    choices = [words("I accept the quote"), words("I decline the repair")]
    if content.optional:
        choices.insert(1, words("I accept without: ____________________"))
    title = side_by_side(cell(form.span, (words("Your answer"), look.label)), gap=look.section_gap)
    rows = [row for text in choices for row in side_by_side(cell(form.span, (f"{_BOX}{text}", look.body)))]
    return kept_whole([*title, *rows])


def _foot(form: Form, content: QuoteContent) -> list[Row]:
    words = form.words
    labels = [
        words("Customer's signature"),
        words("Date and time"),
        words("Quoted by {name}", name=one_line(content.sent_by)),
    ]
    return signatures(form, labels)
