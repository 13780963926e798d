"""Contents of papers for tests, and eyes to read finished PDFs with."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pypdfium2
import zxingcpp

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.drawn_papers import (
    AccessoryLabelsContent,
    CardContent,
    CardPeriod,
    LabelContent,
    LetterContent,
)
from aftersale_desktop.domain.facts import Cause, Facts, RepairSpan, Wish
from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer, settlement_of
from aftersale_desktop.domain.invoices import PartSerials, Payment, PaymentKind, WorkDone
from aftersale_desktop.domain.paper_parts import FeeRow, PointHeading, Stamp, Subject
from aftersale_desktop.domain.papers import (
    Audience,
    CopyMark,
    InvoiceContent,
    PaperContent,
    PaperLanguage,
    PaperSize,
    ReceiptContent,
    Rendering,
)
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.verdict import Verdict, judge
from aftersale_desktop.domain.warranty import Parameters
from aftersale_desktop.services.assessment import fee_rows

TODAY = date(2026, 11, 22)
HEADING = PointHeading(
    code="SH03",
    name=Bilingual("上海浦东服务中心", "Shanghai Pudong Service Center"),
    address=Bilingual("上海市浦东新区张杨路 128 弄 6 号", "6, Lane 128, Zhangyang Road, Pudong, Shanghai"),
    hotline="400-000-0000",
    grade=1,
    opens_at=time(8, 30),
    closes_at=time(18),
)
SUBJECT = Subject(
    customer_name="陈思远",
    customer_phone="13812345678",
    customer_address="上海市浦东新区花木街道锦绣路 1001 弄 12 号 602 室",
    product_name=Bilingual("分体挂壁机", "Split wall air conditioner"),
    brand=Bilingual("样品牌", "Sample Brand"),
    model_code="KFR-35GW/A",
    item_number="SI-000412",
    units=(
        ComponentUnit(UnitKind.INDOOR, "610233260103009176"),
        ComponentUnit(UnitKind.OUTDOOR, "810422260103009171"),
    ),
    card_number="SH03-BX-2026-031877",
    invoice_number="03312250",
    invoice_on=date(2026, 3, 2),
)


def free_verdict() -> Verdict:
    """Return a verdict in warranty, with twelve days of extension."""
    repairs = (RepairSpan(date(2026, 6, 1), date(2026, 6, 13)),)
    return judge(Facts(received_on=TODAY, invoice_on=date(2026, 3, 2), price=Decimal(2999), repairs=repairs))


def expired_verdict() -> Verdict:
    """Return a chargeable verdict."""
    return judge(Facts(received_on=TODAY, invoice_on=date(2024, 3, 2)))


def mismatch_verdict() -> Verdict:
    """Return a chargeable verdict with three reasons, one of them foreign barcodes."""
    return judge(
        Facts(
            received_on=TODAY,
            invoice_on=date(2026, 8, 2),
            barcodes_match=False,
            warranty_card_presented=False,
            cause=Cause.MISUSE,
        )
    )


def refund_verdict() -> Verdict:
    """Return a refund less depreciation."""
    bought = date(2026, 11, 10)
    return judge(Facts(received_on=TODAY, invoice_on=bought, price=Decimal(2999), wish=Wish.REFUND))


def fee_row(component: FeeComponent, amount: str, payer: Payer) -> FeeRow:
    """Return one of the five fees of an estimate."""
    listed = Decimal(amount)
    due = listed if payer is Payer.CUSTOMER else Decimal("0.00")
    return FeeRow(component, listed, payer if listed else None, due)


def an_estimate(payer: Payer, *amounts: str) -> tuple[FeeRow, ...]:
    """Return five fees borne by one payer."""
    return tuple(fee_row(*pair, payer) for pair in zip(FeeComponent, amounts, strict=True))


def receipt_of(**changes: Any) -> ReceiptContent:
    """Return what the receipt of a free repair says."""
    content = ReceiptContent(
        number="SH03-WX-2026-000412",
        point=HEADING,
        received_at=datetime(2026, 11, 22, 10, 12),  # noqa: DTZ001 - papers hold the shop's local time
        received_by="王敏",
        subject=SUBJECT,
        fault_told="制冷差，运行半小时后显示 E3，室外机有响声。",
        fault_code="E3",
        condition=("scratches",),
        accessories=("remote_control", "original_card"),
        evidence=("card", "invoice"),
        verdict=free_verdict(),
        override_outcome=None,
        override_reason="",
        estimate=an_estimate(Payer.FACTORY, "30.00", "80.00", "0.00", "25.00", "38.00"),
        estimate_total=Decimal("0.00"),
        cost_limit=None,
        promised_at=datetime(2026, 11, 25, 18),  # noqa: DTZ001 - as above
        photo_count=2,
    )
    return replace(content, **changes)


def charged_receipt(**changes: Any) -> ReceiptContent:
    """Return what the receipt of a chargeable repair says."""
    charged = receipt_of(
        verdict=expired_verdict(),
        estimate=an_estimate(Payer.CUSTOMER, "30.00", "80.00", "0.00", "25.00", "38.00"),
        estimate_total=Decimal("173.00"),
        cost_limit=Decimal("300.00"),
    )
    return replace(charged, **changes)


def fee_line(component: FeeComponent, code: str, quantity: str, unit_price: str, payer: Payer) -> FeeLine:
    """Return a line of an invoice."""
    amount = (Decimal(quantity) * Decimal(unit_price)).quantize(Decimal("0.01"))
    line = FeeLine(component, code, Decimal(quantity), Decimal(unit_price), amount, Payer.CUSTOMER, amount)
    return line.borne_by(payer)


USUAL_LINES = (
    fee_line(FeeComponent.DOOR_TO_DOOR, "B", "1", "30.00", Payer.CUSTOMER),
    fee_line(FeeComponent.MAINTENANCE, "medium", "1", "187.00", Payer.CUSTOMER),
    fee_line(FeeComponent.REMOTE, "12", "1", "7.00", Payer.CUSTOMER),
    fee_line(FeeComponent.AUXILIARY_MATERIAL, "M-R32", "2.5", "25.00", Payer.CUSTOMER),
    fee_line(FeeComponent.SPARE_PARTS, "P-CAP-25", "1", "38.00", Payer.CUSTOMER),
    fee_line(FeeComponent.SPARE_PARTS, "P-BOARD-OUT", "1", "320.00", Payer.FACTORY),
)


def invoice_of(lines: tuple[FeeLine, ...] = USUAL_LINES, **changes: Any) -> InvoiceContent:
    """Return what the fee invoice of a chargeable repair says; the sums follow from the lines."""
    sums = settlement_of(lines, Decimal("0.13"))
    done_at = datetime(2026, 11, 25, 15, 40)  # noqa: DTZ001 - papers hold the shop's local time
    content = InvoiceContent(
        number="SH03-FI-2026-000087",
        claim_number="SH03-WX-2026-000412",
        point=HEADING,
        posted_at=done_at,
        posted_by="王敏",
        received_at=datetime(2026, 11, 22, 10, 12),  # noqa: DTZ001 - as above
        subject=SUBJECT,
        verdict=expired_verdict(),
        override_outcome=None,
        override_reason="",
        work=WorkDone(
            fault_found="室外机风扇电容容量下降",
            cause="电容老化",
            remedy="更换风扇电容，试机 30 分钟正常",
            technician="李强",
            inspector="赵琳",
            inspected_at=done_at,
            serials=(PartSerials("P-CAP-25", "A2309-0091", "B2611-1203"),),
        ),
        lines=lines,
        fees=fee_rows(sums),
        total=sums.total,
        net=sums.net,
        tax=sums.tax,
        tax_rate=Decimal("0.13"),
        tariff_id="SH-2026-A",
        tariff_document="沪价示〔2026〕1 号",
        payments=(Payment(PaymentKind.WECHAT, sums.total, done_at),) if sums.total else (),
        guarantee_until=date(2027, 2, 23),
    )
    return replace(content, **changes)


def many_parts(count: int = 200) -> tuple[FeeLine, ...]:
    """Return the lines of an invoice for many spare parts."""
    return tuple(
        fee_line(FeeComponent.SPARE_PARTS, f"P-{n:04}", "2", f"{n}.35", Payer.CUSTOMER) for n in range(1, count + 1)
    )


def pdf_of(
    content: PaperContent,
    size: PaperSize = PaperSize.A5,
    language: str = "zh_CN",
    mark: CopyMark | None = None,
    audience: Audience = Audience.CUSTOMER,
) -> bytes:
    """Return one sheet as PDF."""
    return ReportlabInk().pdf(content, Rendering(size, PaperLanguage(language), mark or CopyMark(), (audience,)))


def texts_of(pdf: bytes) -> list[str]:
    """Return the text of each page as a reader would copy it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """Return the text of all pages, without blanks and line ends: where a line breaks is a matter of looks."""
    return squeezed("".join(texts_of(pdf)))


