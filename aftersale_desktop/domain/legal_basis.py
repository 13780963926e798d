"""The articles each verdict rests on; their printed names live in wording."""

from enum import StrEnum
from functools import cache

from aftersale_desktop.domain.decision import Flag, Outcome, Reason


class Article(StrEnum):
    """The 1995 State rule on repair, exchange and refund, the Consumer Law, and points of the policy page."""

    RULE_8 = "1995-8"
    RULE_9 = "1995-9"
    RULE_10 = "1995-10"
    RULE_11 = "1995-11"
    RULE_12 = "1995-12"
    RULE_13 = "1995-13"
    RULE_14 = "1995-14"
    RULE_15 = "1995-15"
    RULE_17 = "1995-17"
    LAW_23 = "consumer-23"
    LAW_24 = "consumer-24"
    LAW_25 = "consumer-25"
    POLICY_1 = "policy-P1"
    POLICY_3 = "policy-P3"
    POLICY_9 = "policy-P9"
    R1 = "policy-R1"
    R2 = "policy-R2"
    R3 = "policy-R3"
    R4 = "policy-R4"
    R5 = "policy-R5"
    R6 = "policy-R6"
    R7 = "policy-R7"
    R8 = "policy-R8"


LEGAL_BASIS: dict[Outcome, tuple[Article, ...]] = {
    Outcome.REFER_COUNTERFEIT: (Article.R4,),
    Outcome.RETURN_NO_REASON: (Article.LAW_25,),
    Outcome.NO_ENTITLEMENT: (Article.LAW_25,),
    Outcome.FREE_REREPAIR: (Article.POLICY_1,),
    Outcome.PAID_REPAIR: (Article.POLICY_9,),
    Outcome.CHOICE_REFUND_EXCHANGE_REPAIR: (Article.RULE_8, Article.RULE_9, Article.LAW_24),
    Outcome.CHOICE_EXCHANGE_REPAIR: (Article.RULE_8, Article.RULE_10, Article.LAW_24),
    Outcome.EXCHANGE_DELAY_30: (Article.RULE_8, Article.RULE_12),
    Outcome.EXCHANGE_PARTS_90: (Article.RULE_8, Article.RULE_12),
    Outcome.EXCHANGE_TWO_REPAIRS: (Article.RULE_8, Article.RULE_11),
    Outcome.REFUND_FULL: (Article.RULE_8, Article.RULE_9, Article.RULE_13),
    Outcome.REFUND_LESS_DEPRECIATION: (Article.RULE_8, Article.RULE_13),
    Outcome.FREE_REPAIR: (Article.RULE_8, Article.RULE_15, Article.POLICY_3),
    Outcome.FREE_MAIN_PART: (Article.RULE_8, Article.RULE_15),
}


@cache
def legal_basis(outcome: Outcome, reasons: tuple[Reason, ...], flags: tuple[Flag, ...]) -> tuple[Article, ...]:
    """Return the articles in the order they are printed; each exclusion adds its point of the policy page."""
    if outcome is not Outcome.PAID_REPAIR:
        return LEGAL_BASIS[outcome]
    codes = tuple(Article[reason.name] for reason in reasons)
    rule = (Article.RULE_17,) if any(reason is not Reason.R1 for reason in reasons) else (Article.RULE_8,)
    proof = (Article.LAW_23,) if Flag.SELLER_PROVES_6M in flags else ()
    return (*codes, *LEGAL_BASIS[outcome], *rule, *proof)
