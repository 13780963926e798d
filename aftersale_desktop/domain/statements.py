"""What a verdict says, as codes with data; the words for each code live in wording."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from functools import cache

Datum = date | int | Decimal | str


class StatementCode(StrEnum):
    """Every single thing a verdict can say about itself."""

    # What decided it.
    COUNTERFEIT_FOUND = auto()
    RETURNED_IN_TIME = auto()
    RETURNED_LATE = auto()
    RETURNED_SHOP_SALE = auto()
    RETURNED_UNDATED = auto()
    REREPAIR_AFTER_PAID = auto()
    REREPAIR_AFTER_FREE = auto()
    FOUND_R1 = auto()
    FOUND_R1_MAIN_PART = auto()
    FOUND_R2 = auto()
    FOUND_R3 = auto()
    FOUND_R5 = auto()
    FOUND_R6 = auto()
    FOUND_R7_POWER_SUPPLY = auto()
    FOUND_R7_LIGHTNING = auto()
    FOUND_R7_NATURAL_DISASTER = auto()
    FOUND_R7_MISUSE = auto()
    FOUND_R8 = auto()
    CARD_ONLY = auto()
    SELLER_PROVES = auto()
    WITHIN_REFUND_DAYS = auto()
    WITHIN_EXCHANGE_DAYS = auto()
    OWN_DELAY = auto()
    PARTS_DELAY = auto()
    FAILED_AGAIN = auto()
    REFUND_IN_TIME = auto()
    REFUND_NO_MODEL = auto()
    REFUND_LESS_USE = auto()
    DEPRECIATION_SUM = auto()
    PRICE_UNKNOWN = auto()
    WHOLE_UNIT_COVERED = auto()
    MAIN_PART_COVERED = auto()
    BUSINESS_BUYER = auto()
    NO_PERFORMANCE_FAULT = auto()

    # The dates in the sum.
    BASE_INVOICE = auto()
    BASE_DELIVERY = auto()
    BASE_DELIVERY_AFTER_INVOICE = auto()
    BASE_EXCHANGE = auto()
    BASE_UNKNOWN = auto()
    BASE_AFTER_RECEIPT = auto()
    JUDGED_BY_OPEN_REPAIR = auto()
    REPAIR_DAYS = auto()
    REPAIRS_BEFORE_BASE = auto()
    WHOLE_UNIT_PERIOD = auto()
    WHOLE_UNIT_PERIOD_EXTENDED = auto()
    MAIN_PARTS_PERIOD = auto()
    MAIN_PARTS_PERIOD_EXTENDED = auto()

    # The evidence shown.
    EVIDENCE_COMPLETE = auto()
    EVIDENCE_OTHER_PROOF = auto()

    # What would change it.
    FREE_IF_CARD = auto()
    FREE_IF_UNALTERED = auto()
    FREE_IF_UNITS_MATCH = auto()
    FREE_IF_OWN_OUTLET = auto()
    FREE_IF_PRODUCT_CAUSE = auto()
    FREE_IF_PROOF = auto()
    DROPS_IF_CARD = auto()
    DROPS_IF_UNALTERED = auto()
    DROPS_IF_UNITS_MATCH = auto()
    DROPS_IF_OWN_OUTLET = auto()
    DROPS_IF_PRODUCT_CAUSE = auto()
    DROPS_IF_PROOF = auto()
    FREE_IF_ALL_DROP = auto()
    FREE_AFTER_REVIEW = auto()
    CHARGEABLE_ALL_THE_SAME = auto()
    FREE_IF_MAIN_PART = auto()
    FREE_IF_SAME_FAULT = auto()
    DATE_STARTS_PERIOD = auto()
    CHARGEABLE_IF_OTHER_CAUSE = auto()
    CHARGEABLE_IF_OTHER_CAUSE_PROVEN = auto()
    CHARGEABLE_IF_OTHER_FAULT = auto()
    CHARGEABLE_AFTER = auto()
    EXCHANGE_IF_FAILS_ONCE_MORE = auto()
    EXCHANGE_AFTER_REPAIRS = auto()
    EXCHANGE_IF_DELAYED = auto()
    REFUND_CHOICE_ENDS = auto()
    EXCHANGE_CHOICE_ENDS = auto()
    REFUND_IF_WISHED = auto()
    FULL_REFUND_IF_NO_MODEL = auto()
    REFUND_NEEDS_PRICE = auto()
    RETURN_ENDS = auto()
    WARRANTY_IF_FAULT = auto()
    ANEW_IF_GENUINE = auto()

    # Why a remedy is not open, or only on terms.
    CLOSED_BY_CODES = auto()
    CLOSED_PAST_DAYS = auto()
    CLOSED_NOT_A_CONSUMER = auto()
    CLOSED_NO_PERFORMANCE_FAULT = auto()
    CLOSED_PERIOD_OVER = auto()
    CLOSED_REREPAIR = auto()
    CLOSED_NO_FAULT = auto()
    CLOSED_NO_MODEL = auto()
    CLOSED_UNDATED = auto()
    TERMS_LESS_DEPRECIATION = auto()
    TERMS_FULL_PRICE = auto()
    TERMS_CHARGEABLE = auto()
    TERMS_MAIN_PART_ONLY = auto()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, with the dates, days and amounts its sentence names."""

    code: StatementCode
    data: tuple[tuple[str, Datum], ...] = ()


def say(code: StatementCode, **data: Datum) -> Statement:
    """Return a statement with its data in the order given."""
    return Statement(code, tuple(data.items())) if data else _bare(code)


@cache
def _bare(code: StatementCode) -> Statement:
    return Statement(code)
