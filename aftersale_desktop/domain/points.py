"""Service points: the places where products are taken in (policy page P6)."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.districts import Position
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import CityTier

GRADES = (1, 2, 3)
CASH_STEPS = (None, Decimal("0.10"), Decimal("1.00"))
LONGEST_QUOTE_DAYS = 90
LONGEST_IDLE_MINUTES = 240
TAX_RATES = (Decimal("0.13"), Decimal("0.06"), Decimal("0.03"), Decimal("0.01"))


class PointLevel(StrEnum):
    """What a point is in the network (policy page P6)."""

    FACTORY_CENTER = "factory_center"
    TECHNICAL_CENTER = "technical_center"
    SPECIAL_POINT = "special_point"


class PointIncompleteError(AfterSaleError):
    """A point needs a name, an address and a hotline: they stand on every paper."""


class ClosesBeforeOpeningError(AfterSaleError):
    """The hours end before they begin."""


@dataclass(frozen=True, slots=True)
class ServicePoint:
    """A point with what its papers print and what its price level needs."""

    code: str
    name: Bilingual
    address: Bilingual
    hotline: str
    grade: int
    city_tier: CityTier
    tax_rate: Decimal = Decimal("0.13")
    opens_at: time = time(8, 30)
    closes_at: time = time(18, 0)
    cash_step: Decimal | None = None
    """To which step a total paid in cash is rounded downwards; None, the default, rounds nothing (domain §4)."""
    quote_valid_days: int = 7
    """For how many days a quote holds unless it names another day."""
    idle_lock_minutes: int = 10
    """After how many minutes without a key or a click the window locks; 0 is never."""
    level: PointLevel = PointLevel.TECHNICAL_CENTER
    region: str = ""
    """The province or city whose price lists it works by."""
    position: Position | None = None

    def is_open_at(self, moment: time) -> bool:
        """Tell whether the hotline and the counter are open (policy page P4); the closing minute is not."""
        return self.opens_at <= moment < self.closes_at


class IdleMinutesOutOfRangeError(AfterSaleError):
    """A window locks after four hours at the latest, or never."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes
        self.longest = LONGEST_IDLE_MINUTES


class QuoteDaysOutOfRangeError(AfterSaleError):
    """A quote holds one day at least and no longer than a quarter."""

    def __init__(self, days: int) -> None:
        super().__init__(days)
        self.days = days
        self.longest = LONGEST_QUOTE_DAYS


def check_point(point: ServicePoint) -> None:
    """Refuse a point whose papers would lack a name, an address or a hotline, or whose hours run backwards."""
    if not all(text.strip() for text in (point.name.zh, point.address.zh, point.hotline)):
        raise PointIncompleteError
    if point.closes_at <= point.opens_at:
        raise ClosesBeforeOpeningError
    if not 1 <= point.quote_valid_days <= LONGEST_QUOTE_DAYS:
        raise QuoteDaysOutOfRangeError(point.quote_valid_days)
    if not 0 <= point.idle_lock_minutes <= LONGEST_IDLE_MINUTES:
        raise IdleMinutesOutOfRangeError(point.idle_lock_minutes)
