"""A quote says what is found, what may be left out, until when it holds and what a no costs; a day close adds up."""

import pytest

from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, audiences_of, sizes_of
from tests.paper_builders import decoded, invoice_of, pdf_of, squeezed, text_of
from tests.quote_paper_builders import day_close_of, quote_of

SHEETS = (PaperSize.A4, PaperSize.A5, PaperSize.ROLL80)


@pytest.mark.parametrize("size", SHEETS)
def test_a_quote_says_all_that_the_customer_decides_by(size: PaperSize) -> None:
    text = text_of(pdf_of(quote_of(), size, PaperLanguage.ENGLISH))
    for said in (
        "Repair quote",
        "SH03-WX-2026-000268",
        "2026-11-29",
        "(optional)",
        "Factory",
        "256.00",
        "190.00",
        "78.00",
        "SAMPLE-2026-A",
    ):
        assert squeezed(said) in text, said


def test_a_quote_asks_for_an_answer_and_a_signature_in_both_languages() -> None:
    chinese = text_of(pdf_of(quote_of(), PaperSize.A5))
    english = text_of(pdf_of(quote_of(), PaperSize.A5, PaperLanguage.ENGLISH))
    assert "同意按报价维修" in chinese
    assert "不同意维修时应付" in chinese
    assert squeezed("I decline the repair") in english
    assert squeezed("Customer's signature") in english


def test_a_quote_without_options_names_none() -> None:
    text = text_of(pdf_of(quote_of(optional=()), PaperSize.A5, PaperLanguage.ENGLISH))
    assert "optional" not in text
    assert "Iacceptwithout" not in text


@pytest.mark.parametrize("size", SHEETS)
def test_the_code_of_a_quote_is_read_back(size: PaperSize) -> None:
    assert document_code("SH03-QT-2026-000105") in decoded(pdf_of(quote_of(), size), 203)


@pytest.mark.parametrize("size", SHEETS)
def test_a_day_close_says_what_should_be_there_what_is_and_why(size: PaperSize) -> None:
    text = text_of(pdf_of(day_close_of(), size, PaperLanguage.ENGLISH))
    for said in ("Day close", "210.50", "200.50", "−10.00", "¥ 10.00 missing", "找零多给十元", "150.50", "50.00"):
        assert squeezed(said) in text, said


@pytest.mark.parametrize("size", SHEETS)
def test_a_day_close_says_where_the_audit_record_ended(size: PaperSize) -> None:
    content = day_close_of()
    assert content.audit is not None
    text = text_of(pdf_of(content, size, PaperLanguage.ENGLISH))
    assert squeezed(f"{content.audit.index}: {content.audit.hash}") in text


def test_a_correcting_close_names_the_one_it_corrects() -> None:
    text = text_of(pdf_of(day_close_of(corrects="SH03-DC-2026-000013"), PaperSize.A5))
    assert "SH03-DC-2026-000013" in text


def test_a_day_close_stays_in_the_shop() -> None:
    assert [str(audience) for audience in audiences_of(PaperKind.DAY_CLOSE)] == ["shop"]
    assert sizes_of(PaperKind.DAY_CLOSE) == SHEETS


def test_the_invoice_of_a_declined_repair_says_that_nothing_was_repaired() -> None:
    english = text_of(pdf_of(invoice_of(outcome=JobOutcome.DECLINED), PaperSize.A5, PaperLanguage.ENGLISH))
    assert squeezed("Returned unrepaired: the customer declined the quote") in english
    assert "未维修退还：顾客不同意报价" in text_of(pdf_of(invoice_of(outcome=JobOutcome.DECLINED), PaperSize.A5))
    assert "Returned" not in text_of(pdf_of(invoice_of(), PaperSize.A5, PaperLanguage.ENGLISH))
