"""Names of what is ticked, scanned and hinted at the counter."""

from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.domain.pairing import Match
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.wording.catalogue import N_, Words

CONDITION_NAMES: dict[str, str] = {
    "scratches": N_("Scratches"),
    "screws_missing": N_("Screws missing"),
    "panel_cracked": N_("Panel cracked"),
    "no_batteries": N_("No batteries"),
    "casing_dented": N_("Casing dented"),
    "hose_damaged": N_("Hose damaged"),
    "fins_bent": N_("Fins bent"),
    "louvre_broken": N_("Louvre broken"),
    "base_rusted": N_("Base rusted"),
    "insulation_torn": N_("Insulation torn"),
}
ACCESSORY_NAMES: dict[str, str] = {
    "remote_control": N_("Remote control"),
    "bracket": N_("Bracket"),
    "power_cord": N_("Power cord"),
    "original_card": N_("Original card"),
    "wall_plate": N_("Wall plate"),
    "pipes": N_("Pipes"),
    "exhaust_hose": N_("Exhaust hose"),
    "window_kit": N_("Window kit"),
    "wired_controller": N_("Wired controller"),
    "ceiling_panel": N_("Ceiling panel"),
    "drain_pump": N_("Drain pump"),
}
PHONE_LABEL_NAMES: dict[str, str] = {
    "own": N_("own"),
    "spouse": N_("spouse"),
    "home": N_("home"),
    "work": N_("work"),
    "building": N_("building office"),
}
RELATION_NAMES: dict[str, str] = {
    "spouse": N_("spouse"),
    "parent": N_("parent"),
    "child": N_("child"),
    "relative": N_("relative"),
    "colleague": N_("colleague"),
    "tenant": N_("tenant"),
}
PROOF_NAMES: dict[Proof, str] = {
    Proof.CARD: N_("Warranty card"),
    Proof.INVOICE: N_("Purchase invoice"),
    Proof.ALTERED: N_("Altered document"),
    Proof.NAMEPLATE: N_("Nameplate"),
    Proof.CAUSE: N_("Cause of the fault"),
    Proof.CONDITION: N_("Condition"),
    Proof.OTHER: N_("Other"),
}
EVIDENCE_NAMES: dict[str, str] = {
    "card": N_("Warranty card"),
    "invoice": N_("Purchase invoice"),
    "other_proof": N_("Other proof"),
    "altered": N_("Altered"),
    "counterfeit": N_("Counterfeit?"),
}
UNIT_NAMES: dict[UnitKind, str] = {
    UnitKind.INDOOR: N_("Indoor unit"),
    UnitKind.OUTDOOR: N_("Outdoor unit"),
    UnitKind.WHOLE: N_("Unit"),
}
MATCH_TEXTS: dict[Match, str] = {
    Match.WAITING: N_("not scanned yet"),
    Match.MATCHES: N_("matches the card"),
    Match.DIFFERS: N_("differs from the card"),
}
HINT_TEXTS: dict[HintCode, str] = {
    HintCode.STILL_HERE: N_("This product is here already under claim {subject}: open that claim instead."),
    HintCode.WAS_REFUNDED: N_("Refunded under claim {subject}: no warranty case; a supervisor takes it in."),
    HintCode.CARD_ON_TWO_PRODUCTS: N_("Card {subject} is registered for two products: compare both."),
    HintCode.INVOICE_USED_TWICE: N_("Invoice {subject} already proves another product: ask for the original."),
    HintCode.SOLD_BEFORE_MADE: N_("Sold before it was made ({subject}): check the invoice date."),
    HintCode.SWAPPED_HALF: N_("Unit {subject} is not on this card: scan the nameplate again."),
    HintCode.REGISTERED_TO_OTHER: N_("Registered to {subject}: ask in whose name the repair is."),
    HintCode.SAME_FAULT_SOON: N_("Same fault within 30 days of {subject}: treat it as a come-back."),
    HintCode.REPAIR_GUARANTEED: N_(
        "Repaired under {subject}, guaranteed until {ends_on}: is it the same fault, press 0, the repair is free then."
    ),
    HintCode.CUSTOMER_FLAGGED: N_("This customer is flagged: {subject}"),
    HintCode.OWNER_FLAGGED: N_("The registered owner is flagged: {subject}"),
    HintCode.UNPAID_INVOICE: N_("Invoice {subject} is not paid: ¥ {amount} open. Ask for the payment."),
}


def condition_name(words: Words, code: str) -> str:
    """Return the name of a condition; a shop's own code stands for itself."""
    return words(CONDITION_NAMES[code]) if code in CONDITION_NAMES else code


def accessory_name(words: Words, code: str) -> str:
    """Return the name of an accessory; a shop's own code stands for itself."""
    return words(ACCESSORY_NAMES[code]) if code in ACCESSORY_NAMES else code


def phone_label_name(words: Words, code: str) -> str:
    """Return whose or which telephone it is; what somebody typed stands for itself."""
    return words(PHONE_LABEL_NAMES[code]) if code in PHONE_LABEL_NAMES else code


def relation_name(words: Words, code: str) -> str:
    """Return what somebody of the family is to the customer; what somebody typed stands for itself."""
    return words(RELATION_NAMES[code]) if code in RELATION_NAMES else code


def proof_name(words: Words, proof: Proof) -> str:
    """Return what a photo or file shows."""
    return words(PROOF_NAMES[proof])


def evidence_name(words: Words, code: str) -> str:
    """Return the name of a piece of evidence."""
    return words(EVIDENCE_NAMES[code])


def next_unit(words: Words, kind: UnitKind) -> str:
    """Return that a unit is the next thing to scan, its name small in the middle of the sentence."""
    return words("Next: scan the {unit}", unit=unit_name(words, kind).lower())


def unit_name(words: Words, kind: UnitKind) -> str:
    """Return what a unit is called."""
    return words(UNIT_NAMES[kind])


def match_text(words: Words, match: Match) -> str:
    """Return whether a scanned unit agrees with the card."""
    return words(MATCH_TEXTS[match])


def hint_text(words: Words, hint: Hint) -> str:
    """Return a hint with what the clerk should do."""
    amount = "" if hint.amount is None else f"{hint.amount:.2f}"
    ends_on = hint.ends_on.isoformat() if hint.ends_on else ""
    return words(HINT_TEXTS[hint.code], subject=hint.subject, amount=amount, ends_on=ends_on)
