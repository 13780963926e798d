"""Words of the settlement with the factory: answers, states, its refusals."""

from collections.abc import Mapping
from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.factory_statements import (
    AcceptedOutOfRangeError,
    LineStanding,
    NothingToClaimError,
    PeriodTooLongError,
    StatementChangedError,
    StatementDeed,
    StatementNotFoundError,
    StatementState,
    StatementStepError,
)
from aftersale_desktop.domain.fees import Payer
from aftersale_desktop.wording.catalogue import N_, Words

SETTLEMENT_REFUSALS: dict[type[AfterSaleError], str] = {
    AcceptedOutOfRangeError: N_("Accepted in part is more than ¥ 0.00 and less than ¥ {total}, not ¥ {amount}."),
    NothingToClaimError: N_("Nothing that the factory bears is open in this period."),
    PeriodTooLongError: N_("{first} to {last} is no period: until today at the latest, {most_days} days at most."),
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


def held_back_text(words: Words, labels: tuple[str, ...]) -> str:
    """Return which old parts hold a claim back."""
    if not labels:
        return words("The factory bears it; the next statement claims it.")
    return words("Old parts are due back first: {labels}. Send them, then claim it.", labels=", ".join(labels))


def history_text(words: Words, standing: LineStanding) -> str:
    """Return the deeds on a line, one below the other."""
    lines = [
        words(
            "{day} {deed}, ¥ {amount} · {name}",
            day=entry.at.astimezone().date().isoformat(),
            deed=deed_name(words, entry.deed),
            amount=f"{entry.amount:.2f}",
            name=entry.by,
        )
        + (f"\n{entry.reason}" if entry.reason else "")
        for entry in standing.entries
    ]
    return "\n".join(lines) or words("The factory has not answered this line yet.")


def borne_text(words: Words, sums: Mapping[Payer, Decimal]) -> str:
    """Return what the point and goodwill bear of the same period."""
    return words(
        "Borne by others in the period: the point ¥ {point}, goodwill ¥ {goodwill}.",
        point=f"{sums[Payer.SERVICE_POINT]:.2f}",
        goodwill=f"{sums[Payer.GOODWILL]:.2f}",
    )
