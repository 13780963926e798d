"""The label of an old part fits every label size in every language, and says what the factory asks about."""

from dataclasses import replace

import pypdfium2
import pytest

from aftersale_desktop.domain.document_codes import compact_code
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, sizes_of
from tests.journeys.paper_reader import LABEL_PRINTER_DPI
from tests.paper_builders import decoded, pdf_of, text_of
from tests.stock_paper_builders import old_part_label_of

LABEL = old_part_label_of()


@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("size", sizes_of(PaperKind.PART_LABEL))
def test_it_is_one_page_with_part_order_and_serial_number(size: PaperSize, language: PaperLanguage) -> None:
    pdf = pdf_of(LABEL, size, language)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    document.close()
    text = text_of(pdf)
    assert decoded(pdf, LABEL_PRINTER_DPI) == [compact_code(LABEL.number)]
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
