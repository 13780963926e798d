"""The inspection certificate: every test of every unit with limits and reading, and whether the promise was kept."""

from collections.abc import Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, Span, cell, framed, headed, kept, kept_whole, side_by_side, space
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.inspections import InspectionResult
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.return_papers import CertificateContent
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.wording.inspections import limits_text, result_text, test_kind_name
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.papers import minute

_SHARES = (1.0, 2.0, 1.2, 1.05, 0.95)
_ROLL_SHARES = (1.9, 1.4, 1.2)


def certificate_leaves(content: CertificateContent, form: Form) -> Leaves:
    """Return the inspection certificate as rows of one form."""
    words = form.words
    rows = [*_head(form, content), *_outcome(form, content), *_tests(form, content), *_work(form, content)]
    labels = [words("Inspected by {name}", name=one_line(content.inspector)), words("Service point's stamp")]
    return Leaves(rows, signatures(form, labels))


def _head(form: Form, content: CertificateContent) -> list[Row]:
    words, subject = form.words, content.subject
    customer = customer_fields(form, subject, Field(words("Inspected at"), minute(content.inspected_at)))
    people = [
        Field(words("Inspector"), content.inspector),
        Field(words("Technician"), content.technician),
        Field(words("Inspection template"), words.name(content.template)),
    ]
    return head_of(form, content.point, [customer, *product_fields(form, subject), people])


def _outcome(form: Form, content: CertificateContent) -> list[Row]:
    """The word that counts, in a box, with the three-day promise below."""
    look, words = form.look, form.words
    inset = look.padding * 1.8
    inner = Span(form.span.x + inset, form.span.width - 2 * inset)
    first = words("at the first inspection") if content.is_first_pass else words("after rework")
    lines = cell(
        inner,
        (words("Inspected and passed"), look.big),
        (words.listed((first, _promise(form, content)), "; ") if content.due_at else first, look.note),
    )
    edge = space(look.padding)
    upper = replace(edge, gap=look.section_gap, stretch=look.padding * 0.5)
    return kept_whole(framed([upper, *side_by_side(lines), edge], "outcome"))


def _promise(form: Form, content: CertificateContent) -> str:
    if content.due_at is None:
        return ""
    due = minute(content.due_at)
    if content.is_promise_kept:
        return form.words("three-day promise kept, due {time}", time=due)
    return form.words("three-day promise missed, due {time}", time=due)


def _tests(form: Form, content: CertificateContent) -> list[Row]:
    words, look = form.words, form.look
    titles = ("", words("Test"), words("Limits"), words("Reading"), words("Result"))
    first, *others = _line(form, titles, look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.3)]
    rows: list[Row] = []
    for unit in content.subject.units:
        own = [result for result in content.results if result.unit == unit.barcode]
        rows += _unit(form, unit, own) if own else []
    return [*headed(rows, heads), form.hairline(gap=look.padding * 0.3)]


def _unit(form: Form, unit: ComponentUnit, results: list[InspectionResult]) -> Iterator[Row]:
    look, words = form.look, form.words
    title = f"{words.of(unit_name, unit.kind)} {grouped(unit.barcode)}"
    yield from kept(side_by_side(cell(form.span, (title, look.strong)), gap=look.padding * 0.5))
    kind = ""
    for result in results:
        named = words.of(test_kind_name, result.item.kind)
        texts = (
            "" if named == kind else named,
            one_line(words.name(result.item.name)),
            words.of(limits_text, result.item),
            words.of(result_text, result),
            _judgement(form, result),
        )
        yield from _line(form, texts, look.body)
        kind = named


def _judgement(form: Form, result: InspectionResult) -> str:
    if not result.is_done:
        return form.words("not tested")
    return form.words("Passed") if result.has_passed else form.words("Did not pass")


def _line(form: Form, texts: tuple[str, str, str, str, str], style: TextStyle) -> list[Row]:
    look = form.look
    if look.is_roll:
        _, test, *numbers, _ = texts
        spans = form.span.parts(*_ROLL_SHARES, gutter=look.padding * 0.7)
        shown: tuple[str, ...] = (test, *numbers)
    else:
        spans, shown = form.span.parts(*_SHARES, gutter=look.padding * 0.7), texts
    last = len(shown) - 1
    cells = (
        cell(span, (text, style), align=Align.RIGHT if place == last else Align.LEFT)
        for place, (span, text) in enumerate(zip(spans, shown, strict=True))
    )
    return side_by_side(*cells, gap=look.padding * 0.2)


def _work(form: Form, content: CertificateContent) -> list[Row]:
    words = form.words
    told = [(words("Fault found"), content.fault_found), (words("Remedy"), content.remedy)]
    return labelled_texts(form, [(label, text) for label, text in told if text] or told[:1])
