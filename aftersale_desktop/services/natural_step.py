"""Which of the offered steps is the next one as the work usually goes."""

from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.services.workshop import OfferedStep, OrderSheet

_USUAL = (
    Deed.RELEASE_EXCHANGED,
    Deed.RELEASE_REFUNDED,
    Deed.START_DIAGNOSIS,
    Deed.RESUME,
    Deed.ACCEPT_QUOTE,
    Deed.DECLINE_QUOTE,
    Deed.TAKE_BACK,
    Deed.START_REPAIR,
    Deed.SUBMIT,
    Deed.RELEASE,
    Deed.SEND_BACK,
    Deed.RELEASE_DECLINED,
    Deed.HAND_OVER,
    Deed.CLOSE,
)
"""An exchange or a refund that is written down ends the work before anything else."""
_AWAITED = (
    Deed.START_REPAIR,
    Deed.SUBMIT,
    Deed.ACCEPT_QUOTE,
    Deed.TAKE_BACK,
    Deed.RELEASE,
    Deed.RELEASE_DECLINED,
    Deed.HAND_OVER,
    Deed.CLOSE,
)
_NOTHING_TO_REPAIR = (Deed.SUBMIT, Deed.START_REPAIR)


def natural_step(sheet: OrderSheet) -> OfferedStep | None:
    """Return the step to take next, or the one that is worked towards while none is open; None where nothing is left.

    What only lacks the customer's yes is worked towards by a quote.
    """
    offered = {one.step.deed: one for one in sheet.steps}
    taken = next((deed for deed in _usual(sheet) if deed in offered and offered[deed].is_open), None)
    wanted = taken or next((deed for deed in _AWAITED if deed in offered), None)
    if wanted is None:
        return None
    lacks = offered[wanted].missing
    if Need.AGREEMENT in lacks and Need.DIAGNOSIS not in lacks and Deed.SEND_QUOTE in offered:
        return offered[Deed.SEND_QUOTE]
    return offered[wanted]


def _usual(sheet: OrderSheet) -> tuple[Deed, ...]:
    diagnosis = sheet.order.standing.diagnosis
    if diagnosis is None or (diagnosis.is_fault_found and diagnosis.is_repairable):
        return _USUAL
    return (*_NOTHING_TO_REPAIR, *_USUAL)
