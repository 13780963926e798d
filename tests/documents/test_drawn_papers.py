"""Warranty card, device label and letter say what they are for, on every size, and every code reads back."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.documents.photos import photo_of
from aftersale_desktop.documents.readback import check_readable
from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.customers import Relative
from aftersale_desktop.domain.document_codes import compact_code, document_code, parse_document_code
from aftersale_desktop.domain.drawn_papers import PaperPhoto
from aftersale_desktop.domain.money import capitals, total_of
from aftersale_desktop.domain.papers import (
    FULL_PHONES,
    Audience,
    PaperKind,
    PaperLanguage,
    PaperSize,
    Phones,
    Rendering,
    audiences_of,
    full_phones_of,
    sizes_of,
)
from aftersale_desktop.domain.payments import Purpose
from aftersale_desktop.domain.symbols import UnreadableSymbolError
from aftersale_desktop.domain.verdict import Outcome
from tests.documents.test_money_papers import credit_of, payment_of
from tests.paper_builders import (
    HEADING,
    SUBJECT,
    card_of,
    decoded,
    label_of,
    letter_of,
    pdf_of,
    receipt_of,
    squeezed,
    text_of,
    texts_of,
)
from tests.paper_measures import KINDS, same_bytes

CARD_SIZES = sizes_of(PaperKind.CARD)
LABEL_SIZES = sizes_of(PaperKind.LABEL)
LETTER_SIZES = sizes_of(PaperKind.LETTER)


def picture(colour: str, width: int = 640, height: int = 480, kind: str = "JPEG") -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind)
    return buffer.getvalue()


def photos(count: int) -> tuple[PaperPhoto, ...]:
    return tuple(PaperPhoto(f"d{n}", f"{n}.jpg", Proof.CAUSE, letter_of().received_at) for n in range(count))


@pytest.mark.parametrize("size", CARD_SIZES)
def test_a_card_says_whose_product_is_free_until_when_and_by_which_rules(size: PaperSize) -> None:
    text = text_of(pdf_of(card_of(), size))
    for said in (
        "保修卡",
        "SH03-BX-2026-031877",
        SUBJECT.customer_name,
        squeezed("610233 26 01 03 00917 6"),
        squeezed("810422 26 01 03 00917 1"),
        "2027-03-17",
        "2029-03-17",
        squeezed("2026-06-01 至 2026-06-13，12 天"),
        squeezed("自 2026-03-05 起 1 年"),
        "第十四条",
        "03312250",
        squeezed(HEADING.name.zh),
    ):
        assert said in text, said


def test_a_card_without_a_day_to_begin_on_promises_no_end() -> None:
    text = text_of(pdf_of(card_of(whole_unit=None, main_parts=None, repairs=(), extension_days=0)))
    assert text.count("无可起算保修期的日期") == 2
    assert "2027" not in text


@pytest.mark.parametrize("size", CARD_SIZES)
def test_the_code_of_a_card_reads_back_whoever_numbered_it(size: PaperSize) -> None:
    assert decoded(pdf_of(card_of(), size), 203) == [document_code("SH03-BX-2026-031877")]
    for number in ("BX-2026-31877", "X" * 70):
        assert decoded(pdf_of(card_of(number=number), size), 203) == [number]


@pytest.mark.parametrize("size", LABEL_SIZES)
@pytest.mark.parametrize("number", ["SH03-WX-2026-000412", "ABCD99-SI-2031-101010"])
def test_a_label_is_one_piece_whose_code_leads_to_the_number(size: PaperSize, number: str) -> None:
    label = label_of(number=number, fault_told="不制冷" * 900, subject=replace(SUBJECT, model_code="K" * 90))
    pdf = pdf_of(label, size)
    assert len(texts_of(pdf)) == 1
    for resolution in (203, 300, 600):
        (code,) = decoded(pdf, resolution)
        assert code == compact_code(number)
        assert parse_document_code(code).number == number
    assert "…" in text_of(pdf)


@pytest.mark.parametrize("size", LABEL_SIZES)
def test_a_label_says_model_fault_and_promise_and_hides_the_telephone(size: PaperSize) -> None:
    text = text_of(pdf_of(label_of(), size))
    for said in ("KFR-35GW/A", "制冷差", "138****5678", squeezed("11 月 25 日 周三 18:00 前"), "SH03-WX-2026-000412"):
        assert said in text, said
    assert "承诺" not in text_of(pdf_of(label_of(promised_at=None), size))


def test_a_label_that_does_not_read_back_is_not_printed() -> None:
    pdf = pdf_of(label_of(), PaperSize.LABEL100)
    check_readable(pdf, compact_code("SH03-WX-2026-000412"))
    with pytest.raises(UnreadableSymbolError):
        check_readable(pdf, compact_code("SH03-WX-2026-000413"))


@pytest.mark.parametrize("size", LETTER_SIZES)
@pytest.mark.parametrize("language", list(PaperLanguage))
def test_a_letter_gives_reasons_articles_what_would_change_it_and_whom_to_complain_to(
    size: PaperSize, language: PaperLanguage
) -> None:
    text = text_of(pdf_of(letter_of(), size, language))
    said = {
        PaperLanguage.CHINESE: ("收费维修", "未出示保修卡（R2）", "第17条", "投诉电话", "鉴定", "签字仅表示收到本函"),
        PaperLanguage.ENGLISH: ("Chargeable", "Nowarrantycardwasshown(R2)", "art.17", "Complaints", "checkedelsewhere"),
    }
    languages = said if language is PaperLanguage.BOTH else {language: said[language]}
    for part in (part for each in languages for part in said[each]):
        assert part in text, part
    assert "12315" in text
    assert HEADING.hotline in text
    total = total_of(row.due for row in letter_of().fees or ())
    assert capitals(total) in text


def test_a_letter_on_a_supervisors_decision_says_so_and_names_no_amounts_it_does_not_know() -> None:
    text = text_of(pdf_of(letter_of(override_outcome=Outcome.FREE_MAIN_PART, override_reason="厂家确认", fees=None)))
    assert "厂家确认" in text
    assert "预估费用" not in text
    assert "处理方式" not in text


@pytest.mark.parametrize("size", LETTER_SIZES)
def test_photos_stand_in_the_letter_with_what_they_show(size: PaperSize) -> None:
    shown = {"d0": picture("red"), "d1": picture("blue", 200, 900, "PNG"), "d2": picture("green", 3000, 200)}
    rendering = Rendering(size, PaperLanguage.CHINESE, photos=shown)
    pdf = ReportlabInk().pdf(letter_of(photos=photos(3)), rendering)
    assert ReportlabInk().pdf(letter_of(photos=photos(3)), rendering) == pdf
    document = pypdfium2.PdfDocument(pdf)
    pictures = [
        (page, each.get_bounds())
        for page in document
        for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    ]
    assert len(pictures) == 3
    for page, (left, bottom, right, top) in pictures:
        width, height = page.get_size()
        assert 0 < left < right < width
        assert 0 < bottom < top < height
    document.close()
    for number in (1, 2, 3):
        assert squeezed(f"照片 {number}：") in text_of(pdf)


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"\xff\xd8\xff\xe0broken", b"GIF89a" + bytes(40), b"<svg onload='x'/>"]
)
def test_what_is_no_photo_leaves_an_empty_frame(content: bytes) -> None:
    assert photo_of(content) is None
    pdf = ReportlabInk().pdf(
        letter_of(photos=photos(1)), Rendering(PaperSize.A5, PaperLanguage.CHINESE, photos={"d0": content})
    )
    assert squeezed("照片 1") in text_of(pdf)


@pytest.mark.parametrize("edge", [9_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_not_even_unpacked(edge: int) -> None:
    head = struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0)
    chunks = (b"IHDR" + head, b"IDAT" + zlib.compress(b""))
    packed = b"".join(struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in chunks)
    assert photo_of(b"\x89PNG\r\n\x1a\n" + packed) is None


def test_a_photo_is_written_anew_without_what_a_camera_added() -> None:
    buffer = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "GPS of the customer's home"
    Image.new("RGB", (3000, 2000), "white").save(buffer, "JPEG", exif=exif)
    pdf = ReportlabInk().pdf(
        letter_of(photos=photos(1)),
        Rendering(PaperSize.A5, PaperLanguage.CHINESE, photos={"d0": buffer.getvalue()}),
    )
    assert b"GPS of the customer" not in pdf
    assert len(pdf) < 120_000


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("audience", list(Audience))
def test_a_telephone_is_in_full_only_on_the_sheets_that_may_show_it(kind: PaperKind, audience: Audience) -> None:
    content, size = KINDS[kind](), sizes_of(kind)[0]
    usual = text_of(pdf_of(content, size, audience=audience))
    assert (SUBJECT.customer_phone in usual) == ((kind, audience) in FULL_PHONES)
    assert (SUBJECT.customer_phone in usual) != ("138****5678" in usual)
    hidden = Rendering(size, PaperLanguage.CHINESE, audiences=(audience,), full_phones=frozenset())
    assert SUBJECT.customer_phone not in text_of(ReportlabInk().pdf(content, hidden))


OF_MONEY = {
    PaperKind.DEPOSIT: lambda: payment_of(Purpose.DEPOSIT),
    PaperKind.PAYMENT: payment_of,
    PaperKind.REFUND: lambda: payment_of(Purpose.REFUND),
    PaperKind.CREDIT_NOTE: credit_of,
}


@pytest.mark.parametrize("kind", [*KINDS, *OF_MONEY])
@pytest.mark.parametrize("phones", list(Phones))
def test_the_choice_for_telephones_holds_on_every_sheet_of_every_paper(kind: PaperKind, phones: Phones) -> None:
    content = {**KINDS, **OF_MONEY}[kind]()
    for size in sizes_of(kind):
        for audience in audiences_of(kind):
            chosen = full_phones_of(kind, phones)
            rendering = Rendering(size, PaperLanguage.CHINESE, audiences=(audience,), full_phones=chosen)
            text = text_of(ReportlabInk().pdf(content, rendering))
            is_full = phones is Phones.FULL or (phones is Phones.USUAL and (kind, audience) in FULL_PHONES)
            assert (SUBJECT.customer_phone in text) == is_full, (size, audience)


def test_neither_label_nor_customers_receipt_shows_a_telephone_in_full() -> None:
    assert (PaperKind.LABEL, Audience.SHOP) not in FULL_PHONES
    assert (PaperKind.RECEIPT, Audience.CUSTOMER) not in FULL_PHONES
    assert (PaperKind.RECEIPT, Audience.SHOP) in FULL_PHONES


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_bilingual_paper_says_its_labels_twice_and_its_values_once(kind: PaperKind) -> None:
    content, size = KINDS[kind](), sizes_of(kind)[0]
    both = text_of(pdf_of(content, size, PaperLanguage.BOTH))
    if kind is not PaperKind.LABEL:
        for chinese, english in (("机主", "Owner"), ("顾客", "Customer")):
            assert (chinese in both) == (english in both)
        assert both.count(SUBJECT.customer_name) == 1
        assert both.count("Telephone") == 1
    assert same_bytes(content, size, PaperLanguage.BOTH)


def test_a_receipt_of_a_home_visit_reads_as_if_nobody_carried_anything() -> None:
    chinese = text_of(pdf_of(receipt_of(is_carried_in=False)))
    english = text_of(pdf_of(receipt_of(is_carried_in=False), language="en"))
    for said in ("取件", "留下附件", "接收", "外观"):
        assert said not in chinese, said
    for said in ("Collect", "collect", "Accessoriesleft", "Received", "Condition"):
        assert said not in english, said
    assert "上门维修单" in chinese
    assert "Homeserviceorder" in english


def test_the_owner_stands_beside_whoever_brought_the_product() -> None:
    subject = replace(SUBJECT, owner_name="周建国")
    assert squeezed("送修人 陈思远 机主：周建国") in text_of(pdf_of(receipt_of(subject=subject)))
    brought = receipt_of(brought_by=Relative("周芳", "tenant"))
    assert squeezed("送修人：周芳（租客）") in text_of(pdf_of(brought))
    assert SUBJECT.customer_name in text_of(pdf_of(brought))
    assert "Owner:周建国" in text_of(pdf_of(receipt_of(subject=subject), language="en"))
