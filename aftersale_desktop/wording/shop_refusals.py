"""Refusals of the counter, of claims, invoices, papers and storage: what happened and what to do."""

from aftersale_desktop.domain.attachments import (
    AttachmentDamagedError,
    AttachmentTooLargeError,
    NotAnAttachmentError,
    TooManyAttachmentsError,
)
from aftersale_desktop.domain.claims import (
    ClaimIsClosedError,
    ClaimNotFoundError,
    EvidenceMissingError,
    FaultMissingError,
    IllegalStepError,
    ReasonMissingError,
)
from aftersale_desktop.domain.cost_limits import CostLimitExceededError
from aftersale_desktop.domain.customers import (
    AlreadyFlaggedError,
    CustomerNameMissingError,
    KnownCustomerError,
    NotAPhoneNumberError,
    NotFlaggedError,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.invoices import (
    AlreadyInvoicedError,
    ClaimIsCancelledError,
    CounterfeitRepairedError,
    InvoiceNotFoundError,
    NotInPriceListError,
    RepairerInspectsError,
    WorkNotDescribedError,
)
from aftersale_desktop.domain.pairing import AlreadyScannedError, OtherProductOpenError, WrongSlotError
from aftersale_desktop.domain.papers import PaperNotFoundError
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.products import (
    AlreadyRegisteredError,
    ModelNotChosenError,
    NoUnitsError,
    SoldBeforeMadeError,
    SoldInFutureError,
    UnknownModelError,
)
from aftersale_desktop.domain.typed_days import NotADayError
from aftersale_desktop.services.assessment import NoTariffError
from aftersale_desktop.services.draft_texts import UnreadableDraftError
from aftersale_desktop.services.lookups import (
    CardNotFoundError,
    NoInvoiceBegunError,
    NoOrderOpenError,
    QuestionOpenError,
    UnknownCodeError,
)
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.wording.catalogue import N_

SHOP_REFUSALS: dict[type[AfterSaleError], str] = {
    AlreadyFlaggedError: N_("{name} is flagged already: {reason}. A supervisor lifts that flag first."),
    AttachmentDamagedError: N_("The stored file is no longer what was attached. Nothing is shown; tell a supervisor."),
    AttachmentTooLargeError: N_("“{name}” is larger than {megabytes} MB. Attach a smaller file or a photo of it."),
    CostLimitExceededError: N_(
        "Claim {number}: ¥ {total} is above the agreed limit of ¥ {limit}. Call the customer before it is charged."
    ),
    NotAnAttachmentError: N_("“{name}” is no photo (JPEG, PNG), PDF or plain text. Attach one of these."),
    NotFlaggedError: N_("{name} is not flagged."),
    TooManyAttachmentsError: N_("There are {most} photos and files already. Remove one first."),
    AlreadyInvoicedError: N_("This claim already has invoice {number}. Open that invoice, or credit it first."),
    AlreadyRegisteredError: N_("{barcode} is registered already, as {number}. Clear the form (Esc) and scan it again."),
    AlreadyScannedError: N_("Already scanned: {barcode}. Scan the other unit."),
    ChangedMeanwhileError: N_("{record} was changed at another counter. Open it again; nothing was overwritten."),
    ClaimIsCancelledError: N_("Claim {number} is cancelled; a cancelled claim is not invoiced."),
    ClaimIsClosedError: N_("Claim {number} is closed; what was decided stands."),
    CardNotFoundError: N_("There is no warranty card {number}. Check the number."),
    ClaimNotFoundError: N_("There is no claim {number}. Scan the receipt or check the number."),
    CounterfeitRepairedError: N_(
        "Claim {number} is a counterfeit: no genuine parts. A supervisor decides what happens to it."
    ),
    CustomerNameMissingError: N_("Enter the customer's name."),
    KnownCustomerError: N_("{name} has this telephone: take them (Ctrl+T), or say it is another person (Ctrl+N)."),
    EvidenceMissingError: N_(
        "Within six months the business has to prove it: attach a photo (Ctrl+O) or write down the reading."
    ),
    FaultMissingError: N_("Enter the fault as the customer tells it."),
    IllegalStepError: N_("The claim cannot go from {state} to {wanted}."),
    InvoiceNotFoundError: N_("There is no invoice {number}. Check the number."),
    NoOrderOpenError: N_("Part {code}: open the order it is for first, then scan the part."),
    NoInvoiceBegunError: N_("Part {code}: open a claim's invoice first, then scan the part."),
    QuestionOpenError: N_("Answer the question on screen first, then scan {code} again."),
    NotADayError: N_("“{value}” is no day. Write it like 2026-03-02 or 20260302."),
    UnknownCodeError: N_("Nobody knows the code {value}."),
    ModelNotChosenError: N_("Choose the model; it decides the prices."),
    NoTariffError: N_("No price list is valid on {day}; nothing can be charged. Ask a supervisor to publish one."),
    NotInPriceListError: N_("{code} is not in price list {tariff} like this. Take it out and choose it from the list."),
    NoUnitsError: N_("Scan the barcode of each unit first."),
    NotAPhoneNumberError: N_("“{value}” is no telephone number. Enter 6 to 20 digits."),
    NotAllowedError: N_("The role {role} may not do this. Ask a supervisor."),
    OtherProductOpenError: N_("{barcode} belongs to another product. Finish this form (F9) or leave it (Esc) first."),
    PaperNotFoundError: N_("No paper was issued under {number}."),
    ReasonMissingError: N_("Enter a reason; it is kept with the decision."),
    RepairerInspectsError: N_("{name} repaired it and cannot inspect it. Choose another inspector."),
    SoldBeforeMadeError: N_("Sold on {sold_on} but made on {produced_on}. Check the invoice date."),
    SoldInFutureError: N_("{sold_on} is after today. Check the dates of invoice and delivery."),
    UnreadableDraftError: N_("What was typed before cannot be read any more."),
    UnknownModelError: N_("Model {value} is not in the product list. Choose a model from the list."),
    WrongSlotError: N_(
        "{barcode} is not of this product, whose {waiting_for} is still to scan. Scan that,"
        " or this one again: then it becomes a further product."
    ),
    WorkNotDescribedError: N_("Fill in fault, cause, remedy, technician and, after a repair, the inspector."),
}
