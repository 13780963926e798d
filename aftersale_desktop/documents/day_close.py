"""The sheet of a day close: money by kind, the cash counted, the difference with its reason, the float."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.documents.blocks import Align, cell, headed, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.sums import signed, sum_line
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.day_close import DayClose
from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.papers import minute
from aftersale_desktop.wording.till import difference_text, value_text

_KINDS = (1.2, 1.0, 1.0, 1.0, 1.0)
_PILES = (1.0, 1.0, 1.0)
_HASH_PIECE = 8


def day_close_leaves(content: DayCloseContent, form: Form) -> Leaves:
    """Return the sheet as rows of one form."""
    rows = [
        *_head(form, content),
        *_money(form, content.close),
        *_cash(form, content.close),
        *_sums(form, content.close),
        *labelled_texts(form, _texts(form, content)),
    ]
    return Leaves(rows, _foot(form, content.close))


def _head(form: Form, content: DayCloseContent) -> list[Row]:
    words, close = form.words, content.close
    fields = [
        Field(words("Closed at"), minute(close.closed_at)),
        Field(words("Closed by"), close.closed_by),
        Field(words("Corrects"), close.corrects),
    ]
    return head_of(form, content.point, [fields])


def _money(form: Form, close: DayClose) -> list[Row]:
    look, words = form.look, form.words
    titles = (words("Kind"), words("Deposits"), words("Paid on invoices"), words("Given back"), words("Total (CNY)"))
    rows = []
    for one in close.sums:
        amounts = (one.deposits, one.payments, one.refunds, one.total)
        texts = (words.of(payment_name, one.kind), *(_amount(amount) for amount in amounts))
        rows += _line(form, _KINDS, texts, look.body)
    totals = [total_of(getattr(one, name) for one in close.sums) for name in ("deposits", "payments", "refunds")]
    whole = (words("All kinds"), *(_amount(each) for each in (*totals, total_of(totals))))
    return [*_table(form, _KINDS, titles, [*rows, *_line(form, _KINDS, whole, look.strong)])]


def _cash(form: Form, close: DayClose) -> list[Row]:
    words, look = form.words, form.look
    titles = (words("Note or coin"), words("Pieces"), words("Amount (CNY)"))
    rows = [
        row
        for pile in close.cash
        for row in _line(form, _PILES, (value_text(pile.value), str(pile.pieces), _amount(pile.amount)), look.body)
    ]
    return _table(
        form, _PILES, titles, rows or _line(form, _PILES, (words("No cash"), "", _amount(Decimal(0))), look.body)
    )


def _table(form: Form, shares: Sequence[float], titles: tuple[str, ...], rows: list[Row]) -> list[Row]:
    look = form.look
    first, *others = _line(form, shares, titles, look.label)
    heads = [replace(first, gap=look.section_gap), *others, form.hairline(gap=look.padding * 0.4)]
    return [*headed(rows, heads), form.hairline(gap=look.padding * 0.4)]


def _line(form: Form, shares: Sequence[float], texts: tuple[str, ...], style: TextStyle) -> list[Row]:
    spans = form.span.parts(*shares, gutter=form.look.padding * 0.7)
    cells = (
        cell(span, (text, style), align=Align.RIGHT if place else Align.LEFT)
        for place, (span, text) in enumerate(zip(spans, texts, strict=True))
    )
    return side_by_side(*cells, gap=form.look.padding * 0.3)


def _sums(form: Form, close: DayClose) -> list[Row]:
    look = form.look
    span = form.span if look.is_roll else form.span.parts(1.0, 1.1, gutter=look.padding * 4)[1]
    rows = [row for label, amount, style in _cash_sums(form, close) for row in sum_line(span, label, amount, style)]
    return kept_whole([replace(rows[0], gap=look.section_gap), *rows[1:]])


def _cash_sums(form: Form, close: DayClose) -> Iterator[tuple[str, str, TextStyle]]:
    words, note = form.words, form.look.note
    yield words("Float from before"), _amount(close.float_before), note
    yield words("Cash received less given back"), _amount(close.expected - close.float_before), note
    yield words("Cash that should be there"), _amount(close.expected), note
    yield words("Cash counted"), _amount(close.counted), form.look.big
    yield words("Difference"), _amount(close.difference), form.look.strong
    yield words("Taken out"), _amount(close.taken_out), note
    yield words("Float carried over"), _amount(close.float_left), note


def _texts(form: Form, content: DayCloseContent) -> list[tuple[str, str]]:
    words, close = form.words, content.close
    numbers = content.entry_numbers
    counted = words.plural("{count} receipt counted", "{count} receipts counted", len(numbers))
    both_ends = f"{numbers[0]} … {numbers[-1]}" if numbers else ""
    span = words.first("{name}: {reason}", name=counted, reason=both_ends) if numbers else counted
    result = words.of(difference_text, close.difference)
    reason = [(words("Reason"), close.reason)] if close.reason else []
    return [(words("Cash check"), result), *reason, (words("Receipts"), span), *_record(form, content)]


def _record(form: Form, content: DayCloseContent) -> list[tuple[str, str]]:
    """Where the audit record ended, to be held beside it later; in pieces of eight signs, as people compare them."""
    words, link = form.words, content.audit
    if link is None or not link.index:
        return []
    pieces = " ".join(link.hash[start : start + _HASH_PIECE] for start in range(0, len(link.hash), _HASH_PIECE))
    return [(words("Audit record"), words.first("{name}: {reason}", name=f"{link.index}", reason=pieces))]


def _amount(amount: Decimal) -> str:
    return signed(f"{amount:.2f}")


def _foot(form: Form, close: DayClose) -> list[Row]:
    words = form.words
    return signatures(form, [words("Counted by {name}", name=one_line(close.closed_by)), words("Checked by")])
