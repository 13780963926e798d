"""One way between frozen values and JSON: by the types of their fields, lossless."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from aftersale_desktop.domain.attachments import PendingAttachment
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.facts_json import facts_to_json, stored_facts_from_json
from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.domain.verdict_json import verdict_from_json, verdict_to_json

_T = TypeVar("_T")


def _without_content(attachment: PendingAttachment) -> dict[str, str]:
    """The bytes lie beside a record, under their digest."""
    names = ("name", "media_type", "proves", "digest")
    return {name: str(getattr(attachment, name)) for name in names}


_PLAIN = frozenset({str, int, bool, types.NoneType})
_WRITERS: dict[type, Callable[[Any], object]] = {
    Facts: facts_to_json,
    Verdict: verdict_to_json,
    PendingAttachment: _without_content,
    Decimal: str,
    datetime: datetime.isoformat,
    date: date.isoformat,
    time: time.isoformat,
}
_READERS: dict[type, Callable[[Any], object]] = {
    Facts: stored_facts_from_json,
    Verdict: verdict_from_json,
    Decimal: Decimal,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
}


def to_record(value: Any) -> Any:
    """Return the value as what JSON can hold; dataclasses become objects, tuples lists."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    writer = _WRITERS.get(kind)
    if writer is not None:
        return writer(value)
    names = _field_names(kind)
    if names:
        return {name: to_record(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [to_record(element) for element in value]
    if isinstance(value, Mapping):
        return {str(key): to_record(element) for key, element in value.items()}
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass, none for any other type; asked once per type, papers are written often."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def from_record(wanted: type[_T], record: Any) -> _T:
    """Return the value that `to_record` was given; `wanted` is its type."""
    return typing.cast("_T", _decoded(wanted, record))


def _decoded(wanted: Any, record: Any) -> Any:
    if wanted in _READERS:
        return _READERS[wanted](record)
    origin = typing.get_origin(wanted)
    if origin is not None:
        return _decoded_generic(wanted, origin, record)
    if dataclasses.is_dataclass(wanted):
        known = _field_types(typing.cast("type", wanted))
        return typing.cast("type", wanted)(**{name: _decoded(known[name], part) for name, part in record.items()})
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted(record)
    return record


def _decoded_generic(wanted: Any, origin: Any, record: Any) -> Any:
    arguments = typing.get_args(wanted)
    if origin in (types.UnionType, typing.Union):
        return None if record is None else _decoded(next(a for a in arguments if a is not types.NoneType), record)
    if origin is tuple:
        return tuple(_decoded(arguments[0], element) for element in record)
    return {key: _decoded(arguments[1], element) for key, element in record.items()}


@cache
def _field_types(wanted: type) -> dict[str, Any]:
    return typing.get_type_hints(wanted)
