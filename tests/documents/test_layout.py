"""Rows go onto pages in order; what belongs together stays together; the tail stands at the foot."""

from dataclasses import replace

from aftersale_desktop.documents.blocks import Align, Span, cell, headed, kept_whole, side_by_side
from aftersale_desktop.documents.layout import Page, Room, Row, height_of, pages_of
from aftersale_desktop.documents.pen import TextStyle

SHEET = Room(100, 80)
ROLL = Room(None)
LINE = Row(10)


def heights(page: Page) -> list[tuple[float, float]]:
    return [(placed.top, placed.row.height) for placed in page]


def test_rows_fill_the_first_page_then_the_later_ones() -> None:
    pages = pages_of([LINE] * 25, [], SHEET)
    assert [len(page) for page in pages] == [10, 8, 7]
    assert heights(pages[1])[0] == (0, 10)


def test_a_roll_never_turns_over() -> None:
    (page,) = pages_of([LINE] * 500, [LINE], ROLL)
    assert page[-1].bottom == 5010


def test_rows_that_are_kept_go_over_together() -> None:
    block = kept_whole([LINE] * 4)
    first, second = pages_of([*[LINE] * 8, *block], [], SHEET)
    assert (len(first), len(second)) == (8, 4)


def test_a_block_taller_than_a_page_goes_on_all_the_same() -> None:
    pages = pages_of(kept_whole([LINE] * 30), [], SHEET)
    assert sum(len(page) for page in pages) == 30


def test_heads_come_again_on_every_page_of_a_table() -> None:
    head = Row(7)
    pages = pages_of(headed([LINE] * 30, [head]), [], SHEET)
    assert len(pages) > 2
    assert all(page[0].row.height == 7 for page in pages)
    assert sum(placed.row.height == 10 for page in pages for placed in page) == 30


def test_the_tail_stands_at_the_foot_of_the_last_page() -> None:
    (page,) = pages_of([LINE] * 3, [LINE, LINE], SHEET)
    assert page[-1].bottom == 100
    pages = pages_of([LINE] * 10, [LINE], SHEET)
    assert pages[-1][-1].bottom == 80


def test_nobody_signs_on_an_empty_page() -> None:
    pages = pages_of([LINE] * 10, [LINE], SHEET)
    assert [len(page) for page in pages] == [9, 2]
    table = headed([LINE] * 9, [Row(10)])
    assert [len(page) for page in pages_of(table, [LINE], SHEET)] == [9, 3]
    block = kept_whole([LINE] * 8)
    too_long = pages_of([*[LINE] * 2, *block], [LINE], SHEET)
    assert [len(page) for page in too_long] == [10, 1], "a page holds the sums or the signatures, not both"


def test_a_gap_falls_away_at_the_top_and_grows_into_spare_room() -> None:
    spaced = replace(LINE, gap=5, stretch=5)
    (page,) = pages_of([spaced, spaced], [], SHEET)
    assert heights(page) == [(0, 10), (20, 10)]
    (full,) = pages_of([spaced, spaced, Row(66, stretch=5)], [], SHEET)
    assert full[-1].bottom <= 100


def test_text_beside_text_is_one_row_and_very_long_text_many() -> None:
    style, span = TextStyle(8), Span(0, 100)
    (row,) = side_by_side(cell(span, ("维修", style)), cell(span, ("保修 " * 40, style), align=Align.RIGHT))
    assert row.height == cell(span, ("保修 " * 40, style)).height
    rows = side_by_side(cell(span, ("维修", style)), cell(span, ("保修 " * 900, style)))
    assert len(rows) > 100
    assert height_of(rows) == sum(row.height for row in rows)
    assert side_by_side(cell(span, ("", style))) == []


def test_spans_divide_the_width_with_gutters_between() -> None:
    left, middle, right = Span(10, 100).parts(2, 1, 1, gutter=10)
    assert (left.x, left.width, middle.width) == (10, 40, 20)
    assert right.right == 110
