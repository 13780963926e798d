"""What the two papers say, on every size, in both languages, for customer and shop."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pypdfium2
import pytest

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.papers import (
    SHEET_SIZES,
    Audience,
    CopyMark,
    InvoiceContent,
    PaperLanguage,
    PaperSize,
    ReceiptContent,
    Rendering,
)
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.verdict import Outcome
from tests.paper_builders import (
    SUBJECT,
    charged_receipt,
    fee_line,
    invoice_of,
    many_parts,
    mismatch_verdict,
    pdf_of,
    receipt_of,
    refund_verdict,
    squeezed,
    text_of,
    texts_of,
)

LANGUAGES = ("zh_CN", "en")
BOTH = (Audience.CUSTOMER, Audience.SHOP)
EVERY_SHEET = [(size, language) for size in SHEET_SIZES for language in LANGUAGES]
SECOND_COPY = CopyMark(2, datetime(2026, 11, 23, 9, 15), "李娜")  # noqa: DTZ001 - papers hold the shop's local time
NO_FONT_FILE = re.compile(rb"/BaseFont /(Helvetica|Times|Courier|STSong)")


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_a_receipt_says_everything_the_customer_needs(size: PaperSize, language: str) -> None:
    text = text_of(pdf_of(charged_receipt(), size, language))
    for value in (
        "SH03-WX-2026-000412",
        "400-000-0000",
        "8:30–18:00",
        "2026-11-22 10:12",
        "陈思远",
        SUBJECT.customer_address,
        "KFR-35GW/A",
        "610233260103009176",
        "810422260103009171",
        "SH03-BX-2026-031877",
        "03312250",
        "制冷差，运行半小时后显示 E3，室外机有响声。",
        "R1",
        "173.00",
        "壹佰柒拾叁元整",
        "300.00",
        "王敏",
    ):
        assert squeezed(value) in text, value


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_an_invoice_says_everything_the_customer_pays_for(size: PaperSize, language: str) -> None:
    text = text_of(pdf_of(invoice_of(tax_invoice_number="2631200000012345"), size, language))
    for value in (
        "SH03-FI-2026-000087",
        "SH03-WX-2026-000412",
        "2026-11-25 15:40",
        "室外机风扇电容容量下降",
        "电容老化",
        "更换风扇电容，试机 30 分钟正常",
        "李强",
        "赵琳",
        "187.00",
        "M-R32",
        "62.50",
        "P-BOARD-OUT",
        "320.00",
        "A2309-0091",
        "B2611-1203",
        "324.50",
        "287.17",
        "37.33",
        "叁佰贰拾肆元伍角",
        "2027-02-23",
        "2631200000012345",
        "SH-2026-A",
        "沪价示〔2026〕1 号",
    ):
        assert squeezed(value) in text, value


def test_the_promised_date_is_said_as_people_say_it() -> None:
    assert squeezed("11 月 25 日 周三 18:00 前") in text_of(pdf_of(receipt_of(), language="zh_CN"))
    assert squeezed("by Wed 25 Nov, 18:00") in text_of(pdf_of(receipt_of(), language="en"))


def test_each_paper_speaks_one_language() -> None:
    papers = (charged_receipt(verdict=mismatch_verdict()), invoice_of())
    chinese = "".join(text for paper in papers for text in texts_of(pdf_of(paper, language="zh_CN")))
    english = "".join(text for paper in papers for text in texts_of(pdf_of(paper, language="en")))
    own_words = re.findall(r"[A-Za-z]{4,}", chinese.replace("BOARD", ""))
    assert own_words == []
    labels = ("维修", "接收", "顾客", "保修", "费用", "合计", "质检", "依据", "网点", "产品")
    told = squeezed(charged_receipt().fault_told + SUBJECT.customer_address)
    assert [label for label in labels if label in squeezed(english).replace(told, "").replace("更换风扇", "")] == []


def test_only_the_shop_sheet_shows_the_whole_telephone_number() -> None:
    for paper in (receipt_of(), invoice_of()):
        assert "13812345678" not in text_of(pdf_of(paper, audience=Audience.CUSTOMER))
        assert "138****5678" in text_of(pdf_of(paper, audience=Audience.CUSTOMER))
        assert "13812345678" in text_of(pdf_of(paper, audience=Audience.SHOP))


@pytest.mark.parametrize(("is_promised", "said"), [(True, "已交还顾客"), (False, "以取机单为准")])
def test_an_invoice_never_says_of_old_parts_what_the_hand_over_may_contradict(is_promised: bool, said: str) -> None:
    work = replace(invoice_of().work, are_old_parts_returned=is_promised)
    assert said in text_of(pdf_of(invoice_of(work=work)))


def test_customer_and_shop_sheet_come_in_one_file() -> None:
    pdf = ReportlabInk().pdf(receipt_of(), Rendering(PaperSize.A5, PaperLanguage.CHINESE, audiences=BOTH))
    customer, shop = texts_of(pdf)
    assert "顾客联" in customer
    assert "网点联" in shop


def test_all_five_fees_stand_on_an_invoice_even_without_lines() -> None:
    free = fee_line(FeeComponent.MAINTENANCE, "minor", "1", "80.00", Payer.FACTORY)
    text = text_of(pdf_of(invoice_of((free,))))
    for name in ("上门费", "维修费", "远程费", "辅材费", "零配件费"):
        assert name in text
    assert "零元整" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", Outcome)
def test_a_supervisors_decision_is_the_big_word_with_its_reason(outcome: Outcome, language: str) -> None:
    paper = charged_receipt(override_outcome=outcome, override_reason="老顾客，条码由我方贴错")
    assert squeezed("老顾客，条码由我方贴错") in text_of(pdf_of(paper, language=language))


def test_a_multi_split_names_every_unit() -> None:
    more = tuple(ComponentUnit(UnitKind.INDOOR, f"6102332601030091{number:02}") for number in range(5))
    text = text_of(pdf_of(receipt_of(subject=replace(SUBJECT, units=SUBJECT.units + more))))
    assert all(unit.barcode in text for unit in SUBJECT.units + more)


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_a_receipt_is_one_page(size: PaperSize, language: str) -> None:
    verdicts = (receipt_of(), charged_receipt(), receipt_of(verdict=refund_verdict()))
    for paper in (*verdicts, charged_receipt(verdict=mismatch_verdict())):
        for audience in Audience:
            assert len(texts_of(pdf_of(paper, size, language, audience=audience))) == 1


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_the_same_content_gives_the_same_bytes(size: PaperSize, language: str) -> None:
    assert pdf_of(receipt_of(), size, language) == pdf_of(receipt_of(), size, language)
    assert pdf_of(invoice_of(), size, language) == pdf_of(invoice_of(), size, language)


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.paper_builders import charged_receipt, pdf_of;"
        "print(hashlib.sha256(pdf_of(charged_receipt())).hexdigest())"
    )
    here = hashlib.sha256(pdf_of(charged_receipt())).hexdigest()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == here


@pytest.mark.parametrize("paper", [receipt_of(), invoice_of()], ids=["receipt", "invoice"])
@pytest.mark.parametrize(("language", "original", "copy"), [("zh_CN", "原件", "副本 2"), ("en", "Original", "COPY 2")])
def test_a_reprint_differs_from_the_original_only_by_its_mark(
    paper: ReceiptContent | InvoiceContent, language: str, original: str, copy: str
) -> None:
    first = text_of(pdf_of(paper, language=language))
    again = text_of(pdf_of(paper, language=language, mark=SECOND_COPY))
    mark = squeezed(f"{copy} · 2026-11-23 09:15 · 李娜")
    assert again.count(mark) == 2, "in the head and at the foot"
    assert again.replace(mark, squeezed(original)) == first


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_every_font_is_embedded(size: PaperSize, language: str) -> None:
    for pdf in (pdf_of(receipt_of(), size, language), pdf_of(invoice_of(), size, language)):
        assert pdf.count(b"/FontFile2") == pdf.count(b"/Subtype /TrueType") >= 1
        assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor")
        assert set(re.findall(rb"/BaseFont /([A-Z]{6})\+NotoSansSC", pdf)) == set(re.findall(rb"/BaseFont /(\w+)", pdf))
        assert NO_FONT_FILE.search(pdf) is None
        assert b"/Type0" not in pdf


@pytest.mark.parametrize(("size", "language"), EVERY_SHEET)
def test_a_normal_receipt_is_at_most_40_kib(size: PaperSize, language: str) -> None:
    for paper in (receipt_of(), charged_receipt(), receipt_of(verdict=refund_verdict())):
        both = ReportlabInk().pdf(paper, Rendering(size, PaperLanguage(language), audiences=BOTH))
        assert len(both) <= 40 * 1024


def test_the_file_names_itself_its_author_and_its_language() -> None:
    pdf = pdf_of(receipt_of(), language="en")
    document = pypdfium2.PdfDocument(pdf)
    information = document.get_metadata_dict()
    document.close()
    assert information["Title"] == "Repair receipt SH03-WX-2026-000412"
    assert information["Author"] == "Shanghai Pudong Service Center"
    assert information["Creator"] == "Aftersale Desktop"
    assert b"/Lang (en)" in pdf
    assert b"/PrintScaling /None" in pdf, "a printer that scales spoils the barcode"


def test_a_long_receipt_goes_on_over_pages_and_says_every_word() -> None:
    fault = "，".join(f"第{number}次故障" for number in range(1, 700))[:5000]
    subject = replace(SUBJECT, customer_name="名" * 200, customer_address="很长的地址" * 60)
    for size in (PaperSize.A4, PaperSize.A5):
        pages = texts_of(pdf_of(receipt_of(subject=subject, fault_told=fault), size))
        assert len(pages) > 1
        for number, page in enumerate(pages, start=1):
            assert squeezed(f"第 {number} 页 / 共 {len(pages)} 页") in squeezed(page)
            assert "SH03-WX-2026-000412" in page
        running = re.compile(rf"维修接收单SH03-WX-2026-000412(?!-)|顾客联·原件第\d+页/共{len(pages)}页")
        flowed = running.sub("", squeezed("".join(pages)))
        assert fault in flowed
        assert "名" * 200 in flowed
        assert squeezed("顾客签字") in squeezed(pages[-1])


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A5])
def test_two_hundred_parts_fill_pages_with_heads_and_the_total_stands_on_the_last(size: PaperSize) -> None:
    paper = invoice_of(many_parts())
    pages = texts_of(pdf_of(paper, size))
    assert len(pages) > 3
    text = squeezed("".join(pages))
    assert all(f"P-{number:04}" in text for number in range(1, 201))
    for page in pages[:-1]:
        assert "标准金额" in page, "the table's heads come again"
        assert "应付合计" not in page
    assert capitals(paper.total) in squeezed(pages[-1])
    assert squeezed(f"第 {len(pages)} 页 / 共 {len(pages)} 页") in squeezed(pages[-1])


@pytest.mark.parametrize("size", SHEET_SIZES)
def test_nothing_runs_over_the_edge_of_the_paper(size: PaperSize) -> None:
    subject = replace(SUBJECT, customer_name="W" * 200, customer_address="W" * 300, model_code="W" * 60)
    for paper in (receipt_of(subject=subject, fault_told="W" * 3000), invoice_of(many_parts())):
        document = pypdfium2.PdfDocument(pdf_of(paper, size, "en"))
        for page in document:
            width, height = page.get_size()
            left, bottom, right, top = page.get_bbox()
            bounds = [each.get_bounds() for each in page.get_objects()]
            assert min(box[0] for box in bounds) >= left + 8
            assert min(box[1] for box in bounds) >= bottom + 8
            assert max(box[2] for box in bounds) <= right - 8
            assert max(box[3] for box in bounds) <= top - 8
            assert (right - left, top - bottom) == (width, height)
        document.close()


def test_a_roll_is_80_mm_wide_and_one_page_as_long_as_what_it_says() -> None:
    def length_of(paper: ReceiptContent | InvoiceContent) -> float:
        document = pypdfium2.PdfDocument(pdf_of(paper, PaperSize.ROLL80))
        sizes = [page.get_size() for page in document]
        document.close()
        assert len(sizes) == 1
        width, height = sizes[0]
        assert width == pytest.approx(80 * 72 / 25.4, abs=0.01)
        return float(height)

    assert length_of(receipt_of()) < length_of(charged_receipt(verdict=mismatch_verdict())) < 1200
    assert length_of(invoice_of(many_parts())) > 3000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_whose_estimate_is_shared_says_who_bears_what(language: str) -> None:
    rows = list(charged_receipt().estimate)
    rows[1] = replace(rows[1], payer=Payer.GOODWILL, due=Decimal("0.00"))
    text = text_of(pdf_of(charged_receipt(estimate=tuple(rows), estimate_total=Decimal("93.00")), language=language))
    assert "93.00" in text
    assert ("商誉" if language == "zh_CN" else "Goodwill") in text or language == "zh_CN"


def test_a_paper_with_more_characters_than_one_font_file_holds_says_them_all() -> None:
    rare = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 700))
    pdf = pdf_of(receipt_of(fault_told=rare), PaperSize.A4)
    assert rare in text_of(pdf)
    assert pdf.count(b"/FontFile2") >= 3
