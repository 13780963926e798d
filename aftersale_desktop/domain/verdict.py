"""The warranty verdict: facts in, verdict out, explained and ready to be frozen on a claim."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aftersale_desktop.domain.decision import Case, Flag, Outcome, Reason, case_of, deciding_row, flags_of, reasons_of
from aftersale_desktop.domain.explanation import Ruling, because
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.legal_basis import Article, legal_basis
from aftersale_desktop.domain.remedies import Remedy, remedies_of
from aftersale_desktop.domain.statements import Datum, Statement, StatementCode
from aftersale_desktop.domain.turning_points import would_change
from aftersale_desktop.domain.warranty import (
    SHIPPED_RULES,
    Depreciation,
    Parameters,
    WarrantyRules,
    depreciation,
    in_fen,
    rules_for,
)

__all__ = [
    "Article",
    "Datum",
    "Flag",
    "Outcome",
    "Reason",
    "Remedy",
    "Statement",
    "StatementCode",
    "Verdict",
    "judge",
    "judge_by_rules",
]

SHIPPED_PARAMETERS = SHIPPED_RULES[-1].default
SHIPPED_VERSION = SHIPPED_RULES[-1].version

_FREE = frozenset(Outcome) - {
    Outcome.PAID_REPAIR,
    Outcome.FREE_MAIN_PART,
    Outcome.REFER_COUNTERFEIT,
    Outcome.NO_ENTITLEMENT,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer with everything it rests on; `period_day` is the day that decided about periods."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    flags: tuple[Flag, ...]
    period_day: date
    base_on: date | None
    warranty_ends_on: date | None
    main_parts_end_on: date | None
    extension_days: int | None
    refund: Decimal | None
    depreciation: Decimal | None
    remedies: tuple[Remedy, ...]
    legal_basis: tuple[Article, ...]
    because: tuple[Statement, ...]
    would_change: tuple[Statement, ...]
    rule_version: str

    @property
    def is_free(self) -> bool:
        """Whether nothing at all is charged; a free main part is not, its other parts cost money."""
        return self.outcome in _FREE

    @property
    def days_left(self) -> int | None:
        """Days the whole unit is still covered after the day judged; 0 on the last day, negative when over."""
        return None if self.warranty_ends_on is None else (self.warranty_ends_on - self.period_day).days


def judge(facts: Facts, parameters: Parameters = SHIPPED_PARAMETERS, rule_version: str = SHIPPED_VERSION) -> Verdict:
    """Return the verdict on the facts; the same facts and numbers give the same verdict for ever."""
    case = case_of(facts, parameters)
    row = deciding_row(case)
    flags = flags_of(case, row)
    ruling = Ruling(case, row, reasons_of(case, row), flags, _depreciation(case, row.outcome))
    return _verdict(ruling, rule_version)


def judge_by_rules(facts: Facts, rule_versions: tuple[WarrantyRules, ...], product_class: str) -> Verdict:
    """Return the verdict by the rules of the day the product's period started, never by newer ones."""
    rules = rules_for(facts, rule_versions)
    return judge(facts, rules.parameters_for(product_class), rules.version)


def _depreciation(case: Case, outcome: Outcome) -> Depreciation | None:
    if outcome is not Outcome.REFUND_LESS_DEPRECIATION or case.periods is None:
        return None
    return depreciation(case.facts, case.periods, case.parameters)


_WHOLE_PRICE_BACK = frozenset({Outcome.RETURN_NO_REASON, Outcome.REFUND_FULL})


def _refund(ruling: Ruling) -> Decimal | None:
    price, cost = ruling.case.facts.price, ruling.depreciation
    if price is None or (cost is None and ruling.outcome not in _WHOLE_PRICE_BACK):
        return None
    return in_fen(price) - (cost.amount if cost else 0)


def _verdict(ruling: Ruling, rule_version: str) -> Verdict:
    case, periods, cost = ruling.case, ruling.case.periods, ruling.depreciation
    return Verdict(
        outcome=ruling.outcome,
        reasons=ruling.reasons,
        flags=ruling.flags,
        period_day=case.day,
        base_on=periods.base_on if periods else None,
        warranty_ends_on=periods.warranty_ends_on if periods else None,
        main_parts_end_on=periods.main_parts_end_on if periods else None,
        extension_days=periods.extension_days if periods else None,
        refund=_refund(ruling),
        depreciation=cost.amount if cost else None,
        remedies=remedies_of(case, ruling.outcome, ruling.reasons),
        legal_basis=legal_basis(ruling.outcome, ruling.reasons, ruling.flags),
        because=because(ruling),
        would_change=would_change(ruling),
        rule_version=rule_version,
    )
