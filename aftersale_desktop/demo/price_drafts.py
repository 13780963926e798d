"""The sample shop's next price list, half done: dearer visits and labour, one part cheaper."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from aftersale_desktop.domain.tariff_edits import PricePath, with_entry
from aftersale_desktop.domain.tariff_versions import TariffDraft, next_tariff_name
from aftersale_desktop.domain.tariffs import Tariff

_EDITOR = "陈立"
_EDITS: tuple[tuple[PricePath, str], ...] = (
    (("labour", "A", "minor"), "88.00"),
    (("labour", "B", "minor"), "108.00"),
    (("labour", "A", "medium"), "158.00"),
    (("door_to_door", "A"), "35.00"),
    (("door_to_door", "B"), "35.00"),
    (("remote", "cap"), "130.00"),
    (("materials", "R32", "unit_price"), "26.50"),
    (("parts", "CAP35", "unit_price"), "36.00"),
)


def drafted_prices(tariffs: tuple[Tariff, ...], now: datetime) -> tuple[TariffDraft, ...]:
    """Return the draft that follows the list in force, from the first day of the month after next."""
    base = max((one for one in tariffs if one.valid_from <= now.date()), key=lambda one: one.valid_from)
    begins = _first_of_month_after_next(now.date())
    name = next_tariff_name(base, begins, (one.id for one in tariffs))
    tariff = replace(base, id=name, valid_from=begins, valid_to=None, approver=None)
    for path, typed in _EDITS:
        tariff = with_entry(tariff, path, typed)
    return (TariffDraft(1, base.id, tariff, (_EDITOR,), now - timedelta(days=1)),)


def _first_of_month_after_next(today: date) -> date:
    months = today.month + 1
    return date(today.year + months // 12, months % 12 + 1, 1)
