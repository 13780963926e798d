"""One sentence for each thing a verdict can say; data is filled in by name."""

from aftersale_desktop.domain.statements import StatementCode
from aftersale_desktop.wording.catalogue import N_

STATEMENTS: dict[StatementCode, str] = {
    StatementCode.COUNTERFEIT_FOUND: N_(
        "Suspected counterfeit (R4): it gets no genuine parts and goes to a supervisor"
    ),
    StatementCode.RETURNED_IN_TIME: N_(
        "Distance sale returned without a fault, day {days} after delivery on {delivered_on}; "
        "{limit}-day limit (Consumer Law, art. 25)"
    ),
    StatementCode.RETURNED_LATE: N_(
        "Distance sale returned without a fault on day {days} after delivery on {delivered_on}: "
        "past the {limit}-day limit (Consumer Law, art. 25)"
    ),
    StatementCode.RETURNED_SHOP_SALE: N_(
        "Returned without a fault and bought in a shop: only distance sales may be returned without a reason "
        "(Consumer Law, art. 25)"
    ),
    StatementCode.RETURNED_UNDATED: N_(
        "Returned without a fault, and no delivery date is known to count from (Consumer Law, art. 25)"
    ),
    StatementCode.REREPAIR_AFTER_PAID: N_(
        "Same fault on day {days} after the paid repair was handed back on {returned_on}; {limit}-day guarantee"
    ),
    StatementCode.REREPAIR_AFTER_FREE: N_(
        "Same fault on day {days} after the free repair was handed back on {returned_on}; {limit}-day guarantee"
    ),
    StatementCode.FOUND_R1: N_("The free period ended on {ends_on}, the product was received on {day} (R1)"),
    StatementCode.FOUND_R1_MAIN_PART: N_(
        "The main parts' free period ended on {ends_on}, the product was received on {day} (R1)"
    ),
    StatementCode.FOUND_R2: N_("No warranty card was shown (R2)"),
    StatementCode.FOUND_R3: N_("Card or invoice has been altered (R3)"),
    StatementCode.FOUND_R5: N_("A unit's barcode differs from the one on the card (R5)"),
    StatementCode.FOUND_R6: N_(
        "The damage came from installation, relocation or maintenance by others than our outlets (R6)"
    ),
    StatementCode.FOUND_R7_POWER_SUPPLY: N_("The damage came from the power supply (R7)"),
    StatementCode.FOUND_R7_LIGHTNING: N_("The damage came from lightning (R7)"),
    StatementCode.FOUND_R7_NATURAL_DISASTER: N_("The damage came from a natural disaster (R7)"),
    StatementCode.FOUND_R7_MISUSE: N_("The damage came from improper use or maintenance (R7)"),
    StatementCode.FOUND_R8: N_("Neither invoice nor other valid proof of purchase was shown (R8)"),
    StatementCode.CARD_ONLY: N_("Only the card is missing: the invoice was shown and the period still runs"),
    StatementCode.SELLER_PROVES: N_(
        "Until {until} the seller has to prove the cause: attach the evidence (Consumer Law, art. 23)"
    ),
    StatementCode.WITHIN_REFUND_DAYS: N_(
        "Performance fault on day {days}, within {limit} days: refund, exchange or repair (1995 rule, art. 9)"
    ),
    StatementCode.WITHIN_EXCHANGE_DAYS: N_(
        "Performance fault on day {days}, within {limit} days: exchange or repair (1995 rule, art. 10)"
    ),
    StatementCode.OWN_DELAY: N_(
        "In repair for {open_days} d, less parts wait {parts_days} d and customer wait {customer_days} d: "
        "own delay {days} d, limit {limit} d (1995 rule, art. 12)"
    ),
    StatementCode.PARTS_DELAY: N_("In repair for {days} d with parts missing, limit {limit} d (1995 rule, art. 12)"),
    StatementCode.FAILED_AGAIN: N_("Finished free repairs: {repairs}, and it fails again (1995 rule, art. 11)"),
    StatementCode.REFUND_IN_TIME: N_(
        "Refund wished on day {days}, within {limit} days: the full price (1995 rule, art. 9)"
    ),
    StatementCode.REFUND_NO_MODEL: N_(
        "Exchange is due, the same model is not available and another was declined: the full price (1995 rule, art. 13)"
    ),
    StatementCode.REFUND_LESS_USE: N_(
        "Refund wished although the same model is available: less depreciation (1995 rule, art. 13)"
    ),
    StatementCode.DEPRECIATION_SUM: N_(
        "Depreciation from {from_on} to {to_on}, less extension {extension_days} d and open repair {open_days} d: "
        "{days} d × {percent} % × {price} = {amount}"
    ),
    StatementCode.PRICE_UNKNOWN: N_("The price paid is not known, so no amount can be given"),
    StatementCode.WHOLE_UNIT_COVERED: N_("Within the whole unit's free period (1995 rule, art. 15)"),
    StatementCode.MAIN_PART_COVERED: N_(
        "The whole unit's period is over, the main parts' still runs: the main part is free, other parts are charged"
    ),
    StatementCode.BUSINESS_BUYER: N_("Bought by a business: free repair, while exchange and refund are for consumers"),
    StatementCode.NO_PERFORMANCE_FAULT: N_("Not a performance fault: free repair, no exchange or refund"),
    StatementCode.BASE_INVOICE: N_("The periods start on the invoice date {base_on} (1995 rule, art. 8)"),
    StatementCode.BASE_DELIVERY: N_("The periods start on the delivery date {base_on} (1995 rule, art. 8)"),
    StatementCode.BASE_DELIVERY_AFTER_INVOICE: N_(
        "The periods start on the delivery date {base_on}, later than the invoice of {invoice_on}"
    ),
    StatementCode.BASE_EXCHANGE: N_("The periods start anew on the exchange date {base_on} (1995 rule, art. 14)"),
    StatementCode.BASE_UNKNOWN: N_("No invoice, delivery or exchange date is known: a free period cannot be computed"),
    StatementCode.BASE_AFTER_RECEIPT: N_("Check the dates: the periods start on {base_on}, after receipt on {day}"),
    StatementCode.JUDGED_BY_OPEN_REPAIR: N_(
        "Still in repair since {day}: that day decides about periods, {today} about delays"
    ),
    StatementCode.REPAIR_DAYS: N_("Free repair {received_on} to {returned_on}: adds {days} d (1995 rule, art. 8)"),
    StatementCode.REPAIRS_BEFORE_BASE: N_("Repairs received before {base_on} neither count nor extend"),
    StatementCode.WHOLE_UNIT_PERIOD: N_("Whole unit: {years}-year period, last free day {ends_on}"),
    StatementCode.WHOLE_UNIT_PERIOD_EXTENDED: N_(
        "Whole unit: {years}-year period plus {days} d in repair, last free day {ends_on}"
    ),
    StatementCode.MAIN_PARTS_PERIOD: N_("Main parts: {years}-year period, last free day {ends_on}"),
    StatementCode.MAIN_PARTS_PERIOD_EXTENDED: N_(
        "Main parts: {years}-year period plus {days} d in repair, last free day {ends_on}"
    ),
    StatementCode.EVIDENCE_COMPLETE: N_(
        "Card and invoice shown and unaltered, no unit differs (R2 R3 R5 R8 do not apply)"
    ),
    StatementCode.EVIDENCE_OTHER_PROOF: N_(
        "Card shown, other valid proof accepted for the invoice, nothing altered, no unit differs "
        "(R2 R3 R5 R8 do not apply)"
    ),
    StatementCode.FREE_IF_CARD: N_("Free again if the warranty card is shown"),
    StatementCode.FREE_IF_UNALTERED: N_("Free again if an unaltered card and invoice are shown"),
    StatementCode.FREE_IF_UNITS_MATCH: N_(
        "Free again with the matching unit, or if the factory confirms an official swap: update the card"
    ),
    StatementCode.FREE_IF_OWN_OUTLET: N_(
        "Free again if one of our outlets did the work, or it did not cause the damage"
    ),
    StatementCode.FREE_IF_PRODUCT_CAUSE: N_("Free again if the product itself turns out to be the cause"),
    StatementCode.FREE_IF_PROOF: N_("Free again if the invoice or another valid proof is shown"),
    StatementCode.DROPS_IF_CARD: N_("R2 drops if the warranty card is shown"),
    StatementCode.DROPS_IF_UNALTERED: N_("R3 drops if an unaltered card and invoice are shown"),
    StatementCode.DROPS_IF_UNITS_MATCH: N_("R5 drops with the matching unit or a confirmed official swap"),
    StatementCode.DROPS_IF_OWN_OUTLET: N_(
        "R6 drops if one of our outlets did the work, or it did not cause the damage"
    ),
    StatementCode.DROPS_IF_PRODUCT_CAUSE: N_("R7 drops if the product itself turns out to be the cause"),
    StatementCode.DROPS_IF_PROOF: N_("R8 drops if the invoice or another valid proof is shown"),
    StatementCode.FREE_IF_ALL_DROP: N_("Free again only when all of them drop"),
    StatementCode.FREE_AFTER_REVIEW: N_("A supervisor may let the invoice stand for the card"),
    StatementCode.CHARGEABLE_ALL_THE_SAME: N_("Even then chargeable, for the free period is over (R1)"),
    StatementCode.FREE_IF_MAIN_PART: N_("A main part is free until {ends_on} if the fault lies in it"),
    StatementCode.FREE_IF_SAME_FAULT: N_("Free if it is the same fault as in the last free repair"),
    StatementCode.DATE_STARTS_PERIOD: N_("An invoice, delivery or exchange date would start a free period"),
    StatementCode.CHARGEABLE_IF_OTHER_CAUSE: N_(
        "Chargeable if outside work (R6) or power supply, lightning, disaster or misuse (R7) is found"
    ),
    StatementCode.CHARGEABLE_IF_OTHER_CAUSE_PROVEN: N_(
        "Chargeable if outside work (R6) or power supply, lightning, disaster or misuse (R7) is found; "
        "until {until} the seller proves it"
    ),
    StatementCode.CHARGEABLE_IF_OTHER_FAULT: N_("Judged anew if it turns out to be another fault"),
    StatementCode.CHARGEABLE_AFTER: N_("Chargeable when received after {ends_on} (R1)"),
    StatementCode.EXCHANGE_IF_FAILS_ONCE_MORE: N_("Exchange if it fails once more after this repair"),
    StatementCode.EXCHANGE_AFTER_REPAIRS: N_(
        "Exchange if it fails again after {repairs} free repairs in all, this one included"
    ),
    StatementCode.EXCHANGE_IF_DELAYED: N_("Exchange if our own delay passes {limit} d"),
    StatementCode.REFUND_CHOICE_ENDS: N_("After day {limit} no free choice of a refund"),
    StatementCode.EXCHANGE_CHOICE_ENDS: N_("After day {limit} repair only"),
    StatementCode.REFUND_IF_WISHED: N_("If a refund is wished: the price less depreciation"),
    StatementCode.FULL_REFUND_IF_NO_MODEL: N_("Full refund if the same model is not available and another is declined"),
    StatementCode.REFUND_NEEDS_PRICE: N_("The amount is computed once the price paid is entered"),
    StatementCode.RETURN_ENDS: N_("No return without a reason after day {limit}"),
    StatementCode.WARRANTY_IF_FAULT: N_("The warranty rules apply if a fault is found"),
    StatementCode.ANEW_IF_GENUINE: N_("Judged anew if the product proves genuine"),
    StatementCode.CLOSED_BY_CODES: N_("Not open: {codes}"),
    StatementCode.CLOSED_PAST_DAYS: N_("Not open: past day {limit}"),
    StatementCode.CLOSED_NOT_A_CONSUMER: N_("Not open: bought by a business"),
    StatementCode.CLOSED_NO_PERFORMANCE_FAULT: N_("Not open: no performance fault"),
    StatementCode.CLOSED_PERIOD_OVER: N_("Not open: free period ended on {ends_on}"),
    StatementCode.CLOSED_REREPAIR: N_("Not open: re-repair only"),
    StatementCode.CLOSED_NO_FAULT: N_("Not open: no fault"),
    StatementCode.CLOSED_NO_MODEL: N_("Not open: same model not available"),
    StatementCode.CLOSED_UNDATED: N_("Not open: no date known"),
    StatementCode.TERMS_LESS_DEPRECIATION: N_("Less depreciation"),
    StatementCode.TERMS_FULL_PRICE: N_("Full price"),
    StatementCode.TERMS_CHARGEABLE: N_("Chargeable"),
    StatementCode.TERMS_MAIN_PART_ONLY: N_("Main part free, other parts charged"),
}
