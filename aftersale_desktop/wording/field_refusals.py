"""Refusals of fields that cannot be read: which field, what stands in it, what belongs there."""

from aftersale_desktop.domain import field_refusals
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.wording.catalogue import N_

FIELD_REFUSALS: dict[type[AfterSaleError], str] = {
    field_refusals.BlankTextError: N_("{field} is blank."),
    field_refusals.BrokenTextError: N_("{field} holds half a character and cannot be kept."),
    field_refusals.EndsBeforeItBeginsError: N_("{field} ({value}) lies before the beginning."),
    field_refusals.MissingFieldError: N_("{field} is missing."),
    field_refusals.NegativeNumberError: N_("{field} is {value}; it cannot be less than zero."),
    field_refusals.NotADateError: N_("{field} is “{value}”, which is no date. Write it as 2026-03-02."),
    field_refusals.NotAMomentError: N_(
        "{field} is “{value}”, which is no date and time. Write it as 2026-03-02T10:00."
    ),
    field_refusals.NotANumberError: N_("{field} is “{value}”, which is no plain number. Write it as 12.50."),
    field_refusals.NotAnObjectError: N_("{field} must be an object with named fields, not {value}."),
    field_refusals.NotFiniteError: N_("{field} is {value}, which is no finite number."),
    field_refusals.NotPositiveError: N_("{field} is {value}; it must be more than zero."),
    field_refusals.NotWholeError: N_("{field} is {value}; only whole numbers count here."),
    field_refusals.NumberTooLongError: N_("{field} has too many digits: {value}."),
    field_refusals.TextTooLongError: N_("{field} is longer than 512 characters."),
    field_refusals.UnknownChoiceError: N_("{field} is “{value}”; it must be one of: {choices}."),
    field_refusals.WrongTypeError: N_("{field} is of the wrong kind: {value}."),
    field_refusals.YearOutOfRangeError: N_("{field} is {value}; only the years 1900 to 2999 are kept."),
    field_refusals.ZoneGivenError: N_("{field} is “{value}”; write the local time without a zone."),
}
