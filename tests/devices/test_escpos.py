"""A receipt printer gets dots in short bands, a feed, a cut, and not one byte of text."""

from aftersale_desktop.devices.escpos import (
    MOST_LINES,
    ROLL_DPI,
    ROLL_MARGIN_DOTS,
    ROLL_WIDTH_DOTS,
    DotBand,
    band_of,
    raster_job,
)
from aftersale_desktop.domain.papers import PaperSize
from tests.paper_builders import invoice_of, many_parts, pdf_of, rastered
from tests.receipt_printer import ReceiptPrinter


def printed(bands: list[DotBand]) -> ReceiptPrinter:
    printer = ReceiptPrinter()
    printer.take(b"".join(raster_job(bands)))
    return printer


def test_dots_come_out_where_they_were_drawn() -> None:
    band = band_of(bytes([0, 255, 127, 128, 255, 255, 255, 255, 255, 0, 255, 255]), stride=6, left=1, width=5)
    printer = printed([band])
    assert printer.lines == ["01000000", "00100000"]
    assert printer.events == ["initialise", "band", "feed 200", "cut"]


def test_a_long_picture_is_cut_into_bands_that_a_small_buffer_holds() -> None:
    printer = printed([DotBand(2, bytes(range(256)) * 5)])
    assert len(printer.lines) == 640
    assert printer.highest_band == MOST_LINES == 100
    assert printer.events.count("band") == 7


def test_a_long_receipt_comes_out_whole_and_without_a_byte_of_text() -> None:
    pdf = pdf_of(invoice_of(many_parts(300)), PaperSize.ROLL80)
    grey, width, height = rastered(pdf, ROLL_DPI)
    printer = printed([band_of(grey, width)])
    assert printer.text_bytes == 0
    assert len(printer.lines) == height > 300 * 12
    assert printer.highest_band <= 100
    assert printer.events[-2:] == ["feed 200", "cut"]
    expected = [
        "".join("1" if level < 128 else "0" for level in grey[start + ROLL_MARGIN_DOTS :][:ROLL_WIDTH_DOTS])
        for start in range(0, len(grey), width)
    ]
    assert printer.lines == expected


def test_nothing_stands_beside_what_the_head_reaches() -> None:
    grey, width, _height = rastered(pdf_of(invoice_of(), PaperSize.ROLL80), ROLL_DPI)
    for start in range(0, len(grey), width):
        line = grey[start : start + width]
        assert min(line[:ROLL_MARGIN_DOTS]) > 127
        assert min(line[ROLL_MARGIN_DOTS + ROLL_WIDTH_DOTS :]) > 127
