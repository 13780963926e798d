"""The scanner's figures with smaller counts; the benchmark prints them in full."""

import pytest

from tests.scan_cases import element_strings, slots
from tests.scanner_cases import (
    SHIPPED,
    WITH_SUFFIX,
    WITHOUT_SUFFIX,
    Figure,
    expanders,
    layouts,
    people,
    scans,
    stalls,
)
from tests.scanner_streams import MANNERS


def assert_without_fault(figures: list[Figure]) -> None:
    assert [figure for figure in figures if figure.faults] == []


def test_scans_of_every_kind_and_speed_stay_whole() -> None:
    assert_without_fault(scans(300))


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("profile", [SHIPPED, WITH_SUFFIX, WITHOUT_SUFFIX], ids=["shipped", "suffix", "no suffix"])
def test_people_are_never_scanners_and_wait_at_most_120_ms(profile: object, manner: str) -> None:
    assert isinstance(profile, type(SHIPPED))
    figures, held = people(profile, "", manner, 100)
    assert_without_fault(figures)
    assert held[-1] <= 120


def test_texts_pasted_as_keys_reach_their_field() -> None:
    assert_without_fault([expanders(100)])


def test_a_busy_window_changes_no_decision() -> None:
    assert_without_fault([stalls(100)])


def test_every_layout_reads_every_scanner() -> None:
    assert_without_fault(layouts(10))


def test_no_field_of_a_gs1_label_swallows_another_and_nobody_guesses() -> None:
    assert_without_fault(element_strings(50))


def test_units_find_their_slots_in_any_order() -> None:
    assert_without_fault(slots())
