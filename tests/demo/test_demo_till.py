"""The sample shop's till was closed the evening before, so that page, list and sheet have something to show."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.demo.staff import DEMO_POINT
from aftersale_desktop.domain.day_close import check_close, sums_by_kind
from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.services.shop_setup import CounterStand, ShopSetup

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOMENTS = (
    datetime(2026, 11, 22, 17, 2, tzinfo=SHANGHAI),
    datetime(2027, 1, 1, 8, 45, tzinfo=SHANGHAI),
    datetime(2028, 2, 29, 23, 59, tzinfo=SHANGHAI),
)


@pytest.fixture(scope="module", params=MOMENTS, ids=lambda now: f"{now:%Y-%m-%d}")
def moment_and_shop(request: pytest.FixtureRequest) -> tuple[datetime, ShopSetup]:
    return request.param, demo_shop(request.param)


def test_the_close_counts_all_money_of_its_day_and_none_of_today(moment_and_shop: tuple[datetime, ShopSetup]) -> None:
    now, shop = moment_and_shop
    (close,) = shop.day_closes
    assert close.closed_at.date() == now.date() - timedelta(days=1)
    own = [entry for entry in shop.ledger if entry.number.startswith(DEMO_POINT)]
    of_day = {entry.id for entry in own if entry.booked_at.date() == close.closed_at.date()}
    assert of_day
    assert of_day <= set(close.entries)
    assert not [entry for entry in own if entry.id in close.entries and entry.booked_at > close.closed_at]
    assert close.begins_after < min(close.entries)
    assert close.sums == sums_by_kind(entry for entry in own if entry.id in close.entries)
    check_close(close)


def test_its_sheet_is_filed_and_its_number_counted(moment_and_shop: tuple[datetime, ShopSetup]) -> None:
    _, shop = moment_and_shop
    (close,) = shop.day_closes
    assert shop.papers[-1].kind is PaperKind.DAY_CLOSE
    content = shop.papers[-1].content
    assert isinstance(content, DayCloseContent)
    assert (content.number, content.close, len(content.entry_numbers)) == (close.number, close, len(close.entries))
    assert CounterStand(DEMO_POINT, DocumentSeries.DAY_CLOSE, close.closed_at.year, 1) in shop.counters
