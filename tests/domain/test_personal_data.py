"""How much of a person is shown to whom."""

import pytest

from aftersale_desktop.domain.people import RIGHTS, Right, Role, User
from aftersale_desktop.domain.personal_data import (
    MASKS,
    Datum,
    masked_address,
    masked_identity,
    masked_search,
    shown,
)


def a_user(role: Role) -> User:
    return User(1, "陈静", role, "SH03")


def test_every_kind_of_datum_has_a_mask() -> None:
    assert set(MASKS) == set(Datum)


@pytest.mark.parametrize("role", Role)
def test_only_who_may_see_personal_data_has_it_whole(role: Role) -> None:
    told = shown(a_user(role), Datum.PHONE, "138 0000 5678")
    assert told == ("138 0000 5678" if Right.SEE_PERSONAL_DATA in RIGHTS[role] else "138 **** 5678")


@pytest.mark.parametrize("datum", Datum)
def test_nothing_known_is_nothing_shown(datum: Datum) -> None:
    assert shown(a_user(Role.CLERK), datum, "") == ""


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("广州市天河区体育东路 120 号 8 栋", "广州市天河区***"),
        ("江苏省昆山市前进路 5 号", "江苏省昆山市***"),
        ("12 Main Street, Springfield", "***"),
        ("", ""),
    ],
)
def test_of_an_address_the_district_is_left(address: str, masked: str) -> None:
    assert masked_address(address) == masked


def test_of_an_identity_paper_kind_and_last_sign_are_left() -> None:
    assert masked_identity("id_card 123X") == "id_card ***X"
    assert masked_identity("") == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800005678", "138 **** 5678"),
        ("王芳", "王**"),
        ("Anna-Maria Weber", "Anna-Maria Weber"[:1] + "**"),
        ("SH03-WX-2026-000001", "SH03-WX-2026-000001"),
        (" ", ""),
    ],
)
def test_a_record_keeps_what_was_searched_without_telling_whom(typed: str, kept: str) -> None:
    assert masked_search(typed) == kept
