"""Words of the stockroom: warehouses, parts, documents, states, and what is refused."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.part_lines import NoSuchPartLineError, NotOnTheBenchError, PartNotAgreedError
from aftersale_desktop.domain.part_waits import PromiseEffect
from aftersale_desktop.domain.parts import SparePart, UnknownPartError
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.removed_parts import (
    OldPartsAreDueBackError,
    RemovedPart,
    RemovedPartNotFoundError,
    RemovedPartState,
    RemovedPartStepError,
)
from aftersale_desktop.domain.stock import (
    DocumentKind,
    NotAMoveError,
    NotAStoreError,
    NotEnoughStockError,
    PartInStockError,
    SerialKnownError,
    SerialMissingError,
    SerialNotHereError,
    UnknownWarehouseError,
    Warehouse,
    WarehouseKind,
)
from aftersale_desktop.domain.stock_counts import (
    CountedTwiceError,
    CountIsOverError,
    CountNotFoundError,
    CountOpenError,
    CountState,
    ImpossibleCountError,
    MovedWhileCountedError,
)
from aftersale_desktop.domain.stock_rules import (
    RequestIsOverError,
    RequestNotFoundError,
    RequestState,
    RuleOutOfOrderError,
)
from aftersale_desktop.domain.transfers import (
    MoreThanSentError,
    NothingToMoveError,
    NotOnTheWayError,
    TransferNotFoundError,
    TransferState,
    TransferStepError,
)
from aftersale_desktop.services.stock_moves import OtherPointError
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.fees import price_list_name
from aftersale_desktop.wording.removed_parts import removed_fault_text

WAREHOUSE_NAMES: dict[WarehouseKind, str] = {
    WarehouseKind.POINT: N_("Stock"),
    WarehouseKind.TECHNICIAN: N_("Van"),
    WarehouseKind.BENCH: N_("On the bench"),
    WarehouseKind.IN_TRANSIT: N_("In transit"),
    WarehouseKind.OLD_PARTS: N_("Old parts"),
    WarehouseKind.SCRAP: N_("Scrap"),
    WarehouseKind.FACTORY: N_("Factory"),
}
STOCK_DOCUMENT_NAMES: dict[DocumentKind, str] = {
    DocumentKind.RECEIPT: N_("Goods receipt"),
    DocumentKind.ORDER: N_("Repair order"),
    DocumentKind.TRANSFER: N_("Transfer"),
    DocumentKind.COUNT: N_("Stock-take"),
    DocumentKind.REMOVED_PART: N_("Old part label"),
}
TRANSFER_STATE_NAMES: dict[TransferState, str] = {
    TransferState.REQUESTED: N_("Asked for"),
    TransferState.IN_TRANSIT: N_("On the way"),
    TransferState.RECEIVED: N_("Arrived"),
    TransferState.CANCELLED: N_("Called back"),
}
COUNT_STATE_NAMES: dict[CountState, str] = {
    CountState.OPEN: N_("Being counted"),
    CountState.POSTED: N_("Counted and posted"),
    CountState.CANCELLED: N_("Given up"),
}
REQUEST_STATE_NAMES: dict[RequestState, str] = {
    RequestState.ORDERED: N_("Ordered"),
    RequestState.RECEIVED: N_("Arrived"),
    RequestState.CANCELLED: N_("Given up"),
}
REMOVED_STATE_NAMES: dict[RemovedPartState, str] = {
    RemovedPartState.AT_POINT: N_("At the point"),
    RemovedPartState.DUE_BACK: N_("Due back to the factory"),
    RemovedPartState.SENT: N_("Sent to the factory"),
    RemovedPartState.RETURNED: N_("Returned to the customer"),
    RemovedPartState.SCRAPPED: N_("Scrapped"),
}
STOCK_REFUSALS: dict[type[AfterSaleError], str] = {
    UnknownPartError: N_("No part has the code “{code}”."),
    NotEnoughStockError: N_("{part}: {wanted} wanted, {available} free at {where}. Somebody may have taken the last."),
    UnknownWarehouseError: N_("No warehouse has the code “{code}”."),
    NotAStoreError: N_("{code} is no place that parts are stored in. Choose the stock of a point or a van."),
    SerialMissingError: N_("{part}: scan the serial number of each piece ({given} of {wanted})."),
    PartInStockError: N_("{part}: {on_hand} in stock. Serial numbers are switched on or off while none is there."),
    SerialNotHereError: N_("{part} with the serial number {serial} is not at {where}."),
    SerialKnownError: N_("{part} with the serial number {serial} is already at {where}."),
    NotAMoveError: N_("A move needs a document, a quantity and two different places."),
    NotOnTheWayError: N_("{part} {serial} is not on the way with this transfer."),
    NothingToMoveError: N_("Name a part and a quantity of at least 1."),
    MoreThanSentError: N_("{part}: {arrived} arrived, but only {expected} are on the way."),
    TransferNotFoundError: N_("No transfer has the number {number}."),
    OtherPointError: N_("{warehouse} is another point's: its own people send from it and receive into it."),
    TransferStepError: N_("Transfer {number} is “{state}” and cannot become “{wanted}”."),
    CountNotFoundError: N_("No stock-take has the number {number}."),
    CountIsOverError: N_("Stock-take {number} is over. Begin a new one."),
    NotOnTheBenchError: N_("{number} is “{state}”: parts are taken while the product is worked on."),
    PartNotAgreedError: N_(
        "The customer has not agreed to pay for {part} yet. Put it into the diagnosis and the quote."
    ),
    NoSuchPartLineError: N_("{number} has no part line {line} any more. Look at the order again."),
    CountedTwiceError: N_("{part} with the serial number {serial} is counted already."),
    ImpossibleCountError: N_("{counted} pieces of {part} cannot be counted."),
    MovedWhileCountedError: N_(
        "{part} moved while it was counted: {by_now} by the book, {before} before. Count it anew and type it in."
    ),
    CountOpenError: N_("{where} is being counted already: {number}."),
    RuleOutOfOrderError: N_("{part}: the minimum is {minimum}, so the maximum cannot be {maximum}."),
    RequestNotFoundError: N_("No replenishment request has the number {number}."),
    RequestIsOverError: N_("Replenishment request {number} is over."),
    OldPartsAreDueBackError: N_("Old part {label} goes back to the factory. Choose that it stays with us."),
    RemovedPartNotFoundError: N_("No old part carries the label {number}."),
    RemovedPartStepError: N_("Old part {number} is “{state}” and cannot become “{wanted}”."),
}


def refused_states(words: Words, error: TransferStepError | RemovedPartStepError) -> dict[str, str]:
    """Return what the states of a refused step are called."""
    names: Mapping[Any, str] = TRANSFER_STATE_NAMES if isinstance(error, TransferStepError) else REMOVED_STATE_NAMES
    told = {"state": error.state, "wanted": error.wanted}
    return {which: words(names.get(state, str(state))) for which, state in told.items()}


def part_name(words: Words, part: SparePart) -> str:
    """Return what a part is called; names of the shipped price list are known in both languages."""
    return price_list_name(words, part.name.text(words.language))


def warehouse_name(words: Words, warehouse: Warehouse, points: Iterable[ServicePoint]) -> str:
    """Return what a warehouse is called: its point and kind, or whose van it is."""
    kind = words(WAREHOUSE_NAMES[warehouse.kind])
    if warehouse.holder:
        return words("{kind} of {holder}", kind=kind, holder=warehouse.holder)
    point = next((one for one in points if one.code == warehouse.point_code), None)
    place = point.name.text(words.language) if point else warehouse.point_code
    return words("{point}: {kind}", point=place, kind=kind) if place else kind


def removed_part_text(words: Words, part: RemovedPart) -> str:
    """Return code, quantity, serial number and whose fault an old part was."""
    fault = removed_fault_text(words, is_supplier_fault=part.is_supplier_fault)
    told = (f"{part.part_code} × {part.quantity}", part.old_serial, fault)
    return " · ".join(text for text in told if text)


def promise_effect_text(words: Words, effect: PromiseEffect, moment_text: Callable[[Words, datetime], str]) -> str:
    """Return when the product is due with the part now, and with the wait."""
    if effect.due_before is None or effect.due_after is None:
        return words("The promise stands still while the order waits.")
    after = moment_text(words, effect.due_after)
    if not effect.is_moved:
        return words("The promised date stays: {due}.", due=after)
    return words(
        "Promised date {before}; with this wait {after}.", before=moment_text(words, effect.due_before), after=after
    )
