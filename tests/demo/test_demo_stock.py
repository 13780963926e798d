"""The sample shop's stock adds up, has something missing, and shows every way a part can go."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.shop import demo_shop, shop_terms
from aftersale_desktop.demo.staff import DEMO_POINT, POINTS, USERS
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.stock import WarehouseKind
from aftersale_desktop.domain.stock_invariants import StockPicture, stock_faults
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest
from aftersale_desktop.domain.transfers import TransferOrder, TransferState
from aftersale_desktop.services.shop_setup import ShopSetup

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOMENTS = (
    datetime(2026, 11, 22, 17, 2, tzinfo=SHANGHAI),
    datetime(2027, 1, 1, 8, 45, tzinfo=SHANGHAI),
    datetime(2028, 2, 29, 23, 59, tzinfo=SHANGHAI),
    datetime(2031, 6, 15, 7, 0, tzinfo=ZoneInfo("Europe/Berlin")),
)


@pytest.fixture(scope="module", params=MOMENTS, ids=lambda now: f"{now:%Y-%m-%d %H:%M}")
def moment_and_shop(request: pytest.FixtureRequest) -> tuple[datetime, ShopSetup]:
    return request.param, demo_shop(request.param)


@pytest.fixture(scope="module")
def shop() -> ShopSetup:
    return demo_shop(MOMENTS[0])


def test_the_books_agree_and_nothing_lies_in_the_future(moment_and_shop: tuple[datetime, ShopSetup]) -> None:
    now, shop = moment_and_shop
    stock, points = shop.stock, {claim.number: claim.point_code for claim in shop.claims}
    picture = StockPicture(
        warehouses=stock.warehouses,
        levels=stock.levels,
        moves=stock.moves,
        serials=stock.serials,
        tracked_parts=frozenset(part.code for part in stock.parts if part.is_tracked),
        part_lines=tuple((line, points[line.claim_number]) for line in stock.part_lines),
        transfers=tuple(one for one in stock.documents if isinstance(one, TransferOrder)),
        removed_parts=stock.removed_parts,
    )
    assert stock_faults(picture) == ()
    assert all(move.at <= now for move in stock.moves)
    assert [move.id for move in stock.moves] == list(range(1, len(stock.moves) + 1))


def test_every_point_and_every_technician_has_a_place_for_parts(shop: ShopSetup) -> None:
    kinds = {(one.point_code, one.kind) for one in shop.stock.warehouses}
    for point in POINTS:
        assert (point.code, WarehouseKind.POINT) in kinds
    vans = {one.holder for one in shop.stock.warehouses if one.kind is WarehouseKind.TECHNICIAN}
    assert vans == {user.name for user in USERS if user.role is Role.TECHNICIAN}


def test_something_is_missing_below_its_minimum_and_on_its_way(shop: ShopSetup) -> None:
    here = {level.part_code: level for level in shop.stock.levels if level.warehouse == DEMO_POINT}
    rules = [rule for rule in shop.stock.rules if rule.warehouse == DEMO_POINT]
    assert any(rule.part_code not in here for rule in rules)
    assert any(0 < here[rule.part_code].available < rule.minimum for rule in rules if rule.part_code in here)
    [transfer] = [one for one in shop.stock.documents if isinstance(one, TransferOrder) and one.is_open]
    assert (transfer.state, transfer.target) == (TransferState.IN_TRANSIT, DEMO_POINT)
    assert [one.is_open for one in shop.stock.documents if isinstance(one, ReplenishmentRequest)] == [True]


def test_orders_that_wait_for_parts_miss_what_they_wait_for(shop: ShopSetup) -> None:
    lines = {line.claim_number: line for line in shop.stock.part_lines}
    waiting = [claim for claim in shop.claims if claim.state is ClaimState.WAITING_FOR_PARTS]
    assert waiting
    assert {lines[claim.number].state for claim in waiting} == {PartLineState.REQUESTED}
    assert {line.state for line in lines.values()} >= {PartLineState.RESERVED, PartLineState.ISSUED}


def test_what_was_handed_to_inspection_has_its_parts(moment_and_shop: tuple[datetime, ShopSetup]) -> None:
    _, shop = moment_and_shop
    inspected = {claim.number for claim in shop.claims if claim.state is ClaimState.IN_INSPECTION}
    found = {line.state for line in shop.stock.part_lines if line.claim_number in inspected}
    assert found == {PartLineState.CONSUMED}


def test_a_new_shop_knows_every_part_of_its_prices_and_has_none() -> None:
    new = shop_terms(POINTS[:1], USERS[:1])
    assert {part.code for part in new.stock.parts} == {part.code for one in new.tariffs for part in one.parts}
    assert (new.stock.levels, new.stock.moves) == ((), ())
    assert {one.kind for one in new.stock.warehouses} == set(WarehouseKind) - {WarehouseKind.TECHNICIAN}


def test_what_finished_orders_took_is_on_their_lines(shop: ShopSetup) -> None:
    states = {claim.number: claim.state for claim in shop.claims}
    finished = {ClaimState.CLOSED, ClaimState.HANDED_OVER}
    fitted = [line for line in shop.stock.part_lines if states[line.claim_number] in finished]
    assert len(fitted) > 20
    assert {line.state for line in fitted} == {PartLineState.CONSUMED}
