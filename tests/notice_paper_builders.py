"""Contents of the price notice for tests."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.notice_papers import PriceNoticeContent
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.tariffs import ListedPart
from aftersale_desktop.services.notice_papers import notice_content
from tests.builders import POINT, sample_tariff
from tests.paper_builders import HEADING

STAMP = Stamp(datetime(2026, 11, 24, 9, 30), "周敏")  # noqa: DTZ001 - papers hold the shop's local time


def price_notice_of(**changes: Any) -> PriceNoticeContent:
    """Return the notice of the shipped list for a point of grade 2."""
    tariff = replace(sample_tariff(), approver="郑凯", valid_to=date(2026, 12, 31))
    return replace(notice_content(tariff, POINT, STAMP), point=HEADING, **changes)


def many_listed_parts(count: int) -> tuple[ListedPart, ...]:
    """Return a list of parts that needs several sheets."""
    return tuple(ListedPart(f"P-{n:03}", f"配件 {n}", Decimal(n), main_part=not n % 7) for n in range(1, count + 1))
