"""What a typed text may be the beginning or the end of, as ranges that an index answers without a scan."""

import re

from sqlalchemy import ColumnElement, bindparam

from aftersale_desktop.domain.customers import phone_digits
from aftersale_desktop.storage.rows.customers import name_key

_PHONE_TYPED = re.compile(r"\+?[0-9][0-9 -]*")
_AFTER_ALL = "\U0010ffff"
SHORTEST_PHONE = 3


def bounds(text: str) -> dict[str, str]:
    """Return the ranges for a text; a range that cannot apply is empty."""
    plain = text.strip()
    digits = phone_digits(plain) if _PHONE_TYPED.fullmatch(plain) else ""
    digits = digits if len(digits) >= SHORTEST_PHONE else ""
    number = plain.upper()
    return {
        **_range("name", "" if digits else name_key(plain)),
        **_range("phone", digits),
        **_range("ending", digits[::-1]),
        **_range("number", number),
        **_range("number_ending", number[::-1]),
    }


def _range(name: str, prefix: str) -> dict[str, str]:
    return {f"{name}_from": prefix or _AFTER_ALL, f"{name}_to": prefix + _AFTER_ALL if prefix else ""}


def numbers_of_point(name: str, point_code: str) -> dict[str, str]:
    """Return the range of all numbers that a service point gave out."""
    return _range(name, f"{point_code}-")


def begins(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Return the condition that a column begins as the range of that name says."""
    return (column >= bindparam(f"{name}_from")) & (column < bindparam(f"{name}_to"))
