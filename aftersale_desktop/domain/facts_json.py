"""Facts from and to a decoded JSON object; what cannot be judged is refused by name and field."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from aftersale_desktop.domain.fact_refusals import HandBackBeforeReceiptError, TooManyDaysError, UnknownFieldError
from aftersale_desktop.domain.facts import Buyer, Cause, Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.fields import (
    BrokenTextError,
    FieldError,
    MissingFieldError,
    WrongTypeError,
    as_choice,
    as_day,
    as_decimal,
    as_record,
    as_whole_number,
    required,
)

Reader = Callable[[Any, str], object]
T = TypeVar("T")

MOST_WAIT_DAYS = 36_500


def facts_from_json(record: object) -> Facts:
    """Return the facts of one record; absent fields take their defaults, unknown ones are refused."""
    values: dict[str, Any] = {}
    for name, value in as_record(record).items():
        read = _READERS.get(name)
        if read is None:
            raise UnknownFieldError(name)
        if value is not None or name not in _NULL_IS_ABSENT:
            values[name] = read(value, name)
    if "received_on" not in values:
        raise MissingFieldError("received_on")
    return Facts(**values)


def facts_to_json(facts: Facts) -> dict[str, object]:
    """Return every field in the form `facts_from_json` reads back to the same facts."""
    return {name: _written(getattr(facts, name)) for name in _READERS}


def _written(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case RepairSpan():
            return {"received_on": value.received_on.isoformat(), "returned_on": value.returned_on.isoformat()}
        case OpenRepair():
            return {
                "received_on": value.received_on.isoformat(),
                "parts_wait_days": value.parts_wait_days,
                "customer_wait_days": value.customer_wait_days,
            }
        case tuple():
            return [_written(item) for item in value]
        case None | bool():
            return value
        case _:
            return format(value, "f") if hasattr(value, "as_tuple") else str(value)


def _flag(value: object, name: str) -> bool:
    if value is True or value is False:
        return value
    raise WrongTypeError(name, value)


def _id(value: object, name: str) -> str:
    if type(value) is int:
        return str(value)
    if type(value) is not str:
        raise WrongTypeError(name, value)
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BrokenTextError(name, value)
    return value


def _received(value: object, name: str) -> date:
    if value is None:
        raise MissingFieldError(name)
    return as_day(value, name)


def _one_of(choices: type[StrEnum]) -> Reader:
    """A look-up by value is many times faster than asking the enum, and a batch asks three times a line."""
    known = {choice.value: choice for choice in choices}

    def read(value: object, name: str) -> StrEnum:
        found = known.get(value) if type(value) is str else None
        return as_choice(value, name, choices) if found is None else found

    return read


def _repairs(value: object, name: str) -> tuple[RepairSpan, ...]:
    if not isinstance(value, list):
        raise WrongTypeError(name, value)
    return tuple(_read_inside(item, f"{name}[{number}]", _repair) for number, item in enumerate(value))


def _open_repair(value: object, name: str) -> OpenRepair:
    return _read_inside(value, name, _repair_in_hand)


def _read_inside(value: object, path: str, read: Callable[[Mapping[str, object]], T]) -> T:
    try:
        return read(as_record(value))
    except FieldError as error:
        error.inside(path)
        raise


def _repair(record: Mapping[str, object]) -> RepairSpan:
    _refuse_others(record, _SPAN_FIELDS)
    received_on = as_day(required(record, "received_on"), "received_on")
    returned_on = as_day(required(record, "returned_on"), "returned_on")
    if returned_on < received_on:
        raise HandBackBeforeReceiptError("returned_on", received_on, returned_on)
    return RepairSpan(received_on, returned_on)


def _repair_in_hand(record: Mapping[str, object]) -> OpenRepair:
    _refuse_others(record, _OPEN_FIELDS)
    received_on = as_day(required(record, "received_on"), "received_on")
    return OpenRepair(received_on, _wait(record, "parts_wait_days"), _wait(record, "customer_wait_days"))


def _wait(record: Mapping[str, object], name: str) -> int:
    value = record.get(name)
    days = 0 if value is None else as_whole_number(value, name)
    if days > MOST_WAIT_DAYS:
        raise TooManyDaysError(name, value)
    return days


def _refuse_others(record: Mapping[str, object], known: frozenset[str]) -> None:
    if not record.keys() <= known:
        raise UnknownFieldError(next(name for name in record if name not in known))


_SPAN_FIELDS = frozenset({"received_on", "returned_on"})
_OPEN_FIELDS = frozenset({"received_on", "parts_wait_days", "customer_wait_days"})

_READERS: dict[str, Reader] = {
    "id": _id,
    "received_on": _received,
    "invoice_on": as_day,
    "delivered_on": as_day,
    "exchanged_on": as_day,
    "price": as_decimal,
    "warranty_card_presented": _flag,
    "invoice_presented": _flag,
    "other_proof_accepted": _flag,
    "documents_altered": _flag,
    "counterfeit": _flag,
    "barcodes_match": _flag,
    "cause": _one_of(Cause),
    "performance_fault": _flag,
    "main_part": _flag,
    "catalogue_product": _flag,
    "buyer": _one_of(Buyer),
    "repairs": _repairs,
    "open_repair": _open_repair,
    "wish": _one_of(Wish),
    "same_model_available": _flag,
    "paid_repair_returned_on": as_day,
    "same_fault": _flag,
    "remote_sale": _flag,
    "no_fault_return": _flag,
}

# A null tick is refused: it could stand for "not looked at", and the default would call it fine.
_NULL_IS_ABSENT = frozenset(name for name, read in _READERS.items() if read not in {_flag, _received})
