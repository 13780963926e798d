"""At the end of the day the till is counted once; what was closed never changes, and what comes later is tomorrow's."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.day_close import (
    CashPile,
    CloseNotFoundError,
    DifferenceUnexplainedError,
    FloatTooLargeError,
    NotTheLastCloseError,
    TillChangedError,
)
from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.exchanges import Swap
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.services.exchange_forms import ExchangeForm, RefundForm
from aftersale_desktop.services.till import ClosedDay, CloseDraft
from tests.builders import (
    CLERK,
    NOON,
    OTHER_CLERK,
    SPLIT_UNIT,
    SUPERVISOR,
    TECHNICIAN,
    a_barcode,
    a_stocked_shop,
    a_visit,
)
from tests.fakes import FakeShop, a_fake_shop


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    return shop.intake.take(a_visit(shop.known()), "key 1").claim.number


def deposit(shop: FakeShop, number: str, amount: str, key: str, kind: PaymentKind = PaymentKind.CASH) -> None:
    given = Decimal(amount) + 20 if kind is PaymentKind.CASH else None
    shop.money.payments.take_deposit(number, (Tender(kind, Decimal(amount), given),), key)


def counted(shop: FakeShop, *piles: tuple[str, int], **changes: Any) -> CloseDraft:
    draft = CloseDraft(
        entries=tuple(entry.id for entry in shop.money.till.day().entries),
        cash=tuple(CashPile(Decimal(value), pieces) for value, pieces in piles),
        float_left=Decimal("0.00"),
    )
    return replace(draft, **changes)


def close(shop: FakeShop, draft: CloseDraft, key: str = "close 1") -> ClosedDay:
    return shop.money.till.close(draft, key)


def test_sums_of_every_kind_come_from_the_ledger(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "80.00", "d1")
    deposit(shop, number, "50.00", "d2", PaymentKind.WECHAT)
    shop.who.user = SUPERVISOR
    shop.money.payments.give_back(number, "不修了", "r1")
    day = shop.money.till.day()
    sums = {one.kind: one for one in day.sums}
    cash, wechat = sums[PaymentKind.CASH], sums[PaymentKind.WECHAT]
    assert (cash.deposits, cash.refunds, cash.total, cash.change) == (
        Decimal("80.00"),
        Decimal("-80.00"),
        Decimal("0.00"),
        Decimal("20.00"),
    )
    assert (wechat.deposits, wechat.total) == (Decimal("50.00"), Decimal("0.00"))
    assert day.expected == Decimal("0.00")


def test_a_close_has_a_number_a_sheet_and_an_audit_row(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "80.00", "d1")
    draft = counted(shop, ("50", 1), ("20", 1), ("10", 2), float_before=Decimal("10.00"))
    closed = close(shop, replace(draft, float_left=Decimal("10.00")))
    assert closed.close.number == "SH03-DC-2026-000001"
    assert (closed.close.expected, closed.close.counted, closed.close.difference) == (
        Decimal("90.00"),
        Decimal("90.00"),
        Decimal("0.00"),
    )
    assert closed.close.taken_out == Decimal("80.00")
    content = shop.kept.papers[PaperKind.DAY_CLOSE, closed.close.number].content
    assert isinstance(content, DayCloseContent)
    assert content.entry_numbers == ("SH03-DP-2026-000001",)
    assert [deed for _, _, deed, subject, _ in shop.kept.audit if subject == closed.close.number] == ["close_day"]


def test_what_is_booked_after_a_close_belongs_to_the_next_one_and_the_float_goes_on(
    shop: FakeShop, number: str
) -> None:
    deposit(shop, number, "80.00", "d1")
    first = close(shop, counted(shop, ("50", 1), ("10", 3), float_left=Decimal("30.00"))).close
    deposit(shop, number, "20.00", "d2")
    day = shop.money.till.day()
    assert [entry.total for entry in day.entries] == [Decimal("20.00")]
    assert (day.float_before, day.expected) == (Decimal("30.00"), Decimal("50.00"))
    close(shop, counted(shop, ("50", 1)), "close 2")
    assert shop.money.till.find(first.number) == first


def test_a_difference_needs_a_reason(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "80.00", "d1")
    with pytest.raises(DifferenceUnexplainedError) as refusal:
        close(shop, counted(shop, ("50", 1), ("20", 1)))
    assert refusal.value.difference == Decimal("-10.00")
    assert shop.kept.day_closes == []
    closed = close(shop, counted(shop, ("50", 1), ("20", 1), reason="找零多给"))
    assert closed.close.difference == Decimal("-10.00")


def test_no_more_stays_in_the_till_than_was_counted(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "50.00", "d1")
    with pytest.raises(FloatTooLargeError):
        close(shop, counted(shop, ("50", 1), float_left=Decimal("60.00")))


def test_money_booked_while_somebody_counts_is_noticed(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "50.00", "d1")
    draft = counted(shop, ("50", 1))
    deposit(shop, number, "10.00", "d2")
    with pytest.raises(TillChangedError):
        close(shop, draft)


def test_the_same_key_closes_once(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "50.00", "d1")
    draft = counted(shop, ("50", 1))
    assert close(shop, draft) == close(shop, draft)
    assert len(shop.kept.day_closes) == 1


def test_a_wrong_count_is_corrected_by_another_close_with_a_reason(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "80.00", "d1")
    first = close(shop, counted(shop, ("50", 1), ("20", 1), reason="少 10 元")).close
    deposit(shop, number, "20.00", "d2")
    again = CloseDraft(
        entries=first.entries,
        cash=(CashPile(Decimal(50), 1), CashPile(Decimal(10), 3)),
        float_left=Decimal("10.00"),
        corrects=first.number,
    )
    with pytest.raises(DifferenceUnexplainedError):
        close(shop, again, "close 2")
    corrected = close(shop, replace(again, reason="找到 10 元"), "close 2").close
    assert (corrected.corrects, corrected.difference, corrected.sums) == (first.number, Decimal("0.00"), first.sums)
    assert shop.money.till.find(first.number) == first
    assert shop.money.till.day().expected == Decimal("30.00")
    late = CloseDraft(entries=(), cash=(), float_left=Decimal(0), reason="x", corrects=first.number)
    with pytest.raises(NotTheLastCloseError):
        close(shop, late, "close 3")


def test_the_first_close_counts_its_own_day_only(shop: FakeShop, number: str) -> None:
    shop.clock.moment = NOON - timedelta(days=1)
    deposit(shop, number, "70.00", "d0")
    shop.clock.moment = NOON
    deposit(shop, number, "50.00", "d1")
    assert [entry.total for entry in shop.money.till.day().entries] == [Decimal("50.00")]


def test_each_point_closes_its_own_till(shop: FakeShop, number: str) -> None:
    deposit(shop, number, "50.00", "d1")
    shop.who.user = OTHER_CLERK
    assert shop.money.till.day().entries == ()
    assert close(shop, counted(shop)).close.number == "SH01-DC-2026-000001"


def test_only_those_who_may_close_a_day_see_the_till(shop: FakeShop) -> None:
    shop.who.user = TECHNICIAN
    with pytest.raises(NotAllowedError):
        shop.money.till.day()
    with pytest.raises(NotAllowedError):
        shop.money.till.close(CloseDraft(entries=(), cash=(), float_left=Decimal(0)), "x")
    with pytest.raises(CloseNotFoundError):
        shop.money.till.find("SH03-DC-2026-000009")


def refunded(shop: FakeShop, number: str, kind: PaymentKind = PaymentKind.CASH) -> Decimal:
    """Pay the price of the product back; returns what went out."""
    shop.who.user = SUPERVISOR
    refund = shop.repairs.exchanges.refund(RefundForm(number, kind, reason="无法修复")).order.standing.refund
    assert refund is not None
    shop.who.user = CLERK
    return refund.amount


def test_a_product_refund_goes_out_of_the_till_once_and_stands_on_the_sheet(shop: FakeShop, number: str) -> None:
    amount = refunded(shop, number)
    day = shop.money.till.day()
    cash = next(one for one in day.sums if one.kind is PaymentKind.CASH)
    assert (cash.refunds, cash.total, day.expected) == (-amount, -amount, -amount)
    money = tuple(one.id for one in day.products)
    with pytest.raises(TillChangedError):
        close(shop, counted(shop, float_before=amount))
    closed = close(shop, counted(shop, float_before=amount, products=money), "close 2")
    assert closed.close.difference == Decimal("0.00")
    assert isinstance(closed.paper.content, DayCloseContent)
    assert closed.paper.content.entry_numbers == ("SH03-RT-2026-000001",)
    assert shop.money.till.day().products == ()
    assert shop.money.till.day().expected == Decimal("0.00")
    fixed = counted(shop, corrects=closed.close.number, reason="重数", entries=(), products=money)
    again = close(shop, fixed, "close 3")
    assert isinstance(again.paper.content, DayCloseContent)
    assert again.paper.content.entry_numbers == ("SH03-RT-2026-000001",)


def test_a_refund_by_transfer_leaves_the_cash_alone(shop: FakeShop, number: str) -> None:
    amount = refunded(shop, number, PaymentKind.TRANSFER)
    sums = {one.kind: one.total for one in shop.money.till.day().sums}
    assert sums[PaymentKind.TRANSFER] == -amount
    assert shop.money.till.day().expected == Decimal("0.00")


def test_a_price_difference_comes_into_the_till(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    units = shop.kept.items[1].units
    swaps = tuple(Swap(unit.barcode, a_barcode(unit.barcode[:6], 77)) for unit in units)
    setup, other = shop.kept.setup, replace(SPLIT_UNIT, code="KFR-50GW/B")
    assert setup is not None
    shop.kept.setup = replace(setup, models=(*setup.models, other))
    form = ExchangeForm(number, swaps, other.code, Decimal("300.00"), PaymentKind.CASH, reason="换高配")
    shop.repairs.exchanges.exchange(form)
    shop.who.user = CLERK
    day = shop.money.till.day()
    assert (day.expected, [one.amount for one in day.products]) == (Decimal("300.00"), [Decimal("300.00")])


def test_money_lies_in_the_till_of_who_took_it_wherever_the_claim_was_taken(shop: FakeShop, number: str) -> None:
    shop.who.user = OTHER_CLERK
    deposit(shop, number, "80.00", "d1")
    assert [entry.number for entry in shop.money.till.day().entries] == ["SH01-DP-2026-000001"]
    assert shop.money.till.day().expected == Decimal("80.00")
    shop.who.user = CLERK
    assert shop.money.till.day().entries == ()


def test_a_product_refund_goes_out_of_the_till_of_who_paid_it(shop: FakeShop, number: str) -> None:
    shop.who.user = replace(SUPERVISOR, point_code=OTHER_CLERK.point_code)
    refunded = shop.repairs.exchanges.refund(RefundForm(number, PaymentKind.CASH, reason="无法修复"))
    refund = refunded.order.standing.refund
    assert refund is not None
    assert refund.number == "SH01-RT-2026-000001"
    shop.who.user = OTHER_CLERK
    assert [one.number for one in shop.money.till.day().products] == [refund.number]
    assert shop.money.till.day().expected == -refund.amount
    shop.who.user = CLERK
    assert shop.money.till.day().products == ()
