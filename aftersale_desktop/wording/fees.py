"""Names of the five fees, of who bears them, and of what stands in the shipped price list."""

from aftersale_desktop.domain.fees import FeeComponent, JobOutcome, Payer
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.wording.catalogue import N_, Words

COMPONENT_NAMES: dict[FeeComponent, str] = {
    FeeComponent.DOOR_TO_DOOR: N_("Door-to-door fee"),
    FeeComponent.MAINTENANCE: N_("Maintenance fee"),
    FeeComponent.REMOTE: N_("Remote fee"),
    FeeComponent.AUXILIARY_MATERIAL: N_("Auxiliary material fee"),
    FeeComponent.SPARE_PARTS: N_("Spare parts fee"),
}
PAYER_NAMES: dict[Payer, str] = {
    Payer.CUSTOMER: N_("Customer"),
    Payer.FACTORY: N_("Factory"),
    Payer.SERVICE_POINT: N_("Service point"),
    Payer.GOODWILL: N_("Goodwill"),
}
OUTCOME_NAMES: dict[JobOutcome, str] = {
    JobOutcome.REPAIRED: N_("Repaired"),
    JobOutcome.DECLINED: N_("Quote declined"),
    JobOutcome.NO_FAULT_FOUND: N_("No fault found"),
    JobOutcome.NOT_REPAIRABLE: N_("Not repairable"),
}
LEVEL_NAMES: dict[OperationLevel, str] = {
    OperationLevel.SIMPLE: N_("Simple repair"),
    OperationLevel.MINOR: N_("Minor repair"),
    OperationLevel.MEDIUM: N_("Medium repair"),
    OperationLevel.MAJOR: N_("Major repair"),
}
# A shop's own price list words these itself; the shipped sample is the only one that is translated.
SAMPLE_LIST_NAMES: tuple[str, ...] = (
    N_("Shanghai"),
    N_("window or portable"),
    N_("wall, up to 3500 W"),
    N_("wall, over 3500 W"),
    N_("floor, up to 7200 W"),
    N_("floor over 7200 W, ceiling, light commercial"),
    N_("sample price list, invented for demonstration"),
    N_("refrigerant R32"),
    N_("refrigerant R410A"),
    N_("refrigerant R22"),
    N_("copper pipe pair"),
    N_("drain hose"),
    N_("insulation"),
    N_("cable 3x1.5"),
    N_("cable 3x2.5"),
    N_("bracket pair"),
    N_("nitrogen flush"),
    N_("100 g"),
    N_("m"),
    N_("pair"),
    N_("job"),
    N_("compressor start capacitor 35 uF"),
    N_("fan capacitor 2.5 uF"),
    N_("indoor board"),
    N_("outdoor board"),
    N_("indoor fan motor"),
    N_("outdoor fan motor"),
    N_("compressor 1 HP"),
    N_("compressor 1.5 HP"),
    N_("compressor 2 HP"),
    N_("four-way valve body"),
    N_("four-way valve coil"),
    N_("room sensor"),
    N_("pipe sensor"),
    N_("receiver board"),
    N_("display"),
    N_("remote control"),
    N_("contactor"),
)


def component_name(words: Words, component: FeeComponent) -> str:
    """Return the name of one of the five fees."""
    return words(COMPONENT_NAMES[component])


def payer_name(words: Words, payer: Payer) -> str:
    """Return who bears a line, short enough for a column."""
    return words(PAYER_NAMES[payer])


def job_outcome_name(words: Words, outcome: JobOutcome) -> str:
    """Return how the work ended."""
    return words(OUTCOME_NAMES[outcome])


def level_name(words: Words, level: OperationLevel) -> str:
    """Return the name of an operation level."""
    return words(LEVEL_NAMES[level])


def price_list_name(words: Words, name: str) -> str:
    """Return a name from a price list; a shop's own wording stands for itself."""
    return words(name) if name in SAMPLE_LIST_NAMES else name


_RETURNED: dict[JobOutcome, str] = {
    JobOutcome.DECLINED: N_("Returned unrepaired: the customer declined the quote"),
    JobOutcome.NO_FAULT_FOUND: N_("Returned: no fault was found"),
    JobOutcome.NOT_REPAIRABLE: N_("Returned unrepaired: it cannot be repaired"),
}


def returned_text(words: Words, outcome: JobOutcome) -> str:
    """Return why a product goes back unrepaired."""
    return words(_RETURNED[outcome])
