"""A product nobody knows is registered unit by unit, and no code stands for two units."""

import pytest

from aftersale_desktop.domain.pairing import AlreadyScannedError
from aftersale_desktop.domain.products import ComponentUnit, ProductForm
from aftersale_desktop.domain.serials import UnitKind, recognise_unit
from aftersale_desktop.services.lookups import NothingFound, UnknownCodeError
from aftersale_desktop.services.visits import Registration, unit_by_hand
from tests.builders import a_barcode

THIRTEEN = "1234567890120"
IN, OUT = UnitKind.INDOOR, UnitKind.OUTDOOR


def unknown(code: str) -> NothingFound:
    return NothingFound(code, recognise_unit(code))


def registration_of(*codes: str) -> Registration:
    first, *rest = codes
    form = Registration(recognise_unit(first)[:1])
    for code in rest:
        form = form.scanned(unknown(code))
    return form


def test_an_unknown_pair_is_registered_indoor_before_outdoor() -> None:
    indoor, outdoor = a_barcode("610233", 50), a_barcode("810233", 50)
    units = registration_of(outdoor, indoor).component_units()
    assert units == (ComponentUnit(IN, indoor), ComponentUnit(OUT, outdoor))


def test_a_second_reading_of_the_same_kind_replaces_the_first_of_a_pair() -> None:
    form = registration_of(a_barcode("610233", 50), a_barcode("610233", 51))
    assert [unit.barcode for unit in form.component_units()] == [a_barcode("610233", 51)]


def test_a_multi_split_keeps_an_indoor_unit_for_every_room_and_one_outdoor_unit() -> None:
    rooms = [a_barcode("610233", serial) for serial in range(50, 54)]
    roof, other_roof = a_barcode("810233", 60), a_barcode("810233", 61)
    form = registration_of(rooms[0], roof, *rooms[1:], other_roof)
    units = form.component_units(ProductForm.MULTI_SPLIT)
    assert [unit.barcode for unit in units] == [*rooms, other_roof]
    assert [unit.kind for unit in units] == [IN] * 4 + [OUT]


def test_a_multi_split_asks_for_two_indoor_units_and_an_outdoor_one_and_takes_more() -> None:
    form = registration_of(a_barcode("610233", 50))
    assert form.missing_unit(ProductForm.SPLIT) is OUT
    assert form.missing_unit(ProductForm.MULTI_SPLIT) is IN
    both = registration_of(a_barcode("610233", 50), a_barcode("610233", 51))
    assert both.missing_unit(ProductForm.MULTI_SPLIT) is OUT
    whole = registration_of(a_barcode("610233", 50), a_barcode("610233", 51), a_barcode("810233", 50))
    assert whole.missing_unit(ProductForm.MULTI_SPLIT) is None


def test_a_unit_scanned_by_mistake_is_taken_out_but_never_the_last() -> None:
    first, second = a_barcode("610233", 50), a_barcode("610233", 51)
    form = registration_of(first, second)
    assert form.without(second) == registration_of(first)
    assert form.without(second).without(first) == registration_of(first)


def test_one_code_never_stands_for_two_units() -> None:
    for code in (THIRTEEN, a_barcode("610233", 50)):
        with pytest.raises(AlreadyScannedError):
            registration_of(code, code)


def test_a_unit_of_no_known_format_takes_the_free_place_of_its_product() -> None:
    form = Registration((unit_by_hand("GREE-000111"),))
    assert form.component_units() == (ComponentUnit(IN, "GREE-000111"),)
    assert form.component_units(ProductForm.WHOLE) == (ComponentUnit(UnitKind.WHOLE, "GREE-000111"),)
    both = form.scanned(NothingFound("GREE-000222"))
    assert [unit.kind for unit in both.component_units()] == [IN, OUT]
    three = both.scanned(NothingFound("GREE-000333"))
    assert [unit.kind for unit in three.component_units(ProductForm.MULTI_SPLIT)] == [IN, IN, OUT]


def test_a_text_that_is_no_unit_leaves_the_registration_as_it_is() -> None:
    for form in (registration_of(a_barcode("610233", 50)), Registration((unit_by_hand("GREE-000111"),))):
        with pytest.raises(UnknownCodeError):
            form.scanned(NothingFound("没有"))
