"""One line of JSON to a plain value; whatever a line can hold, only named refusals leave here."""

import json
from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError

LONGEST_LINE_BYTES = 1_048_576


class LineError(AfterSaleError):
    """A line that holds no readable record."""


class NotJsonError(LineError):
    """The line is not JSON; `column` is where reading stopped, counted from one."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


class NestedTooDeepError(LineError):
    """The line opens more brackets inside each other than any record needs."""


class DigitsTooManyError(LineError):
    """The line holds a whole number of thousands of digits."""


class NotUtf8Error(LineError):
    """The line is not UTF-8 text."""


class LineTooLongError(LineError):
    """The line is longer than `limit` bytes and was not kept."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


# Fractions stay as written: a price of 0.1 must not become a binary fraction on its way in.
_decode = json.JSONDecoder(parse_float=Decimal).decode


def parse_line(line: str) -> object:
    """Return the value on the line; numbers with a fraction are Decimal."""
    try:
        return _decode(line)
    except json.JSONDecodeError as error:
        raise NotJsonError(error.colno) from None
    except ValueError:
        raise DigitsTooManyError from None
    except RecursionError:
        raise NestedTooDeepError from None
