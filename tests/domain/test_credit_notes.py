"""Taking an invoice back: each line once, all notes together are exactly the invoice."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.credit_notes import (
    AlreadyCreditedError,
    CreditNote,
    NoSuchLineError,
    NothingToCreditError,
    credit_of,
    open_positions,
)
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer, settlement_of
from aftersale_desktop.domain.invoices import Invoice
from aftersale_desktop.domain.money import from_fen
from tests.builders import a_credit_note, an_invoice

RATE = Decimal("0.13")


def note(invoice: Invoice, positions: tuple[int, ...] | None, earlier: tuple[CreditNote, ...] = ()) -> CreditNote:
    credit = credit_of(invoice, earlier, positions, RATE)
    return replace(
        a_credit_note(invoice),
        positions=credit.positions,
        total=credit.total,
        net=credit.net,
        tax=credit.tax,
        rounding=credit.rounding,
        is_final=credit.is_final,
    )


def test_the_whole_invoice_is_taken_back_with_its_tax() -> None:
    invoice = an_invoice()
    credit = credit_of(invoice, (), None, RATE)
    sums = invoice.settlement
    assert (credit.total, credit.net, credit.tax, credit.is_final) == (sums.total, sums.net, sums.tax, True)
    assert credit.positions == tuple(range(len(sums.lines)))


def test_one_line_is_taken_back_and_the_others_stay_open() -> None:
    invoice = an_invoice()
    first = note(invoice, (0,))
    assert first.total == invoice.settlement.lines[0].amount_due
    assert not first.is_final
    assert open_positions(invoice, (first,)) == tuple(range(1, len(invoice.settlement.lines)))
    with pytest.raises(AlreadyCreditedError):
        credit_of(invoice, (first,), (0,), RATE)


def test_a_credited_invoice_is_not_credited_again() -> None:
    invoice = an_invoice()
    with pytest.raises(AlreadyCreditedError):
        credit_of(invoice, (note(invoice, None),), None, RATE)


def test_nothing_chosen_and_lines_that_are_not_there_are_refused() -> None:
    with pytest.raises(NothingToCreditError):
        credit_of(an_invoice(), (), (), RATE)
    with pytest.raises(NoSuchLineError):
        credit_of(an_invoice(), (), (99,), RATE)


def a_line(code: str, price: Decimal) -> FeeLine:
    return FeeLine(FeeComponent.SPARE_PARTS, code, Decimal(1), price, price, Payer.CUSTOMER, price)


def invoice_of(*fen: int, cash_step: Decimal | None = None) -> Invoice:
    lines = [a_line(f"P{place}", from_fen(one)) for place, one in enumerate(fen)]
    return an_invoice(settlement=settlement_of(lines, RATE, cash_step))


def test_what_cash_rounding_took_off_is_said_on_the_note_that_reaches_it() -> None:
    invoice = invoice_of(52, 46, 54, 33, 36, 34, cash_step=Decimal("1.00"))
    notes: tuple[CreditNote, ...] = ()
    for place in (5, 0, 2, 1, 4, 3):
        notes = (*notes, note(invoice, (place,), notes))
    assert [(str(one.total), str(one.rounding)) for one in notes[3:]] == [
        ("0.46", "0.00"),
        ("0.14", "-0.22"),
        ("0.00", "-0.33"),
    ]


def test_small_notes_never_have_net_or_tax_below_zero() -> None:
    invoice = invoice_of(5, 5, 5, 5, 5)
    notes: tuple[CreditNote, ...] = ()
    for place in range(5):
        notes = (*notes, note(invoice, (place,), notes))
    assert min(min(one.net, one.tax) for one in notes) >= 0
    assert sum(one.tax for one in notes) == invoice.settlement.tax


def test_lines_that_cost_nothing_are_taken_back_with_the_last_note_only() -> None:
    invoice = invoice_of(0, 100, 0)
    with pytest.raises(NothingToCreditError):
        credit_of(invoice, (), (0, 2), RATE)
    whole = credit_of(invoice, (), (1,), RATE)
    assert (whole.positions, whole.is_final) == ((0, 1, 2), True)
    assert credit_of(invoice_of(0, 0), (), (1,), RATE).is_final


_lines = st.lists(st.tuples(st.integers(0, 10**7) | st.integers(0, 60), st.booleans()), min_size=1, max_size=8)
_steps = st.sampled_from([None, Decimal("0.10"), Decimal("1.00")])


@given(_lines, _steps, st.randoms(use_true_random=False))
def test_notes_in_any_order_add_up_each_and_together(
    amounts: list[tuple[int, bool]], cash_step: Decimal | None, random: Random
) -> None:
    listed = invoice_of(*(fen for fen, _ in amounts)).settlement.lines
    kept = [line if is_his else line.borne_by(Payer.FACTORY) for line, (_, is_his) in zip(listed, amounts, strict=True)]
    invoice = an_invoice(settlement=settlement_of(kept, RATE, cash_step))
    places = random.sample(range(len(kept)), len(kept))
    costing = [place for place in places if kept[place].amount_due] or places[:1]
    notes: tuple[CreditNote, ...] = ()
    while costing:
        chosen = tuple(costing.pop() for _ in range(random.randint(1, len(costing))))
        notes = (*notes, note(invoice, chosen, notes))
    assert [one.is_final for one in notes] == [False] * (len(notes) - 1) + [True]
    for one in notes:
        assert one.total == one.net + one.tax
        assert one.total == sum(kept[place].amount_due for place in one.positions) + one.rounding
        assert min(one.total, one.net, one.tax) >= 0 >= one.rounding
    for name in ("total", "net", "tax", "rounding"):
        assert sum(getattr(one, name) for one in notes) == getattr(invoice.settlement, name)
    assert sorted(place for one in notes for place in one.positions) == list(range(len(kept)))
