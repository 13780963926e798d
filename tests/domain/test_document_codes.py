"""Own document codes: every wrong sign and every swapped pair is refused (no letter or digit slips through)."""

import random
import string
from collections.abc import Iterator

import pytest

from aftersale_desktop.domain.document_codes import (
    CHECK_ALPHABET,
    LAST_SEQUENCE,
    DocumentNumber,
    DocumentSeries,
    NumbersUsedUpError,
    UnusablePointCodeError,
    compact_code,
    document_code,
    format_number,
    is_document_number,
    parse_document_code,
    parse_document_number,
    resembles_document_code,
)
from aftersale_desktop.domain.serials import MisreadCodeError

SIGNS = string.digits + string.ascii_uppercase + "-"


def random_numbers(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - repeatable samples, not secrets
    for _ in range(count):
        letters = "".join(chance.choices(string.ascii_uppercase, k=chance.randint(2, 4)))
        point = f"{letters}{chance.randint(0, 99):02}"
        series = chance.choice(tuple(DocumentSeries))
        yield format_number(point, series, chance.randint(2020, 2060), chance.randint(1, LAST_SEQUENCE))


def substitutions(code: str) -> Iterator[str]:
    for place, sign in enumerate(code):
        for other in SIGNS:
            if other != sign:
                yield code[:place] + other + code[place + 1 :]


def swapped_neighbours(code: str) -> Iterator[str]:
    for place in range(len(code) - 1):
        if code[place] != code[place + 1]:
            yield code[:place] + code[place + 1] + code[place] + code[place + 2 :]


def accepted(codes: Iterator[str]) -> list[str]:
    slipped = []
    for code in codes:
        try:
            parse_document_code(code)
        except MisreadCodeError:
            continue
        slipped.append(code)
    return slipped


def test_the_alphabet_has_31_signs_and_none_that_looks_like_another() -> None:
    assert len(set(CHECK_ALPHABET)) == 31
    assert not set("IOSYZ") & set(CHECK_ALPHABET)


def test_a_number_is_written_with_point_series_year_and_six_digits() -> None:
    assert format_number("SH03", DocumentSeries.RECEIPT, 2026, 123) == "SH03-RC-2026-000123"


def test_a_code_is_read_back_into_its_number() -> None:
    for number in random_numbers(500, seed=1):
        code = document_code(number)
        assert parse_document_code(code).number == number
        assert parse_document_code(code).code == code
        assert parse_document_number(number).number == number


def test_the_parts_of_a_number_are_told() -> None:
    number = DocumentNumber("SH03", DocumentSeries.CLAIM, 2026, 7)
    assert parse_document_code(number.code) == number


def test_no_wrong_sign_is_accepted() -> None:
    for number in random_numbers(300, seed=2):
        assert accepted(substitutions(document_code(number))) == []


def test_no_swapped_neighbours_are_accepted() -> None:
    for number in random_numbers(3000, seed=3):
        assert accepted(swapped_neighbours(document_code(number))) == []


def test_points_that_look_alike_do_not_share_a_check_character() -> None:
    codes = {document_code(format_number(f"{a}{b}03", DocumentSeries.CLAIM, 2026, 1))[-1] for a in "S" for b in "HIOYZ"}
    assert len(codes) == 5


def test_every_slip_still_looks_like_a_document_code() -> None:
    for number in random_numbers(100, seed=4):
        code = document_code(number)
        slips = (*substitutions(code), *swapped_neighbours(code))
        assert all(resembles_document_code(slip) for slip in slips)
        assert not any(is_document_number(slip) for slip in slips)


@pytest.mark.parametrize("text", ["", "6901234567892", "KFR-35GW/A", "BX-2026-31877", "2026-000123-K", "陈思远" * 7])
def test_other_texts_do_not_look_like_a_document_code(text: str) -> None:
    assert not resembles_document_code(text)


@pytest.mark.parametrize("text", ["", "SH03-RC-2026-000123", "SH03-XX-2026-000123-0", "sh03-rc-2026-000123-k", "x\n"])
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(MisreadCodeError) as refusal:
        parse_document_code(text)
    assert refusal.value.code == text


@pytest.mark.parametrize("text", ["", "SH03", "SH03-RC-2026-0001234", "SH03-RC-2026-000123\n", "SH03-RC-2026-00012３"])
def test_no_check_character_is_made_for_what_is_no_number(text: str) -> None:
    with pytest.raises(MisreadCodeError):
        document_code(text)


@pytest.mark.parametrize("point", ["", "S03", "sh03", "SH3", "SH003", "SHANG03", "S103", "上海03", "SH０3"])
def test_a_point_code_of_another_form_is_refused(point: str) -> None:
    with pytest.raises(UnusablePointCodeError) as refusal:
        format_number(point, DocumentSeries.CLAIM, 2026, 1)
    assert refusal.value.point == point


@pytest.mark.parametrize("sequence", [0, -1, LAST_SEQUENCE + 1])
def test_a_sequence_outside_the_six_digits_is_refused(sequence: int) -> None:
    with pytest.raises(NumbersUsedUpError) as refusal:
        format_number("SH03", DocumentSeries.CLAIM, 2026, sequence)
    assert refusal.value.sequence == sequence


def test_a_code_without_hyphens_leads_to_the_same_number_and_no_slip_gets_through() -> None:
    for number in random_numbers(40, 5):
        code = compact_code(number)
        assert parse_document_code(code) == parse_document_code(document_code(number))
        assert resembles_document_code(code)
        assert accepted(substitutions(code)) == []
        assert accepted(swapped_neighbours(code)) == []


def test_a_unit_barcode_never_resembles_a_code_without_hyphens() -> None:
    for text in ("610233260103009172", "6102332601030091722", "KFR35GW2026000412", "SH03WX20260004"):
        assert not resembles_document_code(text)
