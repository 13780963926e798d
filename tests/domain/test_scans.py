"""A scan is sorted by its own evidence; limits and misreads are refused before anything is looked up."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.document_codes import DocumentSeries, document_code
from aftersale_desktop.domain.scans import (
    LONGEST_CODE,
    CodeTooLongError,
    ControlCharacterError,
    ScannedKind,
    classify,
    to_ascii_width,
)
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS, MisreadCodeError, UnitKind, gs1_check_digit

INDOOR = "61023326010300917" + gs1_check_digit("61023326010300917")
RECEIPT = document_code("SH03-RC-2026-000123")
SAMPLE_BRAND_ONLY = SHIPPED_PATTERNS[:3]


def gtins(prefix: str = "") -> st.SearchStrategy[str]:
    lengths = st.sampled_from([8, 12, 13, 14]) if not prefix else st.just(13)
    data = lengths.flatmap(lambda n: st.text("0123456789", min_size=n - 1 - len(prefix), max_size=n - 1 - len(prefix)))
    return data.map(lambda digits: prefix + digits + gs1_check_digit(prefix + digits))


def test_a_receipt_is_a_document() -> None:
    scan = classify(RECEIPT)
    assert scan.kind is ScannedKind.DOCUMENT
    assert scan.document is not None
    assert (scan.document.series, scan.document.sequence) == (DocumentSeries.RECEIPT, 123)
    assert scan.text == RECEIPT


@pytest.mark.parametrize("text", ["SH03-RC-2026-000123", "sh03-rc-2026-000123", f" {RECEIPT.lower()} "])
def test_a_document_number_may_be_typed_without_check_character_or_capitals(text: str) -> None:
    scan = classify(text, is_typed=True)
    assert scan.document is not None
    assert scan.document.number == "SH03-RC-2026-000123"


def test_a_document_code_with_one_wrong_sign_is_a_misread() -> None:
    for place in range(len(RECEIPT)):
        wrong = RECEIPT[:place] + ("X" if RECEIPT[place] != "X" else "W") + RECEIPT[place + 1 :]
        with pytest.raises(MisreadCodeError):
            classify(wrong)


@pytest.mark.parametrize("text", [INDOOR, f"{INDOOR[:6]} {INDOOR[6:8]} {INDOOR[8:]}", f" {INDOOR} ", f"]C1{INDOOR}"])
def test_a_unit_barcode_is_read_with_or_without_the_spaces_people_see(text: str) -> None:
    scan = classify(text)
    assert (scan.kind, scan.text) == (ScannedKind.UNIT, INDOOR)
    assert [unit.unit for unit in scan.units] == [UnitKind.INDOOR]


def test_a_unit_barcode_with_a_wrong_check_digit_is_a_misread_and_not_unknown() -> None:
    with pytest.raises(MisreadCodeError):
        classify(INDOOR[:-1] + "9")


def test_the_symbology_identifier_is_kept_apart_from_the_code() -> None:
    scan = classify("]E06901234567892")
    assert (scan.aim_id, scan.text, scan.kind) == ("]E0", "6901234567892", ScannedKind.GTIN)


@pytest.mark.parametrize("text", ["6901234567892", "96385074", "123456789012" + "8"])
def test_a_number_with_a_fitting_check_digit_is_a_gtin(text: str) -> None:
    assert classify(text).kind is ScannedKind.GTIN


def test_a_body_code_that_fits_a_gtin_by_chance_keeps_both_readings() -> None:
    scan = classify("1234567890128")
    assert scan.kind is ScannedKind.GTIN
    assert {unit.unit for unit in scan.units} == set(UnitKind)


@given(gtins(), st.integers(0, 13), st.integers(1, 9))
def test_every_wrong_digit_of_a_gtin_is_a_misread(gtin: str, place: int, shift: int) -> None:
    place %= len(gtin)
    wrong = gtin[:place] + str((int(gtin[place]) + shift) % 10) + gtin[place + 1 :]
    with pytest.raises(MisreadCodeError):
        classify(wrong, SAMPLE_BRAND_ONLY)


@given(gtins("69"), st.integers(2, 12), st.integers(1, 9))
def test_every_wrong_digit_of_a_chinese_gtin_is_a_misread_beside_13_digit_unit_codes(
    gtin: str, place: int, shift: int
) -> None:
    wrong = gtin[:place] + str((int(gtin[place]) + shift) % 10) + gtin[place + 1 :]
    with pytest.raises(MisreadCodeError):
        classify(wrong)


@given(gtins(), st.integers(0, 12))
def test_swapped_digits_of_a_gtin_are_refused_but_for_the_pairs_mod_10_cannot_see(gtin: str, place: int) -> None:
    place %= len(gtin) - 1
    first, second = gtin[place], gtin[place + 1]
    swapped = gtin[:place] + second + first + gtin[place + 2 :]
    if abs(int(first) - int(second)) in {0, 5}:
        assert classify(swapped, SAMPLE_BRAND_ONLY).text == swapped
    else:
        with pytest.raises(MisreadCodeError):
            classify(swapped, SAMPLE_BRAND_ONLY)


def test_an_ean_symbol_with_a_wrong_check_digit_is_a_misread_whatever_unit_formats_exist() -> None:
    assert classify("4006381333932").kind is ScannedKind.UNIT
    with pytest.raises(MisreadCodeError):
        classify("]E04006381333932")


@pytest.mark.parametrize("text", ["03312250", "021612345678"])
def test_a_typed_number_need_not_be_a_gtin(text: str) -> None:
    assert classify(text, is_typed=True).kind is ScannedKind.TEXT
    with pytest.raises(MisreadCodeError):
        classify(text)


@pytest.mark.parametrize("text", ["CAP35", "CAP2.5", "4WV-COIL", "IR", "ODU-FAN"])
def test_short_capital_codes_may_be_parts(text: str) -> None:
    assert (classify(text).kind, classify(text).text) == (ScannedKind.PART, text)


@pytest.mark.parametrize(
    "text", ["", "陈思远", "13812345678", "Chen Siyuan", "-A", "A" * 40, "https://example.org/?q=1"]
)
def test_anything_else_is_free_text_as_it_was(text: str) -> None:
    assert (classify(text).kind, classify(text).text) == (ScannedKind.TEXT, text)


def test_full_width_signs_of_a_chinese_input_method_are_read_and_reported() -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in RECEIPT)
    scan = classify(wide)
    assert (scan.text, scan.raw, scan.was_full_width) == (RECEIPT, wide, True)
    assert not classify(RECEIPT).was_full_width


def test_only_full_width_forms_are_changed() -> None:
    assert to_ascii_width("Ａ１　²㎡陈٣") == "A1 ²㎡陈٣"


def test_digits_of_other_scripts_are_no_code() -> None:
    assert classify("٦٩٠١٢٣٤٥٦٧٨٩٢").kind is ScannedKind.TEXT


def test_a_group_separator_is_kept() -> None:
    assert classify("0106901234567892\x1d21AB").text == "0106901234567892\x1d21AB"


@pytest.mark.parametrize("sign", ["\x00", "\n", "\r", "\t", "\x1b", "\x1c", "\x1e", "\x7f", "\x85", "\u202e", "\u200b"])
def test_other_control_characters_are_refused_by_name(sign: str) -> None:
    with pytest.raises(ControlCharacterError) as refusal:
        classify(f"SH03{sign}")
    assert refusal.value.code_point == f"U+{ord(sign):04X}"


def test_more_than_512_characters_are_refused() -> None:
    assert classify("A" * LONGEST_CODE).kind is ScannedKind.TEXT
    with pytest.raises(CodeTooLongError) as refusal:
        classify("A" * (LONGEST_CODE + 1))
    assert refusal.value.length == 513


@given(st.text(max_size=600))
def test_any_text_gets_an_answer_or_a_named_refusal(text: str) -> None:
    with contextlib.suppress(CodeTooLongError, ControlCharacterError, MisreadCodeError):
        assert classify(text).raw == text
