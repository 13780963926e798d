"""Closing the day in the window: the till is counted piece by piece, a difference is explained, the sheet printed."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.invoices.day_close_form import DayCloseForm
from aftersale_desktop.ui.invoices.day_closing import DayClosing
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import a_visit
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop
from tests.ui.conftest import Asked

Settle = Callable[[], None]


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key 1").claim.number
    fake_shop.money.payments.take_deposit(number, (Tender(PaymentKind.CASH, Decimal("80.00")),), "d1")
    return number


@pytest.fixture
def form(qtbot: QtBot, asking: PageContext, fake_shop: FakeShop) -> DayCloseForm:
    form = DayCloseForm(asking.words, fake_shop.clock)
    qtbot.addWidget(form)
    form.resize(1200, 800)
    form.show()
    return form


@pytest.fixture
def closing(
    form: DayCloseForm, shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str, settle: Settle
) -> DayClosing:
    assert number
    closing = DayClosing(form, shop, asking, PaperActions(shop, asking, print_queue))
    closing.start()
    settle()
    return closing


def press(form: DayCloseForm, key: str) -> None:
    next(button for button in form.findChildren(KeyButton) if button.key == key).click()


def count(form: DayCloseForm, **pieces: int) -> None:
    for value, number in pieces.items():
        form.cash.field(Decimal(value.removeprefix("yuan"))).setValue(number)


def shows(qtbot: QtBot, form: DayCloseForm, text: str) -> None:
    qtbot.waitUntil(lambda: any(text in label.text() for label in form.findChildren(Text) if not label.isHidden()))


def test_every_piece_counted_says_at_once_whether_the_cash_agrees(
    qtbot: QtBot, form: DayCloseForm, closing: DayClosing
) -> None:
    assert closing.kept() is not None
    shows(qtbot, form, "¥ 80.00 missing")
    count(form, yuan50=1, yuan10=3)
    shows(qtbot, form, "The cash agrees.")
    count(form, yuan10=4)
    shows(qtbot, form, "¥ 10.00 too much")


def test_a_counted_till_is_closed_once_and_its_sheet_printed(
    form: DayCloseForm, closing: DayClosing, fake_shop: FakeShop, settle: Settle, printers: FakePrinters, asked: Asked
) -> None:
    count(form, yuan50=1, yuan10=3)
    form.float_left.set_amount(Decimal("30.00"))
    press(form, "F9")
    settle()
    [close] = fake_shop.kept.day_closes
    assert (close.counted, close.float_left, close.difference) == (Decimal(80), Decimal("30.00"), Decimal("0.00"))
    assert len(printers.sheets) == 1
    assert close.number in asked.notices[0].text
    assert closing.kept() is None


def test_a_difference_waits_for_its_reason_and_nothing_counted_is_lost(
    qtbot: QtBot, form: DayCloseForm, closing: DayClosing, fake_shop: FakeShop, settle: Settle, asked: Asked
) -> None:
    count(form, yuan50=1)
    press(form, "F9")
    settle()
    assert fake_shop.kept.day_closes == []
    assert len(asked.refusals) == 1
    assert form.cash.field(Decimal(50)).value() == 1
    form.reason.setText("找零多给")
    press(form, "F9")
    settle()
    assert fake_shop.kept.day_closes[0].difference == Decimal("-30.00")
    assert closing.kept() is None
    closing.start()
    settle()
    shows(qtbot, form, "找零多给")


def test_money_that_came_meanwhile_is_counted_with_what_was_counted_before(
    form: DayCloseForm, closing: DayClosing, fake_shop: FakeShop, number: str, settle: Settle
) -> None:
    count(form, yuan50=1, yuan10=3)
    fake_shop.money.payments.take_deposit(number, (Tender(PaymentKind.CASH, Decimal("20.00")),), "d2")
    press(form, "F9")
    settle()
    kept = closing.kept()
    assert kept is not None
    assert (kept.day.expected, form.cash.field(Decimal(10)).value()) == (Decimal("100.00"), 3)
    count(form, yuan20=1)
    press(form, "F9")
    settle()
    assert [close.counted for close in fake_shop.kept.day_closes] == [Decimal(100)]


def test_the_last_close_is_corrected_by_another_one(
    form: DayCloseForm, closing: DayClosing, fake_shop: FakeShop, settle: Settle
) -> None:
    count(form, yuan50=1)
    form.reason.setText("少 30 元")
    press(form, "F9")
    settle()
    closing.start()
    settle()
    press(form, "F2")
    count(form, yuan10=3)
    form.reason.setText("在抽屉里找到")
    press(form, "F9")
    settle()
    first, second = fake_shop.kept.day_closes
    assert (second.corrects, second.difference) == (first.number, Decimal("0.00"))


def test_what_was_counted_outlives_a_change_of_language(
    form: DayCloseForm, closing: DayClosing, settle: Settle
) -> None:
    count(form, yuan50=1)
    form.reason.setText("慢慢数")
    kept = closing.kept()
    closing.start()
    settle()
    assert form.reason.text() == ""
    closing.restore(kept)
    assert (form.cash.field(Decimal(50)).value(), form.reason.text()) == (1, "慢慢数")
