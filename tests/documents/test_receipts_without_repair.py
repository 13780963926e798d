"""A receipt for a product that is not repaired promises no collection and estimates nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.facts import Buyer, Cause, Facts
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.next_steps import NextStep
from aftersale_desktop.domain.papers import SHEET_SIZES, PaperSize
from aftersale_desktop.domain.verdict import judge
from tests.paper_builders import SUBJECT, TODAY, free_verdict, invoice_of, pdf_of, receipt_of, squeezed, text_of

REFUND = replace(free_verdict(), refund=Decimal("2499.00"), depreciation=Decimal("500.00"))
NOT_REPAIRED = [step for step in NextStep if step is not NextStep.REPAIR]


@pytest.mark.parametrize("size", SHEET_SIZES)
@pytest.mark.parametrize("step", NOT_REPAIRED)
def test_no_estimate_and_no_collection_is_promised(step: NextStep, size: PaperSize) -> None:
    chinese = text_of(pdf_of(receipt_of(next_step=step, verdict=REFUND), size))
    english = text_of(pdf_of(receipt_of(next_step=step, verdict=REFUND), size, "en"))
    for text in ("预估费用", "承诺取件", "凭本单取件"):
        assert text not in chinese
    for text in ("Estimatedfees", "Promisedforcollection", "Collecttheproduct"):
        assert text not in english


@pytest.mark.parametrize("size", SHEET_SIZES)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_refund_is_said_with_price_depreciation_and_capitals(size: PaperSize, language: str) -> None:
    text = text_of(pdf_of(receipt_of(next_step=NextStep.REFUND, verdict=REFUND), size, language))
    for amount in ("2999.00", "−500.00", "2499.00", capitals(Decimal("2499.00"))):
        assert amount in text


def test_a_suspected_counterfeit_is_not_called_established() -> None:
    paper = receipt_of(next_step=NextStep.SUPERVISOR, verdict=judge(Facts(received_on=TODAY, counterfeit=True)))
    text = text_of(pdf_of(paper))
    assert "疑似假冒" in text
    assert "经鉴别" not in text
    assert "已转主管处理" in text


def test_the_customer_reads_who_has_to_prove_the_cause_and_what_was_noted() -> None:
    bought = TODAY.replace(month=10)
    facts = Facts(received_on=TODAY, invoice_on=bought, cause=Cause.MISUSE, buyer=Buyer.CONSUMER)
    text = text_of(pdf_of(receipt_of(verdict=judge(facts), evidence_note="380 V, photo 17"), language="en"))
    assert squeezed("the seller has to prove the cause (Consumer Law, art. 23)") in text
    assert "attachtheevidence" not in text
    assert "380V,photo17" in text


def test_a_unit_nobody_scanned_is_marked_on_both_papers() -> None:
    subject = replace(SUBJECT, barcodes_per_card=(SUBJECT.units[1].barcode,))
    for paper in (receipt_of(subject=subject), invoice_of(subject=subject)):
        assert text_of(pdf_of(paper)).count("按保修卡") == 1
        assert text_of(pdf_of(paper, language="en")).count("percard") == 1


def test_what_nobody_looked_at_is_not_printed_as_a_finding() -> None:
    assert text_of(pdf_of(receipt_of(condition=(), accessories=()))).count("未登记") == 2
    assert text_of(pdf_of(receipt_of(condition=(), accessories=()), language="en")).count("notrecorded") == 2
