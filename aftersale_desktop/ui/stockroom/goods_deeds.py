"""What can be done with parts on one form: which places it names, whether it wants a reason, who may."""

from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.domain.people import Right
from aftersale_desktop.wording.catalogue import N_


class GoodsDeed(StrEnum):
    """What is done with the parts that were scanned."""

    RECEIVE = "receive"
    MOVE = "move"
    ASK = "ask"
    CORRECT = "correct"
    SCRAP = "scrap"


@dataclass(frozen=True, slots=True)
class DeedForm:
    """A deed: its tab and key, its button, what its list says while it is empty, and what it needs."""

    deed: GoodsDeed
    title: str
    key: str
    button: str
    empty: str
    right: Right = Right.MOVE_STOCK
    source: str = ""
    target: str = ""
    needs_reason: bool = False


DEEDS: tuple[DeedForm, ...] = (
    DeedForm(
        GoodsDeed.RECEIVE,
        N_("Goods in"),
        "F2",
        N_("Take the goods in"),
        N_("Scan what was delivered, piece by piece or with a quantity."),
        target=N_("Into"),
    ),
    DeedForm(
        GoodsDeed.MOVE,
        N_("Move"),
        "F3",
        N_("Move now"),
        N_("Scan what goes into a van or comes back from it."),
        source=N_("From"),
        target=N_("Into"),
    ),
    DeedForm(
        GoodsDeed.ASK,
        N_("Ask another point"),
        "F4",
        N_("Send the request"),
        N_("Scan what another point should send."),
        source=N_("Ask"),
        target=N_("For"),
    ),
    DeedForm(
        GoodsDeed.CORRECT,
        N_("Set right"),
        "F5",
        N_("Set right"),
        N_("Scan one part and say how many pieces are really there."),
        Right.CORRECT_STOCK,
        source=N_("Where"),
        needs_reason=True,
    ),
    DeedForm(
        GoodsDeed.SCRAP,
        N_("Scrap parts"),
        "F6",
        N_("Write off"),
        N_("Scan what cannot be used any more."),
        Right.CORRECT_STOCK,
        source=N_("From"),
        needs_reason=True,
    ),
)
FORM_OF: dict[str, DeedForm] = {form.deed: form for form in DEEDS}
