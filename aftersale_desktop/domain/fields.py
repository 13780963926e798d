"""Strict readers for fields of decoded JSON records; every refusal is named and carries the field and its value."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from aftersale_desktop.domain.field_refusals import (
    ABOVE_ANY_COUNT,
    BlankTextError,
    BrokenTextError,
    FieldError,
    MissingFieldError,
    NegativeNumberError,
    NotADateError,
    NotAMomentError,
    NotAnObjectError,
    NotANumberError,
    NotFiniteError,
    NotWholeError,
    NumberTooLongError,
    TextTooLongError,
    UnknownChoiceError,
    WrongTypeError,
    YearOutOfRangeError,
    ZoneGivenError,
)

Record = Mapping[str, object]

LONGEST_TEXT = 512

_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?")
_LONG_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NO_NUMBER = re.compile(r"[+-]?(?:s?nan|inf(?:inity)?)", re.IGNORECASE)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?")
_ZONED_MOMENT = re.compile(_MOMENT.pattern + r"\s?(?:[Zz]|[+-][0-9:]{2,9})")
_MOST_PLACES = 40
_FIRST_YEAR, _LAST_YEAR = 1900, 2999

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


def as_record(value: object, path: str = "record") -> Record:
    """Return the value as a record of fields, or refuse what is no object."""
    if isinstance(value, dict):
        return value
    raise NotAnObjectError(path, value)


def required(record: Record, name: str) -> object:
    """Return the field's value; null counts as missing."""
    value = record.get(name)
    if value is None:
        raise MissingFieldError(name)
    return value


def text(record: Record, name: str) -> str:
    """Return a text that is neither blank nor longer than 512 characters."""
    return as_text(required(record, name), name)


def identity(record: Record) -> str:
    """Return the record's id as text; a whole number serves as well."""
    value = required(record, "id")
    return str(value) if type(value) is int and abs(value) < ABOVE_ANY_COUNT else as_text(value, "id")


def text_or_none(record: Record, name: str) -> str | None:
    """Return a text, or None when the field is absent or null."""
    value = record.get(name)
    return None if value is None else as_text(value, name)


def as_text(value: object, name: str) -> str:
    """Return the value as a text that can be stored and printed."""
    if type(value) is not str:
        raise WrongTypeError(name, value)
    if not value or value.isspace():
        raise BlankTextError(name, value)
    if len(value) > LONGEST_TEXT:
        raise TextTooLongError(name, value)
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BrokenTextError(name, value)
    return value


def flag(record: Record, name: str, *, default: bool | None = None) -> bool:
    """Return true or false; absent without a default is refused, and so is null."""
    value = record.get(name, default)
    if value is True:
        return True
    if value is False:
        return False
    if name not in record:
        raise MissingFieldError(name)
    raise WrongTypeError(name, value)


def whole_number(record: Record, name: str, *, default: int | None = None) -> int:
    """Return a whole number from zero up, written as a JSON number."""
    value = record.get(name, default)
    if value is None:
        raise MissingFieldError(name)
    return as_whole_number(value, name)


def as_whole_number(value: object, name: str) -> int:
    """Return the value as a whole number from zero up; true and false are no numbers."""
    if type(value) is not int:
        raise (NotWholeError if isinstance(value, float | Decimal) else WrongTypeError)(name, value)
    if value < 0:
        raise NegativeNumberError(name, value)
    if value >= ABOVE_ANY_COUNT:
        raise NumberTooLongError(name, value)
    return value


def decimal(record: Record, name: str) -> Decimal:
    """Return a decimal number from zero up, given as text ("12.50") or as a JSON number."""
    return as_decimal(required(record, name), name)


def as_decimal(value: object, name: str) -> Decimal:
    """Return the value as an exact decimal from zero up; a JSON fraction keeps the digits it was written with."""
    if type(value) is str:
        return _number_written(value, name)
    if type(value) is int:
        return Decimal(as_whole_number(value, name))
    if isinstance(value, float | Decimal):
        return _number_written(_digits(Decimal(str(value)), name), name)
    raise WrongTypeError(name, value)


def _digits(number: Decimal, name: str) -> str:
    if not number.is_finite():
        raise NotFiniteError(name, number)
    if not -_MOST_PLACES <= number.adjusted() <= _MOST_PLACES:
        raise NumberTooLongError(name, number)
    return format(number, "f")


def _number_written(written: str, name: str) -> Decimal:
    if not _PLAIN_NUMBER.fullmatch(written):
        raise _number_refusal(written)(name, written)
    number = Decimal(written)
    if number < 0:
        raise NegativeNumberError(name, written)
    return abs(number)


def _number_refusal(written: str) -> type[FieldError]:
    if _NO_NUMBER.fullmatch(written):
        return NotFiniteError
    return NumberTooLongError if _LONG_NUMBER.fullmatch(written) else NotANumberError


def day(record: Record, name: str) -> date:
    """Return a calendar date written as 2026-03-02."""
    return as_day(required(record, name), name)


def day_or_none(record: Record, name: str) -> date | None:
    """Return a calendar date, or None when the field is absent or null."""
    value = record.get(name)
    return None if value is None else as_day(value, name)


def as_day(value: object, name: str) -> date:
    """Return the value as a calendar date; the compact and week forms of ISO 8601 are refused."""
    if type(value) is not str:
        raise WrongTypeError(name, value)
    if len(value) == len("2026-03-02") and value[4] == value[7] == "-":
        try:
            return _in_range(date.fromisoformat(value), name)
        except ValueError:
            raise NotADateError(name, value) from None
    raise NotADateError(name, value)


Day = TypeVar("Day", bound=date)


def _in_range(given: Day, name: str) -> Day:
    if _FIRST_YEAR <= given.year <= _LAST_YEAR:
        return given
    raise YearOutOfRangeError(name, given)


def moment(record: Record, name: str) -> datetime:
    """Return a local date and time written as 2026-03-02T10:00, without a zone."""
    return as_moment(required(record, name), name)


def moment_or_none(record: Record, name: str) -> datetime | None:
    """Return a local date and time, or None when the field is absent or null."""
    value = record.get(name)
    return None if value is None else as_moment(value, name)


def as_moment(value: object, name: str) -> datetime:
    """Return the value as a local date and time; seconds may be left out."""
    if type(value) is not str:
        raise WrongTypeError(name, value)
    if not _MOMENT.fullmatch(value):
        raise (ZoneGivenError if _ZONED_MOMENT.fullmatch(value) else NotAMomentError)(name, value)
    try:
        return _in_range(datetime.fromisoformat(value), name)
    except ValueError:
        raise NotAMomentError(name, value) from None


def choice(record: Record, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
    """Return one of the words of a closed list; absent without a default is refused."""
    value = record.get(name, default)
    if value is None:
        raise MissingFieldError(name)
    return as_choice(value, name, choices)


def as_choice(value: object, name: str, choices: type[Choice]) -> Choice:
    """Return the value as one of the words of a closed list."""
    if not isinstance(value, str):
        raise WrongTypeError(name, value)
    try:
        return choices(value)
    except ValueError:
        raise UnknownChoiceError(name, value, ", ".join(choices)) from None
