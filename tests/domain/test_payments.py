"""Money in and out: change for cash, nothing overpaid, refunds go back the way the money came."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.invoices import InvoiceState, Payment, PaymentKind, invoice_state, open_amount
from aftersale_desktop.domain.money import AmountOutOfRangeError, TooManyPlacesError, from_fen, total_of
from aftersale_desktop.domain.payments import (
    GivenTooLittleError,
    NothingReceivedError,
    OverpaidError,
    Tender,
    balance_of,
    check_not_overpaid,
    refund_by_kind,
)
from tests.builders import NOON


def paid(kind: PaymentKind, amount: str) -> Payment:
    return Payment(kind, Decimal(amount), NOON)


def test_cash_handed_over_gives_change_and_only_the_amount_counts() -> None:
    tender = Tender(PaymentKind.CASH, Decimal("118.00"), given=Decimal("200.00"))
    assert tender.change == Decimal("82.00")
    payment = tender.received(NOON)
    assert (payment.amount, payment.tendered) == (Decimal("118.00"), Decimal("200.00"))


def test_other_kinds_keep_their_reference_and_no_change() -> None:
    payment = Tender(PaymentKind.TRANSFER, Decimal("50.00"), reference=" 20261122-77 ").received(NOON)
    assert (payment.reference, payment.tendered) == ("20261122-77", None)


@pytest.mark.parametrize(
    ("tender", "refusal"),
    [
        (Tender(PaymentKind.CASH, Decimal("0.00")), NothingReceivedError),
        (Tender(PaymentKind.CASH, Decimal("-5.00")), NothingReceivedError),
        (Tender(PaymentKind.CASH, Decimal("10.00"), given=Decimal("5.00")), GivenTooLittleError),
        (Tender(PaymentKind.CARD, Decimal("10.005")), TooManyPlacesError),
        (Tender(PaymentKind.CARD, Decimal("NaN")), AmountOutOfRangeError),
        (Tender(PaymentKind.CASH, Decimal("10.00"), given=Decimal("NaN")), AmountOutOfRangeError),
    ],
)
def test_what_is_no_payment_is_refused(tender: Tender, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        tender.received(NOON)


def test_more_than_is_open_is_refused_over_all_kinds_together() -> None:
    both = (Tender(PaymentKind.CASH, Decimal("60.00")), Tender(PaymentKind.ALIPAY, Decimal("58.01")))
    check_not_overpaid(both, Decimal("118.01"))
    with pytest.raises(OverpaidError) as refusal:
        check_not_overpaid(both, Decimal("118.00"))
    assert (refusal.value.amount, refusal.value.open_amount) == (Decimal("118.01"), Decimal("118.00"))


def test_a_refund_goes_back_by_kind_the_last_received_first() -> None:
    money = (paid(PaymentKind.WECHAT, "100.00"), paid(PaymentKind.CASH, "48.00"))
    back = refund_by_kind(money, Decimal("60.00"), NOON)
    assert [(one.kind, one.amount) for one in back] == [
        (PaymentKind.CASH, Decimal("-48.00")),
        (PaymentKind.WECHAT, Decimal("-12.00")),
    ]


def test_what_went_back_before_is_not_given_back_again() -> None:
    money = (paid(PaymentKind.CASH, "48.00"), paid(PaymentKind.CASH, "-48.00"), paid(PaymentKind.CARD, "20.00"))
    back = refund_by_kind(money, Decimal("20.00"), NOON)
    assert [(one.kind, one.amount) for one in back] == [(PaymentKind.CARD, Decimal("-20.00"))]


@given(st.lists(st.tuples(st.sampled_from(PaymentKind), st.integers(1, 10**8)), min_size=1), st.data())
def test_a_refund_is_exact_and_no_kind_pays_out_more_than_it_took_in(
    money: list[tuple[PaymentKind, int]], data: st.DataObject
) -> None:
    payments = [Payment(kind, from_fen(fen), NOON) for kind, fen in money]
    amount = from_fen(data.draw(st.integers(0, sum(fen for _, fen in money))))
    back = refund_by_kind(payments, amount, NOON)
    assert total_of(one.amount for one in back) == -amount
    for kind in PaymentKind:
        assert balance_of(one for one in (*payments, *back) if one.kind is kind) >= 0


@pytest.mark.parametrize(
    ("due", "paid_so_far", "is_credited", "state", "left"),
    [
        ("118.00", "0.00", False, InvoiceState.POSTED, "118.00"),
        ("118.00", "0.01", False, InvoiceState.PART_PAID, "117.99"),
        ("118.00", "118.00", False, InvoiceState.PAID, "0.00"),
        ("0.00", "0.00", False, InvoiceState.PAID, "0.00"),
        ("0.00", "118.00", True, InvoiceState.CREDITED, "0.00"),
    ],
)
def test_the_state_follows_from_the_sums(
    due: str, paid_so_far: str, is_credited: bool, state: InvoiceState, left: str
) -> None:
    assert invoice_state(Decimal(due), Decimal(paid_so_far), is_credited=is_credited) is state
    assert open_amount(Decimal(due), Decimal(paid_so_far), is_credited=is_credited) == Decimal(left)
