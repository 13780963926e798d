"""Why a verdict is as it is: the rule, the dates in the sum, the evidence shown."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from aftersale_desktop.domain.decision import (
    Case,
    Flag,
    Outcome,
    Reason,
    Row,
    days_after_delivery,
    is_soon_after_free_repair,
    last_returned_on,
    proof_ends_on,
)
from aftersale_desktop.domain.facts import Buyer, Cause, Facts
from aftersale_desktop.domain.statements import Statement, StatementCode, say
from aftersale_desktop.domain.warranty import BaseKind, Depreciation, Periods


class Ruling(NamedTuple):
    """What the table decided for one case, before it is put into words."""

    case: Case
    row: Row
    reasons: tuple[Reason, ...]
    flags: tuple[Flag, ...]
    depreciation: Depreciation | None

    @property
    def outcome(self) -> Outcome:
        """The row's answer."""
        return self.row.outcome


def because(ruling: Ruling) -> tuple[Statement, ...]:
    """Return what decided the case, then the dates, then the evidence; returns and counterfeits need no periods."""
    decided = _DECIDED[ruling.outcome](ruling)
    if ruling.outcome in _WITHOUT_PERIODS:
        return tuple(decided)
    return (*decided, *_dates(ruling.case), *_evidence(ruling.case))


_WITHOUT_PERIODS = frozenset({Outcome.REFER_COUNTERFEIT, Outcome.RETURN_NO_REASON, Outcome.NO_ENTITLEMENT})


def _counterfeit(_: Ruling) -> Iterator[Statement]:
    yield say(StatementCode.COUNTERFEIT_FOUND)


