"""The decision table of the warranty verdict: the first row that holds decides."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from aftersale_desktop.domain.facts import Buyer, Cause, Facts, Wish
from aftersale_desktop.domain.warranty import Parameters, Periods, add_months, periods_of


class Outcome(StrEnum):
    """The answer to the warranty question."""

    REFER_COUNTERFEIT = "refer_counterfeit"
    RETURN_NO_REASON = "return_no_reason"
    NO_ENTITLEMENT = "no_entitlement"
    FREE_REREPAIR = "free_rerepair"
    PAID_REPAIR = "paid_repair"
    CHOICE_REFUND_EXCHANGE_REPAIR = "choice_refund_exchange_repair"
    CHOICE_EXCHANGE_REPAIR = "choice_exchange_repair"
    EXCHANGE_DELAY_30 = "exchange_delay_30"
    EXCHANGE_PARTS_90 = "exchange_parts_90"
    EXCHANGE_TWO_REPAIRS = "exchange_two_repairs"
    REFUND_FULL = "refund_full"
    REFUND_LESS_DEPRECIATION = "refund_less_depreciation"
    FREE_REPAIR = "free_repair"
    FREE_MAIN_PART = "free_main_part"


class Reason(StrEnum):
    """The eight cases without free warranty (policy page R1 to R8)."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"
    R6 = "R6"
    R7 = "R7"
    R8 = "R8"


class Flag(StrEnum):
    """What must happen before a chargeable verdict is accepted."""

    REVIEW_CARD_ONLY = "review_card_only"
    SELLER_PROVES_6M = "seller_proves_6m"


class Case(NamedTuple):
    """Facts with everything the rows ask for worked out once; `day` decides about periods, today about delays."""

    facts: Facts
    parameters: Parameters
    periods: Periods | None
    day: date
    codes: tuple[Reason, ...]
    days_since_base: int
    is_unit_covered: bool
    is_choice_open: bool

    @property
    def days_open(self) -> int:
        """Days the open repair has lasted up to today; 0 without one."""
        repair = self.facts.open_repair
        return (self.facts.received_on - repair.received_on).days if repair else 0

    @property
    def own_delay_days(self) -> int:
        """Days of the open repair that neither missing parts nor the customer caused."""
        repair = self.facts.open_repair
        return self.days_open - repair.parts_wait_days - repair.customer_wait_days if repair else 0

    @property
    def is_main_part_period(self) -> bool:
        """Whether the main parts' period is the one that would apply."""
        facts = self.facts
        return facts.catalogue_product and facts.performance_fault and facts.main_part


_POWER_CAUSES = frozenset({Cause.POWER_SUPPLY, Cause.LIGHTNING, Cause.NATURAL_DISASTER, Cause.MISUSE})

# R1 needs the periods and R4 goes to a supervisor; both are decided by their own rows.
_EXCLUSIONS: tuple[tuple[Reason, Callable[[Facts], bool]], ...] = (
    (Reason.R2, lambda facts: not facts.warranty_card_presented),
    (Reason.R3, lambda facts: facts.documents_altered),
    (Reason.R5, lambda facts: not facts.barcodes_match),
    (Reason.R6, lambda facts: facts.cause is Cause.OUTSIDE_INSTALLATION),
    (Reason.R7, lambda facts: facts.cause in _POWER_CAUSES),
    (Reason.R8, lambda facts: not (facts.invoice_presented or facts.other_proof_accepted)),
)


def case_of(facts: Facts, parameters: Parameters) -> Case:
    """Return the facts prepared for the table."""
    periods = periods_of(facts, parameters)
    day = facts.open_repair.received_on if facts.open_repair else facts.received_on
    is_covered = periods is not None and day <= periods.warranty_ends_on
    return Case(
        facts=facts,
        parameters=parameters,
        periods=periods,
        day=day,
        codes=tuple([code for code, is_found in _EXCLUSIONS if is_found(facts)]),
        days_since_base=(day - periods.base_on).days if periods else 0,
        is_unit_covered=is_covered,
        is_choice_open=is_covered and facts.performance_fault and facts.buyer is Buyer.CONSUMER,
    )


def _is_counterfeit(case: Case) -> bool:
    return case.facts.counterfeit


def _is_returned_without_reason(case: Case) -> bool:
    return case.facts.no_fault_return and is_return_in_time(case)


def _is_returned_without_fault(case: Case) -> bool:
    return case.facts.no_fault_return


def is_return_in_time(case: Case) -> bool:
    """Whether a distance sale may still be given back without a reason (Consumer Law, art. 25)."""
    days = days_after_delivery(case)
    return case.facts.remote_sale and days is not None and days <= case.parameters.distance_return_days


def days_after_delivery(case: Case) -> int | None:
    """Days since delivery; without its date since the invoice, which is in the customer's hands no later."""
    delivered_on = case.facts.delivered_on or case.facts.invoice_on
    return None if delivered_on is None else (case.day - delivered_on).days


def _is_rerepair_after_paid(case: Case) -> bool:
    facts = case.facts
    returned_on = facts.paid_repair_returned_on
    if returned_on is None or not facts.same_fault or facts.cause is not Cause.PRODUCT:
        return False
    return 0 <= (case.day - returned_on).days <= case.parameters.paid_rerepair_days


def _is_excluded(case: Case) -> bool:
    return bool(case.codes) or case.periods is None


def _is_within_refund_days(case: Case) -> bool:
    return case.is_choice_open and case.days_since_base <= case.parameters.refund_days


