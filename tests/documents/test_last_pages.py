"""Nobody is handed an almost empty sheet: what takes a second page fills a good part of it."""

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.papers import LABELS, PaperKind, PaperLanguage, PaperSize, audiences_of, sizes_of
from tests.golden_papers import OF_THE_HOUSE
from tests.paper_builders import pdf_of, texts_of
from tests.paper_measures import KINDS
from tests.pictures import TAKEN_AT

BUILT = {**KINDS, **OF_THE_HOUSE}
ONE_PAGE = (PaperKind.RECEIPT, PaperKind.INVOICE, PaperKind.QUOTE, PaperKind.CERTIFICATE, PaperKind.HANDOVER)
_LEAST_SHARE = 0.25
_LEAST_LINES = 10
_LOOKED_AT = 20
_MOST_GOING_OVER = 2


@pytest.mark.parametrize("kind", [kind for kind in BUILT if kind not in LABELS])
def test_the_last_page_is_not_left_almost_empty(kind: PaperKind) -> None:
    nearly_empty = []
    for size in sizes_of(kind):
        for language in PaperLanguage:
            for audience in audiences_of(kind):
                pages = texts_of(pdf_of(BUILT[kind](), size, language, audience=audience))
                lines = [len(page.splitlines()) for page in pages]
                if len(pages) > 1 and lines[-1] < max(lines[0] * _LEAST_SHARE, _LEAST_LINES):
                    nearly_empty.append((size, language, audience, lines))
    assert nearly_empty == []


@pytest.mark.parametrize("kind", ONE_PAGE)
@pytest.mark.parametrize("language", PaperLanguage)
def test_what_everybody_gets_is_one_sheet_of_a5(kind: PaperKind, language: PaperLanguage) -> None:
    for audience in audiences_of(kind):
        assert len(texts_of(pdf_of(BUILT[kind](), PaperSize.A5, language, audience=audience))) == 1


def test_receipts_and_invoices_of_a_shop_are_one_sheet_of_a5_in_two_languages() -> None:
    papers = demo_shop(TAKEN_AT).papers
    for kind, most in ((PaperKind.RECEIPT, 0), (PaperKind.INVOICE, _MOST_GOING_OVER)):
        contents = [paper.content for paper in papers if paper.kind is kind][:_LOOKED_AT]
        pdfs = (pdf_of(content, PaperSize.A5, PaperLanguage.BOTH) for content in contents)
        assert sum(len(texts_of(pdf)) > 1 for pdf in pdfs) <= most
