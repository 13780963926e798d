"""What goes along with a product is labelled piece by piece, and a note tells the factory what it got and why."""

import pytest

from aftersale_desktop.documents.label import label_code
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, sizes_of
from tests.paper_builders import SUBJECT, accessory_labels_of, decoded, pdf_of, squeezed, text_of, texts_of
from tests.return_paper_builders import custody_of


@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("size", sizes_of(PaperKind.ACCESSORY_LABELS))
def test_every_accessory_has_a_label_with_its_place_and_the_claim_to_scan(
    size: PaperSize, language: PaperLanguage
) -> None:
    pdf = pdf_of(accessory_labels_of(), size, language)
    pages = [squeezed(page) for page in texts_of(pdf)]
    assert len(pages) == 3
    name = {PaperLanguage.ENGLISH: "Wiredcontroller"}.get(language, "线控器")
    assert name in pages[1]
    places = {PaperLanguage.ENGLISH: "Accessory2of3"}.get(language, "附件2/3")
    assert places in pages[1]
    assert all(SUBJECT.model_code in page for page in pages)


def test_every_label_reads_as_the_claim() -> None:
    content = accessory_labels_of()
    for size in sizes_of(PaperKind.ACCESSORY_LABELS):
        pdf = pdf_of(content, size)
        assert [decoded(pdf, 203, page) for page in range(3)] == [[label_code(content.number)]] * 3


def test_a_label_never_says_who_the_customer_is() -> None:
    text = text_of(pdf_of(accessory_labels_of(), PaperSize.LABEL100))
    assert SUBJECT.customer_name not in text
    assert SUBJECT.customer_phone not in text
    assert f"{SUBJECT.customer_name[0]}**" in text


def test_the_note_tells_the_factory_what_it_got_why_and_until_when() -> None:
    content = custody_of()
    text = text_of(pdf_of(content, PaperSize.A5, PaperLanguage.CHINESE))
    for told in ("青岛工厂返修中心", "SF1407220093", "遥控器", "2026-12-04", "室外机压缩机内漏", "E3"):
        assert told in text
    for unit in content.units:
        assert unit.barcode in text
    assert SUBJECT.customer_phone not in text
