"""The notes of an exchange and of a product refund: every size, every language, every figure of the sum."""

from collections.abc import Callable

import pytest

from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.exchange_papers import ExchangeContent, ProductRefundContent
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.papers import SHEET_SIZES, PaperSize
from aftersale_desktop.domain.serials import grouped
from tests.exchange_paper_builders import exchange_of, half_exchange, other_model_exchange, product_refund_of
from tests.paper_builders import decoded, pdf_of, squeezed, text_of

EVERY_SHEET = [(size, language) for size in SHEET_SIZES for language in ("zh_CN", "en", "zh+en")]
NOTES = (exchange_of, half_exchange, other_model_exchange)


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
@pytest.mark.parametrize("note_of", NOTES)
def test_an_exchange_note_names_each_old_unit_with_its_new_one(
    note_of: Callable[[], ExchangeContent], size: PaperSize, language: str
) -> None:
    content = note_of()
    pdf = pdf_of(content, size, language)
    text, exchange = squeezed(text_of(pdf)), content.exchange
    assert document_code(content.number) in decoded(pdf, 300)
    for unit in (*exchange.old_units, *exchange.new_units):
        assert squeezed(grouped(unit.barcode)) in text
    assert exchange.new_card in text
    assert str(content.warranty_ends_on) in text


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_a_refund_note_shows_every_figure_of_the_sum_and_the_amount_in_capitals(size: PaperSize, language: str) -> None:
    content: ProductRefundContent = product_refund_of()
    pdf = pdf_of(content, size, language)
    text, refund = squeezed(text_of(pdf)), content.refund
    assert document_code(content.number) in decoded(pdf, 300)
    figures = (refund.price, refund.counted_from, refund.counted_until, 265, "−15", "−2", 248, "0.1%", "−743.75")
    for figure in (*figures, refund.amount, capitals(refund.amount), refund.reference.replace(" ", "")):
        assert str(figure) in text, figure


def test_a_whole_exchange_says_that_the_period_restarts_and_a_half_that_it_does_not() -> None:
    whole, half = (squeezed(text_of(pdf_of(note(), PaperSize.A5, "en"))) for note in (exchange_of, half_exchange))
    assert squeezed("begins anew with the exchange") in whole
    assert squeezed("the old card SH03-BX-2026-031877 is closed") in whole
    assert squeezed("the period goes on as it ran") in half
    assert squeezed("is closed") not in half


def test_a_supervisors_reason_stands_on_the_note_with_what_the_rules_say() -> None:
    text = squeezed(text_of(pdf_of(half_exchange(), PaperSize.A5, "zh_CN")))
    assert "室外机壳体开裂，无法修复" in text
    assert squeezed("按规则判定：免费维修") in text


def test_another_model_is_named_with_its_difference() -> None:
    text = squeezed(text_of(pdf_of(other_model_exchange(), PaperSize.A5, "en")))
    assert squeezed("Floor-standing air conditioner KFR-50LW/B") in text
    assert squeezed("¥ 800.00 paid by the customer") in text
