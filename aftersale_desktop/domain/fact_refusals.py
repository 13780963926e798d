"""Refusals of facts that every field reader lets pass and that still cannot be judged."""

from datetime import date

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.field_refusals import FieldError, shown


class UnknownFieldError(FieldError):
    """The record has a field nobody knows; a misspelt exclusion would silently count as not found."""

    def __init__(self, field: str) -> None:
        super().__init__(shown(field))


class TooManyDaysError(FieldError):
    """A wait is longer than any product lives."""


class HandBackBeforeReceiptError(FieldError):
    """A repair was handed back before it was received."""

    def __init__(self, field: str, received_on: date, returned_on: date) -> None:
        super().__init__(field, returned_on)
        self.received_on = received_on
        self.returned_on = returned_on


class AfterReceiptError(FieldError):
    """Something is said to have happened after the day of receipt, on which the question is asked."""

    def __init__(self, field: str, day: date, received_on: date) -> None:
        super().__init__(field, day)
        self.received_on = received_on


class DateOutOfRangeError(AfterSaleError):
    """A period that starts on this day would end after the calendar does."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class NoRulesOnDayError(AfterSaleError):
    """No version of the warranty rules was valid on the day."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day
