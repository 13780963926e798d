"""What became of a scan, in one word for the history, the eye and the ear."""

from enum import StrEnum

from aftersale_desktop.domain.elements import BrokenElementsError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.pairing import AlreadyScannedError, Match
from aftersale_desktop.domain.serials import MisreadCodeError
from aftersale_desktop.services.assessment import Visit
from aftersale_desktop.services.lookups import (
    Found,
    FoundClaim,
    FoundInvoice,
    FoundItem,
    FoundPart,
    FoundSeveral,
    NothingFound,
    UnknownCodeError,
)


class ScanDecision(StrEnum):
    """What a code was taken for, or why it was not taken."""

    UNIT = "unit"
    NEW_UNIT = "new_unit"
    MISMATCH = "mismatch"
    PRODUCT = "product"
    CARD = "card"
    CLAIM = "claim"
    RECEIPT = "receipt"
    QUOTE = "quote"
    INVOICE = "invoice"
    PART = "part"
    CHOICE = "choice"
    UNKNOWN = "unknown"
    MISREAD = "misread"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    TRIED = "tried"


class Answer(StrEnum):
    """What a clerk hears and sees first: carry on, nobody knows it, or look here."""

    OK = "ok"
    UNKNOWN = "unknown"
    LOOK = "look"


_ANSWERS = {
    ScanDecision.MISMATCH: Answer.LOOK,
    ScanDecision.UNKNOWN: Answer.UNKNOWN,
    ScanDecision.MISREAD: Answer.LOOK,
    ScanDecision.DUPLICATE: Answer.LOOK,
    ScanDecision.REFUSED: Answer.LOOK,
}
_REFUSALS: dict[type[AfterSaleError], ScanDecision] = {
    MisreadCodeError: ScanDecision.MISREAD,
    BrokenElementsError: ScanDecision.MISREAD,
    AlreadyScannedError: ScanDecision.DUPLICATE,
    UnknownCodeError: ScanDecision.UNKNOWN,
}
_FINDINGS: dict[type[Found], ScanDecision] = {
    FoundInvoice: ScanDecision.INVOICE,
    FoundPart: ScanDecision.PART,
    FoundSeveral: ScanDecision.CHOICE,
}


def answer_to(decision: ScanDecision) -> Answer:
    """Return which of the three answers a decision is."""
    return _ANSWERS.get(decision, Answer.OK)


def decision_on(refusal: AfterSaleError) -> ScanDecision:
    """Return why a scan was not taken; whatever has no name of its own is a refusal."""
    return _REFUSALS.get(type(refusal), ScanDecision.REFUSED)


def decision_for(found: Found) -> ScanDecision:
    """Return what a finding makes of the code; a claim scanned by the code of its receipt is a receipt.

    Only what a format of the table reads is a new unit; another code may be one, but nobody knows it.
    """
    if isinstance(found, FoundItem):
        return _of_item(found)
    if isinstance(found, FoundClaim):
        return _of_claim(found)
    if isinstance(found, NothingFound):
        return ScanDecision.NEW_UNIT if found.units else ScanDecision.UNKNOWN
    return _FINDINGS[type(found)]


def is_mismatch(visit: Visit | None, found: Found) -> bool:
    """Tell whether the form in front holds the scanned unit against its card (R5)."""
    unit = found.unit if isinstance(found, FoundItem) else None
    code = unit.barcode if unit is not None else found.text if isinstance(found, NothingFound) else ""
    slots = visit.units.slots if visit is not None else ()
    return any(slot.match is Match.DIFFERS and slot.scanned == code for slot in slots)


def _of_claim(found: FoundClaim) -> ScanDecision:
    if found.quote is not None:
        return ScanDecision.QUOTE
    return ScanDecision.RECEIPT if found.is_receipt else ScanDecision.CLAIM


def _of_item(found: FoundItem) -> ScanDecision:
    if found.unit is not None:
        return ScanDecision.UNIT
    return ScanDecision.CARD if found.is_card else ScanDecision.PRODUCT