def _is_within_exchange_days(case: Case) -> bool:
    return case.is_choice_open and case.days_since_base <= case.parameters.exchange_days


def _is_delayed_by_us(case: Case) -> bool:
    return case.is_choice_open and case.own_delay_days > case.parameters.own_delay_days


def _is_delayed_by_parts(case: Case) -> bool:
    repair = case.facts.open_repair
    if repair is None or not case.is_choice_open:
        return False
    return repair.parts_wait_days > 0 and case.days_open > case.parameters.no_parts_days


def _has_failed_again(case: Case) -> bool:
    periods = case.periods
    return (
        case.is_choice_open and periods is not None and len(periods.repairs) >= case.parameters.repairs_before_exchange
    )


def _is_refund_wished(case: Case) -> bool:
    return case.facts.wish is Wish.REFUND and any(row.holds(case) for row in CHOICE_ROWS)


def _is_refund_full(case: Case) -> bool:
    if not _is_refund_wished(case):
        return False
    return _is_within_refund_days(case) or not case.facts.same_model_available


def _is_unit_covered(case: Case) -> bool:
    return case.is_unit_covered


def _is_main_part_covered(case: Case) -> bool:
    periods = case.periods
    return case.is_main_part_period and periods is not None and case.day <= periods.main_parts_end_on


def last_returned_on(case: Case) -> date | None:
    """The day the last free repair was handed back."""
    if case.periods is None or not case.periods.repairs:
        return None
    return max(span.returned_on for span in case.periods.repairs)


def is_soon_after_free_repair(case: Case) -> bool:
    """Whether the last free repair was handed back so lately that the same fault is repaired again free."""
    returned_on = last_returned_on(case)
    return returned_on is not None and 0 <= (case.day - returned_on).days <= case.parameters.free_rerepair_days


def _is_rerepair_after_free(case: Case) -> bool:
    return case.facts.same_fault and case.facts.cause is Cause.PRODUCT and is_soon_after_free_repair(case)


def _always(_: Case) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, by the number it has in print."""

    number: int
    holds: Callable[[Case], bool]
    outcome: Outcome


# Long delays outrank the customer's choice of the first fortnight: the product has been away too long already.
CHOICE_ROWS = (
    Row(6, _is_delayed_by_us, Outcome.EXCHANGE_DELAY_30),
    Row(7, _is_delayed_by_parts, Outcome.EXCHANGE_PARTS_90),
    Row(4, _is_within_refund_days, Outcome.CHOICE_REFUND_EXCHANGE_REPAIR),
    Row(5, _is_within_exchange_days, Outcome.CHOICE_EXCHANGE_REPAIR),
    Row(8, _has_failed_again, Outcome.EXCHANGE_TWO_REPAIRS),
)

EXCLUSION_ROW = Row(3, _is_excluded, Outcome.PAID_REPAIR)

_OTHERWISE = Row(14, _always, Outcome.PAID_REPAIR)

# A wished refund refines rows 4 to 8, so its two rows are asked before them.
ROWS = (
    Row(0, _is_counterfeit, Outcome.REFER_COUNTERFEIT),
    Row(1, _is_returned_without_reason, Outcome.RETURN_NO_REASON),
    Row(1, _is_returned_without_fault, Outcome.NO_ENTITLEMENT),
    Row(2, _is_rerepair_after_paid, Outcome.FREE_REREPAIR),
    EXCLUSION_ROW,
    Row(9, _is_refund_full, Outcome.REFUND_FULL),
    Row(10, _is_refund_wished, Outcome.REFUND_LESS_DEPRECIATION),
    *CHOICE_ROWS,
    Row(11, _is_unit_covered, Outcome.FREE_REPAIR),
    Row(12, _is_main_part_covered, Outcome.FREE_MAIN_PART),
    Row(13, _is_rerepair_after_free, Outcome.FREE_REREPAIR),
    _OTHERWISE,
)


def deciding_row(case: Case) -> Row:
    """Return the first row that holds; the last one always does."""
    for row in ROWS:
        if row.holds(case):
            return row
    return _OTHERWISE


def reasons_of(case: Case, row: Row) -> tuple[Reason, ...]:
    """Return every code that makes it chargeable, in the order of the policy page; empty for all other rows."""
    if row.outcome is Outcome.REFER_COUNTERFEIT:
        return (Reason.R4,)
    if row.outcome is not Outcome.PAID_REPAIR:
        return ()
    return (Reason.R1, *case.codes) if is_period_over(case) else case.codes


def is_period_over(case: Case) -> bool:
    """Whether the period that would apply has ended: the main parts' for a main part, else the whole unit's."""
    periods = case.periods
    if periods is None:
        return False
    return case.day > (periods.main_parts_end_on if case.is_main_part_period else periods.warranty_ends_on)


def flags_of(case: Case, row: Row) -> tuple[Flag, ...]:
    """Return the flags; only a verdict on found exclusions has any."""
    if row is not EXCLUSION_ROW or case.periods is None:
        return ()
    flags = []
    if case.codes == (Reason.R2,) and case.facts.invoice_presented and case.is_unit_covered:
        flags.append(Flag.REVIEW_CARD_ONLY)
    if not {Reason.R6, Reason.R7}.isdisjoint(case.codes) and case.day <= proof_ends_on(case, case.periods):
        flags.append(Flag.SELLER_PROVES_6M)
    return tuple(flags)


def proof_ends_on(case: Case, periods: Periods) -> date:
    """The last day on which the business must prove an outside cause (Consumer Law, art. 23)."""
    return add_months(periods.base_on, case.parameters.burden_of_proof_months)
