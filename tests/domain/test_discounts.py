"""What a supervisor lets off: list prices stay, every fen is accounted for, nothing without a reason (P-17)."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.discounts import (
    Concessions,
    Discount,
    DiscountOutOfRangeError,
    LineChange,
    NothingToChangeError,
    conceded,
)
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer, settlement_of
from aftersale_desktop.domain.money import capitals, from_fen, total_of

RATE = Decimal("0.13")


def a_line(amount: str, code: str = "minor", component: FeeComponent = FeeComponent.MAINTENANCE) -> FeeLine:
    price = Decimal(amount)
    return FeeLine(component, code, Decimal(1), price, price, Payer.CUSTOMER, price)


PART = a_line("38.00", "CAP35", FeeComponent.SPARE_PARTS)


def test_a_discount_on_a_line_leaves_its_list_price() -> None:
    change = LineChange(FeeComponent.MAINTENANCE, "minor", discount=Discount(Decimal("5.00")), reason="老顾客")
    labour, part = conceded((a_line("80.00"), PART), Concessions((change,)), "周敏")
    assert (labour.list_amount, labour.discount, labour.amount_due) == (Decimal(80), Decimal(5), Decimal("75.00"))
    assert (labour.reason, labour.approved_by) == ("老顾客", "周敏")
    assert part == PART


def test_a_discount_is_for_one_line_also_where_two_have_its_code() -> None:
    change = LineChange(FeeComponent.SPARE_PARTS, "CAP35", discount=Discount(Decimal("10.00")), reason="老顾客")
    assert [line.discount for line in conceded((PART, PART), Concessions((change,)), "周敏")] == [10, 0]
    assert [line.discount for line in conceded((PART, PART), Concessions((change, change)), "周敏")] == [10, 10]


def test_a_change_that_no_line_is_left_for_is_refused() -> None:
    change = LineChange(FeeComponent.SPARE_PARTS, "CAP35", discount=Discount(Decimal("10.00")), reason="老顾客")
    Concessions((change,)).check_lines((PART,))
    for wanted, lines in ((Concessions((change,)), (a_line("80.00"),)), (Concessions((change, change)), (PART,))):
        with pytest.raises(NothingToChangeError) as refusal:
            wanted.check_lines(lines)
        assert refusal.value.code == "CAP35"


def test_per_cent_is_taken_of_what_the_customer_would_pay() -> None:
    wanted = Concessions(on_total=Discount(Decimal(10), is_per_cent=True), reason="集中报修")
    lines = conceded((a_line("80.05"), PART), wanted, "周敏")
    assert total_of(line.discount for line in lines) == Decimal("11.81")
    assert total_of(line.amount_due for line in lines) == Decimal("106.24")


@pytest.mark.parametrize("payer", [Payer.FACTORY, Payer.SERVICE_POINT, Payer.GOODWILL])
def test_another_payer_takes_the_whole_line_and_its_discount_with_it(payer: Payer) -> None:
    change = LineChange(FeeComponent.SPARE_PARTS, "CAP35", payer=payer, reason="配件质量")
    _, part = conceded((a_line("80.00"), PART), Concessions((change,)), "周敏")
    assert (part.payer, part.list_amount) == (payer, Decimal("38.00"))
    assert part.amount_due == part.discount == 0


def test_only_what_the_customer_bears_shares_in_a_discount_on_the_total() -> None:
    change = LineChange(FeeComponent.SPARE_PARTS, "CAP35", payer=Payer.GOODWILL, reason="配件质量")
    wanted = Concessions((change,), Discount(Decimal("8.00")), "让利")
    labour, part = conceded((a_line("80.00"), PART), wanted, "周敏")
    assert (labour.discount, part.discount) == (Decimal("8.00"), Decimal(0))


@pytest.mark.parametrize("discount", [Discount(Decimal("80.01")), Discount(Decimal("100.5"), is_per_cent=True)])
def test_nobody_pays_less_than_nothing(discount: Discount) -> None:
    with pytest.raises(DiscountOutOfRangeError):
        conceded((a_line("80.00"),), Concessions(on_total=discount, reason="让利"), "周敏")


@pytest.mark.parametrize(
    "wanted",
    [
        Concessions(on_total=Discount(Decimal(5)), reason="  "),
        Concessions((LineChange(FeeComponent.MAINTENANCE, "minor", payer=Payer.GOODWILL),)),
    ],
)
def test_nothing_is_let_off_without_a_reason(wanted: Concessions) -> None:
    with pytest.raises(ReasonMissingError):
        wanted.check_reasons()


_line = st.builds(
    lambda fen, component, payer, number: FeeLine(
        component, f"L{number}", Decimal(1), from_fen(fen), from_fen(fen), Payer.CUSTOMER, from_fen(fen)
    ).borne_by(payer),
    st.integers(0, 5_000_000),
    st.sampled_from(FeeComponent),
    st.sampled_from(Payer),
    st.integers(0, 5),
)
_discount = st.one_of(
    st.none(),
    st.integers(0, 100_00).map(lambda share: Discount(from_fen(share), is_per_cent=True)),
)


def check_sums(
    lines: list[FeeLine], on_line: Discount | None, on_total: Discount | None, cash_step: Decimal | None
) -> None:
    shared = [line for line in lines[:2] if on_line]
    changes = tuple(LineChange(line.component, line.code, discount=on_line, reason="让利") for line in shared)
    kept = conceded(lines, Concessions(changes, on_total, "让利"), "周敏")
    sums = settlement_of(kept, RATE, cash_step)
    assert sums.total == sum((line.amount_due for line in kept), Decimal(0)) + sums.rounding
    assert sums.net + sums.tax == sums.total
    assert sums.total == sum((sums.component(component) for component in FeeComponent), sums.rounding)
    assert -(cash_step or Decimal("0.01")) < sums.rounding <= 0
    assert all(line.amount_due >= 0 and line.discount >= 0 for line in kept)
    for line, before in zip(kept, lines, strict=True):
        assert line.list_amount == before.list_amount
        assert line.amount_due + line.discount == (before.list_amount if before.payer is Payer.CUSTOMER else 0)
    assert amount_in(capitals(sums.total)) == sums.total
    assert capitals(-sums.total) == (f"负{capitals(sums.total)}" if sums.total else capitals(Decimal(0)))


def amount_in(written: str) -> Decimal:
    """Read capitals back, place by place, in another way than they are written."""
    whole, cents = written.split("元") if "元" in written else ("", written)
    yuan = section = digit = 0
    for sign in whole:
        if sign in _DIGITS:
            digit = _DIGITS.index(sign)
        elif sign in _SECTIONS:
            yuan, section, digit = yuan + (section + digit) * _SECTIONS[sign], 0, 0
        else:
            section, digit = section + digit * _PLACES[sign], 0
    jiao, fen = (_DIGITS.index(cents[cents.index(sign) - 1]) if sign in cents else 0 for sign in "角分")
    return Decimal(yuan + section + digit) + Decimal(10 * jiao + fen) / 100


_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SECTIONS = {"亿": 10**8, "万": 10**4}
_PLACES = {"仟": 1000, "佰": 100, "拾": 10}
_STEPS = (None, Decimal("0.10"), Decimal("1.00"))


@given(st.lists(_line, max_size=12), _discount, _discount, st.sampled_from(_STEPS))
def test_whatever_is_let_off_every_sum_is_true(
    lines: list[FeeLine], on_line: Discount | None, on_total: Discount | None, cash_step: Decimal | None
) -> None:
    check_sums(lines, on_line, on_total, cash_step)


def test_ten_thousand_invoices_add_up_to_the_fen_in_figures_and_capitals() -> None:
    chance = Random(17)  # noqa: S311 - invents invoices
    for _ in range(10_000):
        lines = []
        for number in range(chance.randint(0, 9)):
            price = from_fen(chance.choice((chance.randint(0, 99), chance.randint(0, 500_000))))
            line = FeeLine(
                chance.choice(list(FeeComponent)), f"L{number}", Decimal(1), price, price, Payer.CUSTOMER, price
            )
            lines.append(line.borne_by(chance.choice((Payer.CUSTOMER, Payer.CUSTOMER, Payer.FACTORY))))
        shares = [Discount(from_fen(chance.randint(0, 100_00)), is_per_cent=True) for _ in range(2)]
        check_sums(lines, chance.choice((None, shares[0])), chance.choice((None, shares[1])), chance.choice(_STEPS))
