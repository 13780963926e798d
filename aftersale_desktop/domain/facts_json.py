"""Facts from and to a decoded JSON object; what cannot be judged is refused by name and field."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from aftersale_desktop.domain.fact_refusals import (
    AfterReceiptError,
    HandBackBeforeReceiptError,
    TooManyDaysError,
    UnknownFieldError,
)
from aftersale_desktop.domain.facts import Buyer, Cause, Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.field_refusals import BrokenTextError, FieldError, MissingFieldError, WrongTypeError
from aftersale_desktop.domain.fields import Record, as_choice, as_day, as_decimal, as_record, as_whole_number, required

Reader = Callable[[Any, str], object]
T = TypeVar("T")

DESCRIPTION = "description"
MOST_WAIT_DAYS = 36_500


def facts_from_json(record: object) -> Facts:
    """Return the facts of one record; absent fields take their defaults, unknown ones are refused.

    A description may stand beside the facts for whoever reads the file; it is left out.
    """
    given = as_record(record)
    if DESCRIPTION in given:
        given = _without_description(given)
    facts = stored_facts_from_json(given)
    if facts.repairs or facts.open_repair or facts.paid_repair_returned_on:
        _refuse_after_receipt(facts)
    return facts


def _without_description(given: Record) -> Record:
    if given[DESCRIPTION] is not None and type(given[DESCRIPTION]) is not str:
        raise WrongTypeError(DESCRIPTION, given[DESCRIPTION])
    return {name: value for name, value in given.items() if name != DESCRIPTION}


def _refuse_after_receipt(facts: Facts) -> None:
    days = [(f"repairs[{number}].returned_on", repair.returned_on) for number, repair in enumerate(facts.repairs)]
    if facts.open_repair:
        days.append(("open_repair.received_on", facts.open_repair.received_on))
    if facts.paid_repair_returned_on:
        days.append(("paid_repair_returned_on", facts.paid_repair_returned_on))
    for field, day in days:
        if day > facts.received_on:
            raise AfterReceiptError(field, day, facts.received_on)


def stored_facts_from_json(record: object) -> Facts:
    """Return facts as they were frozen; a claim taken while the clock was wrong can still be read."""
    given = as_record(record)
    _refuse_others(given, _KNOWN)
    values: dict[str, Any] = dict(given)
    for name, read in _READERS:
        value = given.get(name)
        if value is not None:
            values[name] = read(value, name)
        elif name in values:
            del values[name]
    if "received_on" not in values:
        raise MissingFieldError("received_on")
    _refuse_unticked(given)
    return Facts(**values)


def facts_to_json(facts: Facts) -> dict[str, object]:
    """Return every field in the form `facts_from_json` reads back to the same facts."""
    return {name: _written(getattr(facts, name)) for name in _FIELDS}


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


def _refuse_unticked(record: Mapping[str, object]) -> None:
    """A null tick is refused too: it could stand for "not looked at", and the default would call it fine."""
    for name in _TICKS:
        if type(record.get(name, True)) is not bool:
            raise WrongTypeError(name, record[name])


def _id(value: object, name: str) -> str:
    if type(value) is int:
        return str(value)
    if type(value) is not str:
        raise WrongTypeError(name, value)
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BrokenTextError(name, value)
    return value


def _day(value: object, name: str) -> date:
    """The same few thousand days come again and again in a batch."""
    return _day_written(value, name) if type(value) is str else as_day(value, name)


_day_written = lru_cache(maxsize=16_384)(as_day)


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
    record = as_record(value, path)
    try:
        return read(record)
    except FieldError as error:
        error.inside(path)
        raise


def _repair(record: Mapping[str, object]) -> RepairSpan:
    _refuse_others(record, _SPAN_FIELDS)
    received_on = _day(required(record, "received_on"), "received_on")
    returned_on = _day(required(record, "returned_on"), "returned_on")
    if returned_on < received_on:
        raise HandBackBeforeReceiptError("returned_on", received_on, returned_on)
    return RepairSpan(received_on, returned_on)


def _repair_in_hand(record: Mapping[str, object]) -> OpenRepair:
    _refuse_others(record, _OPEN_FIELDS)
    received_on = _day(required(record, "received_on"), "received_on")
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

_READERS: tuple[tuple[str, Reader], ...] = (
    ("id", _id),
    ("received_on", _day),
    ("invoice_on", _day),
    ("delivered_on", _day),
    ("exchanged_on", _day),
    ("price", as_decimal),
    ("cause", _one_of(Cause)),
    ("buyer", _one_of(Buyer)),
    ("repairs", _repairs),
    ("open_repair", _open_repair),
    ("wish", _one_of(Wish)),
    ("paid_repair_returned_on", _day),
)
_FIELDS = tuple(field.name for field in fields(Facts))
_KNOWN = frozenset(_FIELDS)
_TICKS = tuple(_KNOWN - {name for name, _ in _READERS})