def squeezed(text: str) -> str:
    """Return the text without blanks and line ends."""
    return "".join(text.split())


def rastered(pdf: bytes, dots_per_inch: int, page_number: int = 0) -> tuple[bytes, int, int]:
    """Return a page as grey levels, a byte for each dot, with its width and height in dots."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page_number].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return image.tobytes(), image.width, image.height


def decoded(pdf: bytes, dots_per_inch: int, page_number: int = 0) -> list[str]:
    """Return the codes a scanner finds on the page as a one-bit printer of that resolution prints it.

    Scanners read the dots there are; zxing would also try a picture with fewer of them and find bars that are none.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page_number].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    finally:
        document.close()
    black_and_white = image.point(lambda level: 255 if level > 127 else 0)
    return [code.text for code in zxingcpp.read_barcodes(black_and_white, try_downscale=False)]


def card_of(**changes: Any) -> CardContent:
    """Return what the warranty card of a split air conditioner says, lengthened by one repair."""
    content = CardContent(
        number="SH03-BX-2026-031877",
        stamp=Stamp(datetime(2026, 11, 22, 10, 12), "王敏"),  # noqa: DTZ001 - papers hold the shop's local time
        point=HEADING,
        subject=SUBJECT,
        delivered_on=date(2026, 3, 5),
        exchanged_on=None,
        whole_unit=CardPeriod(1, date(2026, 3, 5), date(2027, 3, 17)),
        main_parts=CardPeriod(3, date(2026, 3, 5), date(2029, 3, 17)),
        repairs=(RepairSpan(date(2026, 6, 1), date(2026, 6, 13)),),
        extension_days=12,
        parameters=Parameters(),
        rule_version="1995-A",
    )
    return replace(content, **changes)


