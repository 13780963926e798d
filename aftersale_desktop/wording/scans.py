"""Words for what became of a scan."""

from aftersale_desktop.services.scan_decisions import ScanDecision
from aftersale_desktop.wording.catalogue import N_, Words

DECISION_NAMES: dict[ScanDecision, str] = {
    ScanDecision.UNIT: N_("Unit barcode"),
    ScanDecision.NEW_UNIT: N_("New unit"),
    ScanDecision.MISMATCH: N_("Not on this card"),
    ScanDecision.PRODUCT: N_("Product"),
    ScanDecision.CARD: N_("Warranty card"),
    ScanDecision.CLAIM: N_("Claim"),
    ScanDecision.RECEIPT: N_("Receipt"),
    ScanDecision.QUOTE: N_("Quote"),
    ScanDecision.INVOICE: N_("Invoice"),
    ScanDecision.PART: N_("Part"),
    ScanDecision.CHOICE: N_("Several fit"),
    ScanDecision.UNKNOWN: N_("Unknown"),
    ScanDecision.MISREAD: N_("Misread"),
    ScanDecision.DUPLICATE: N_("Already scanned"),
    ScanDecision.REFUSED: N_("Not taken"),
    ScanDecision.TRIED: N_("Tried out"),
}
SOURCE_NAMES = {
    "serial": N_("Serial port"),
    "prefixed_wedge": N_("Scanner, by prefix"),
    "timed_wedge": N_("Scanner, by speed"),
    "camera": N_("Camera"),
    "manual": N_("Typed"),
}
"""The values of devices.scan_events.ScanSource, which words may not import."""


def decision_name(words: Words, decision: ScanDecision | None) -> str:
    """Return what became of a scan; without a decision it is still being looked up."""
    return words(DECISION_NAMES[decision]) if decision is not None else words("Looking up…")


def source_name(words: Words, source: str) -> str:
    """Return where a scan came from."""
    return words(SOURCE_NAMES[source])
