"""Customers are registered fit to be found again, and shown without giving them away; roles carry rights."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.customers import (
    LONGEST_NAME,
    CustomerNameMissingError,
    NotAPhoneNumberError,
    new_customer,
    phone_digits,
)
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.people import RIGHTS, NotAllowedError, Right, Role
from aftersale_desktop.domain.personal_data import masked_phone
from tests.builders import somebody


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13800005678", "138 **** 5678"),
        ("138 0000 5678", "138 **** 5678"),
        ("+86 138-0000-5678", "861 **** 5678"),
        ("021-55550103", "021 **** 0103"),
        ("55550103", "*** 0103"),
        ("5555010", "*** 5010"),
        ("110119", "******"),
        ("", ""),
    ],
)
def test_the_middle_of_a_telephone_number_is_hidden(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown


@given(st.from_regex(r"[0-9]{6,20}", fullmatch=True))
def test_a_masked_number_never_shows_more_than_seven_digits(phone: str) -> None:
    assert sum(character.isdigit() for character in masked_phone(phone)) <= min(7, len(phone) - 3)


def test_a_customer_is_trimmed() -> None:
    customer = new_customer("  李明 ", " 138 0013 8000 ", " 上海市 ", Buyer.BUSINESS)
    assert (customer.name, customer.phone, customer.address, customer.buyer) == (
        "李明",
        "138 0013 8000",
        "上海市",
        Buyer.BUSINESS,
    )
    assert not customer.is_stored
    assert len(new_customer("长" * 500, "13800138000").name) == LONGEST_NAME


@pytest.mark.parametrize("name", ["", "  ", "\t"])
def test_a_customer_has_a_name(name: str) -> None:
    with pytest.raises(CustomerNameMissingError):
        new_customer(name, "13800138000")


@pytest.mark.parametrize("phone", ["021-5555 0103", "+8613800138000", "110119"])
def test_numbers_as_people_write_them_are_telephone_numbers(phone: str) -> None:
    assert new_customer("李明", phone).phone == phone


@pytest.mark.parametrize("phone", ["", "12345", "没有", "138a0013800", "-13800138000", "1" * 21, "13800138000 转 3"])
def test_what_is_no_telephone_number_is_refused_with_what_was_typed(phone: str) -> None:
    with pytest.raises(NotAPhoneNumberError) as refusal:
        new_customer("李明", phone)
    assert refusal.value.value == phone


def test_digits_typed_in_full_width_are_digits() -> None:
    assert new_customer("李明", "１３８００１３８０００").phone == "13800138000"


def test_telephones_are_searched_by_their_digits() -> None:
    assert phone_digits("+86 138-0013 8000") == "8613800138000"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_may_what_the_table_says_and_is_refused_the_rest(role: Role, right: Right) -> None:
    user = somebody(role)
    assert user.may(right) is (right in RIGHTS[role])
    if user.may(right):
        user.need(right)
        return
    with pytest.raises(NotAllowedError):
        user.need(right)


def test_everybody_may_read_and_only_the_counter_takes_claims() -> None:
    assert all(Right.READ in rights for rights in RIGHTS.values())
    takers = {role for role, rights in RIGHTS.items() if Right.TAKE_CLAIM in rights}
    assert takers == {Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR}
    assert all(Right.REGISTER in RIGHTS[role] for role in takers)
