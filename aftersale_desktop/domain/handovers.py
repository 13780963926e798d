"""Handing the product back: to whom, on which proof, with what; the claim is over afterwards."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OwnerProof(StrEnum):
    """By what the person at the counter showed that the product is theirs to take."""

    RECEIPT = "receipt"
    IDENTITY = "identity"


class OldParts(StrEnum):
    """What becomes of removed parts as the customer was told."""

    NONE = "none"
    RETURNED = "returned"
    KEPT = "kept"


class SignedOn(StrEnum):
    """Where the customer signed."""

    SCREEN = "screen"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What was handed back; the end of the re-repair guarantee is blank where nothing was repaired."""

    at: datetime
    by: str
    received_by: str
    proof: OwnerProof | None
    identity: str = ""
    """Kind and end of the paper shown in place of a lost receipt; never the whole number."""
    accessories: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    old_parts: OldParts | None = None
    signed_on: SignedOn = SignedOn.PAPER
    signature: str = ""
    """The digest of the drawn signature among the attachments."""
    guarantee_until: date | None = None
    payment_allowed_by: str = ""
    payment_reason: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """By what hand-overs without a receipt are found."""
        return str(self.proof or "")
