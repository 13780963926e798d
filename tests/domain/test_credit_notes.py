"""Taking an invoice back: each line once, all notes together are exactly the invoice."""

from dataclasses import replace
from decimal import Decimal

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


_lines = st.lists(st.tuples(st.integers(0, 10**7), st.booleans()), min_size=1, max_size=8)


@given(_lines, st.sampled_from([None, Decimal("1.00")]), st.randoms(use_true_random=False))
def test_notes_in_any_order_add_up_to_the_invoice(
    amounts: list[tuple[int, bool]], cash_step: Decimal | None, random: object
) -> None:
    lines = [
        FeeLine(
            FeeComponent.SPARE_PARTS,
            f"P{place}",
            Decimal(1),
            from_fen(fen),
            from_fen(fen),
            Payer.CUSTOMER,
            from_fen(fen),
        )
        for place, (fen, _) in enumerate(amounts)
    ]
    kept = [line if is_his else line.borne_by(Payer.FACTORY) for line, (_, is_his) in zip(lines, amounts, strict=True)]
    invoice = an_invoice(settlement=settlement_of(kept, RATE, cash_step))
    places = list(range(len(kept)))
    random.shuffle(places)  # type: ignore[attr-defined]  # hypothesis hands out a random.Random
    notes: tuple[CreditNote, ...] = ()
    for place in places:
        if not any(one.is_final for one in notes) and place in open_positions(invoice, notes):
            notes = (*notes, note(invoice, (place,), notes))
    assert notes[-1].is_final
    assert all(one.total >= 0 for one in notes)
    for name in ("total", "net", "tax"):
        assert sum(getattr(one, name) for one in notes) == getattr(invoice.settlement, name)
    assert sorted(place for one in notes for place in one.positions) == list(range(len(kept)))
