"""What the stockroom's page reads and takes out: names, one part whole, tables as files."""

from pathlib import Path

import pytest

from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.stock_book import StockBooks
from aftersale_desktop.services.stock_sheets import StockSheets
from aftersale_desktop.services.transfer_desk import TransferWish
from aftersale_desktop.storage.table_files import new_sheet
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.stock_names import StockNames
from tests.builders import CLERK, NOON
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import BOARD, BOARDS, CAPACITOR, HERE, STOREKEEPER, THERE, VAN, a_shop_with_stock


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_shop_with_stock(), STOREKEEPER, NOON)


def books(shop: FakeShop) -> StockBooks:
    return StockBooks(shop.storage.start_reading, shop.clock, shop.who)


def names(shop: FakeShop) -> StockNames:
    return StockNames(words_in(Language.ENGLISH), books(shop).book())


def test_a_part_is_shown_with_its_places_its_pieces_and_its_moves(shop: FakeShop) -> None:
    sheet = books(shop).part(BOARD, HERE)
    assert [place.level.on_hand for place in sheet.finding.places] == [2]
    assert {one.serial for one in sheet.serials} == set(BOARDS)
    assert {move.part_code for move in sheet.moves} == {BOARD}
    assert sheet.kept_for == ()


def test_what_comes_to_the_point_stands_on_the_sheet_with_its_day(shop: FakeShop) -> None:
    order = shop.stock.transfers.request(TransferWish(THERE, HERE, (PartQuantity(CAPACITOR, 2),)))
    (coming,) = books(shop).part(CAPACITOR, HERE).finding.incoming
    assert (coming.number, coming.quantity, coming.expected_on) == (order.number, 2, order.expected_on)


def test_places_of_the_own_point_have_short_names_and_vans_their_drivers(shop: FakeShop) -> None:
    known = names(shop)
    assert known.place(HERE) == "Stock"
    assert known.place(VAN).startswith("Van of ")
    assert known.place(THERE).endswith(": Stock")
    assert known.place("") == "Outside"
    assert next(one.code for one in known.own_stores()) == HERE
    assert {one.code for one in known.other_points()} == {THERE}


def test_a_part_is_found_by_any_piece_of_its_code_or_of_either_name(shop: FakeShop) -> None:
    known = names(shop)
    part = known.find(CAPACITOR.lower())
    assert part is not None
    assert known.fits(part, CAPACITOR[1:].lower())
    assert known.fits(part, part.name.zh[1:4].upper())
    assert not known.fits(part, "no such thing")


def test_a_table_is_saved_whole_and_written_down(shop: FakeShop, tmp_path: Path) -> None:
    sheets = StockSheets(shop.storage.start_work, shop.clock, shop.who, new_sheet)
    saved = sheets.save(tmp_path / "stock.csv", ["Part", "On hand"], [[CAPACITOR, 3]], "stock")
    assert saved.read_text("utf-8-sig").splitlines() == ['"Part","On hand"', f'"{CAPACITOR}",3']
    assert shop.kept.audit[-1][2] == "export_stock"


def test_a_clerk_takes_no_table_out(shop: FakeShop, tmp_path: Path) -> None:
    sheets = StockSheets(shop.storage.start_work, shop.clock, lambda: CLERK, new_sheet)
    with pytest.raises(NotAllowedError):
        sheets.save(tmp_path / "stock.csv", ["Part"], [], "stock")
    assert not (tmp_path / "stock.csv").exists()
