"""Refusals of fields that cannot be read: which field, what stands in it, what belongs there."""

from aftersale_desktop.domain import fields
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.wording.catalogue import N_

FIELD_REFUSALS: dict[type[AfterSaleError], str] = {
    fields.BlankTextError: N_("{field} is blank."),
    fields.BrokenTextError: N_("{field} holds half a character and cannot be kept."),
    fields.EndsBeforeItBeginsError: N_("{field} ({value}) lies before the beginning."),
    fields.MissingFieldError: N_("{field} is missing."),
    fields.NegativeNumberError: N_("{field} is {value}; it cannot be less than zero."),
    fields.NotADateError: N_("{field} is “{value}”, which is no date. Write it as 2026-03-02."),
    fields.NotAMomentError: N_("{field} is “{value}”, which is no date and time. Write it as 2026-03-02T10:00."),
    fields.NotANumberError: N_("{field} is “{value}”, which is no plain number. Write it as 12.50."),
    fields.NotAnObjectError: N_("{field} must be an object with named fields, not {value}."),
    fields.NotFiniteError: N_("{field} is {value}, which is no finite number."),
    fields.NotPositiveError: N_("{field} is {value}; it must be more than zero."),
    fields.NotWholeError: N_("{field} is {value}; only whole numbers count here."),
    fields.NumberTooLongError: N_("{field} has too many digits: {value}."),
    fields.TextTooLongError: N_("{field} is longer than 512 characters."),
    fields.UnknownChoiceError: N_("{field} is “{value}”; it must be one of: {choices}."),
    fields.WrongTypeError: N_("{field} is of the wrong kind: {value}."),
    fields.YearOutOfRangeError: N_("{field} is {value}; only the years 1900 to 2999 are kept."),
    fields.ZoneGivenError: N_("{field} is “{value}”; write the local time without a zone."),
}
