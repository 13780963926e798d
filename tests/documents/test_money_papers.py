"""Receipts of deposits, payments and refunds, and credit notes: every size, every language, every fen."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from aftersale_desktop.documents.text import clean
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer
from aftersale_desktop.domain.invoices import Payment, PaymentKind
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.money_papers import CreditNoteContent, PaymentContent
from aftersale_desktop.domain.papers import SHEET_SIZES, CopyMark, PaperSize
from aftersale_desktop.domain.payments import Purpose
from tests.documents.hostile_names import HOSTILE_NAMES
from tests.journeys.paper_reader import page_count
from tests.paper_builders import HEADING, SUBJECT, decoded, fee_line, invoice_of, pdf_of, squeezed, text_of

AT = datetime(2026, 11, 22, 16, 40)  # noqa: DTZ001 - papers hold the shop's local time
LANGUAGES = ("zh_CN", "en", "zh+en")
EVERY_SHEET = [(size, language) for size in SHEET_SIZES for language in LANGUAGES]


def payment_of(purpose: Purpose = Purpose.PAYMENT, **changes: object) -> PaymentContent:
    content = PaymentContent(
        number={Purpose.DEPOSIT: "SH03-DP-2026-000007", Purpose.REFUND: "SH03-RF-2026-000007"}.get(
            purpose, "SH03-PY-2026-000007"
        ),
        purpose=purpose,
        claim_number="SH03-WX-2026-000412",
        invoice_number="" if purpose is Purpose.DEPOSIT else "SH03-FI-2026-000388",
        point=HEADING,
        booked_at=AT,
        booked_by="李娜",
        subject=SUBJECT,
        payments=(
            Payment(PaymentKind.CASH, Decimal("118.00"), AT, tendered=Decimal("200.00")),
            Payment(PaymentKind.TRANSFER, Decimal("30.50"), AT, "20261122-77"),
        ),
        total=Decimal("148.50"),
        balance=Decimal("148.50"),
        due=None if purpose is Purpose.DEPOSIT else Decimal("248.50"),
        open_amount=None if purpose is Purpose.DEPOSIT else Decimal("100.00"),
    )
    return replace(content, **changes)  # type: ignore[arg-type]  # any field


def credit_of(lines: int = 2, **changes: object) -> CreditNoteContent:
    part = fee_line(FeeComponent.SPARE_PARTS, "CAP35", "1", "38.00", Payer.CUSTOMER)
    taken = tuple(_negative(replace(part, code=f"P{place}")) for place in range(lines))
    total = sum((line.amount_due for line in taken), Decimal(0))
    content = CreditNoteContent(
        number="SH03-CN-2026-000003",
        invoice_number="SH03-FI-2026-000388",
        claim_number="SH03-WX-2026-000412",
        point=HEADING,
        invoice_posted_at=AT,
        invoice_total=-total,
        posted_at=AT,
        posted_by="周敏",
        subject=SUBJECT,
        reason="配件型号开错，冲红重开",
        lines=taken,
        rounding=Decimal("0.00"),
        total=total,
        net=total - Decimal("-1.00"),
        tax=Decimal("-1.00"),
        tax_rate=Decimal("0.13"),
        refunds=(Payment(PaymentKind.WECHAT, total, AT),),
        is_final=True,
    )
    return replace(content, **changes)  # type: ignore[arg-type]  # any field


def _negative(line: FeeLine) -> FeeLine:
    return replace(line, list_amount=-line.list_amount, amount_due=-line.amount_due)


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_receipt_of_money_says_how_much_in_which_kinds_and_for_what(
    size: PaperSize, language: str, purpose: Purpose
) -> None:
    content = payment_of(purpose)
    pdf = pdf_of(content, size, language)
    text = text_of(pdf)
    for value in (document_code(content.number), content.claim_number, "148.50", "118.00", "30.50", "20261122-77"):
        assert squeezed(value) in text, value
    assert capitals(content.total) in text
    assert "200.00" in text
    assert "82.00" in text
    assert page_count(pdf) == 1
    if content.invoice_number:
        assert content.invoice_number in text
    if content.purpose is Purpose.PAYMENT:
        assert "100.00" in text


@pytest.mark.parametrize(
    ("purpose", "title"),
    [(Purpose.DEPOSIT, "定金收据"), (Purpose.PAYMENT, "收款收据"), (Purpose.REFUND, "退款凭证")],
)
def test_each_receipt_has_a_title_of_its_own(purpose: Purpose, title: str) -> None:
    assert title in text_of(pdf_of(payment_of(purpose)))


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_a_refund_says_how_much_goes_back_of_what(size: PaperSize, language: str) -> None:
    credited = payment_of(
        Purpose.REFUND, total=Decimal("148.50"), balance=Decimal("0.00"), due=Decimal("0.00"), open_amount=Decimal(0)
    )
    text = text_of(pdf_of(replace(credited, invoice_total=Decimal("148.50")), size, language))
    assert text.count("148.50") >= 5, "the total, the invoice, what was credited, what was paid and what goes back"
    assert text.count("−148.50") == 2
    deposit = replace(credited, total=Decimal("50.00"), due=None, open_amount=None, invoice_number="")
    text = text_of(pdf_of(deposit, size, language))
    assert text.count("50.00") >= 3
    assert "−50.00" in text


def test_a_refund_of_the_first_versions_says_what_was_paid_before() -> None:
    old = payment_of(Purpose.REFUND, balance=Decimal("100.00"), due=Decimal("100.00"), open_amount=Decimal("0.00"))
    assert "248.50" in text_of(pdf_of(old)), "what was paid before: what is left and what went back"


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_a_credit_note_names_its_invoice_and_says_everything_below_zero(size: PaperSize, language: str) -> None:
    content = credit_of()
    text = text_of(pdf_of(content, size, language))
    for value in (document_code(content.number), content.invoice_number, content.claim_number, content.reason):
        assert squeezed(value) in text, value
    assert text.count("−38.00") >= len(content.lines)
    assert "−76.00" in text
    assert "负柒拾陆元整" in text


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A5])
def test_a_long_credit_note_goes_on_over_pages_with_one_total_on_the_last(size: PaperSize) -> None:
    pdf = pdf_of(credit_of(lines=120), size)
    assert page_count(pdf) > 1
    assert text_of(pdf).count(capitals(Decimal("-4560.00"))) == 1


def test_a_copy_says_so_and_else_is_the_same() -> None:
    mark = CopyMark(1, AT, "李娜")
    assert "副本" in text_of(pdf_of(payment_of(), mark=mark)) or "COPY" in text_of(pdf_of(payment_of(), mark=mark))
    assert pdf_of(credit_of()) == pdf_of(credit_of())


@pytest.mark.parametrize("content", [payment_of(), payment_of(Purpose.DEPOSIT), credit_of()], ids=lambda c: c.number)
def test_its_barcode_is_read_back(content: PaymentContent | CreditNoteContent) -> None:
    for size in SHEET_SIZES:
        assert document_code(content.number) in decoded(pdf_of(content, size), 203)


def test_hostile_names_and_reasons_stand_on_them_as_they_are() -> None:
    for name in HOSTILE_NAMES:
        subject = replace(SUBJECT, customer_name=name)
        for content in (payment_of(subject=subject, reason=name), credit_of(subject=subject, reason=name)):
            assert text_of(pdf_of(content, PaperSize.A4)).count(squeezed(clean(name))) >= 2, name


def test_an_invoice_shows_discount_rounding_and_who_approved_them() -> None:
    line = fee_line(FeeComponent.SPARE_PARTS, "CAP35", "1", "38.00", Payer.CUSTOMER)
    reduced = replace(line.reduced_by(Decimal("3.80")), reason="老顾客", approved_by="周敏")
    content = invoice_of((reduced,), total=Decimal("34.00"), rounding=Decimal("-0.20"), payments=())
    text = text_of(pdf_of(content))
    for value in ("−3.80", "−0.20", "34.20", "老顾客·周敏批准", "34.00"):
        assert value in text, value
