"""Parts scanned together: each scan one piece, tracked ones by serial number, nothing lost on the way."""

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.stock_book import StockBooks
from aftersale_desktop.ui.stockroom.pick_list import PickList
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.stock_names import StockNames
from tests.builders import NOON
from tests.fakes import a_fake_shop
from tests.stock_cases import BOARD, CAPACITOR, STOREKEEPER, a_shop_with_stock


@pytest.fixture
def picks(qtbot: QtBot) -> PickList:
    shop = a_fake_shop(a_shop_with_stock(), STOREKEEPER, NOON)
    book = StockBooks(shop.storage.start_reading, shop.clock, shop.who).book()
    words = words_in(Language.ENGLISH)
    picks = PickList(words, "Nothing scanned yet")
    picks.use(StockNames(words, book))
    qtbot.addWidget(picks)
    return picks


def test_each_scan_counts_one_piece(picks: PickList) -> None:
    picks.take(CAPACITOR)
    picks.take(CAPACITOR)
    assert picks.parts() == (PartQuantity(CAPACITOR, 2),)


def test_a_tracked_part_counts_by_its_serial_numbers_and_each_once(picks: PickList) -> None:
    picks.take(BOARD)
    assert picks.parts() == ()
    assert picks.take_text("B-7")
    assert picks.take_text("B-7")
    assert picks.take_text("B-8")
    assert picks.parts() == (PartQuantity(BOARD, 2, ("B-7", "B-8")),)
    assert picks.serials() == {BOARD: ("B-7", "B-8")}


def test_a_serial_number_without_its_part_is_not_taken(picks: PickList) -> None:
    picks.take(BOARD)
    picks.take(CAPACITOR)
    assert not picks.take_text("B-7")


def test_a_typed_code_counts_in_whatever_case_and_an_unknown_one_is_told(picks: PickList, qtbot: QtBot) -> None:
    picks.field.entered.emit(CAPACITOR.lower())
    assert picks.piece_count() == 1
    with qtbot.waitSignal(picks.unknown) as told:
        picks.field.entered.emit("nothing like it")
    assert told.args == ["nothing like it"]


def test_asked_for_pieces_need_no_serial_numbers_yet(picks: PickList) -> None:
    picks.name_pieces(by_serial=False)
    picks.take(BOARD)
    assert picks.parts() == (PartQuantity(BOARD, 1),)


def test_what_is_kept_comes_back_whole(picks: PickList) -> None:
    picks.take(CAPACITOR)
    picks.take(BOARD)
    picks.take_text("B-7")
    kept = picks.kept()
    picks.put(())
    assert picks.parts() == ()
    picks.put(kept)
    assert picks.kept() == kept
