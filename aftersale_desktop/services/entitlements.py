"""What the law gives the customer of an open order today: remedies, and what a refund would come to."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.exchanges import RefundSum, is_open, refund_sum
from aftersale_desktop.domain.facts import Facts, Wish
from aftersale_desktop.domain.verdict import Outcome, Verdict, judge_by_rules
from aftersale_desktop.domain.warranty import depreciation, periods_of, rules_for
from aftersale_desktop.services.assessment import with_records
from aftersale_desktop.services.ports import Terms
from aftersale_desktop.services.repair_orders import RepairOrder

_FULL_PRICE = frozenset({Outcome.REFUND_FULL, Outcome.RETURN_NO_REASON})


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What the law gives the customer today, and what a refund would come to; None where the price is not known."""

    verdict: Verdict
    refund: RefundSum | None

    @property
    def is_exchange_open(self) -> bool:
        """Tell whether the customer may have another product."""
        return is_open(self.verdict, Wish.EXCHANGE)

    @property
    def is_refund_open(self) -> bool:
        """Tell whether the customer may have the money."""
        return is_open(self.verdict, Wish.REFUND) or self.verdict.refund is not None


def entitled(
    order: RepairOrder, terms: Terms, wish: Wish, now: datetime, *, is_same_model_available: bool = True
) -> Entitlement:
    """Return what the law gives by what is known now; a refund is reckoned also where only a supervisor grants it."""
    facts = _facts_today(order, wish, now, is_same_model_available=is_same_model_available)
    product_class = order.item.model.product_class
    verdict = judge_by_rules(facts, terms.rules, product_class)
    parameters = rules_for(facts, terms.rules).parameters_for(product_class)
    periods = periods_of(facts, parameters)
    use = depreciation(facts, periods, parameters) if periods is not None else None
    if facts.price is None or use is None:
        return Entitlement(verdict, None)
    is_full = verdict.outcome in _FULL_PRICE
    return Entitlement(verdict, refund_sum(facts.price, use, parameters.depreciation_per_day, is_full=is_full))


def _facts_today(order: RepairOrder, wish: Wish, now: datetime, *, is_same_model_available: bool) -> Facts:
    """The day of receipt decides about periods, today about delays: the order itself is the open repair (domain §3)."""
    seen = replace(
        order.claim.counted.facts, received_on=now.date(), wish=wish, same_model_available=is_same_model_available
    )
    return with_records(seen, order.known, now)
