"""Refusals around a warranty card: what happened and what to do; most of them stand beside a field."""

from aftersale_desktop.domain.card_edits import OtherFormError
from aftersale_desktop.domain.card_records import (
    DayNotPossibleError,
    EntryMissingError,
    MadeAfterReplacementError,
    NotOnCardError,
    NoUnitBarcodeError,
    OtherUnitKindError,
    SameOwnerError,
    UnitInUseError,
    UnitWasReplacedError,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.wording.catalogue import N_

CARD_REFUSALS: dict[type[AfterSaleError], str] = {
    DayNotPossibleError: N_("{day} cannot be: it must lie between {earliest} and {latest}."),
    EntryMissingError: N_("Fill this in; it is kept with the card."),
    MadeAfterReplacementError: N_("Fitted on {replaced_on} but made on {made_on}. Check the day and the nameplate."),
    NoUnitBarcodeError: N_("This cannot be a unit's barcode. Scan the nameplate of the new unit."),
    NotOnCardError: N_("Unit {barcode} is no longer on this card. Open the card again."),
    OtherFormError: N_("{value} has another number of units. Choose a model with the same units."),
    OtherUnitKindError: N_("{barcode} is another kind of unit. Scan the nameplate of the new unit."),
    SameOwnerError: N_("The product belongs to {name} already. Enter the new owner."),
    UnitInUseError: N_("{barcode} stands on the card of {number} already. Scan the nameplate of the new unit."),
    UnitWasReplacedError: N_(
        "{barcode} was replaced on {replaced_on} by {new_barcode} ({document}). The card accepts the new unit."
    ),
}
