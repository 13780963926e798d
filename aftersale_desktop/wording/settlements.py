"""Words of the settlement with the factory: answers, states, its refusals."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.factory_statements import (
    AcceptedOutOfRangeError,
    NothingToClaimError,
    PeriodTooLongError,
    StatementChangedError,
    StatementDeed,
    StatementNotFoundError,
    StatementState,
    StatementStepError,
)
from aftersale_desktop.wording.catalogue import N_, Words

SETTLEMENT_REFUSALS: dict[type[AfterSaleError], str] = {
    AcceptedOutOfRangeError: N_("Accepted in part is more than ¥ 0.00 and less than ¥ {total}, not ¥ {amount}."),
    NothingToClaimError: N_("Nothing that the factory bears is open in this period."),
    PeriodTooLongError: N_(
        "{first} to {last} is no period: it ends today at the latest and has {most_days} days at most."
    ),
    StatementChangedError: N_("What there is to claim has changed since you looked. Look at it again, then send it."),
    StatementNotFoundError: N_("There is no statement {number} of this point."),
    StatementStepError: N_("{claim_number} has its answer, or none yet: this cannot be written down now."),
}

_DEEDS: dict[StatementDeed, str] = {
    StatementDeed.ACCEPTED: N_("accepted"),
    StatementDeed.PARTLY: N_("accepted in part"),
    StatementDeed.REJECTED: N_("rejected"),
    StatementDeed.CLAIMED_AGAIN: N_("claimed again"),
    StatementDeed.BORNE_BY_POINT: N_("borne by the point"),
}
_STATES: dict[StatementState, str] = {
    StatementState.SENT: N_("sent, no answer yet"),
    StatementState.PARTLY_ANSWERED: N_("partly answered"),
    StatementState.TO_SETTLE: N_("refused lines to settle"),
    StatementState.SETTLED: N_("settled"),
}


def deed_name(words: Words, deed: StatementDeed | None) -> str:
    """Return what became of a line."""
    return words("no answer yet") if deed is None else words(_DEEDS[deed])


def state_name(words: Words, state: StatementState) -> str:
    """Return how far a statement is."""
    return words(_STATES[state])
