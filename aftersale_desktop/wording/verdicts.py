"""Words for verdicts: the big word, the line under it, the reasons, what would change it, the law it rests on."""

import re
from functools import cache

from aftersale_desktop.domain.remedies import Remedy
from aftersale_desktop.domain.verdict import Article, Flag, Outcome, Reason, Statement, StatementCode, Verdict
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.verdict_statements import STATEMENTS

_PLACE = re.compile(r"\{(\w+)\}")

_TITLES: dict[Outcome, str] = {
    Outcome.REFER_COUNTERFEIT: N_("To a supervisor"),
    Outcome.RETURN_NO_REASON: N_("Return accepted"),
    Outcome.NO_ENTITLEMENT: N_("No right of return"),
    Outcome.FREE_REREPAIR: N_("Free re-repair"),
    Outcome.PAID_REPAIR: N_("Chargeable"),
    Outcome.CHOICE_REFUND_EXCHANGE_REPAIR: N_("Refund, exchange or repair"),
    Outcome.CHOICE_EXCHANGE_REPAIR: N_("Exchange or repair"),
    Outcome.EXCHANGE_DELAY_30: N_("Free exchange"),
    Outcome.EXCHANGE_PARTS_90: N_("Free exchange"),
    Outcome.EXCHANGE_TWO_REPAIRS: N_("Free exchange"),
    Outcome.REFUND_FULL: N_("Full refund"),
    Outcome.REFUND_LESS_DEPRECIATION: N_("Refund less depreciation"),
    Outcome.FREE_REPAIR: N_("Free repair"),
    Outcome.FREE_MAIN_PART: N_("Main part free"),
}

_SUMMARIES: dict[Outcome, str] = {
    Outcome.REFER_COUNTERFEIT: N_("Suspected counterfeit (R4)"),
    Outcome.RETURN_NO_REASON: N_("Distance sale returned in time, no reason needed"),
    Outcome.NO_ENTITLEMENT: N_("Returned without a fault and outside the return period"),
    Outcome.FREE_REREPAIR: N_("Same fault soon after the last repair"),
    Outcome.CHOICE_REFUND_EXCHANGE_REPAIR: N_("Performance fault in the first days: the customer chooses"),
    Outcome.CHOICE_EXCHANGE_REPAIR: N_("Performance fault in the first days: the customer chooses"),
    Outcome.EXCHANGE_DELAY_30: N_("Our own delay in repair is past the limit"),
    Outcome.EXCHANGE_PARTS_90: N_("Missing parts have held the repair past the limit"),
    Outcome.EXCHANGE_TWO_REPAIRS: N_("It fails again after the free repairs the rule allows"),
    Outcome.FREE_MAIN_PART: N_("Main parts covered until {main_parts_end_on}, other parts are charged"),
}

_REASONS: dict[Reason, str] = {
    Reason.R1: N_("Free warranty period exceeded"),
    Reason.R2: N_("No warranty card"),
    Reason.R3: N_("Card or invoice altered"),
    Reason.R4: N_("Counterfeit product"),
    Reason.R5: N_("Unit barcode differs from the card"),
    Reason.R6: N_("Damage by outside installation, relocation or maintenance"),
    Reason.R7: N_("Power supply, lightning, natural disaster or improper use"),
    Reason.R8: N_("No invoice or other valid proof"),
}

_FLAGS: dict[Flag, str] = {
    Flag.REVIEW_CARD_ONLY: N_("Only the card is missing: ask a supervisor to review"),
    Flag.SELLER_PROVES_6M: N_("Within six months the seller proves the cause: attach evidence"),
}

_POLICY_POINT = N_("Policy page, {code}")
_ARTICLES: dict[Article, str] = {
    Article.RULE_8: N_("1995 State rule, art. 8"),
    Article.RULE_9: N_("1995 State rule, art. 9"),
    Article.RULE_10: N_("1995 State rule, art. 10"),
    Article.RULE_11: N_("1995 State rule, art. 11"),
    Article.RULE_12: N_("1995 State rule, art. 12"),
    Article.RULE_13: N_("1995 State rule, art. 13"),
    Article.RULE_14: N_("1995 State rule, art. 14"),
    Article.RULE_15: N_("1995 State rule, art. 15"),
    Article.RULE_17: N_("1995 State rule, art. 17"),
    Article.LAW_23: N_("Consumer Law, art. 23"),
    Article.LAW_24: N_("Consumer Law, art. 24"),
    Article.LAW_25: N_("Consumer Law, art. 25"),
    Article.POLICY_1: N_("Policy page, service promise"),
    Article.POLICY_3: N_("Policy page, one year"),
    Article.POLICY_9: N_("Policy page, charged repair"),
}


