"""Words of hand-over: proofs, identity papers, old parts, signatures, and what stops a product from going."""

from datetime import tzinfo
from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.handovers import (
    Handover,
    IdentityKind,
    IdentityNotShownError,
    NotTheOwnerError,
    OldParts,
    OwnerProof,
    SignedOn,
)
from aftersale_desktop.domain.order_records import PromiseShift
from aftersale_desktop.domain.promise import PauseReason
from aftersale_desktop.domain.repair_steps import Need
from aftersale_desktop.domain.return_papers import OldPartGoes, RemovedPart
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.fees import price_list_name
from aftersale_desktop.wording.papers import minute
from aftersale_desktop.wording.promises import pause_reason_name

PROOF_NAMES: dict[OwnerProof, str] = {
    OwnerProof.RECEIPT: N_("Receipt"),
    OwnerProof.IDENTITY: N_("Identity paper"),
}
IDENTITY_NAMES: dict[IdentityKind, str] = {
    IdentityKind.ID_CARD: N_("Identity card"),
    IdentityKind.PASSPORT: N_("Passport"),
    IdentityKind.DRIVING_LICENCE: N_("Driving licence"),
    IdentityKind.RESIDENCE_PERMIT: N_("Residence permit"),
}
_OLD_PART_GOES: dict[OldPartGoes, str] = {
    OldPartGoes.TO_CUSTOMER: N_("Given to the customer"),
    OldPartGoes.TO_FACTORY: N_("Goes back to the factory"),
    OldPartGoes.NOWHERE: N_("Stay with us"),
}
OLD_PARTS_NAMES: dict[OldParts, str] = {
    OldParts.NONE: N_("No parts were replaced"),
    OldParts.RETURNED: N_("Given to the customer"),
    OldParts.KEPT: N_("Stay with us"),
}
SIGNED_NAMES: dict[SignedOn, str] = {
    SignedOn.SCREEN: N_("Signed on screen"),
    SignedOn.PAPER: N_("Signed on paper"),
}
_BORNE: dict[Coverage, str] = {
    Coverage.FREE: N_("free of charge"),
    Coverage.FREE_MAIN_PART: N_("main part free"),
    Coverage.CHARGEABLE: N_("chargeable"),
}
HANDOVER_REFUSALS: dict[type[AfterSaleError], str] = {
    NotTheOwnerError: N_(
        "“{name}” is neither the owner nor of the family on record. Without the receipt only they take the product."
    ),
    IdentityNotShownError: N_("Enter the last four signs of the identity paper, never the whole number."),
}


def identity_kind_name(words: Words, kind: IdentityKind) -> str:
    """Return what an identity paper is called."""
    return words(IDENTITY_NAMES[kind])


def old_parts_name(words: Words, old_parts: OldParts) -> str:
    """Return what became of the old parts."""
    return words(OLD_PARTS_NAMES[old_parts])


def signed_name(words: Words, signed_on: SignedOn) -> str:
    """Return where the customer signed."""
    return words(SIGNED_NAMES[signed_on])


def proof_text(words: Words, handover: Handover) -> str:
    """Return by what the product was shown to be theirs: the receipt, or `Identity card …123X`."""
    kind, _, ending = handover.identity.partition(" ")
    if handover.proof is not OwnerProof.IDENTITY:
        return words(PROOF_NAMES[handover.proof]) if handover.proof else ""
    return words("{paper} …{ending}", paper=identity_kind_name(words, IdentityKind(kind)), ending=ending)


_WAYS: dict[Need, str] = {
    Need.PROOF_OF_OWNER: N_("scan the receipt, R or I"),
    Need.ACCESSORIES: N_("keys 1 to 9"),
    Need.UNITS: N_("scan each, or U"),
    Need.OLD_PARTS: N_("G or K"),
    Need.INVOICE: N_("Make out the invoice"),
    Need.DEPOSIT_RETURNED: N_("Claims page"),
}


def way_to_give(words: Words, need: Need, due: Decimal) -> str:
    """Return by which key, scan or page something missing is given; for money also how much."""
    if need is Need.PAYMENT:
        return words("Take ¥ {amount}", amount=f"{due:.2f}") if due else ""
    return words(_WAYS[need]) if need in _WAYS else ""


def handed_over_line(words: Words, handover: Handover, zone: tzinfo | None) -> str:
    """Return when, to whom and on which proof a product went."""
    return words(
        "Handed over {time} by {by} to {name} ({proof}).",
        time=minute(handover.at.astimezone(zone)),
        by=handover.by,
        name=handover.received_by,
        proof=proof_text(words, handover),
    )


def old_part_goes(words: Words, goes: OldPartGoes) -> str:
    """Return where one old part goes."""
    return words(_OLD_PART_GOES[goes])


def old_part_line(words: Words, part: RemovedPart) -> str:
    """Return one old part with where it goes, as the form of the hand-over says it."""
    goes = old_part_goes(words, part.goes) if part.goes else words("as the customer wishes")
    return words("{name}: {reason}", name=removed_part_text(words, part), reason=goes)


def removed_part_text(words: Words, part: RemovedPart) -> str:
    """Return a part by the price list's name, with how many and the serial of the old one."""
    name = price_list_name(words, part.name) if part.name else part.code
    counted = name if part.quantity == 1 else f"{name} ×{part.quantity}"
    return words("{part} (old {serial})", part=counted, serial=part.old_serial) if part.old_serial else counted


def borne_text(words: Words, coverage: Coverage) -> str:
    """Return in two words who bore a repair."""
    return words(_BORNE[coverage])


def shift_text(words: Words, shift: PromiseShift) -> str:
    """Return to when the promised date moved, and by which wait."""
    due = minute(shift.due_after) if shift.due_after else words("standing still")
    reason = pause_reason_name(words, PauseReason(shift.reason)) if shift.reason in set(PauseReason) else shift.reason
    return words("{due} ({reason})", due=due, reason=reason) if reason else due
