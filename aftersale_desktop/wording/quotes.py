"""Words of quotes: where a version stands, how it was answered, what stands on its paper."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.quotes import (
    AnswerNotToldError,
    ApprovalWay,
    NothingToQuoteError,
    NotOptionalError,
    QuoteEndsBeforeTodayError,
    QuoteExpiredError,
    QuoteReplacedError,
    QuoteState,
)
from aftersale_desktop.wording.catalogue import N_, Words

QUOTE_STATE_NAMES: dict[QuoteState, str] = {
    QuoteState.SENT: N_("Awaits the answer"),
    QuoteState.ACCEPTED: N_("Quote accepted"),
    QuoteState.DECLINED: N_("Quote declined"),
    QuoteState.EXPIRED: N_("Quote expired"),
    QuoteState.WITHDRAWN: N_("Withdrawn"),
    QuoteState.SUPERSEDED: N_("Superseded by a new version"),
}
APPROVAL_WAYS: dict[ApprovalWay, str] = {
    ApprovalWay.IN_PERSON: N_("in person"),
    ApprovalWay.TELEPHONE: N_("by telephone"),
    ApprovalWay.MESSAGE: N_("by message"),
    ApprovalWay.SIGNATURE: N_("by signature"),
}
QUOTE_TERMS: tuple[str, ...] = (
    N_("We begin when you have agreed; until then the promised time stands still."),
    N_("Nothing above the agreed sum is charged without your consent."),
    N_("This sheet is not a tax invoice."),
)
QUOTE_REFUSALS: dict[type[AfterSaleError], str] = {
    QuoteExpiredError: N_("Quote {number} held until {valid_until}. Send a new version before the customer accepts."),
    QuoteReplacedError: N_("Quote {number} is not open any more: it was answered, or a newer version was sent."),
    NothingToQuoteError: N_("The customer pays nothing for the planned work of {number}: no quote is needed."),
    NotOptionalError: N_("“{code}” is not optional on this quote; the repair cannot do without it."),
    AnswerNotToldError: N_("Who gave the answer? Name the customer or the family member."),
    QuoteEndsBeforeTodayError: N_("A quote cannot end on {valid_until}: that day is past."),
}


def quote_state_name(words: Words, state: QuoteState) -> str:
    """Return where a version of a quote stands."""
    return words(QUOTE_STATE_NAMES[state])


def approval_way_name(words: Words, way: ApprovalWay) -> str:
    """Return how the customer answered."""
    return words(APPROVAL_WAYS[way])


def version_text(words: Words, version: int) -> str:
    """Return which version of an order's quote it is."""
    return words("No. {version}", version=version)