def outcome_title(words: Words, outcome: Outcome) -> str:
    """Return the big word for an outcome."""
    return words(_TITLES[outcome])


def outcome_choice(words: Words, outcome: Outcome) -> str:
    """Return an outcome to choose, with what tells it from others of the same name."""
    reason = _SUMMARIES.get(outcome, "")
    return (
        f"{outcome_title(words, outcome)} · {words(reason)}"
        if reason and "{" not in reason
        else outcome_title(words, outcome)
    )


def outcome_summary(words: Words, verdict: Verdict) -> str:
    """Return the one line under the big word, with what decided it and the days left or the amount."""
    if verdict.outcome is Outcome.PAID_REPAIR:
        return _reasons_line(words, verdict.reasons)
    if verdict.outcome in {Outcome.REFUND_FULL, Outcome.REFUND_LESS_DEPRECIATION}:
        return _refund_line(words, verdict)
    if verdict.outcome is Outcome.FREE_REPAIR:
        return _days_left_line(words, verdict.days_left or 0)
    template = words(_SUMMARIES[verdict.outcome])
    return template.format(main_parts_end_on=verdict.main_parts_end_on)


def _reasons_line(words: Words, reasons: tuple[Reason, ...]) -> str:
    if not reasons:
        return words("No date is known that a free period could start on")
    separator = words("; ")
    return separator.join(words("{text} ({code})", text=reason_text(words, code), code=code) for code in reasons)


def _days_left_line(words: Words, days: int) -> str:
    if days == 0:
        return words("Whole unit in warranty · last day")
    return words.plural("Whole unit in warranty · {count} day left", "Whole unit in warranty · {count} days left", days)


def _refund_line(words: Words, verdict: Verdict) -> str:
    if verdict.refund is None:
        return words("The price paid is missing")
    if verdict.depreciation is None:
        return words("To be paid back: ¥ {amount}", amount=verdict.refund)
    return words(
        "To be paid back: ¥ {amount}, after depreciation of ¥ {cost}", amount=verdict.refund, cost=verdict.depreciation
    )


def sentence(words: Words, statement: Statement) -> str:
    """Return one statement in words; dates stand as 2026-03-02 in both languages."""
    return _said(_templates(words), statement)


def _said(templates: dict[StatementCode, str], statement: Statement) -> str:
    template = templates[statement.code]
    return template % dict(statement.data) if statement.data else template


@cache
def _templates(words: Words) -> dict[StatementCode, str]:
    """A batch asks for millions of sentences: templates are looked up once, and `%` fills dates in twice as fast."""
    return {code: _PLACE.sub(r"%(\1)s", words(message).replace("%", "%%")) for code, message in STATEMENTS.items()}


def explanation(words: Words, verdict: Verdict) -> list[str]:
    """Return why: the rule, the dates in the sum, the evidence."""
    templates = _templates(words)
    return [_said(templates, statement) for statement in verdict.because]


def would_change(words: Words, verdict: Verdict) -> list[str]:
    """Return what would lead to another verdict, nearest first."""
    templates = _templates(words)
    return [_said(templates, statement) for statement in verdict.would_change]


def reason_text(words: Words, reason: Reason) -> str:
    """Return an exclusion in plain words, without its code."""
    return words(_REASONS[reason])


def flag_text(words: Words, flag: Flag) -> str:
    """Return what must happen before the verdict is accepted."""
    return words(_FLAGS[flag])


def legal_basis(words: Words, verdict: Verdict) -> list[str]:
    """Return the articles and points of the policy page the verdict rests on."""
    return [_article(words, article) for article in verdict.legal_basis]


def _article(words: Words, article: Article) -> str:
    message = _ARTICLES.get(article)
    return words(_POLICY_POINT, code=article.name) if message is None else words(message)


def remedy_reason(words: Words, remedy: Remedy) -> str:
    """Return why a remedy is closed, or its terms; empty when it is simply open."""
    return "" if remedy.note is None else sentence(words, remedy.note)
