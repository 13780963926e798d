"""What is known about a product when the warranty question is asked: plain values, one record per question."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Cause(StrEnum):
    """What brought the fault about; everything but `product` is an exclusion (policy page R6, R7)."""

    PRODUCT = "product"
    OUTSIDE_INSTALLATION = "outside_installation"
    POWER_SUPPLY = "power_supply"
    LIGHTNING = "lightning"
    NATURAL_DISASTER = "natural_disaster"
    MISUSE = "misuse"


class Buyer(StrEnum):
    """Who bought the product; exchange and refund are rights of consumers."""

    CONSUMER = "consumer"
    BUSINESS = "business"


class Wish(StrEnum):
    """What the customer asks for."""

    REFUND = "refund"
    EXCHANGE = "exchange"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class RepairSpan:
    """A finished free repair of a product fault, from receipt to hand-back."""

    received_on: date
    returned_on: date


@dataclass(frozen=True, slots=True)
class OpenRepair:
    """The repair the product is in now, with the days it waited for parts and for the customer."""

    received_on: date
    parts_wait_days: int = 0
    customer_wait_days: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the verdict depends on; `received_on` is today, whatever day an open repair began."""

    received_on: date
    invoice_on: date | None = None
    delivered_on: date | None = None
    exchanged_on: date | None = None
    price: Decimal | None = None
    warranty_card_presented: bool = True
    invoice_presented: bool = True
    other_proof_accepted: bool = False
    documents_altered: bool = False
    counterfeit: bool = False
    barcodes_match: bool = True
    cause: Cause = Cause.PRODUCT
    performance_fault: bool = True
    main_part: bool = False
    catalogue_product: bool = True
    buyer: Buyer = Buyer.CONSUMER
    repairs: tuple[RepairSpan, ...] = ()
    open_repair: OpenRepair | None = None
    wish: Wish | None = None
    same_model_available: bool = True
    paid_repair_returned_on: date | None = None
    same_fault: bool = True
    remote_sale: bool = False
    no_fault_return: bool = False
    id: str | None = None
