"""Every scanner reads from the finished paper what is stored, on every size and printer."""

import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from aftersale_desktop.documents.barcodes import DOT, LinearCode, SquareCode
from aftersale_desktop.documents.looks import LOOKS, MM
from aftersale_desktop.domain.document_codes import compact_code, document_code
from aftersale_desktop.domain.papers import (
    SHEET_SIZES,
    InvoiceContent,
    PaperKind,
    PaperLanguage,
    PaperSize,
    ReceiptContent,
    audiences_of,
    sizes_of,
)
from aftersale_desktop.domain.symbols import NotEncodableError
from tests.code_measures import UNENCODABLE, dots_off, page_with, random_codes, read_at, rectangles_in
from tests.golden_papers import OF_THE_HOUSE
from tests.paper_builders import decoded, invoice_of, pdf_of, receipt_of
from tests.paper_measures import KINDS

BUILT = {**KINDS, **OF_THE_HOUSE}
OF_A_CLAIM = (
    PaperKind.LABEL,
    PaperKind.ACCESSORY_LABELS,
    PaperKind.LETTER,
    PaperKind.CERTIFICATE,
    PaperKind.HANDOVER,
    PaperKind.CUSTODY,
)
NUMBERS = ("SH03-WX-2026-000001", "ABCD99-WX-2031-101010")


@pytest.mark.parametrize("size", SHEET_SIZES)
@pytest.mark.parametrize("dots_per_inch", [203, 300, 600])
def test_a_receipt_of_any_size_reads_as_its_number_with_check_character(size: PaperSize, dots_per_inch: int) -> None:
    for number in NUMBERS:
        codes = decoded(pdf_of(receipt_of(number=number), size), dots_per_inch)
        assert codes == [document_code(number)] * 2, "the bars and the square code say the same"


@pytest.mark.parametrize("size", SHEET_SIZES)
def test_an_invoice_of_any_size_reads_as_its_number_with_check_character(size: PaperSize) -> None:
    codes = set(decoded(pdf_of(invoice_of(), size), 203))
    assert codes == {document_code("SH03-FI-2026-000087")}


@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("kind", OF_A_CLAIM)
def test_no_other_paper_of_a_claim_carries_the_code_of_its_receipt(kind: PaperKind, language: PaperLanguage) -> None:
    paper = BUILT[kind]()
    for size in sizes_of(kind):
        pdf = pdf_of(paper, size, language, audience=audiences_of(kind)[0])
        assert set(decoded(pdf, 203)) == {compact_code(paper.number)}, size


def test_every_paper_that_bears_the_number_of_a_claim_is_looked_at() -> None:
    numbered = {kind for kind, content_of in BUILT.items() if "-WX-" in content_of().number}
    assert numbered == {*OF_A_CLAIM, PaperKind.RECEIPT}


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs poppler's pdftoppm")
@pytest.mark.parametrize("size", SHEET_SIZES)
@pytest.mark.parametrize("paper", [receipt_of(), invoice_of()], ids=["receipt", "invoice"])
def test_codes_read_from_a_raster_that_blackens_every_dot_it_touches(
    paper: ReceiptContent | InvoiceContent, size: PaperSize, tmp_path: Path
) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf_of(paper, size))
    for dots_per_inch in ("203", "300", "600"):
        options = ("-r", dots_per_inch, "-mono", "-singlefile")
        subprocess.run(["pdftoppm", *options, tmp_path / "paper.pdf", tmp_path / "page"], check=True)
        image = Image.open(tmp_path / "page.pbm").convert("L")
        assert [code.text for code in zxingcpp.read_barcodes(image)] == [document_code(paper.number)] * 2


@pytest.mark.parametrize("module_dots", [2, 3])
@pytest.mark.parametrize("scale", [0.97, 1.0, 1.03])
def test_many_symbols_survive_the_raster_of_a_label_printer(module_dots: int, scale: float) -> None:
    for text in random_codes(40):
        assert read_at(page_with(LinearCode(text, module_dots)), 203 * scale) == [text]


@pytest.mark.parametrize("size", SHEET_SIZES)
def test_every_bar_lies_on_the_dots_of_the_printer(size: PaperSize) -> None:
    rectangles = rectangles_in(pdf_of(receipt_of(), size))
    assert len(rectangles) > 150, "bars and modules"
    along_the_roll = size is PaperSize.ROLL80
    bars = [box for box in rectangles if max(box[2:]) > 9 * MM]
    squares = [box for box in rectangles if max(box[2:]) <= 9 * MM]
    for x, y, width, height in bars:
        start, length = (y, height) if along_the_roll else (x, width)
        assert dots_off(start) <= 0.02
        assert dots_off(start + length) <= 0.02
        assert dots_off(2 * start + length) <= 0.002, "the same is taken from both edges"
    assert all(dots_off(x) <= 0.02 and dots_off(width) <= 0.02 for x, _, width, _ in squares)


@pytest.mark.parametrize("size", SHEET_SIZES)
def test_bars_are_wide_and_high_enough_for_hand_scanners(size: PaperSize) -> None:
    look = LOOKS[size][0]
    code = LinearCode(document_code("ABCD99-WX-2031-101010"), look.bar_module_dots)
    assert code.module_dots * DOT >= 0.25 * MM
    assert code.quiet >= 10 * code.module_dots * DOT
    assert code.bar_height >= 10 * MM
    assert code.bar_height >= 0.15 * code.length
    if size is PaperSize.ROLL80:
        assert code.module_dots >= 3
        assert code.bar_height < look.width
    else:
        assert code.length + code.quiet < look.width * 0.6


@pytest.mark.parametrize("text", UNENCODABLE)
def test_what_a_barcode_cannot_say_exactly_is_refused(text: str) -> None:
    with pytest.raises(NotEncodableError) as refusal:
        LinearCode(text, 2).length.is_integer()
    assert refusal.value.text == text
    with pytest.raises(NotEncodableError):
        SquareCode(text, 4).side.is_integer()


@pytest.mark.parametrize("text", ["A", "7", "12", "123", "12345", "a1b22c333d4444e55555", "~!@#$ ()_+", "0" * 30])
def test_what_a_barcode_can_say_is_said_exactly(text: str) -> None:
    assert read_at(page_with(LinearCode(text, 3)), 203) == [text]


def test_a_wrong_check_digit_is_not_corrected() -> None:
    assert LinearCode("6901234567890", 2).text == "6901234567890"
    assert read_at(page_with(LinearCode("6901234567890", 2)), 203) == ["6901234567890"]
