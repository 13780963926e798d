"""Refusals of amounts, price lists, jobs and factory repairs."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.job_fees import WrongTariffError
from aftersale_desktop.domain.job_json import UnknownTariffError
from aftersale_desktop.domain.money import AmountOutOfRangeError, NotAnAmountError, TooManyPlacesError
from aftersale_desktop.domain.promise_json import InspectedBeforeReceiptError
from aftersale_desktop.domain.tariffs import BandsOutOfOrderError, CodeTwiceError, NotAShareError
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.field_refusals import FIELD_REFUSALS

MONEY_REFUSALS: dict[type[AfterSaleError], str] = {
    **FIELD_REFUSALS,
    AmountOutOfRangeError: N_("{value} is beyond 999,999,999,999.99 and cannot be written out."),
    BandsOutOfOrderError: N_("{field}: distances must rise and only the last band is open ({value})."),
    CodeTwiceError: N_("{field}: code {value} stands twice in the list."),
    InspectedBeforeReceiptError: N_("{field} ({value}) lies before the receipt of the product."),
    NotAShareError: N_("{field} is {value}; it must lie between 0 and 1."),
    NotAnAmountError: N_("“{value}” is no amount. Write it as 1234.50."),
    TooManyPlacesError: N_("{value} has fractions of a fen; amounts have two places at most."),
    UnknownTariffError: N_("{field}: there is no price list “{value}”."),
    WrongTariffError: N_("The job was quoted with price list {quoted_with} and cannot be settled by {given}."),
}