def _returned(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    days = days_after_delivery(case)
    delivered_on = case.facts.delivered_on or case.facts.invoice_on
    if not case.facts.remote_sale:
        yield say(StatementCode.RETURNED_SHOP_SALE)
    elif days is None or delivered_on is None:
        yield say(StatementCode.RETURNED_UNDATED)
    else:
        is_in_time = ruling.outcome is Outcome.RETURN_NO_REASON
        code = StatementCode.RETURNED_IN_TIME if is_in_time else StatementCode.RETURNED_LATE
        yield say(code, delivered_on=delivered_on, days=days, limit=case.parameters.distance_return_days)
    if ruling.outcome is Outcome.RETURN_NO_REASON and case.facts.price is None:
        yield say(StatementCode.PRICE_UNKNOWN)


def _rerepair(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    is_after_paid = ruling.row.number == _PAID_REREPAIR_ROW
    returned_on = case.facts.paid_repair_returned_on if is_after_paid else last_returned_on(case)
    if returned_on is not None:
        code = StatementCode.REREPAIR_AFTER_PAID if is_after_paid else StatementCode.REREPAIR_AFTER_FREE
        limit = case.parameters.paid_rerepair_days if is_after_paid else case.parameters.free_rerepair_days
        yield say(code, returned_on=returned_on, days=(case.day - returned_on).days, limit=limit)


_PAID_REREPAIR_ROW = 2

_FOUND = {
    Reason.R2: StatementCode.FOUND_R2,
    Reason.R3: StatementCode.FOUND_R3,
    Reason.R5: StatementCode.FOUND_R5,
    Reason.R6: StatementCode.FOUND_R6,
    Reason.R8: StatementCode.FOUND_R8,
}
_FOUND_R7 = {
    Cause.POWER_SUPPLY: StatementCode.FOUND_R7_POWER_SUPPLY,
    Cause.LIGHTNING: StatementCode.FOUND_R7_LIGHTNING,
    Cause.NATURAL_DISASTER: StatementCode.FOUND_R7_NATURAL_DISASTER,
    Cause.MISUSE: StatementCode.FOUND_R7_MISUSE,
}


def _chargeable(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    for reason in ruling.reasons:
        if reason is Reason.R1:
            yield _period_over(case)
        elif reason is Reason.R7:
            yield say(_FOUND_R7[case.facts.cause])
        else:
            yield say(_FOUND[reason])
    if Flag.REVIEW_CARD_ONLY in ruling.flags:
        yield say(StatementCode.CARD_ONLY)
    if Flag.SELLER_PROVES_6M in ruling.flags and case.periods is not None:
        yield say(StatementCode.SELLER_PROVES, until=proof_ends_on(case, case.periods))


def _period_over(case: Case) -> Statement:
    if case.periods is None:
        return say(StatementCode.BASE_UNKNOWN)
    if case.is_main_part_period:
        return say(StatementCode.FOUND_R1_MAIN_PART, ends_on=case.periods.main_parts_end_on, day=case.day)
    return say(StatementCode.FOUND_R1, ends_on=case.periods.warranty_ends_on, day=case.day)


def _within_refund_days(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    yield say(StatementCode.WITHIN_REFUND_DAYS, days=case.days_since_base, limit=case.parameters.refund_days)


def _within_exchange_days(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    yield say(StatementCode.WITHIN_EXCHANGE_DAYS, days=case.days_since_base, limit=case.parameters.exchange_days)


def _own_delay(ruling: Ruling) -> Iterator[Statement]:
    case, repair = ruling.case, ruling.case.facts.open_repair
    if repair is not None:
        yield say(
            StatementCode.OWN_DELAY,
            open_days=case.days_open,
            parts_days=repair.parts_wait_days,
            customer_days=repair.customer_wait_days,
            days=case.own_delay_days,
            limit=case.parameters.own_delay_days,
        )


def _parts_delay(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    yield say(StatementCode.PARTS_DELAY, days=case.days_open, limit=case.parameters.no_parts_days)


def _failed_again(ruling: Ruling) -> Iterator[Statement]:
    periods = ruling.case.periods
    yield say(StatementCode.FAILED_AGAIN, repairs=len(periods.repairs) if periods else 0)


def _refund_full(ruling: Ruling) -> Iterator[Statement]:
    case = ruling.case
    if case.days_since_base <= case.parameters.refund_days:
        yield say(StatementCode.REFUND_IN_TIME, days=case.days_since_base, limit=case.parameters.refund_days)
    else:
        yield say(StatementCode.REFUND_NO_MODEL)
    if case.facts.price is None:
        yield say(StatementCode.PRICE_UNKNOWN)


def _refund_less(ruling: Ruling) -> Iterator[Statement]:
    facts, cost = ruling.case.facts, ruling.depreciation
    yield say(StatementCode.REFUND_LESS_USE)
    if facts.price is None or cost is None:
        yield say(StatementCode.PRICE_UNKNOWN)
        return
    yield say(
        StatementCode.DEPRECIATION_SUM,
        from_on=cost.from_on,
        to_on=cost.to_on,
        extension_days=cost.extension_days,
        open_days=cost.open_repair_days,
        days=cost.days,
        percent=(ruling.case.parameters.depreciation_per_day * 100).normalize(),
        price=facts.price,
        amount=cost.amount,
    )


def _free_repair(ruling: Ruling) -> Iterator[Statement]:
    facts = ruling.case.facts
    yield say(StatementCode.WHOLE_UNIT_COVERED)
    if facts.buyer is Buyer.BUSINESS:
        yield say(StatementCode.BUSINESS_BUYER)
    elif not facts.performance_fault:
        yield say(StatementCode.NO_PERFORMANCE_FAULT)


def _main_part(_: Ruling) -> Iterator[Statement]:
    yield say(StatementCode.MAIN_PART_COVERED)


_DECIDED: dict[Outcome, Callable[[Ruling], Iterator[Statement]]] = {
    Outcome.REFER_COUNTERFEIT: _counterfeit,
    Outcome.RETURN_NO_REASON: _returned,
    Outcome.NO_ENTITLEMENT: _returned,
    Outcome.FREE_REREPAIR: _rerepair,
    Outcome.PAID_REPAIR: _chargeable,
    Outcome.CHOICE_REFUND_EXCHANGE_REPAIR: _within_refund_days,
    Outcome.CHOICE_EXCHANGE_REPAIR: _within_exchange_days,
    Outcome.EXCHANGE_DELAY_30: _own_delay,
    Outcome.EXCHANGE_PARTS_90: _parts_delay,
    Outcome.EXCHANGE_TWO_REPAIRS: _failed_again,
    Outcome.REFUND_FULL: _refund_full,
    Outcome.REFUND_LESS_DEPRECIATION: _refund_less,
    Outcome.FREE_REPAIR: _free_repair,
    Outcome.FREE_MAIN_PART: _main_part,
}


def _dates(case: Case) -> list[Statement]:
    facts, periods = case.facts, case.periods
    if periods is None:
        return [say(StatementCode.BASE_UNKNOWN)]
    told = [_base(case, periods)]
    if case.days_since_base < 0:
        told.append(say(StatementCode.BASE_AFTER_RECEIPT, base_on=periods.base_on, day=case.day))
    if facts.open_repair is not None:
        told.append(say(StatementCode.JUDGED_BY_OPEN_REPAIR, day=case.day, today=facts.received_on))
    if facts.repairs:
        told += _repairs(facts, periods)
    return told + _ends(case, periods)


def _repairs(facts: Facts, periods: Periods) -> Iterator[Statement]:
    for span in periods.repairs:
        yield say(
            StatementCode.REPAIR_DAYS,
            received_on=span.received_on,
            returned_on=span.returned_on,
            days=(span.returned_on - span.received_on).days,
        )
    if any(span.received_on < periods.base_on for span in facts.repairs):
        yield say(StatementCode.REPAIRS_BEFORE_BASE, base_on=periods.base_on)


def _base(case: Case, periods: Periods) -> Statement:
    if periods.base_kind is BaseKind.DELIVERY and case.facts.invoice_on is not None:
        invoice_on = case.facts.invoice_on
        return say(StatementCode.BASE_DELIVERY_AFTER_INVOICE, base_on=periods.base_on, invoice_on=invoice_on)
    return say(_BASES[periods.base_kind], base_on=periods.base_on)


_BASES = {
    BaseKind.INVOICE: StatementCode.BASE_INVOICE,
    BaseKind.DELIVERY: StatementCode.BASE_DELIVERY,
    BaseKind.EXCHANGE: StatementCode.BASE_EXCHANGE,
}


def _ends(case: Case, periods: Periods) -> list[Statement]:
    years, ends_on, days = case.parameters.whole_unit_years, periods.warranty_ends_on, periods.extension_days
    if days:
        unit = say(StatementCode.WHOLE_UNIT_PERIOD_EXTENDED, years=years, days=days, ends_on=ends_on)
    else:
        unit = say(StatementCode.WHOLE_UNIT_PERIOD, years=years, ends_on=ends_on)
    if not case.is_main_part_period:
        return [unit]
    return [unit, _main_parts_end(case.parameters.main_parts_years, days, periods.main_parts_end_on)]


def _main_parts_end(years: int, days: int, ends_on: date) -> Statement:
    if days:
        return say(StatementCode.MAIN_PARTS_PERIOD_EXTENDED, years=years, days=days, ends_on=ends_on)
    return say(StatementCode.MAIN_PARTS_PERIOD, years=years, ends_on=ends_on)


_OF_EVIDENCE = frozenset({Reason.R2, Reason.R3, Reason.R5, Reason.R8})


def _evidence(case: Case) -> tuple[Statement, ...]:
    if not _OF_EVIDENCE.isdisjoint(case.codes):
        return ()
    is_invoice = case.facts.invoice_presented
    return (say(StatementCode.EVIDENCE_COMPLETE if is_invoice else StatementCode.EVIDENCE_OTHER_PROOF),)


def is_other_fault_soon_after(case: Case) -> bool:
    """Whether the same fault would have been repaired again free, had it been the same."""
    return not case.facts.same_fault and case.facts.cause is Cause.PRODUCT and is_soon_after_free_repair(case)
