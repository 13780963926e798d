"""Words for lines and facts that cannot be judged; the data of each refusal is filled in by name."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fact_refusals import (
    AfterReceiptError,
    DateOutOfRangeError,
    HandBackBeforeReceiptError,
    NoRulesOnDayError,
    TooManyDaysError,
    UnknownFieldError,
)
from aftersale_desktop.domain.json_lines import (
    DigitsTooManyError,
    LineTooLongError,
    NestedTooDeepError,
    NotJsonError,
    NotUtf8Error,
)
from aftersale_desktop.domain.verdict_json import StoredVerdictError
from aftersale_desktop.wording.catalogue import N_

FACT_REFUSALS: dict[type[AfterSaleError], str] = {
    NotJsonError: N_("The line cannot be read as a record; reading stopped at character {column}."),
    NestedTooDeepError: N_("The line has too many brackets inside each other."),
    DigitsTooManyError: N_("The line holds a number with too many digits."),
    NotUtf8Error: N_("The line is not text in the UTF-8 encoding."),
    LineTooLongError: N_("The line is longer than {limit} bytes."),
    UnknownFieldError: N_("The field {field} is not known."),
    TooManyDaysError: N_("{field}: {value} days is longer than any product lives."),
    HandBackBeforeReceiptError: N_("{field}: handed back on {returned_on}, before receipt on {received_on}."),
    AfterReceiptError: N_("{field} ({value}) lies after the day of receipt, {received_on}."),
    DateOutOfRangeError: N_("A period from {day} would end after the last day of the calendar."),
    NoRulesOnDayError: N_("No warranty rules are stored for {day}."),
    StoredVerdictError: N_("A stored verdict cannot be read."),
}
