"""Text is broken into lines as Chinese and English readers expect, and no input stops it."""

import random

import pytest

from aftersale_desktop.documents.fonts import Weight, is_invisible, typeface
from aftersale_desktop.documents.large_type import large_lines
from aftersale_desktop.documents.pen import TextStyle
from aftersale_desktop.documents.text import clean, one_line, shrunk_to, wrapped
from tests.documents.hostile_names import HOSTILE_NAMES

CLOSING = "，。、；：？！）》」』】”’%"
OPENING = "（《「『【“‘"
SIZE = 8.4


def lines_of(text: str, width: float) -> tuple[str, ...]:
    return wrapped(text, Weight.REGULAR, SIZE, width)


def test_every_line_fits_and_no_character_is_lost() -> None:
    for text in HOSTILE_NAMES:
        for width in (40.0, 90.0, 300.0):
            lines = lines_of(text, width)
            assert "".join("".join(lines).split()) == "".join(clean(text).split())
            assert all(typeface().width(line, Weight.REGULAR, SIZE) <= width + 0.01 for line in lines)


def test_no_closing_sign_begins_a_line_and_no_opening_one_ends_it() -> None:
    chance = random.Random(5)  # noqa: S311 - repeatable, not secret
    for _ in range(300):
        text = "".join(chance.choices("机修保卡票条码天" * 3 + "，。；（）《》", k=80)).lstrip(CLOSING)
        for first, second in zip(lines := lines_of(text, 100), lines[1:], strict=False):
            assert second[0] not in CLOSING or set(second[:8]) <= set(CLOSING), text
            assert first[-1] not in OPENING or set(first) <= set(OPENING), text


def test_words_stay_whole_unless_one_is_wider_than_the_line() -> None:
    assert lines_of("repair again free", 30) == ("repair", "again", "free")
    assert lines_of("x" * 40, 80)[0] == "x" * 19
    assert lines_of("", 80) == ("",)


def test_line_ends_of_every_kind_begin_a_line() -> None:
    assert lines_of("a\nb\r\nc\rd\u2028e\x0bf", 80) == ("a", "b", "c", "d", "e", "f")
    assert one_line(" a\nb\tc ") == "a b c"


def test_fifty_thousand_signs_are_no_problem() -> None:
    for text in ("(" * 50_000, "，" * 50_000, "a" * 50_000, "修 " * 25_000):
        assert len(lines_of(text, 120)) > 100


def test_bold_is_set_as_wide_as_it_is_measured() -> None:
    assert typeface().width("维修", Weight.BOLD, 10) > typeface().width("维修", Weight.REGULAR, 10) == 20


def test_figures_are_equally_wide_so_amounts_stand_in_columns() -> None:
    assert len({typeface().width(figure, Weight.REGULAR, 10) for figure in "0123456789"}) == 1


def test_a_value_shrinks_to_its_column_but_not_below_two_thirds() -> None:
    assert shrunk_to("0" * 10, Weight.REGULAR, 9, 100) == 9
    assert shrunk_to("0" * 20, Weight.REGULAR, 9, 90) < 9
    assert shrunk_to("0" * 200, Weight.REGULAR, 9, 90) == 6


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u202e", "\ufe0f", "\U000e0100", "\u00ad", "\ufeff"])
def test_signs_without_a_shape_take_no_room(sign: str) -> None:
    assert is_invisible(sign)
    assert typeface().width(f"维{sign}修", Weight.REGULAR, 10) == 20


def test_no_line_is_a_single_hanzi() -> None:
    assert lines_of("修好的机器在此", 6 * SIZE) == ("修好的机器", "在此")
    assert lines_of("十二弄 1403 室", 6 * SIZE) == ("十二弄", "1403 室")
    assert lines_of("室室", SIZE) == ("室", "室")


def test_large_type_shrinks_to_its_line_and_parts_languages_that_do_not_fit_on_one() -> None:
    style = TextStyle(15, Weight.BOLD)
    both = ("维修接收单", "Repair receipt")
    assert [text for text, _ in large_lines(both, style, 300)] == ["维修接收单 Repair receipt"]
    ((_, shrunk),) = large_lines(both, style, 160)
    assert 10 <= shrunk.size < 15
    parted = large_lines(both, style, 110)
    assert [text for text, _ in parted] == list(both)
    assert all(own.width(text) <= 110 for text, own in parted)
