"""The box of the verdict: the big word, why in plain words, what it rests on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from aftersale_desktop.documents.blocks import (
    Cell,
    Span,
    cell,
    framed,
    kept,
    kept_whole,
    side_by_side,
    space,
    with_beside,
)
from aftersale_desktop.documents.forms import Form
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.text import clean
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.papers import Audience
from aftersale_desktop.domain.verdict import Outcome, StatementCode, Verdict
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import basis_line, by_the_rules, said_to_customer
from aftersale_desktop.wording.verdicts import (
    flag_text,
    outcome_summary,
    outcome_title,
    sentence,
    would_change,
)

_WIDEST_WORD = 0.3


class Ruling(NamedTuple):
    """A verdict, and a supervisor's decision beside it where there is one."""

    verdict: Verdict
    override_outcome: Outcome | None
    override_reason: str


def verdict_box(form: Form, ruling: Ruling, said: Sequence[str]) -> list[Row]:
    """Return the big word and what is said about it in a box; the word stands beside it where it is short enough."""
    look, words = form.look, form.words
    inset = look.padding * 1.8
    inner = Span(form.span.x + inset, form.span.width - 2 * inset)
    title = words.of(outcome_title, ruling.override_outcome or ruling.verdict.outcome)
    left, right = _spans(form, inner, title)
    first, *rest = [*_override_lines(words, ruling), *said]
    basis = ((basis_line(one, ruling.verdict), look.small) for one in words.each)
    reasons = cell(right, (clean(first), look.body), *((clean(text), look.note) for text in rest), *basis)
    word = cell(left, (title, look.big))
    rows = side_by_side(reasons)
    boxed = [*kept(side_by_side(word)), *rows] if left == right else _beside(rows, reasons.height, word)
    edge = space(look.padding * 1.2)
    upper_edge = replace(edge, gap=look.section_gap, stretch=look.padding * 0.5)
    return kept_whole(framed([upper_edge, *boxed, edge], "verdict"))


def _spans(form: Form, inner: Span, title: str) -> tuple[Span, Span]:
    width, gutter = form.look.big.width(title) + 1, form.look.padding * 3
    if form.look.is_roll or width > inner.width * _WIDEST_WORD:
        return inner, inner
    return Span(inner.x, width), Span(inner.x + width + gutter, inner.width - width - gutter)


def _beside(rows: list[Row], height: float, word: Cell) -> list[Row]:
    """Both are centred on each other, whichever is taller."""
    shift = (height - word.height) / 2
    lead = [space(-shift)] if shift < 0 else []
    return with_beside([*lead, *rows], word.height, lambda pen, top: word.draw(pen, top + max(shift, 0.0)))


def _override_lines(words: Voice, ruling: Ruling) -> list[str]:
    if ruling.override_outcome is None:
        return []
    reason = words("Decided by a supervisor: {reason}", reason=clean(ruling.override_reason))
    return [reason, words.of(by_the_rules, ruling.verdict)]


_SAID_ELSEWHERE = frozenset({StatementCode.EVIDENCE_COMPLETE, StatementCode.EVIDENCE_OTHER_PROOF})
_FOR_THE_SHOP = frozenset({StatementCode.CARD_ONLY})


def reasons_in_full(form: Form, ruling: Ruling) -> list[str]:
    """Return every reason of the verdict; one that was set aside is only summed up.

    What the shop has to do before the verdict stands is no matter of the customer's sheet.
    """
    return [said for words in form.words.each for said in _reasons_in(words, form, ruling)]


def _reasons_in(words: Words, form: Form, ruling: Ruling) -> list[str]:
    verdict, is_shop = ruling.verdict, form.audience is Audience.SHOP
    if ruling.override_outcome is not None:
        return [outcome_summary(words, verdict)]
    unsaid = _SAID_ELSEWHERE if is_shop else _SAID_ELSEWHERE | _FOR_THE_SHOP
    said_of = sentence if is_shop else said_to_customer
    because = [said_of(words, said) for said in verdict.because if said.code not in unsaid]
    flags = [flag_text(words, flag) for flag in verdict.flags] if is_shop else []
    return [*because, *flags]


def turns_in_full(form: Form, ruling: Ruling) -> list[str]:
    """Return what would change a verdict that is not free; one that was set aside is not argued about."""
    if ruling.override_outcome is not None or ruling.verdict.is_free:
        return []
    return [turn for words in form.words.each for turn in would_change(words, ruling.verdict)]
