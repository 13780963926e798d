"""Words for refused codes; the names in braces are the attributes of the refusal."""

from aftersale_desktop.domain.document_codes import NumbersUsedUpError, UnusablePointCodeError
from aftersale_desktop.domain.elements import AmbiguousElementsError, BrokenElementsError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.scans import CodeTooLongError, ControlCharacterError
from aftersale_desktop.domain.serials import MisreadCodeError
from aftersale_desktop.wording.catalogue import N_

CODE_REFUSALS: dict[type[AfterSaleError], str] = {
    MisreadCodeError: N_("Misread: the check digit of {code} does not fit. Scan again."),
    BrokenElementsError: N_("Misread, or a faulty label: the fields of {code} do not fit. Scan again."),
    AmbiguousElementsError: N_(
        "The scanner left the separator out: is the serial number {serials}? Type it from the label, or switch GS on in"
        " the scanner."
    ),
    CodeTooLongError: N_("Not a code: {length} characters, at most {longest} are allowed."),
    ControlCharacterError: N_("The code contains a control character ({code_point}). Check the scanner's settings."),
    UnusablePointCodeError: N_(
        "{point} cannot be a point code: use two to four letters A–Z and two digits, e.g. SH03."
    ),
    NumbersUsedUpError: N_("Point {point} has no number left in series {series} for {year}: {sequence} does not fit."),
}
