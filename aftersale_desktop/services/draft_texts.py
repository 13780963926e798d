"""A draft as a text and back; the text knows its own digest, so that a damaged one is noticed."""

import json
from hashlib import sha256
from typing import Any, TypeVar

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.records import from_record, to_record

_T = TypeVar("_T")
_VERSION = 1
_UNFIT = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, AfterSaleError, RecursionError)
"""What reading a record of another shape raises; its digest fits, so that another version of the program wrote it."""


class UnreadableDraftError(AfterSaleError):
    """The draft was damaged, or another version of the program wrote it; it is put aside, never thrown away."""


def text_of_draft(value: Any) -> str:
    """Return the value as JSON."""
    record = to_record(value)
    return json.dumps({"version": _VERSION, "digest": _digest(record), "state": record}, ensure_ascii=False)


def draft_of_text(wanted: type[_T], text: str) -> _T:
    """Return the value that `text_of_draft` was given; refuses any other text."""
    try:
        stored = json.loads(text)
        if stored["version"] != _VERSION or stored["digest"] != _digest(stored["state"]):
            raise UnreadableDraftError
        return from_record(wanted, stored["state"])
    except _UNFIT as error:
        raise UnreadableDraftError from error


def _digest(record: Any) -> str:
    return sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()
