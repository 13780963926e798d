"""The codes that README prints: fixed for ever, while the dates of their cards move with the day of the demo."""

from dataclasses import dataclass

from aftersale_desktop.domain.records import to_record

DEMO_CLAIM_KEY = "demo-claim"


@dataclass(frozen=True, slots=True)
class UnitPair:
    """Two barcodes to scan one after the other."""

    indoor: str
    outdoor: str


@dataclass(frozen=True, slots=True)
class UnitSet:
    """The barcodes of a multi-split: an indoor unit for each room, one outdoor unit."""

    indoor: tuple[str, ...]
    outdoor: str


@dataclass(frozen=True, slots=True)
class DemoCodes:
    """What to scan in the sample shop; the outdoor unit of `mismatched` is another product's (R5)."""

    in_warranty: UnitPair
    out_of_warranty: UnitPair
    mismatched: UnitPair
    part: str
    claim: str
    card: str
    multi_split: UnitSet

    def to_json(self) -> dict[str, object]:
        """Return the codes as the JSON object of `demo codes --json`."""
        record: dict[str, object] = to_record(self)
        return record


IN_WARRANTY = UnitPair("610233260103009172", "810422260103009178")
OUT_OF_WARRANTY = UnitPair("610126230201042174", "810326230202033883")
REGISTERED_PAIR = UnitPair("620450260102008453", "820650260101009613")
MISMATCHED = UnitPair(REGISTERED_PAIR.indoor, IN_WARRANTY.outdoor)
MULTI_SPLIT = UnitSet(("610312260204005017", "610312260204005024", "610312260204005031"), "810340260204002334")
PART_CODE = "CAP35"
CARD_NUMBER = "BX-2026-31877"


def codes_with(claim_number: str) -> DemoCodes:
    """Return the codes to try with the number of the claim that the shop holds under `DEMO_CLAIM_KEY`."""
    return DemoCodes(IN_WARRANTY, OUT_OF_WARRANTY, MISMATCHED, PART_CODE, claim_number, CARD_NUMBER, MULTI_SPLIT)
