"""The Parts tab asks for parts, takes, fits and returns them, and says where a missing one is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimState, ReasonMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.stock import SerialMissingError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.ui.workshop.parts_section import PartsSection
from aftersale_desktop.ui.workshop.section import SectionContext
from tests.builders import CLERK, NOON, TECHNICIAN
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import BOARD, BOARDS, CAPACITOR, SENSOR, a_shop_with_stock
from tests.ui.conftest import Asked
from tests.workshop_walk import a_diagnosed_order

Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    return a_fake_shop(a_shop_with_stock(), TECHNICIAN, NOON)


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    return a_diagnosed_order(fake_shop)


@pytest.fixture
def handed() -> list[OrderSheet]:
    return []


@pytest.fixture
def context(shop: Shop, asking: PageContext, print_queue: PrintQueue, handed: list[OrderSheet]) -> SectionContext:
    return SectionContext(asking, PaperActions(shop, asking, print_queue), handed.append, lambda _number: None)


@pytest.fixture
def section(qtbot: QtBot, shop: Shop, context: SectionContext, number: str, settle: Settle) -> PartsSection:
    section = PartsSection(shop, context)
    qtbot.addWidget(section.widget)
    section.widget.resize(900, 800)
    section.widget.show()
    section.show(shop.repairs.workshop.sheet(number))
    settle()
    return section


def states(fake_shop: FakeShop) -> list[PartLineState]:
    return [line.state for line in fake_shop.kept.part_lines.values()]


def scan(section: PartsSection, code: str) -> list[AfterSaleError | None]:
    """Scan a part and return what it came to once that is known, a refusal or nothing."""
    told: list[AfterSaleError | None] = []
    section.part_scanned(code, lambda: told.append(None), told.append)
    return told


def texts_of(section: PartsSection) -> str:
    return "\n".join(text.text() for text in section.widget.findChildren(Text) if text.isVisible())


def choose(section: PartsSection, code: str) -> None:
    section.chooser.setCurrentIndex(section.chooser.findData(code))


def test_a_diagnosed_part_goes_into_the_product_by_three_keys(
    section: PartsSection, fake_shop: FakeShop, settle: Settle, handed: list[OrderSheet], printers: FakePrinters
) -> None:
    section.ask_planned.click()
    settle()
    assert states(fake_shop) == [PartLineState.RESERVED]
    assert not section.ask_planned.isVisible()
    section.line.issue.click()
    settle()
    assert states(fake_shop) == [PartLineState.ISSUED]
    section.line.old_serial.setText("旧-1")
    section.line.fault.card("bench").click()
    section.line.consume.click()
    settle()
    assert states(fake_shop) == [PartLineState.CONSUMED]
    [old] = fake_shop.kept.removed_parts.values()
    assert (old.old_serial, old.is_supplier_fault, old.state) == ("旧-1", False, RemovedPartState.AT_POINT)
    assert len(handed) == 3
    assert not section.line.isVisible()
    assert "damaged on the bench" in texts_of(section)
    label = next(b for b in section.widget.findChildren(KeyButton) if b.text() == "Print label" and b.isVisible())
    label.click()
    settle()
    assert len(printers.sheets) == 1


def test_a_part_may_be_returned_or_asked_for_no_longer(
    section: PartsSection, fake_shop: FakeShop, settle: Settle
) -> None:
    choose(section, CAPACITOR)
    section.quantity.setValue(2)
    section.ask.click()
    settle()
    section.line.issue.click()
    settle()
    section.line.give_back.click()
    settle()
    section.ask.click()
    settle()
    section.line.cancel.click()
    settle()
    assert states(fake_shop) == [PartLineState.RETURNED, PartLineState.CANCELLED]


def test_a_scan_takes_the_part_into_the_order_and_then_to_the_bench(
    section: PartsSection, fake_shop: FakeShop, settle: Settle
) -> None:
    for state in (PartLineState.RESERVED, PartLineState.ISSUED):
        scan(section, CAPACITOR)
        settle()
        assert states(fake_shop) == [state]


def test_a_tracked_part_asks_for_the_serial_number_of_its_piece(
    section: PartsSection, fake_shop: FakeShop, settle: Settle, asked: Asked
) -> None:
    scan(section, BOARD)
    settle()
    scan(section, BOARD)
    settle()
    assert section.line.new_serial.isVisible()
    section.line.issue.click()
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [SerialMissingError]
    section.line.new_serial.setText(BOARDS[1])
    section.line.issue.click()
    settle()
    assert [line.new_serial for line in fake_shop.kept.part_lines.values()] == [BOARDS[1]]


def test_a_missing_part_is_found_at_another_point_and_asked_for(
    qtbot: QtBot, section: PartsSection, fake_shop: FakeShop, number: str, settle: Settle
) -> None:
    choose(section, SENSOR)
    section.ask.click()
    settle()
    assert states(fake_shop) == [PartLineState.REQUESTED]
    assert not section.line.issue.isEnabled()
    qtbot.waitUntil(lambda: "1 free" in texts_of(section))
    assert "here on 03-03" in texts_of(section)
    assert "Promised date" in texts_of(section)
    section.finder.transfer.click()
    settle()
    [transfer] = fake_shop.stock.transfers.open()
    assert (transfer.claim_number, transfer.expected_on) == (number, date(2026, 3, 3))
    assert section.finder.isVisible()
    assert "On the way already" in texts_of(section)
    assert not section.finder.transfer.isVisible()


def test_what_was_typed_about_a_part_is_kept_with_its_line(
    section: PartsSection, shop: Shop, number: str, settle: Settle
) -> None:
    scan(section, CAPACITOR)
    settle()
    scan(section, CAPACITOR)
    settle()
    assert section.kept() is None
    section.line.old_serial.setText("旧-2")
    kept = section.kept()
    section.show(shop.repairs.workshop.sheet(number))
    settle()
    assert section.line.old_serial.text() == "旧-2"
    section.line.old_serial.clear()
    section.restore(kept)
    section.show(shop.repairs.workshop.sheet(number))
    settle()
    assert section.line.old_serial.text() == "旧-2"


def test_who_neither_repairs_nor_keeps_stock_only_looks(
    section: PartsSection, shop: Shop, fake_shop: FakeShop, number: str, settle: Settle
) -> None:
    section.ask_planned.click()
    settle()
    fake_shop.who.user = CLERK
    section.show(shop.repairs.workshop.sheet(number))
    settle()
    assert section.table.isVisible()
    assert not section.line.isVisible()
    assert not section.ask.isVisible()


def test_diagnosed_parts_are_done_without_only_with_a_reason(
    section: PartsSection, fake_shop: FakeShop, number: str, settle: Settle, asked: Asked
) -> None:
    section.leaving.leave_out.click()
    settle()
    assert isinstance(asked.refusals[-1], ReasonMissingError)
    section.leaving.why.setText("清洗后正常")
    section.leaving.leave_out.click()
    settle()
    assert fake_shop.repairs.workshop.sheet(number).order.standing.still_planned == ()
    assert not section.leaving.isVisible()


def test_a_fitted_part_of_a_declined_order_comes_out_again(
    section: PartsSection, fake_shop: FakeShop, number: str, settle: Settle
) -> None:
    section.ask_planned.click()
    settle()
    section.line.issue.click()
    settle()
    section.line.consume.click()
    settle()
    assert not section.line.take_out.isVisible()
    fake_shop.kept.claims[number] = replace(fake_shop.kept.claims[number], state=ClaimState.DECLINED)
    section.show(fake_shop.repairs.workshop.sheet(number))
    settle()
    section.line.take_out.click()
    settle()
    assert states(fake_shop) == [PartLineState.ISSUED]
    section.line.give_back.click()
    settle()
    assert states(fake_shop) == [PartLineState.RETURNED]
