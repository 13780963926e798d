"""Words of personal data: what is kept for how long, and why somebody is not erased."""

from aftersale_desktop.domain.erasure import AlreadyErasedError, OpenBusinessError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.retention import RetentionKind, YearsNotPossibleError
from aftersale_desktop.wording.catalogue import N_

RETENTION_NAMES: dict[RetentionKind, str] = {
    RetentionKind.MONEY_PAPERS: N_("Invoices and papers of money"),
    RetentionKind.REPAIR_PAPERS: N_("Receipts and papers of repairs"),
    RetentionKind.PHOTOS: N_("Photos and files of closed orders"),
    RetentionKind.CUSTOMERS: N_("Customers nothing was done for"),
}
PRIVACY_REFUSALS: dict[type[AfterSaleError], str] = {
    OpenBusinessError: N_("Something of this customer is still open: {numbers}. Close it first."),
    AlreadyErasedError: N_("This customer is erased already."),
    YearsNotPossibleError: N_("Between {least} and 30 years: the law asks for it."),
}
