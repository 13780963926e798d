"""Words of money at the counter: what an entry is, how a customer agreed, and refusals of payments and credits."""

from aftersale_desktop.domain.cost_limits import Consent, CostLimitBelowZeroError
from aftersale_desktop.domain.credit_notes import AlreadyCreditedError, NoSuchLineError, NothingToCreditError
from aftersale_desktop.domain.discounts import DiscountOutOfRangeError, NothingToChangeError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.payments import (
    DepositAfterInvoiceError,
    GivenTooLittleError,
    NothingReceivedError,
    NothingToGiveBackError,
    OverpaidError,
    PaymentKindMissingError,
    Purpose,
)
from aftersale_desktop.wording.catalogue import N_, Words

PAYMENT_REFUSALS: dict[type[AfterSaleError], str] = {
    AlreadyCreditedError: N_("{number} was credited already; there is nothing left to take back."),
    CostLimitBelowZeroError: N_("A limit of ¥ {limit} is not possible; enter zero or more, or leave it empty."),
    DepositAfterInvoiceError: N_("Invoice {number} is posted: take the money as a payment of it."),
    DiscountOutOfRangeError: N_("A discount of {value} is not possible here; it lies between 0 and {limit}."),
    GivenTooLittleError: N_("¥ {given} is less than the ¥ {amount} to pay in cash."),
    NoSuchLineError: N_("Invoice {number} has no line {position}."),
    NothingReceivedError: N_("Enter an amount above zero."),
    NothingToChangeError: N_("No line {code} is left to take something off. Check the discounts and who pays."),
    NothingToCreditError: N_("Tick the lines to credit that cost something, or credit the whole invoice."),
    NothingToGiveBackError: N_("Claim {number}: nothing was paid beyond what is due."),
    PaymentKindMissingError: N_("Choose how it is paid: cash, card or another kind."),
    OverpaidError: N_("¥ {amount} is more than the ¥ {open_amount} still to pay. Take no more than that."),
}
PURPOSE_NAMES: dict[Purpose, str] = {
    Purpose.DEPOSIT: N_("Deposit"),
    Purpose.PAYMENT: N_("Payment"),
    Purpose.REFUND: N_("Money back"),
}
CONSENT_NAMES: dict[Consent, str] = {
    Consent.IN_PERSON: N_("in person"),
    Consent.PHONE: N_("by telephone"),
}


def purpose_name(words: Words, purpose: Purpose) -> str:
    """Return what an entry of the ledger is."""
    return words(PURPOSE_NAMES[purpose])


def consent_name(words: Words, consent: Consent) -> str:
    """Return how the customer agreed to pay more than the limit."""
    return words(CONSENT_NAMES[consent])
