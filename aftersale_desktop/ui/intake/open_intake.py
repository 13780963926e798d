"""What is on the counter with everything typed into it, whether or not it makes sense yet."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from aftersale_desktop.services.reception import Reception
from aftersale_desktop.ui.intake.entries import CustomerEdit, CustomerEntry, RegisterEntry


@dataclass(frozen=True, slots=True)
class OpenIntake:
    """One customer's intake: the products, and what was typed about somebody else, a new product, the customer."""

    reception: Reception = field(default_factory=Reception)
    other: CustomerEntry | None = None
    registration: RegisterEntry | None = None
    editing: CustomerEdit | None = None


@dataclass(frozen=True, slots=True)
class HeldIntake:
    """An intake that was put aside, by whom and since when."""

    intake: OpenIntake
    since: datetime
    by: str


@dataclass(frozen=True, slots=True)
class CounterState:
    """Everything that must survive a change of language and the end of the program."""

    intake: OpenIntake = field(default_factory=OpenIntake)
    held: tuple[HeldIntake, ...] = ()
    last_number: str = ""


def new_request_key() -> str:
    """Return a key under which one claim is taken, whatever happens between two presses of F9."""
    return uuid4().hex
