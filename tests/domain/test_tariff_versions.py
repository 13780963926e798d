"""Which version of a price list may follow which."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from aftersale_desktop.domain.tariff_edits import with_entry
from aftersale_desktop.domain.tariff_versions import (
    NoPriceChangedError,
    NotReplayedError,
    OwnPricesError,
    ReplaySums,
    TariffDraft,
    TariffGapError,
    TariffInPastError,
    TariffNameTakenError,
    TariffOverlapsError,
    check_new_tariff,
    check_publishable,
    in_succession,
    next_tariff_name,
)
from tests.builders import sample_tariff

TODAY = date(2026, 3, 2)
NOW = sample_tariff()
NEXT = replace(NOW, id="SH-2026-B", valid_from=date(2026, 4, 1))
SUMS = ReplaySums(3, 6, Decimal("100.00"), Decimal("110.00"), datetime(2026, 3, 2, 12, 0), "周敏")  # noqa: DTZ001 - not compared


def test_a_version_ends_the_day_before_the_next_of_its_region_begins() -> None:
    elsewhere = replace(NOW, id="BJ-2026-A", region="Beijing", valid_from=date(2026, 3, 15))
    ends = {one.id: one.valid_to for one in in_succession((NEXT, elsewhere, NOW))}
    assert ends == {NOW.id: date(2026, 3, 31), NEXT.id: None, "BJ-2026-A": None}


def test_an_end_of_its_own_stays_where_it_is_earlier() -> None:
    short = replace(NOW, valid_to=date(2026, 3, 10))
    assert in_succession((short, NEXT))[0].valid_to == date(2026, 3, 10)


def test_the_next_version_may_begin_today() -> None:
    check_new_tariff(replace(NEXT, valid_from=TODAY), (NOW,), TODAY)


def test_another_region_begins_when_it_likes() -> None:
    check_new_tariff(replace(NEXT, region="Beijing"), (replace(NOW, valid_from=NEXT.valid_from),), TODAY)


def test_a_name_is_given_once() -> None:
    with pytest.raises(TariffNameTakenError):
        check_new_tariff(replace(NEXT, id=NOW.id), (NOW,), TODAY)


def test_yesterday_is_over() -> None:
    with pytest.raises(TariffInPastError):
        check_new_tariff(replace(NEXT, valid_from=date(2026, 3, 1)), (NOW,), TODAY)


@pytest.mark.parametrize("begins", [date(2026, 3, 20), date(2026, 4, 1)])
def test_two_versions_never_hold_at_once(begins: date) -> None:
    with pytest.raises(TariffOverlapsError) as refusal:
        check_new_tariff(replace(NEXT, id="SH-2026-C", valid_from=begins), (NOW, NEXT), TODAY)
    assert refusal.value.other == NEXT.id


def test_no_day_is_left_without_a_list() -> None:
    short = replace(NOW, valid_to=date(2026, 3, 30))
    with pytest.raises(TariffGapError):
        check_new_tariff(NEXT, (short,), TODAY)
    check_new_tariff(replace(NEXT, valid_from=date(2026, 3, 31)), (short,), TODAY)


def test_a_draft_is_published_changed_replayed_and_by_somebody_else() -> None:
    dearer = with_entry(NEXT, ("labour", "A", "minor"), "90")
    draft = TariffDraft(1, NOW.id, dearer, ("周敏",), SUMS.at, SUMS)
    check_publishable(draft, NOW, "郑凯")
    with pytest.raises(OwnPricesError):
        check_publishable(draft, NOW, "周敏")
    with pytest.raises(NotReplayedError):
        check_publishable(replace(draft, replay=None), NOW, "郑凯")
    with pytest.raises(NoPriceChangedError):
        check_publishable(replace(draft, tariff=replace(NOW, id="SH-2026-B")), NOW, "郑凯")


def test_names_follow_the_base_and_the_year() -> None:
    assert next_tariff_name(NOW, date(2026, 4, 1), (NOW.id,)) == "SH-2026-B"
    assert next_tariff_name(NOW, date(2027, 1, 1), (NOW.id,)) == "SH-2027-A"
