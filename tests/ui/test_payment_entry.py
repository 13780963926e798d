"""Entering money: one tick takes it all, several kinds share it, cash shows its change."""

from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.discounts import Discount
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.ui.claims.discount_edit import DiscountEdit
from aftersale_desktop.ui.invoices.payment_entry import PaymentEntry
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.wording.catalogue import Language, words_in


@pytest.fixture
def entry(qtbot: QtBot) -> PaymentEntry:
    entry = PaymentEntry(words_in(Language.ENGLISH))
    qtbot.addWidget(entry)
    entry.show()
    entry.ask_for(Decimal("118.00"))
    return entry


def tick(entry: PaymentEntry, kind: PaymentKind) -> None:
    entry.kinds.chip(str(kind)).click()


def type_into(field: MoneyEdit, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)


def said(entry: PaymentEntry) -> str:
    return " | ".join(text.text() for text in entry.findChildren(Text) if text.isVisible())


def test_one_tick_takes_all_that_is_open_and_follows_it(entry: PaymentEntry) -> None:
    assert entry.tenders() == ()
    tick(entry, PaymentKind.WECHAT)
    assert entry.tenders() == (Tender(PaymentKind.WECHAT, Decimal("118.00")),)
    entry.ask_for(Decimal("80.00"))
    assert entry.tenders() == (Tender(PaymentKind.WECHAT, Decimal("80.00")),)


def test_what_is_typed_for_one_kind_leaves_the_rest_to_the_other(entry: PaymentEntry) -> None:
    tick(entry, PaymentKind.CASH)
    tick(entry, PaymentKind.ALIPAY)
    type_into(entry._rows[PaymentKind.CASH].amount, "50")
    assert [(one.kind, one.amount) for one in entry.tenders()] == [
        (PaymentKind.CASH, Decimal("50.00")),
        (PaymentKind.ALIPAY, Decimal("68.00")),
    ]
    tick(entry, PaymentKind.CASH)
    assert entry.tenders() == (Tender(PaymentKind.ALIPAY, Decimal("118.00")),)


def test_cash_handed_over_shows_its_change(entry: PaymentEntry) -> None:
    tick(entry, PaymentKind.CASH)
    type_into(entry._rows[PaymentKind.CASH].given, "200")
    assert entry.tenders() == (Tender(PaymentKind.CASH, Decimal("118.00"), Decimal("200.00")),)
    assert "Change to give: ¥ 82.00" in said(entry)


def test_too_little_and_too_much_are_said_at_once(entry: PaymentEntry) -> None:
    tick(entry, PaymentKind.CARD)
    type_into(entry._rows[PaymentKind.CARD].amount, "100")
    assert "Still to pay afterwards: ¥ 18.00" in said(entry)
    type_into(entry._rows[PaymentKind.CARD].amount, "120")
    assert "Too much by ¥ 2.00" in said(entry)


def test_a_reference_number_is_kept(entry: PaymentEntry) -> None:
    tick(entry, PaymentKind.TRANSFER)
    QTest.keyClicks(entry._rows[PaymentKind.TRANSFER].reference, "2026-77")
    assert entry.tenders() == (Tender(PaymentKind.TRANSFER, Decimal("118.00"), reference="2026-77"),)


def test_money_entered_before_comes_back(entry: PaymentEntry) -> None:
    before = (Tender(PaymentKind.CASH, Decimal("18.00"), Decimal("20.00")), Tender(PaymentKind.CARD, Decimal("50.00")))
    entry.fill(before)
    assert entry.tenders() == before
    entry.fill(())
    assert entry.tenders() == ()


@pytest.mark.parametrize(
    ("typed", "discount"),
    [
        ("", None),
        ("0", None),
        ("10%", Discount(Decimal(10), is_per_cent=True)),
        ("7.5%", Discount(Decimal("7.5"), is_per_cent=True)),
        ("12.50", Discount(Decimal("12.50"))),
        ("-5", Discount(Decimal(5))),
        ("abc", None),
    ],
)
def test_a_discount_is_an_amount_or_a_share(qtbot: QtBot, typed: str, discount: Discount | None) -> None:
    field = DiscountEdit()
    qtbot.addWidget(field)
    QTest.keyClicks(field, typed)
    assert field.discount() == discount
    field.set_discount(discount)
    assert field.discount() == discount


def test_full_width_figures_of_an_input_method_count_too(qtbot: QtBot) -> None:
    field = DiscountEdit()
    qtbot.addWidget(field)
    field.insert("１０％")
    assert field.discount() == Discount(Decimal(10), is_per_cent=True)
