"""Versions of a region's price list: which may follow which (policy page P9), and copies being edited."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.tariff_edits import price_changes
from aftersale_desktop.domain.tariffs import Tariff

_ONE_DAY = timedelta(days=1)


class TariffNameTakenError(AfterSaleError):
    """Another version, published or in work, has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TariffInPastError(AfterSaleError):
    """A version may begin today at the earliest: what was charged yesterday stands."""

    def __init__(self, valid_from: date) -> None:
        super().__init__(valid_from)
        self.valid_from = valid_from


class TariffOverlapsError(AfterSaleError):
    """A published version of the region begins on that day or later; two would hold at once."""

    def __init__(self, valid_from: date, other: str, begins: date) -> None:
        super().__init__(valid_from, other, begins)
        self.valid_from = valid_from
        self.other = other
        self.begins = begins


class TariffGapError(AfterSaleError):
    """The version before ends earlier: on the days between nothing could be charged."""

    def __init__(self, valid_from: date, other: str, ends: date) -> None:
        super().__init__(valid_from, other, ends)
        self.valid_from = valid_from
        self.other = other
        self.ends = ends


class NoPriceChangedError(AfterSaleError):
    """The draft says the same as the version it was copied from."""


class NotReplayedError(AfterSaleError):
    """Past jobs were not settled with the draft since its last change."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OwnPricesError(AfterSaleError):
    """Whoever edited a price list does not publish it: four eyes."""

    def __init__(self, person: str) -> None:
        super().__init__(person)
        self.person = person


class NoSuchTariffError(AfterSaleError):
    """There is no price list or draft of that name (any more)."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class ReplaySums:
    """What past jobs came to by the list they were quoted with and by a draft, in customers' money."""

    jobs: int
    months: int
    before: Decimal
    after: Decimal
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TariffDraft:
    """A copy of a price list being edited; `id` 0 means not stored yet. Its tariff's id is the name it will have."""

    id: int
    base_id: str
    tariff: Tariff
    edited_by: tuple[str, ...]
    changed_at: datetime
    replay: ReplaySums | None = None
    """The last replay; a change of the draft takes it away."""
    version: int = 1


def in_succession(tariffs: Iterable[Tariff]) -> tuple[Tariff, ...]:
    """Return versions by their first day; one ends at the latest when the next of its region begins."""
    in_order = sorted(tariffs, key=lambda one: (one.valid_from, one.id))
    return tuple(_until_next(one, in_order[place + 1 :]) for place, one in enumerate(in_order))


def _until_next(tariff: Tariff, later: list[Tariff]) -> Tariff:
    next_one = next((one for one in later if one.region == tariff.region), None)
    if next_one is None or next_one.valid_from <= tariff.valid_from:
        return tariff
    last_day = next_one.valid_from - _ONE_DAY
    ends = last_day if tariff.valid_to is None else min(last_day, tariff.valid_to)
    return replace(tariff, valid_to=ends)


def check_new_tariff(new: Tariff, published: Iterable[Tariff], today: date) -> None:
    """Refuse a version that begins in the past, overlaps the newest of its region, or leaves days without a list."""
    known = tuple(published)
    if any(one.id == new.id for one in known):
        raise TariffNameTakenError(new.id)
    if new.valid_from < today:
        raise TariffInPastError(new.valid_from)
    before = max((one for one in known if one.region == new.region), key=lambda one: one.valid_from, default=None)
    if before is None:
        return
    if new.valid_from <= before.valid_from:
        raise TariffOverlapsError(new.valid_from, before.id, before.valid_from)
    if before.valid_to is not None and new.valid_from > before.valid_to + _ONE_DAY:
        raise TariffGapError(new.valid_from, before.id, before.valid_to)


def check_publishable(draft: TariffDraft, base: Tariff, publisher: str) -> None:
    """Refuse a draft that changes nothing, was not replayed as it stands, or was edited by who publishes it."""
    if not price_changes(base, draft.tariff):
        raise NoPriceChangedError
    if draft.replay is None:
        raise NotReplayedError(draft.tariff.id)
    if publisher in draft.edited_by:
        raise OwnPricesError(publisher)


def next_tariff_name(base: Tariff, valid_from: date, taken: Iterable[str]) -> str:
    """Return the first free name of the year, after the pattern of the base: `SH-2027-A`, then `SH-2027-B` …"""
    names = set(taken)
    prefix = base.id.split("-")[0]
    marks = (*(chr(ord("A") + place) for place in range(26)), *(str(number) for number in range(27, 1000)))
    return next(name for mark in marks if (name := f"{prefix}-{valid_from.year}-{mark}") not in names)
