"""Handing the product back: to whom, on which proof, with what; the claim is over afterwards."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.errors import AfterSaleError

IDENTITY_SIGNS = 4


class NotTheOwnerError(AfterSaleError):
    """Without the receipt only the owner or somebody of the family on record takes the product."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class IdentityNotShownError(AfterSaleError):
    """A lost receipt needs an identity paper: its last four signs are written down, never the whole number."""


class OwnerProof(StrEnum):
    """By what the person at the counter showed that the product is theirs to take."""

    RECEIPT = "receipt"
    IDENTITY = "identity"


class IdentityKind(StrEnum):
    """What somebody may show in place of a lost receipt."""

    ID_CARD = "id_card"
    PASSPORT = "passport"
    DRIVING_LICENCE = "driving_licence"
    RESIDENCE_PERMIT = "residence_permit"


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
    """Kind and last four signs of the paper shown in place of a lost receipt (`id_card 123X`)."""
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


def identity_of(kind: IdentityKind, ending: str) -> str:
    """Return what is kept of an identity paper; refuses anything but its last four signs, so no number is stored."""
    signs = ending.strip().upper()
    if len(signs) != IDENTITY_SIGNS or not (signs.isascii() and signs.isalnum()):
        raise IdentityNotShownError
    return f"{kind} {signs}"


def known_people(*customers: Customer) -> tuple[str, ...]:
    """Return who may take a product without its receipt: whoever brought it, its owner, and their families."""
    names = (name for one in customers for name in (one.name, *(relative.name for relative in one.family)))
    return tuple(dict.fromkeys(names))


def check_known(name: str, known: tuple[str, ...]) -> None:
    """Refuse a name that is neither the owner's nor the family's; blanks and case do not matter."""
    if _plain(name) not in {_plain(one) for one in known}:
        raise NotTheOwnerError(name.strip())


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
