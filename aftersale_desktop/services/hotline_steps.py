"""What is done next with a call or a complaint where nobody says otherwise: the page's one filled button."""

from aftersale_desktop.domain.calls import CallDeed, CallKind, CallState, ServiceCall, call_steps_for
from aftersale_desktop.domain.complaints import Complaint, ComplaintDeed, ComplaintStage, complaint_steps_for
from aftersale_desktop.domain.people import User

_BEGUN = frozenset({CallState.NEW, CallState.CALL_BACK_DUE})
_OF_STATE = {CallState.ANSWERED: CallDeed.CLOSE, CallState.ESCALATED: CallDeed.DECIDE}
_OF_STAGE = {
    ComplaintStage.RECEIVED: ComplaintDeed.ACKNOWLEDGE,
    ComplaintStage.ACKNOWLEDGED: ComplaintDeed.PROPOSE,
    ComplaintStage.PROPOSED: ComplaintDeed.AGREE,
    ComplaintStage.AGREED: ComplaintDeed.CLOSE,
    ComplaintStage.DISPUTED: ComplaintDeed.PROPOSE,
}


def natural_call_deed(call: ServiceCall, user: User) -> CallDeed | None:
    """Return what most callers want next: a product comes in for warranty, all else is answered, what is answered ends.

    Whoever asks about an order that is here is answered, too. None where nothing is this person's to do.
    """
    wanted = _OF_STATE.get(call.state)
    if call.state in _BEGUN:
        brings_product = call.kind is CallKind.WARRANTY and not call.about_claim
        wanted = CallDeed.CONVERT if brings_product else CallDeed.ANSWER
    possible = {step.deed for step in call_steps_for(call, user)}
    return wanted if wanted in possible else None


def natural_complaint_deed(complaint: Complaint, user: User) -> ComplaintDeed | None:
    """Return the next step on the way to an agreement, None where nothing is this person's to do."""
    wanted = _OF_STAGE.get(complaint.stage)
    possible = {step.deed for step in complaint_steps_for(complaint, user)}
    return wanted if wanted in possible else None
