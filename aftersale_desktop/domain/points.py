"""Service points: the places where products are taken in (policy page P6)."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.fees import CityTier


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

    def is_open_at(self, moment: time) -> bool:
        """Tell whether the hotline and the counter are open (policy page P4); the closing minute is not."""
        return self.opens_at <= moment < self.closes_at
