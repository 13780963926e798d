"""Words of the workshop: deeds on their buttons, what a step needs, how an order ended."""

from collections.abc import Iterable, Mapping

from aftersale_desktop.domain.claims import ClaimEnd
from aftersale_desktop.domain.custody import PlaceMissingError, UnitsNotScannedError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.exchanges import (
    AlreadyGrantedError,
    CardIsClosedError,
    NothingToExchangeError,
    PriceUnknownError,
    RemedyNotOpenError,
)
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.part_lines import PartLineState, PartStepError
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.repair_steps import Deed, Need, NoSuchStepError, StepRefusedError
from aftersale_desktop.domain.shop_lists import NotASubStatusError
from aftersale_desktop.services.sub_statuses import SubStatusExistsError, SubStatusNamelessError
from aftersale_desktop.wording.catalogue import N_, Words

DEED_NAMES: dict[Deed, str] = {
    Deed.START_DIAGNOSIS: N_("Start diagnosis"),
    Deed.SEND_QUOTE: N_("Send quote"),
    Deed.ACCEPT_QUOTE: N_("Customer accepts"),
    Deed.DECLINE_QUOTE: N_("Customer declines"),
    Deed.WITHDRAW_QUOTE: N_("Withdraw quote"),
    Deed.WAIT_FOR_PARTS: N_("Wait for parts"),
    Deed.START_REPAIR: N_("Start repair"),
    Deed.SEND_TO_FACTORY: N_("Send to factory"),
    Deed.TAKE_BACK: N_("Back from factory"),
    Deed.SUBMIT: N_("Hand to inspection"),
    Deed.RELEASE: N_("Release"),
    Deed.SEND_BACK: N_("Back to the bench"),
    Deed.RELEASE_DECLINED: N_("Ready, unrepaired"),
    Deed.RELEASE_EXCHANGED: N_("Ready, exchanged"),
    Deed.RELEASE_REFUNDED: N_("Ready, refunded"),
    Deed.RELEASE_SCRAPPED: N_("Leave for scrap"),
    Deed.HAND_OVER: N_("Hand over"),
    Deed.CLOSE: N_("Close"),
    Deed.HOLD: N_("Put on hold"),
    Deed.RESUME: N_("Go on"),
    Deed.CANCEL: N_("Cancel claim"),
}
NEED_TEXTS: dict[Need, str] = {
    Need.DIAGNOSIS: N_("fault found and remedy"),
    Need.CAUSE: N_("the cause of the fault"),
    Need.AGREEMENT: N_("the customer's agreement to the price: an accepted quote, or a cost limit that covers it"),
    Need.GENUINE: N_("a genuine product: note a counterfeit as not repairable, or let a supervisor decide"),
    Need.SENT_QUOTE: N_("a quote that was sent"),
    Need.DECISION: N_("the customer's answer"),
    Need.PARTS_SETTLED: N_("every part fitted or returned to the warehouse"),
    Need.PLANNED_PARTS: N_("every diagnosed part asked for and fitted, or left out with a reason"),
    Need.PARTS_BACK: N_("every part that lies on the bench fitted or returned"),
    Need.WORK_STOPPED: N_("work time stopped"),
    Need.MISSING_PART: N_("a part that is asked for and missing"),
    Need.CUSTODY_OUT: N_("the product scanned out to the factory"),
    Need.CUSTODY_BACK: N_("the product scanned back in"),
    Need.PASSED_INSPECTION: N_("an inspection passed by somebody who did not repair it"),
    Need.FAILED_INSPECTION: N_("an inspection that failed"),
    Need.EXCHANGE: N_("the exchange order"),
    Need.REFUND: N_("the refund"),
    Need.REASON: N_("a reason"),
    Need.PAUSE_REASON: N_("why the work rests"),
    Need.SAME_STATE_AS_BEFORE: N_("the state it was held in"),
    Need.INVOICE: N_("the fee invoice"),
    Need.PAYMENT: N_("the payment, or a supervisor who allows it later"),
    Need.PROOF_OF_OWNER: N_("the receipt, or an identity paper"),
    Need.ACCESSORIES: N_("every accessory ticked"),
    Need.UNITS: N_("every unit scanned"),
    Need.OLD_PARTS: N_("whether the old parts go with the customer"),
    Need.NOTHING_CHARGED: N_("the invoice credited"),
    Need.DEPOSIT_RETURNED: N_("the deposit given back"),
    Need.FITTED_TAKEN_OUT: N_("every fitted part taken out again: the customer declined to pay for it"),
    Need.NOTHING_FITTED: N_("no part fitted already: withdraw this version and finish what was agreed before"),
}
END_NAMES: dict[ClaimEnd, str] = {
    ClaimEnd.REPAIRED: N_("Repaired"),
    ClaimEnd.EXCHANGED: N_("Exchanged"),
    ClaimEnd.REFUNDED: N_("Refunded"),
    ClaimEnd.RETURNED_UNREPAIRED: N_("Returned unrepaired"),
    ClaimEnd.DECLINED: N_("Quote declined"),
    ClaimEnd.NO_FAULT_FOUND: N_("No fault found"),
    ClaimEnd.SCRAPPED: N_("Scrapped"),
}
PAUSE_NAMES: dict[PauseReason, str] = {
    PauseReason.QUOTE_AWAITING_APPROVAL: N_("Quote awaits approval"),
    PauseReason.PAPERS_MISSING: N_("Papers missing"),
    PauseReason.CUSTOMER_ASKED_TO_HOLD: N_("Customer asked to wait"),
    PauseReason.FORCE_MAJEURE: N_("Force majeure"),
    PauseReason.PART_MISSING: N_("Part missing"),
    PauseReason.OTHER: N_("Another reason"),
}
PART_STATE_NAMES: dict[PartLineState, str] = {
    PartLineState.REQUESTED: N_("Requested"),
    PartLineState.RESERVED: N_("Reserved"),
    PartLineState.ISSUED: N_("Issued to the bench"),
    PartLineState.CONSUMED: N_("Fitted"),
    PartLineState.RETURNED: N_("Returned to stock"),
    PartLineState.CANCELLED: N_("Cancelled"),
}
WISH_NAMES: dict[Wish, str] = {
    Wish.REPAIR: N_("Repair"),
    Wish.EXCHANGE: N_("Exchange"),
    Wish.REFUND: N_("Refund"),
}
REPAIR_REFUSALS: dict[type[AfterSaleError], str] = {
    NoSuchStepError: N_("“{deed}” does not start from “{state}”. Look at the claim again; somebody may have moved it."),
    StepRefusedError: N_("“{deed}” needs first: {missing}."),
    RemedyNotOpenError: N_("“{wish}” is not open to the customer today. A supervisor may grant it, with a reason."),
    PriceUnknownError: N_("Card {card} lacks the price or the day of purchase. Enter them first, from the invoice."),
    AlreadyGrantedError: N_("Claim {number} was exchanged or refunded already."),
    NothingToExchangeError: N_("Scan the new unit that takes the old one's place."),
    CardIsClosedError: N_(
        "Card {number} was closed on {closed_on} by {document}. The card in its place: {new_number}."
    ),
    UnitsNotScannedError: N_("Not scanned yet: {missing}. Every unit goes along, and every unit comes back."),
    NotASubStatusError: N_("“{code}” is no sub-status of “{state}” any more. Choose again."),
    SubStatusNamelessError: N_("A sub-status has a name."),
    SubStatusExistsError: N_("There is a sub-status “{name}” already."),
    PlaceMissingError: N_("Say where the product goes, or who brought it back."),
    PartStepError: N_("A part that is “{state}” cannot become “{wanted}”."),
}


def deed_name(words: Words, deed: Deed) -> str:
    """Return what stands on the button of a step."""
    return words(DEED_NAMES[deed])


def needs_text(words: Words, needs: Iterable[Need], parts: Mapping[Need, tuple[str, ...]]) -> str:
    """Return what is missing, as one enumeration, with the codes of the parts it is about."""
    return words("; ").join(_need_text(words, need, parts.get(need, ())) for need in needs)


def _need_text(words: Words, need: Need, codes: tuple[str, ...]) -> str:
    text = words(NEED_TEXTS[need])
    return words("{need} ({parts})", need=text, parts=words(", ").join(codes)) if codes else text


def pause_name(words: Words, reason: PauseReason) -> str:
    """Return why the promise stands still."""
    return words(PAUSE_NAMES[reason])


def end_name(words: Words, end: ClaimEnd) -> str:
    """Return how an order ended."""
    return words(END_NAMES[end])
