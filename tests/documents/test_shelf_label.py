"""The label of a part on its shelf fits every label size in every language, and a scanner reads it."""

import pypdfium2
import pytest

from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, sizes_of
from aftersale_desktop.domain.part_codes import part_label_code
from tests.journeys.paper_reader import barcodes_on
from tests.paper_builders import pdf_of, text_of
from tests.stock_paper_builders import shelf_label_of


@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("size", sizes_of(PaperKind.SHELF_LABEL))
@pytest.mark.parametrize("code", ["IR", "P-COMPRESSOR-ROTARY-2HP-R32"])
def test_it_is_one_page_with_code_and_name(code: str, size: PaperSize, language: PaperLanguage) -> None:
    pdf = pdf_of(shelf_label_of(code), size, language)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    document.close()
    assert part_label_code(code) in text_of(pdf)
    assert ("infraredreceiver" if language is PaperLanguage.ENGLISH else "红外接收头") in text_of(pdf)


@pytest.mark.parametrize("size", [PaperSize.LABEL100, PaperSize.LABEL60])
def test_the_bars_of_a_short_code_are_read_at_the_dots_of_a_label_printer(size: PaperSize) -> None:
    assert barcodes_on(pdf_of(shelf_label_of("IR"), size)) == [part_label_code("IR")]
