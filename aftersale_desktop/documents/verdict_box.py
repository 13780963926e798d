"""The box of the verdict: the big word, why in plain words, what it rests on."""

from dataclasses import replace

from aftersale_desktop.documents.blocks import Cell, Span, cell, framed, kept, kept_whole, side_by_side, space
from aftersale_desktop.documents.forms import Form
from aftersale_desktop.documents.layout import Row, height_of
from aftersale_desktop.documents.pen import Pen
from aftersale_desktop.documents.text import clean
from aftersale_desktop.domain.papers import Audience
from aftersale_desktop.domain.verdict import Outcome, StatementCode, Verdict
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.verdicts import flag_text, legal_basis, outcome_title, sentence, would_change


def verdict_box(form: Form, verdict: Verdict, override_outcome: Outcome | None, override_reason: str) -> list[Row]:
    """Return the verdict in a box: the big word, why in plain words, what it rests on."""
    look, words = form.look, form.words
    inset = look.padding * 1.8
    inner = Span(form.span.x + inset, form.span.width - 2 * inset)
    title = outcome_title(words, override_outcome or verdict.outcome)
    left, right = _box_spans(form, inner, title)
    first, *rest = [*_override_lines(words, verdict, override_outcome, override_reason), *_reasons(form, verdict)]
    basis = words("Legal basis: {articles}", articles=words(", ").join(legal_basis(words, verdict)))
    reasons = cell(right, (clean(first), look.body), *((clean(text), look.note) for text in rest), (basis, look.small))
    rows = side_by_side(reasons)
    word = cell(left, (title, look.big))
    rows = [*kept(side_by_side(word)), *rows] if left == right else _with_word_beside(rows, word)
    edge = space(look.padding * 1.2)
    upper_edge = replace(edge, gap=look.section_gap, stretch=look.padding * 0.5)
    return kept_whole(framed([upper_edge, *rows, edge], "verdict"))


def _box_spans(form: Form, inner: Span, title: str) -> tuple[Span, Span]:
    """The big word stands beside the reasons where it is short enough, else above them."""
    width = form.look.big.width(title) + 1
    if form.look.is_roll or width > inner.width * 0.3:
        return inner, inner
    return Span(inner.x, width), Span(
        inner.x + width + form.look.padding * 3, inner.width - width - form.look.padding * 3
    )


def _with_word_beside(rows: list[Row], word: Cell) -> list[Row]:
    shift = (height_of(rows) - word.height) / 2
    first = rows[0]
    missing = max(-shift, 0.0)

    def draw(pen: Pen, top: float) -> None:
        first.draw(pen, top + missing)
        word.draw(pen, top + max(shift, 0.0))

    return [replace(first, draw=draw, height=first.height + missing), *rows[1:], *([space(missing)] if missing else [])]


def _override_lines(words: Words, verdict: Verdict, outcome: Outcome | None, reason: str) -> list[str]:
    if outcome is None:
        return []
    judged = outcome_title(words, verdict.outcome)
    return [
        words("Decided by a supervisor: {reason}", reason=clean(reason)),
        words("By the rules: {outcome}", outcome=judged),
    ]


_SAID_ELSEWHERE = frozenset({StatementCode.EVIDENCE_COMPLETE, StatementCode.EVIDENCE_OTHER_PROOF})
_FOR_THE_SHOP = frozenset({StatementCode.SELLER_PROVES, StatementCode.CARD_ONLY})


def _reasons(form: Form, verdict: Verdict) -> list[str]:
    """What the shop has to do before the verdict stands is no matter of the customer's sheet."""
    words, is_shop = form.words, form.audience is Audience.SHOP
    unsaid = _SAID_ELSEWHERE if is_shop else _SAID_ELSEWHERE | _FOR_THE_SHOP
    because = [sentence(words, said) for said in verdict.because if said.code not in unsaid]
    flags = [flag_text(words, flag) for flag in verdict.flags] if is_shop else []
    changes = [] if verdict.is_free else would_change(words, verdict)
    return [*because, *flags, *changes]
