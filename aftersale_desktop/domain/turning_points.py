"""What would change a verdict: the paper to bring, the finding to make, the day to come before."""

from collections.abc import Callable, Iterator

from aftersale_desktop.domain.decision import Case, Flag, Outcome, Reason, days_after_delivery, proof_ends_on
from aftersale_desktop.domain.explanation import Ruling, is_other_fault_soon_after
from aftersale_desktop.domain.statements import Statement, StatementCode, say
from aftersale_desktop.domain.warranty import Periods


def would_change(ruling: Ruling) -> tuple[Statement, ...]:
    """Return everything that would lead to another outcome, nearest first."""
    return tuple(_TURNS[ruling.outcome](ruling))


_FREE_IF = {
    Reason.R2: StatementCode.FREE_IF_CARD,
    Reason.R3: StatementCode.FREE_IF_UNALTERED,
    Reason.R5: StatementCode.FREE_IF_UNITS_MATCH,
    Reason.R6: StatementCode.FREE_IF_OWN_OUTLET,
    Reason.R7: StatementCode.FREE_IF_PRODUCT_CAUSE,
    Reason.R8: StatementCode.FREE_IF_PROOF,
}
_DROPS_IF = {
    Reason.R2: StatementCode.DROPS_IF_CARD,
    Reason.R3: StatementCode.DROPS_IF_UNALTERED,
    Reason.R5: StatementCode.DROPS_IF_UNITS_MATCH,
    Reason.R6: StatementCode.DROPS_IF_OWN_OUTLET,
    Reason.R7: StatementCode.DROPS_IF_PRODUCT_CAUSE,
    Reason.R8: StatementCode.DROPS_IF_PROOF,
}


def _chargeable(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    if case.periods is None:
        yield say(StatementCode.DATE_STARTS_PERIOD)
    if Flag.REVIEW_CARD_ONLY in ruling.flags:
        yield say(StatementCode.FREE_AFTER_REVIEW)
    yield from _without_codes(ruling)
    if Reason.R1 in ruling.reasons and case.periods is not None:
        yield from _beyond_period(case, case.periods)


def _without_codes(ruling: Ruling) -> Iterator[Statement]:
    codes = ruling.case.codes
    is_covered = ruling.case.periods is not None and Reason.R1 not in ruling.reasons
    if is_covered and len(codes) == 1:
        yield say(_FREE_IF[codes[0]])
        return
    for code in codes:
        yield say(_DROPS_IF[code])
    if is_covered and codes:
        yield say(StatementCode.FREE_IF_ALL_DROP)


def _beyond_period(case: Case, periods: Periods) -> Iterator[Statement]:
    if case.codes:
        yield say(StatementCode.CHARGEABLE_ALL_THE_SAME)
        return
    if case.facts.catalogue_product and not case.is_main_part_period and case.day <= periods.main_parts_end_on:
        yield say(StatementCode.FREE_IF_MAIN_PART, ends_on=periods.main_parts_end_on)
    if is_other_fault_soon_after(case):
        yield say(StatementCode.FREE_IF_SAME_FAULT)


def _other_cause(case: Case) -> Iterator[Statement]:
    if case.periods is None:
        return
    until = proof_ends_on(case, case.periods)
    if case.day <= until:
        yield say(StatementCode.CHARGEABLE_IF_OTHER_CAUSE_PROVEN, until=until)
    else:
        yield say(StatementCode.CHARGEABLE_IF_OTHER_CAUSE)


def _free_repair(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    if case.is_choice_open and case.periods is not None:
        yield _exchange_in_sight(case, case.periods)
        yield say(StatementCode.EXCHANGE_IF_DELAYED, limit=case.parameters.own_delay_days)
    yield from _other_cause(case)
    yield from _ends(case)


def _exchange_in_sight(case: Case, periods: Periods) -> Statement:
    """The repair at hand counts as finished once it is handed back."""
    missing = case.parameters.repairs_before_exchange - len(periods.repairs) - 1
    if missing <= 0:
        return say(StatementCode.EXCHANGE_IF_FAILS_ONCE_MORE)
    return say(StatementCode.EXCHANGE_AFTER_REPAIRS, repairs=case.parameters.repairs_before_exchange)


def _ends(case: Case) -> Iterator[Statement]:
    if case.periods is not None:
        yield say(StatementCode.CHARGEABLE_AFTER, ends_on=case.periods.warranty_ends_on)


def _main_part(ruling: Ruling) -> Iterator[Statement]:
    yield from _other_cause(ruling.case)
    if ruling.case.periods is not None:
        yield say(StatementCode.CHARGEABLE_AFTER, ends_on=ruling.case.periods.main_parts_end_on)


def _rerepair(ruling: Ruling) -> Iterator[Statement]:
    yield say(StatementCode.CHARGEABLE_IF_OTHER_FAULT)
    yield from _other_cause(ruling.case)


def _choice(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    if case.days_since_base <= case.parameters.refund_days:
        yield say(StatementCode.REFUND_CHOICE_ENDS, limit=case.parameters.refund_days)
    else:
        yield say(StatementCode.EXCHANGE_CHOICE_ENDS, limit=case.parameters.exchange_days)
        yield _refund_terms(case)
    yield from _other_cause(case)


def _exchange(ruling: Ruling) -> Iterator[Statement]:
    yield _refund_terms(ruling.case)
    yield from _other_cause(ruling.case)


def _refund_terms(case: Case) -> Statement:
    is_model = case.facts.same_model_available
    return say(StatementCode.REFUND_IF_WISHED if is_model else StatementCode.FULL_REFUND_IF_NO_MODEL)


def _refund(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    if case.facts.price is None:
        yield say(StatementCode.REFUND_NEEDS_PRICE)
    if ruling.outcome is Outcome.REFUND_LESS_DEPRECIATION:
        yield say(StatementCode.FULL_REFUND_IF_NO_MODEL)
    yield from _other_cause(case)


def _return(ruling: Ruling) -> Iterator[Statement]:
    if ruling.case.facts.price is None:
        yield say(StatementCode.REFUND_NEEDS_PRICE)
    if days_after_delivery(ruling.case) is not None:
        yield say(StatementCode.RETURN_ENDS, limit=ruling.case.parameters.distance_return_days)
    yield say(StatementCode.WARRANTY_IF_FAULT)


def _no_entitlement(_: Ruling) -> Iterator[Statement]:
    yield say(StatementCode.WARRANTY_IF_FAULT)


def _counterfeit(_: Ruling) -> Iterator[Statement]:
    yield say(StatementCode.ANEW_IF_GENUINE)


_TURNS: dict[Outcome, Callable[[Ruling], Iterator[Statement]]] = {
    Outcome.REFER_COUNTERFEIT: _counterfeit,
    Outcome.RETURN_NO_REASON: _return,
    Outcome.NO_ENTITLEMENT: _no_entitlement,
    Outcome.FREE_REREPAIR: _rerepair,
    Outcome.PAID_REPAIR: _chargeable,
    Outcome.CHOICE_REFUND_EXCHANGE_REPAIR: _choice,
    Outcome.CHOICE_EXCHANGE_REPAIR: _choice,
    Outcome.EXCHANGE_DELAY_30: _exchange,
    Outcome.EXCHANGE_PARTS_90: _exchange,
    Outcome.EXCHANGE_TWO_REPAIRS: _exchange,
    Outcome.REFUND_FULL: _refund,
    Outcome.REFUND_LESS_DEPRECIATION: _refund,
    Outcome.FREE_REPAIR: _free_repair,
    Outcome.FREE_MAIN_PART: _main_part,
}
