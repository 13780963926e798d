"""What the price notice on the wall (价格公示) says: every price a customer of the point can be charged."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aftersale_desktop.domain.paper_parts import PointHeading, Stamp
from aftersale_desktop.domain.tariffs import CityTier, ListedMaterial, ListedPart


@dataclass(frozen=True, slots=True)
class NoticeClass:
    """What work on a class of products costs at the point: labour from simple to major, and the visit."""

    code: str
    name: str
    labour: tuple[Decimal, ...]
    door_to_door: Decimal


@dataclass(frozen=True, slots=True)
class NoticeBand:
    """What a started kilometre costs from one distance to another; the last band has no end."""

    begins_km: int
    ends_km: int | None
    per_km: Decimal


@dataclass(frozen=True, slots=True)
class PriceNoticeContent:
    """A price notice; labour is what the point charges, its grade and city already counted in."""

    number: str
    stamp: Stamp
    point: PointHeading
    region: str
    city_tier: CityTier
    legal_basis: str
    document_number: str
    valid_from: date
    valid_to: date | None
    approver: str
    tax_rate: Decimal
    classes: tuple[NoticeClass, ...]
    further_operation_factor: Decimal
    declined_labour_factor: Decimal
    no_fault_door_factor: Decimal
    bands: tuple[NoticeBand, ...]
    remote_cap: Decimal
    materials: tuple[ListedMaterial, ...]
    parts: tuple[ListedPart, ...]
    paid_guarantee_days: int
    free_guarantee_days: int
