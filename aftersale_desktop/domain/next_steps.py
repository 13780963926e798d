"""What becomes of a product that was taken in, by the outcome and the customer's wish."""

from enum import StrEnum

from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.verdict import Outcome


class NextStep(StrEnum):
    """What becomes of a product that was taken in; a receipt estimates and promises for a repair only."""

    REPAIR = "repair"
    REFUND = "refund"
    EXCHANGE = "exchange"
    SUPERVISOR = "supervisor"
    HAND_BACK = "hand_back"


_STEP_OF_OUTCOME: dict[Outcome, NextStep] = {
    Outcome.REFER_COUNTERFEIT: NextStep.SUPERVISOR,
    Outcome.NO_ENTITLEMENT: NextStep.HAND_BACK,
    Outcome.RETURN_NO_REASON: NextStep.REFUND,
    Outcome.REFUND_FULL: NextStep.REFUND,
    Outcome.REFUND_LESS_DEPRECIATION: NextStep.REFUND,
}
_STEP_OF_WISH: dict[Wish, NextStep] = {Wish.REFUND: NextStep.REFUND, Wish.EXCHANGE: NextStep.EXCHANGE}
_BY_WISH = frozenset(
    {
        Outcome.CHOICE_REFUND_EXCHANGE_REPAIR,
        Outcome.CHOICE_EXCHANGE_REPAIR,
        Outcome.EXCHANGE_DELAY_30,
        Outcome.EXCHANGE_PARTS_90,
        Outcome.EXCHANGE_TWO_REPAIRS,
    }
)


def next_step_of(outcome: Outcome, wish: Wish | None) -> NextStep:
    """Return what follows from an outcome; where the customer may choose, the wish decides, none is a repair."""
    if outcome in _BY_WISH and wish is not None:
        return _STEP_OF_WISH.get(wish, NextStep.REPAIR)
    return _STEP_OF_OUTCOME.get(outcome, NextStep.REPAIR)
