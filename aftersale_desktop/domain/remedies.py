"""What the customer may choose: repair, exchange, refund, and why one of them is not open."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from aftersale_desktop.domain.decision import Case, Outcome, Reason
from aftersale_desktop.domain.facts import Buyer, Wish
from aftersale_desktop.domain.statements import Statement, StatementCode, say


@dataclass(frozen=True, slots=True)
class Remedy:
    """One of the three ways; `note` says why it is closed, or on which terms it is open."""

    kind: Wish
    is_open: bool
    note: Statement | None = None


_REPAIR_OPEN = Remedy(Wish.REPAIR, is_open=True)
_REPAIR_CHARGEABLE = Remedy(Wish.REPAIR, is_open=True, note=say(StatementCode.TERMS_CHARGEABLE))
_REPAIR_MAIN_PART = Remedy(Wish.REPAIR, is_open=True, note=say(StatementCode.TERMS_MAIN_PART_ONLY))
_EXCHANGE_OPEN = Remedy(Wish.EXCHANGE, is_open=True)
_EXCHANGE_NO_MODEL = Remedy(Wish.EXCHANGE, is_open=False, note=say(StatementCode.CLOSED_NO_MODEL))
_REFUND_FULL = Remedy(Wish.REFUND, is_open=True, note=say(StatementCode.TERMS_FULL_PRICE))
_REFUND_LESS = Remedy(Wish.REFUND, is_open=True, note=say(StatementCode.TERMS_LESS_DEPRECIATION))


def remedies_of(case: Case, outcome: Outcome, reasons: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    """Return repair, exchange and refund in this order, each open or closed."""
    return _BY_OUTCOME.get(outcome, _choice)(case, reasons)


def _choice(case: Case, _: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    is_same_model = case.facts.same_model_available
    is_full = not is_same_model or case.days_since_base <= case.parameters.refund_days
    exchange = _EXCHANGE_OPEN if is_same_model else _EXCHANGE_NO_MODEL
    return _REPAIR_OPEN, exchange, _REFUND_FULL if is_full else _REFUND_LESS


def _all_closed(note: Statement) -> tuple[Remedy, ...]:
    return (Remedy(Wish.REPAIR, is_open=False, note=note), *_others_closed(note))


@lru_cache(maxsize=1024)
def _others_closed(note: Statement) -> tuple[Remedy, ...]:
    return Remedy(Wish.EXCHANGE, is_open=False, note=note), Remedy(Wish.REFUND, is_open=False, note=note)


def _counterfeit(_: Case, reasons: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    return _all_closed(_codes(reasons))


@cache
def _codes(reasons: tuple[Reason, ...]) -> Statement:
    return say(StatementCode.CLOSED_BY_CODES, codes=" ".join(reasons)) if reasons else say(StatementCode.CLOSED_UNDATED)


def _return(_: Case, __: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    repair, exchange, _refund = _all_closed(say(StatementCode.CLOSED_NO_FAULT))
    return repair, exchange, _REFUND_FULL


def _no_entitlement(_: Case, __: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    return _all_closed(say(StatementCode.CLOSED_NO_FAULT))


def _paid(_: Case, reasons: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    return _REPAIR_CHARGEABLE, *_others_closed(_codes(reasons))


def _rerepair(_: Case, __: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    return _REPAIR_OPEN, *_others_closed(say(StatementCode.CLOSED_REREPAIR))


def _main_part(case: Case, _: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    return _REPAIR_MAIN_PART, *_others_closed(_period_over(case))


def _period_over(case: Case) -> Statement:
    if case.periods is None:
        return say(StatementCode.CLOSED_UNDATED)
    return say(StatementCode.CLOSED_PERIOD_OVER, ends_on=case.periods.warranty_ends_on)


def _free_repair(case: Case, _: tuple[Reason, ...]) -> tuple[Remedy, ...]:
    if case.facts.buyer is not Buyer.CONSUMER:
        return _REPAIR_OPEN, *_others_closed(say(StatementCode.CLOSED_NOT_A_CONSUMER))
    if not case.facts.performance_fault:
        return _REPAIR_OPEN, *_others_closed(say(StatementCode.CLOSED_NO_PERFORMANCE_FAULT))
    exchange = say(StatementCode.CLOSED_PAST_DAYS, limit=case.parameters.exchange_days)
    refund = say(StatementCode.CLOSED_PAST_DAYS, limit=case.parameters.refund_days)
    return (
        _REPAIR_OPEN,
        Remedy(Wish.EXCHANGE, is_open=False, note=exchange),
        Remedy(Wish.REFUND, is_open=False, note=refund),
    )


_BY_OUTCOME: dict[Outcome, Callable[[Case, tuple[Reason, ...]], tuple[Remedy, ...]]] = {
    Outcome.REFER_COUNTERFEIT: _counterfeit,
    Outcome.RETURN_NO_REASON: _return,
    Outcome.NO_ENTITLEMENT: _no_entitlement,
    Outcome.FREE_REREPAIR: _rerepair,
    Outcome.PAID_REPAIR: _paid,
    Outcome.FREE_REPAIR: _free_repair,
    Outcome.FREE_MAIN_PART: _main_part,
}
