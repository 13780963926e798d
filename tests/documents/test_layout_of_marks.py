"""The mark of a copy keeps clear of what stands beside it."""

from datetime import datetime

import pypdfium2
import pytest

from aftersale_desktop.documents.barcodes import LinearCode
from aftersale_desktop.documents.looks import LOOKS
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.papers import CopyMark, PaperSize
from tests.paper_builders import pdf_of, receipt_of, text_of

MARK = CopyMark(12, datetime(2026, 11, 23, 9, 15), "欧阳秀英")  # noqa: DTZ001 - papers hold the shop's local time


def right_edges_of_mark(pdf: bytes, words: str) -> list[float]:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    finder = page.search(words)
    edges: list[float] = []
    while found := finder.get_next():
        index, count = found
        edges.append(page.get_charbox(index + count - 1)[2])
    document.close()
    return edges


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A5])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_mark_of_a_copy_ends_before_the_quiet_zone_of_the_barcode(size: PaperSize, language: str) -> None:
    paper, look = receipt_of(), LOOKS[size][0]
    code = LinearCode(document_code(paper.number), look.bar_module_dots)
    in_head, _in_foot = right_edges_of_mark(pdf_of(paper, size, language, MARK), "欧阳秀英")
    assert in_head <= look.page_width - look.margin - code.length - code.quiet - look.padding


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_roll_counts_no_pages_and_its_mark_stays_on_the_paper(language: str) -> None:
    pdf, look = pdf_of(receipt_of(), PaperSize.ROLL80, language, MARK), LOOKS[PaperSize.ROLL80][0]
    assert "Page1of1" not in text_of(pdf)
    assert "共1页" not in text_of(pdf)
    assert max(right_edges_of_mark(pdf, "欧阳秀英")) <= look.page_width - look.margin
