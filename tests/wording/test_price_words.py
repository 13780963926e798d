"""Words of price lists: every entry has a name, every difference its sign."""

import pytest

from aftersale_desktop.domain.tariff_edits import PriceChange, entries, with_entry
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.prices import difference_text, dotted_entry, entry_name, entry_text, percent_text
from tests.builders import sample_tariff

_SILENT = {("id",), ("approver",)}


@pytest.mark.parametrize("language", Language)
def test_every_entry_of_a_list_has_a_name_of_its_own(language: Language) -> None:
    words, tariff = words_in(language), sample_tariff()
    names = [entry_name(words, path, tariff) for path in entries(tariff) if path not in _SILENT and path[-1] != "code"]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "{" in name or "_" in name]


def test_a_difference_is_told_with_its_sign_in_money_and_percent() -> None:
    dearer = PriceChange(("labour", "A", "minor"), "1080.00", "1188.00")
    cheaper = PriceChange(("parts", "CAP35", "unit_price"), "38.00", "36.00")
    added = PriceChange(("parts", "CAP50", "unit_price"), None, "45.00")
    assert (difference_text(dearer), percent_text(dearer)) == ("+108.00", "+10.0 %")
    assert (difference_text(cheaper), percent_text(cheaper)) == ("-2.00", "-5.3 %")
    assert (difference_text(added), percent_text(added)) == ("", "")


def test_what_is_not_there_is_a_dash() -> None:
    words = words_in(Language.ENGLISH)
    assert entry_text(words, ("parts", "CAP50", "unit_price"), None) == "—"
    assert entry_text(words, ("valid_to",), "") == "—"
    assert entry_text(words, ("parts", "CAP35", "main_part"), "true") == "yes"


def test_a_band_is_named_by_the_kilometres_it_runs_to() -> None:
    words, tariff = words_in(Language.ENGLISH), sample_tariff()
    assert entry_name(words, ("remote", "bands", "1", "per_km"), tariff) == "Remote fee per km, 5 to 20 km"
    longer = with_entry(tariff, ("remote", "bands", "1", "up_to_km"), "30")
    assert entry_name(words, ("remote", "bands", "2", "per_km"), longer) == "Remote fee per km, over 30 km"


@pytest.mark.parametrize(
    ("dotted", "name"),
    [
        ("labour.A.minor", "Labour, class A: Minor repair"),
        ("parts.CAP2.5.unit_price", "CAP2.5: Unit price"),
        ("remote.bands.1.per_km", "Distance band 2, per km"),
        ("remote.cap", "Remote fee, at most"),
        ("city_tier_factor.prefecture", "Factor: Prefecture"),
        ("tax_rate", "Tax rate"),
    ],
)
def test_the_audit_record_names_an_entry_by_its_words(dotted: str, name: str) -> None:
    assert dotted_entry(words_in(Language.ENGLISH), dotted) == name


@pytest.mark.parametrize("other", ["jobs", "parts", "A.whole_unit_years", "km.XH", "remote", "labour"])
def test_other_details_are_no_entries(other: str) -> None:
    assert dotted_entry(words_in(Language.ENGLISH), other) is None