def label_of(**changes: Any) -> LabelContent:
    """Return what the label of a product says that was taken in."""
    content = LabelContent(
        number="SH03-WX-2026-000412",
        stamp=Stamp(datetime(2026, 11, 22, 10, 12), "王敏"),  # noqa: DTZ001 - papers hold the shop's local time
        point=HEADING,
        subject=SUBJECT,
        fault_told="制冷差，运行半小时后显示 E3，室外机有响声。",
        fault_code="E3",
        received_at=datetime(2026, 11, 22, 10, 12),  # noqa: DTZ001 - as above
        promised_at=datetime(2026, 11, 25, 18),  # noqa: DTZ001 - as above
    )
    return replace(content, **changes)


def accessory_labels_of(**changes: Any) -> AccessoryLabelsContent:
    """Return what the labels of three accessories say."""
    content = AccessoryLabelsContent(
        number="SH03-WX-2026-000412",
        stamp=Stamp(datetime(2026, 11, 22, 10, 12), "王敏"),  # noqa: DTZ001 - papers hold the shop's local time
        point=HEADING,
        subject=SUBJECT,
        accessories=("remote_control", "wired_controller", "说明书"),
    )
    return replace(content, **changes)


def letter_of(**changes: Any) -> LetterContent:
    """Return what the letter for a chargeable repair says."""
    charged = charged_receipt()
    content = LetterContent(
        number="SH03-WX-2026-000412",
        stamp=Stamp(datetime(2026, 11, 22, 10, 12), "王敏"),  # noqa: DTZ001 - papers hold the shop's local time
        point=HEADING,
        received_at=charged.received_at,
        subject=SUBJECT,
        fault_told=charged.fault_told,
        verdict=mismatch_verdict(),
        override_outcome=None,
        override_reason="",
        evidence=("invoice",),
        evidence_note="现场检测电压 380 V，主板击穿。",
        photos=(),
        fees=charged.estimate,
    )
    return replace(content, **changes)
