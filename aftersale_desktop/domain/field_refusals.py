"""Why a field of a record cannot be read: named refusals, each with the field and its value."""

from collections.abc import Mapping

from aftersale_desktop.domain.errors import AfterSaleError

LONGEST_VALUE_SHOWN = 60
ABOVE_ANY_COUNT = 10**15


def shown(value: object) -> str:
    """Return a value as short printable text for a message, however large or deep it is."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Mapping():
            return "{…}"
        case list() | tuple():
            return "[…]"
        case int() if abs(value) >= ABOVE_ANY_COUNT:
            return "…"
        case _:
            return _cut(str(value))


def _cut(text: str) -> str:
    start = text if len(text) <= LONGEST_VALUE_SHOWN else text[: LONGEST_VALUE_SHOWN - 1] + "…"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in start)


class FieldError(AfterSaleError):
    """A field that cannot be read; `field` is its path from the top of the record."""

    def __init__(self, field: str, value: object = None) -> None:
        super().__init__(field)
        self.field = field
        self.value = shown(value)

    def inside(self, path: str) -> None:
        """Put the path of the enclosing record before the field's name."""
        self.field = f"{path}.{self.field}" if self.field else path


class NotAnObjectError(FieldError):
    """The line or item is JSON, yet no object with fields."""


class MissingFieldError(FieldError):
    """A field that has no default is absent or null."""


class WrongTypeError(FieldError):
    """The value is of another JSON type than the field."""


class NotADateError(FieldError):
    """The text is no calendar date written as 2026-03-02."""


class NotAMomentError(FieldError):
    """The text is no local date and time written as 2026-03-02T10:00."""


class YearOutOfRangeError(FieldError):
    """The date lies before 1900 or after 2999, where no sale, repair or price list can be."""


class ZoneGivenError(FieldError):
    """The time names a zone where only local time without one is meant."""


class NotANumberError(FieldError):
    """The text is no plain decimal number."""


class NotFiniteError(FieldError):
    """The number is infinite or not a number at all."""


class NegativeNumberError(FieldError):
    """The number is below zero."""


class NotPositiveError(FieldError):
    """The number must be more than zero."""


class NotWholeError(FieldError):
    """The number has a fraction where only whole ones make sense."""


class NumberTooLongError(FieldError):
    """The number has more digits than any amount, count or distance can have."""


class BlankTextError(FieldError):
    """The text has no visible character."""


class TextTooLongError(FieldError):
    """The text is longer than any name, number or code may be."""


class BrokenTextError(FieldError):
    """The text holds half a character and cannot be written again."""


class EndsBeforeItBeginsError(FieldError):
    """A period whose end lies before its beginning; `value` is the end."""


class UnknownChoiceError(FieldError):
    """The text is none of the words the field knows; `choices` lists them."""

    def __init__(self, field: str, value: object, choices: str) -> None:
        super().__init__(field, value)
        self.choices = choices
