"""The open card: what others save in between loses nothing typed, and whatever is left can be gone on with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.card_edits import CardField, Side, fields_of
from aftersale_desktop.domain.card_records import UnitWasReplacedError
from aftersale_desktop.services.cards import CardEdit, NewUnit
from aftersale_desktop.services.lookups import FoundClaim
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cards.card_controller import CardController
from aftersale_desktop.ui.cards.card_view import CardView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.theme import current_tokens
from aftersale_desktop.ui.widgets.period_bar import Axis, PeriodBar, Span
from tests.builders import NOON, a_barcode, an_item
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.scan_targets import a_scan

OLD = an_item().units[1].barcode


class Desk:
    """A cards page with nothing but its card."""

    def __init__(self, shop: Shop, context: PageContext, queue: PrintQueue) -> None:
        self.router = ScanRouter(shop, context)
        self.page = QWidget()
        self.page.resize(900, 700)
        self.card = CardController(shop, context, self.router, PaperActions(shop, context, queue), self.page)
        self.card.view.setParent(self.page)
        self.page.show()

    @property
    def view(self) -> CardView:
        return self.card.view


@pytest.fixture
def desk(qtbot: QtBot, shop: Shop, asking: PageContext, print_queue: PrintQueue, settle: Callable[[], None]) -> Desk:
    """A card that is open to be read."""
    desk = Desk(shop, asking, print_queue)
    qtbot.addWidget(desk.page)
    desk.card.open(1)
    settle()
    return desk


def saved_elsewhere(fake_shop: FakeShop, **changes: object) -> None:
    item = fake_shop.known().item
    fields = replace(fields_of(item), **changes)  # type: ignore[arg-type] # each test names real fields
    fake_shop.cards.edit(CardEdit(1, item.version, fields, "elsewhere"))


def test_a_save_in_between_keeps_a_transfer_and_the_next_f9_goes_by_the_new_card(
    desk: Desk, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    desk.view.reading.transfer.click()
    form = desk.view.transfer
    form.owner.phone.setText("139 1234 0001")
    form.owner.name.setText("Zhao Lin")
    form.proof.setText("contract")
    form.reason.setText("moved")
    saved_elsewhere(fake_shop, seller="theirs")
    form.save.click()
    settle()
    assert isinstance(asked.refusals[-1], ChangedMeanwhileError)
    assert form.owner.name.text() == "Zhao Lin"
    settle()
    form.save.click()
    settle()
    assert fake_shop.known().owner.name == "Zhao Lin"
    assert desk.view.is_front(desk.view.reading)


def test_a_third_save_while_a_conflict_is_decided_is_a_conflict_again(
    desk: Desk, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    desk.view.reading.edit.click()
    desk.view.edit.seller.setText("mine")
    saved_elsewhere(fake_shop, seller="second")
    desk.view.edit.save.click()
    settle()
    settle()
    desk.view.conflict.groups[CardField.SELLER].card(Side.MINE).click()
    saved_elsewhere(fake_shop, seller="third")
    desk.view.conflict.save.click()
    settle()
    settle()
    conflict = desk.view.conflict
    assert desk.view.is_front(conflict)
    assert conflict.open_fields() == (CardField.SELLER,)
    conflict.groups[CardField.SELLER].card(Side.MINE).click()
    conflict.save.click()
    settle()
    assert fields_of(fake_shop.known().item).seller == "mine"


def test_the_same_edit_by_both_is_no_conflict(desk: Desk, fake_shop: FakeShop, settle: Callable[[], None]) -> None:
    desk.view.reading.edit.click()
    desk.view.edit.seller.setText("both")
    saved_elsewhere(fake_shop, seller="both")
    desk.view.edit.save.click()
    settle()
    settle()
    assert desk.view.is_front(desk.view.reading)
    assert fake_shop.known().item.version == 2


def test_an_undo_that_comes_too_late_overwrites_nobody(
    desk: Desk, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    desk.view.reading.edit.click()
    desk.view.edit.seller.setText("mine")
    desk.view.edit.save.click()
    settle()
    undo = asked.notices[-1].action
    assert undo is not None
    saved_elsewhere(fake_shop, seller="theirs")
    undo()
    settle()
    assert isinstance(asked.refusals[-1], ChangedMeanwhileError)
    assert fields_of(fake_shop.known().item).seller == "theirs"


def test_a_registration_that_was_closed_comes_back_by_one_key(
    desk: Desk, asked: Asked, settle: Callable[[], None]
) -> None:
    desk.router.take(a_scan(a_barcode("610233", 66)))
    settle()
    panel = desk.view.register.panel
    panel.invoice.setText("4403-1")
    desk.view.register.leave.click()
    assert desk.view.isHidden()
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    assert desk.view.is_front(desk.view.register)
    assert panel.invoice.text() == "4403-1"


def test_scans_go_elsewhere_while_the_page_is_not_in_front(desk: Desk, shop: Shop) -> None:
    unknown = shop.intake.look_up(a_barcode("610233", 66))
    desk.page.hide()
    assert not desk.card.take(unknown)
    desk.page.show()
    assert not desk.card.take(FoundClaim("SH03-WX-2026-000001"))
    assert desk.card.take(unknown)


def test_a_scan_of_the_card_leaves_its_own_form_open(desk: Desk, settle: Callable[[], None]) -> None:
    desk.view.reading.edit.click()
    desk.view.edit.seller.setText("half typed")
    desk.card.open(1)
    settle()
    assert desk.view.is_front(desk.view.edit)
    desk.card.open(2)
    settle()
    desk.card.open(1)
    settle()
    desk.view.reading.edit.click()
    assert desk.view.edit.seller.text() == "half typed"


def test_a_replaced_unit_registers_nothing_among_the_cards(
    desk: Desk, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    fake_shop.cards.replace_unit(NewUnit(1, 1, OLD, a_barcode("810233", 77), NOON.date(), "HJ-88", "Li Jun"))
    desk.router.take(a_scan(OLD))
    settle()
    assert isinstance(asked.refusals[-1], UnitWasReplacedError)
    assert desk.view.is_front(desk.view.reading)


@pytest.mark.usefixtures("asking")
def test_a_repair_lies_on_the_bar_where_it_was(qtbot: QtBot) -> None:
    bar = PeriodBar()
    qtbot.addWidget(bar)
    bar.resize(400, 18)
    begin, end = date(2026, 1, 1), date(2027, 1, 1)
    span = Span(begin, end, end, repairs=((date(2026, 7, 1), date(2026, 7, 31)),))
    bar.show_span(span, Axis(begin, end, date(2026, 2, 1)))
    picture = bar.grab().toImage()
    scale = picture.width() / bar.width()
    in_repair, before = (picture.pixelColor(int(x * scale), picture.height() // 2).name() for x in (210, 150))
    assert in_repair == current_tokens().accent.lower()
    assert before == current_tokens().good.lower()
