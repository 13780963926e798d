"""One entry of a price list typed anew, and what differs between two lists."""

from decimal import Decimal

import pytest

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.field_refusals import (
    BlankTextError,
    NegativeNumberError,
    NotANumberError,
    NotFiniteError,
    NumberTooLongError,
)
from aftersale_desktop.domain.tariff_edits import (
    NoSuchEntryError,
    PriceChange,
    PricePath,
    SplitFenError,
    ZeroFactorError,
    entries,
    price_changes,
    with_entry,
    with_material,
    with_part,
    without_entry,
)
from aftersale_desktop.domain.tariffs import (
    BandsOutOfOrderError,
    CodeTwiceError,
    ListedMaterial,
    ListedPart,
    NotAShareError,
)
from aftersale_desktop.domain.typed_days import NotADayError
from tests.builders import sample_tariff

MINOR_A: PricePath = ("labour", "A", "minor")


def test_every_entry_of_the_shipped_list_can_be_typed_as_it_stands() -> None:
    tariff = sample_tariff()
    for path, text in entries(tariff).items():
        if path != ("approver",):
            assert price_changes(tariff, with_entry(tariff, path, text)) == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("88", "88.00"),
        ("88.5", "88.50"),
        ("88.50", "88.50"),
        (" ¥88.00 ", "88.00"),
        ("１，２００", "1200.00"),
        ("0", "0.00"),
    ],
)
def test_a_price_is_read_as_people_type_it_and_kept_in_fen(typed: str, kept: str) -> None:
    assert entries(with_entry(sample_tariff(), MINOR_A, typed))[MINOR_A] == kept


@pytest.mark.parametrize(
    ("path", "typed", "refusal"),
    [
        (MINOR_A, "", NotANumberError),
        (MINOR_A, "abc", NotANumberError),
        (MINOR_A, "-1", NegativeNumberError),
        (MINOR_A, "NaN", NotFiniteError),
        (MINOR_A, "12.345", SplitFenError),
        (MINOR_A, "1" * 16, NumberTooLongError),
        (("point_grade_factor", "2"), "0", ZeroFactorError),
        (("city_tier_factor", "prefecture"), "0.00", ZeroFactorError),
        (("declined_labour_factor",), "1.01", NotAShareError),
        (("tax_rate",), "13", NotAShareError),
        (("remote", "bands", "0", "up_to_km"), "five", NotANumberError),
        (("remote", "bands", "0", "up_to_km"), "99", BandsOutOfOrderError),
        (("remote", "bands", "0", "up_to_km"), "", BandsOutOfOrderError),
        (("remote", "bands", "2", "up_to_km"), "20", BandsOutOfOrderError),
        (("remote", "cap"), "1e3", NotANumberError),
        (("parts", "CAP35", "name"), "  ", BlankTextError),
        (("parts", "CAP35", "unit_price"), "38.001", SplitFenError),
        (("valid_from",), "tomorrow", NotADayError),
        (("valid_to",), "2020-01-01", AfterSaleError),
        (("legal_basis",), "", BlankTextError),
        (("parts", "NOWHERE", "unit_price"), "1", NoSuchEntryError),
    ],
)
def test_every_field_refuses_what_cannot_stand_in_it(
    path: PricePath, typed: str, refusal: type[AfterSaleError]
) -> None:
    with pytest.raises(refusal):
        with_entry(sample_tariff(), path, typed)


def test_a_change_says_by_how_much_in_money_and_in_percent() -> None:
    before = sample_tariff()
    [change] = price_changes(before, with_entry(before, MINOR_A, "88"))
    assert change == PriceChange(MINOR_A, "80.00", "88.00")
    assert (change.amount, change.percent) == (Decimal("8.00"), Decimal("10.0"))


def test_a_price_from_nothing_has_no_percent() -> None:
    before = sample_tariff()
    [change] = price_changes(before, with_entry(before, ("remote", "bands", "0", "per_km"), "0.50"))
    assert (change.amount, change.percent) == (Decimal("0.50"), None)


def test_the_open_band_is_parted_by_its_end_and_joined_again_without() -> None:
    before = sample_tariff()
    end: PricePath = ("remote", "bands", "2", "up_to_km")
    parted = with_entry(before, end, "50")
    assert [band.up_to_km for band in parted.remote.bands] == [5, 20, 50, None]
    assert parted.remote.bands[3].per_km == parted.remote.bands[2].per_km
    assert with_entry(parted, end, "") == before


def test_parts_and_materials_come_and_go() -> None:
    before = sample_tariff()
    after = with_part(before, ListedPart("CAP50", "capacitor 50", Decimal("45"), main_part=False))
    after = with_material(after, ListedMaterial("SEAL", "sealant", "tube", Decimal("12.5")))
    after = without_entry(after, ("parts", "CAP35"))
    changes = {change.path: (change.before, change.after) for change in price_changes(before, after)}
    assert changes["parts", "CAP50", "unit_price"] == (None, "45.00")
    assert changes["materials", "SEAL", "unit_price"] == (None, "12.50")
    assert changes["parts", "CAP35", "unit_price"] == ("38.00", None)
    assert all(change.amount is None for change in price_changes(before, after))


def test_a_code_stands_in_a_list_once() -> None:
    with pytest.raises(CodeTwiceError):
        with_part(sample_tariff(), ListedPart("CAP35", "again", Decimal(1), main_part=False))
