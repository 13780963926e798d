"""A day close adds up: what came in by kind, what should lie in the till, what was counted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.day_close import (
    DENOMINATIONS,
    CashPile,
    DifferenceUnexplainedError,
    FloatBelowZeroError,
    FloatTooLargeError,
    check_close,
    counted_cash,
    expected_cash,
    sums_by_kind,
)
from aftersale_desktop.domain.invoices import Payment, PaymentKind
from aftersale_desktop.domain.payments import Purpose
from tests.builders import NOON, an_entry
from tests.quote_paper_builders import a_close

CASH, CARD = PaymentKind.CASH, PaymentKind.CARD


def money(kind: PaymentKind, amount: str, given: str | None = None) -> Payment:
    return Payment(kind, Decimal(amount), NOON, "", Decimal(given) if given else None)


ENTRIES = (
    an_entry(purpose=Purpose.DEPOSIT, payments=(money(CASH, "80.00", "100.00"), money(CARD, "20.00"))),
    an_entry(purpose=Purpose.PAYMENT, payments=(money(CASH, "30.50"),)),
    an_entry(purpose=Purpose.REFUND, payments=(money(CASH, "-10.00"),)),
)


def test_money_is_summed_by_kind_and_purpose_and_change_told_apart() -> None:
    sums = {one.kind: one for one in sums_by_kind(ENTRIES)}
    assert list(sums) == list(PaymentKind)
    cash = sums[CASH]
    assert (cash.deposits, cash.payments, cash.refunds) == (Decimal("80.00"), Decimal("30.50"), Decimal("-10.00"))
    assert (cash.total, cash.change, cash.count) == (Decimal("100.50"), Decimal("20.00"), 3)
    assert (sums[CARD].total, sums[PaymentKind.WECHAT].count) == (Decimal("20.00"), 0)


def test_only_cash_is_expected_in_the_till() -> None:
    assert expected_cash(Decimal("50.00"), sums_by_kind(ENTRIES)) == Decimal("150.50")


def test_notes_and_coins_are_counted_exactly() -> None:
    piles = tuple(CashPile(value, 3) for value in DENOMINATIONS)
    assert counted_cash(piles) == Decimal("559.80")
    assert counted_cash(()) == Decimal("0.00")


def test_a_close_knows_difference_and_what_is_taken_out() -> None:
    close = a_close()
    assert (close.expected, close.counted) == (Decimal("210.50"), Decimal("200.50"))
    assert (close.difference, close.taken_out) == (Decimal("-10.00"), Decimal("150.50"))
    check_close(close)


def test_a_difference_and_a_correction_need_their_reason() -> None:
    with pytest.raises(DifferenceUnexplainedError):
        check_close(replace(a_close(), reason=" "))
    even = replace(a_close(), float_before=Decimal("0.00"), reason="")
    check_close(even)
    with pytest.raises(DifferenceUnexplainedError):
        check_close(replace(even, corrects="SH03-DC-2026-000013"))


def test_a_float_is_neither_negative_nor_more_than_was_counted() -> None:
    with pytest.raises(FloatTooLargeError):
        check_close(replace(a_close(), float_left=Decimal("200.51")))
    for close in (replace(a_close(), float_left=Decimal("-0.01")), replace(a_close(), float_before=Decimal("-0.01"))):
        with pytest.raises(FloatBelowZeroError):
            check_close(close)
