"""Districts and how far they are from the service points: the distance a person confirmed, never a guess."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import asin, cos, radians, sin, sqrt

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.errors import AfterSaleError

LONGEST_WAY_KM = Decimal(500)
_EARTH_RADIUS_KM = 6371.0
_ROAD_FACTOR = 1.3
"""Roads in a city are about so much longer than the straight line."""
_STEP_KM = Decimal("0.1")
_CODE = re.compile(r"[A-Z0-9-]{2,20}")
_MOST_LATITUDE, _MOST_LONGITUDE = Decimal(90), Decimal(180)


class DistrictIncompleteError(AfterSaleError):
    """A district needs a code of capital letters and digits, and its name."""


class WayTooLongError(AfterSaleError):
    """A distance is above zero and within what a technician drives."""

    def __init__(self, distance_km: Decimal) -> None:
        super().__init__(distance_km)
        self.distance_km = distance_km
        self.longest = LONGEST_WAY_KM


class NotAPlaceOnEarthError(AfterSaleError):
    """Latitude lies within 90 degrees, longitude within 180."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the map, in degrees."""

    latitude: Decimal
    longitude: Decimal

    def __post_init__(self) -> None:
        if abs(self.latitude) > _MOST_LATITUDE or abs(self.longitude) > _MOST_LONGITUDE:
            raise NotAPlaceOnEarthError


@dataclass(frozen=True, slots=True)
class District:
    """A part of a city as addresses name it."""

    code: str
    name: Bilingual
    region: str = ""
    position: Position | None = None

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code) or not self.name.zh.strip():
            raise DistrictIncompleteError


@dataclass(frozen=True, slots=True)
class CoveredDistrict:
    """A district a point drives to, with the way there that somebody confirmed: one way, by road."""

    point_code: str
    district_code: str
    distance_km: Decimal

    def __post_init__(self) -> None:
        check_way(self.distance_km)


def check_way(distance_km: Decimal) -> None:
    """Refuse a distance nobody drives."""
    if not distance_km.is_finite() or not 0 < distance_km <= LONGEST_WAY_KM:
        raise WayTooLongError(distance_km)


def proposed_way_km(here: Position, there: Position) -> Decimal:
    """Return the straight line with the detour of roads, to 0.1 km; a person confirms it before it counts."""
    way = Decimal(str(_straight_line_km(here, there) * _ROAD_FACTOR)).quantize(_STEP_KM, ROUND_HALF_UP)
    return max(way, _STEP_KM)


def _straight_line_km(here: Position, there: Position) -> float:
    """By the haversine formula."""
    latitudes = radians(float(here.latitude)), radians(float(there.latitude))
    apart = radians(float(there.longitude - here.longitude))
    half = sin((latitudes[1] - latitudes[0]) / 2) ** 2 + cos(latitudes[0]) * cos(latitudes[1]) * sin(apart / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(half))


def district_in(address: str, districts: Iterable[District]) -> District | None:
    """Return the district that an address names in either language, the longest name where several do."""
    written = address.casefold()
    named = ((len(name), one) for one in districts for name in (one.name.zh, one.name.en) if _names(written, name))
    return max(named, key=lambda found: found[0], default=(0, None))[1]


def _names(written: str, name: str) -> bool:
    return bool(name.strip()) and name.casefold() in written
