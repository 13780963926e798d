"""What is refused on the hotline."""

from aftersale_desktop.domain.calls import (
    CallEmptyError,
    CallerMissingError,
    CallNotFoundError,
    CallStepIncompleteError,
    DueInPastError,
    IllegalCallStepError,
)
from aftersale_desktop.domain.complaints import (
    ComplaintNoteMissingError,
    ComplaintNotFoundError,
    DutyUnperformedError,
    IllegalComplaintStepError,
    OutcomeMissingError,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.follow_ups import AlreadyFollowedUpError
from aftersale_desktop.domain.hotline_rules import HotlineRulesExistError, HotlineRulesUnusableError
from aftersale_desktop.domain.knowledge import NoteEmptyError, NoteNotFoundError
from aftersale_desktop.domain.opening_hours import HolidayExistsError, HolidayNamelessError
from aftersale_desktop.domain.urgent_words import UrgentWordEmptyError, UrgentWordExistsError
from aftersale_desktop.wording.catalogue import N_

HOTLINE_REFUSALS: dict[type[AfterSaleError], str] = {
    CallEmptyError: N_("Write down what the caller says."),
    CallerMissingError: N_("A telephone number is needed to call back."),
    CallNotFoundError: N_("There is no call {number}."),
    CallStepIncompleteError: N_("Something has to be said with “{deed}”: {needs}."),
    DueInPastError: N_("The time of the call-back is over already."),
    IllegalCallStepError: N_("“{deed}” is not possible while the call is “{state}”."),
    ComplaintNoteMissingError: N_("Write down a few words with “{deed}”."),
    ComplaintNotFoundError: N_("There is no complaint {number}."),
    DutyUnperformedError: N_("{claim_number} is still open: first the customer gets back what was agreed."),
    IllegalComplaintStepError: N_("“{deed}” is not possible while the complaint is “{stage}”."),
    OutcomeMissingError: N_("Choose how the complaint ended."),
    AlreadyFollowedUpError: N_("The customer of {subject} was asked already."),
    HotlineRulesUnusableError: N_("Each time is a day at least, the later ones not before; the version needs a name."),
    HotlineRulesExistError: N_("The version {version} was published already: complaints refer to it."),
    NoteEmptyError: N_("A note needs a title and a text."),
    NoteNotFoundError: N_("There is no note {number}."),
    HolidayNamelessError: N_("A holiday needs a name."),
    HolidayExistsError: N_("{day} is in the list already."),
    UrgentWordEmptyError: N_("Type the word first."),
    UrgentWordExistsError: N_("“{text}” is in the list already."),
}
