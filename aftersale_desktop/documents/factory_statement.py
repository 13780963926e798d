"""The statement of a point to the factory: one line a claim with what the factory bears of it, and one total."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.documents.blocks import Align, cell, headed, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.sums import sum_line
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.factory_statement_papers import StatementContent
from aftersale_desktop.domain.factory_statements import FactoryStatement, StatementLine
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.papers import minute

_SHARES = (2.4, 1.4, 1.5, 0.9, 0.9, 0.9, 1.1, 1.1)
_AMOUNTS = ("labour", "visits", "materials", "parts", "cost")
_TEXTS = 3
"""How many columns of a line are words; the rest are amounts."""


def statement_leaves(content: StatementContent, form: Form) -> Leaves:
    """Return the statement as rows of one form."""
    statement = content.statement
    rows = [
        *_head(form, content),
        *_lines(form, statement),
        *_total(form, statement),
        *labelled_texts(form, _corrections(form, statement)),
    ]
    words = form.words
    return Leaves(rows, signatures(form, [words("Sent by {name}", name=one_line(statement.sent_by)), words("Factory")]))


def _head(form: Form, content: StatementContent) -> list[Row]:
    words, statement = form.words, content.statement
    fields = [
        Field(words("Period"), f"{statement.first.isoformat()} – {statement.last.isoformat()}"),
        Field(words("Sent at"), minute(statement.sent_at)),
        Field(words("Claims"), str(len(statement.lines))),
    ]
    return head_of(form, content.point, [fields])


def _lines(form: Form, statement: FactoryStatement) -> list[Row]:
    look, words = form.look, form.words
    titles = (
        words("Claim"),
        words("Model"),
        words("Settled on"),
        words("Labour"),
        words("Visits"),
        words("Material"),
        words("Spare parts"),
        words("Total (CNY)"),
    )
    rows = [row for line in statement.lines for row in _columns(form, _cells(line), look.body)]
    first, *others = _columns(form, titles, look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.4)]
    sums = [total_of(getattr(line, name) for line in statement.lines) for name in _AMOUNTS]
    whole = _columns(form, (words("All claims"), "", "", *(f"{amount:.2f}" for amount in sums)), look.strong)
    return [
        *headed(rows, heads),
        form.hairline(gap=look.padding * 0.4),
        *whole,
        form.hairline(gap=look.padding * 0.4),
    ]


def _cells(line: StatementLine) -> tuple[str, ...]:
    amounts = (f"{getattr(line, name):.2f}" for name in _AMOUNTS)
    return (line.claim_number, line.model_code, line.settled_on.isoformat(), *amounts)


def _columns(form: Form, texts: Sequence[str], style: TextStyle) -> list[Row]:
    spans = form.span.parts(*_SHARES, gutter=form.look.padding * 0.5)
    cells = (
        cell(span, (text, style), align=Align.RIGHT if place >= _TEXTS else Align.LEFT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    )
    return side_by_side(*cells, gap=form.look.padding * 0.3)


def _total(form: Form, statement: FactoryStatement) -> list[Row]:
    look, words = form.look, form.words
    span = form.span.parts(1.0, 1.1, gutter=look.padding * 4)[1]
    paid = total_of(line.paid_before for line in statement.lines)
    sums: list[tuple[str, Decimal, TextStyle]] = []
    if paid:
        sums = [(words("Accepted before"), -paid, look.note)]
    sums.append((words("The factory bears"), statement.total, look.big))
    rows = [row for label, amount, style in sums for row in sum_line(span, label, f"{amount:.2f}", style)]
    return kept_whole([replace(rows[0], gap=look.section_gap), *rows[1:]])


def _corrections(form: Form, statement: FactoryStatement) -> list[tuple[str, str]]:
    words = form.words
    return [
        (
            words("Claimed again"),
            words.first(
                N_("{claim}, refused on {statement}: {reason}"),
                claim=line.claim_number,
                statement=line.corrects,
                reason=one_line(line.reason),
            ),
        )
        for line in statement.lines
        if line.corrects
    ]
