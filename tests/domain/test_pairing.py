"""Units are scanned into the slots of the card; a code stands in one slot only."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.pairing import AlreadyScannedError, Match, OtherProductOpenError, ScannedUnits, slots_of
from aftersale_desktop.domain.products import ComponentUnit, ServiceItem
from aftersale_desktop.domain.serials import UnitKind
from tests.builders import an_item

IN, OUT, WHOLE = UnitKind.INDOOR, UnitKind.OUTDOOR, UnitKind.WHOLE
PAIR = slots_of(an_item())
A, B = (slot.on_card for slot in PAIR.slots)


def multi_split() -> ServiceItem:
    units = (ComponentUnit(IN, "room 1"), ComponentUnit(IN, "room 2"), ComponentUnit(OUT, "roof"))
    return replace(an_item(), units=units)


def scanned(units: ScannedUnits, *scans: tuple[UnitKind, str]) -> ScannedUnits:
    for kind, code in scans:
        units = units.with_scan(kind, code)
    return units


def matches(units: ScannedUnits) -> list[Match]:
    return [slot.match for slot in units.slots]


def test_nothing_scanned_speaks_neither_for_nor_against_the_customer() -> None:
    assert matches(PAIR) == [Match.WAITING] * 2
    assert PAIR.agree
    assert not PAIR.is_complete
    assert PAIR.waiting_for is IN
    assert PAIR.scanned_units() == ()


@pytest.mark.parametrize("order", list(permutations([(IN, A), (OUT, B)])))
def test_both_orders_complete_the_pair(order: tuple[tuple[UnitKind, str], ...]) -> None:
    units = scanned(PAIR, *order)
    assert units.agree
    assert units.is_complete
    assert units.waiting_for is None
    assert units.scanned_units() == (ComponentUnit(IN, A), ComponentUnit(OUT, B))


def test_a_unit_finds_its_slot_by_the_card_even_when_its_format_says_otherwise() -> None:
    assert matches(scanned(PAIR, (OUT, A))) == [Match.MATCHES, Match.WAITING]


def test_a_unit_read_twice_is_refused() -> None:
    with pytest.raises(AlreadyScannedError) as refusal:
        scanned(PAIR, (IN, A), (IN, A))
    assert refusal.value.barcode == A


def test_a_mismatch_counts_its_readings_and_a_right_one_makes_it_good() -> None:
    wrong = scanned(PAIR, (OUT, "X"))
    assert (wrong.slots[1].match, wrong.slots[1].times, wrong.agree) == (Match.DIFFERS, 1, False)
    assert scanned(wrong, (OUT, "X"), (OUT, "X")).slots[1].times == 3
    assert scanned(wrong, (OUT, "Y")).slots[1] == replace(PAIR.slots[1], scanned="Y", times=1)
    right = scanned(wrong, (OUT, B))
    assert (right.slots[1].match, right.slots[1].times, right.agree) == (Match.MATCHES, 1, True)


def test_a_unit_of_no_slot_is_of_another_product() -> None:
    for units, scan in ((scanned(PAIR, (IN, A)), (IN, "X")), (PAIR, (WHOLE, "X"))):
        with pytest.raises(OtherProductOpenError):
            units.with_scan(*scan)


@pytest.mark.parametrize("order", list(permutations([(IN, "room 1"), (IN, "room 2"), (OUT, "roof")])))
def test_a_multi_split_has_two_indoor_units_in_any_order(order: tuple[tuple[UnitKind, str], ...]) -> None:
    units = slots_of(multi_split())
    done = scanned(units, *order)
    assert matches(done) == [Match.MATCHES] * 3
    assert done.is_complete


def test_one_foreign_indoor_unit_of_a_multi_split_takes_one_slot_however_often_it_is_read() -> None:
    units = scanned(slots_of(multi_split()), (IN, "X"), (IN, "X"))
    assert [slot.times for slot in units.slots] == [2, 0, 0]
    assert matches(scanned(units, (IN, "room 2"))) == [Match.DIFFERS, Match.MATCHES, Match.WAITING]
    assert matches(scanned(units, (IN, "room 1"), (IN, "room 2"))) == [Match.MATCHES, Match.MATCHES, Match.WAITING]


def test_two_foreign_indoor_units_take_two_slots_and_a_third_replaces_the_first() -> None:
    units = scanned(slots_of(multi_split()), (IN, "X"), (IN, "Y"))
    assert [slot.scanned for slot in units.slots] == ["X", "Y", ""]
    assert [slot.scanned for slot in scanned(units, (IN, "Z")).slots] == ["Z", "Y", ""]


@pytest.mark.parametrize("order", list(permutations([(IN, "X"), (IN, "room 1"), (IN, "room 2"), (OUT, "roof")])))
def test_no_order_of_scans_loses_a_foreign_unit(order: tuple[tuple[UnitKind, str], ...]) -> None:
    rooms = tuple(ComponentUnit(IN, f"room {number}") for number in (1, 2, 3))
    units = scanned(slots_of(replace(an_item(), units=(*rooms, ComponentUnit(OUT, "roof")))), *order)
    assert [slot.scanned for slot in units.slots] == ["room 1", "room 2", "X", "roof"]
    assert not units.agree


def test_a_foreign_unit_keeps_its_readings_when_its_true_unit_takes_the_slot() -> None:
    units = scanned(slots_of(multi_split()), (IN, "X"), (IN, "X"), (IN, "room 1"))
    assert [(slot.scanned, slot.times) for slot in units.slots[:2]] == [("room 1", 1), ("X", 2)]


@given(st.lists(st.tuples(st.sampled_from(UnitKind), st.sampled_from(["room 1", "room 2", "roof", "X", "Y", "Z"]))))
def test_no_order_of_scans_puts_a_code_into_two_slots_or_loses_a_match(scans: list[tuple[UnitKind, str]]) -> None:
    units = slots_of(multi_split())
    for kind, code in scans:
        before = units
        try:
            units = units.with_scan(kind, code)
        except (AlreadyScannedError, OtherProductOpenError):
            assert units == before
        codes = [slot.scanned for slot in units.slots if slot.scanned]
        assert len(codes) == len(set(codes))
        assert all(
            slot.match is Match.MATCHES
            for slot, earlier in zip(units.slots, before.slots, strict=True)
            if earlier.match is Match.MATCHES
        )


def test_slots_say_what_they_hold_what_they_wait_for_and_what_to_read_again() -> None:
    wrong = scanned(PAIR, (OUT, "X"))
    assert [PAIR.holds(A), PAIR.holds("X"), wrong.holds("X")] == [True, False, True]
    assert [PAIR.waits_for(OUT), wrong.waits_for(OUT), wrong.waits_for(IN)] == [True, False, True]
    assert [PAIR.wants_again(OUT), wrong.wants_again(OUT), wrong.wants_again(IN)] == [False, True, False]
    assert not scanned(wrong, (OUT, "X")).wants_again(OUT)


def test_a_unit_of_another_product_is_taken_out_again_and_a_matching_one_never() -> None:
    assert scanned(PAIR, (OUT, "X")).without("X") == PAIR
    assert scanned(PAIR, (IN, A)).without(A) == scanned(PAIR, (IN, A))
