"""Strict readers for lists and objects inside a record; a refusal names the whole path (`parts[0].code`)."""

from collections.abc import Callable

from aftersale_desktop.domain.field_refusals import FieldError, WrongTypeError
from aftersale_desktop.domain.fields import Choice, Record, T, as_choice, as_record, required


def each(record: Record, name: str, read: Callable[[Record], T]) -> tuple[T, ...]:
    """Return every item of a list of objects; an absent list is empty, refusals name the item (`parts[0].code`)."""
    items = record.get(name, [])
    if not isinstance(items, list):
        raise WrongTypeError(name, items)
    return tuple(_item_read(item, f"{name}[{number}]", read) for number, item in enumerate(items))


def each_choice(record: Record, name: str, choices: type[Choice]) -> tuple[Choice, ...]:
    """Return a list of words of a closed list; an absent list is empty."""
    items = record.get(name, [])
    if not isinstance(items, list):
        raise WrongTypeError(name, items)
    return tuple(as_choice(item, f"{name}[{number}]", choices) for number, item in enumerate(items))


def inner(record: Record, name: str, read: Callable[[Record], T]) -> T:
    """Return the object in a field; its own refusals carry the path (`remote.cap`)."""
    return _item_read(required(record, name), name, read)


def _item_read(value: object, path: str, read: Callable[[Record], T]) -> T:
    try:
        return read(as_record(value, ""))
    except FieldError as error:
        error.inside(path)
        raise
