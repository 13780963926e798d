"""The label of an old part fits every label size in every language, and says what the factory asks about."""

from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.drawn_papers import PartLabelContent
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, sizes_of
from tests.paper_builders import HEADING, pdf_of, text_of

REMOVED = datetime(2026, 11, 22, 10, 12)  # noqa: DTZ001 - papers hold the shop's local time
LABEL = PartLabelContent(
    number="SH03-RP-2026-000007",
    stamp=Stamp(REMOVED, "王敏"),
    point=HEADING,
    claim_number="SH03-WX-2026-000412",
    part_code="COMP2",
    part_name=Bilingual("compressor 2 HP", "compressor 2 HP"),
    quantity=1,
    old_serial="A77-0099",
    is_supplier_fault=True,
    is_due_back=True,
    removed_at=REMOVED,
    removed_by="赵海生",
)


@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("size", sizes_of(PaperKind.PART_LABEL))
def test_it_is_one_page_with_part_order_and_serial_number(size: PaperSize, language: PaperLanguage) -> None:
    pdf = pdf_of(LABEL, size, language)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    document.close()
    text = text_of(pdf)
    for told in ("SH03-RP-2026-000007", "COMP2", "SH03-WX-2026-000412", "A77-0099"):
        assert told in text


def test_it_says_whose_fault_it_was_and_where_the_part_goes() -> None:
    text = text_of(pdf_of(LABEL, PaperSize.LABEL100, PaperLanguage.CHINESE))
    assert "压缩机2匹" in text
    assert "自然损坏" in text
    assert "待返厂" in text
    damaged = replace(LABEL, is_supplier_fault=False, is_due_back=False, old_serial="")
    text = text_of(pdf_of(damaged, PaperSize.LABEL100, PaperLanguage.ENGLISH))
    assert "damagedonthebench" in text
    assert "staysatthepoint" in text
    assert "Oldserial" not in text
