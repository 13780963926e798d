"""Two people edit one card, and no field of either is lost by accident."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersale_desktop.domain.card_edits import (
    MONEY_FIELDS,
    CardField,
    CardFields,
    OtherFormError,
    Side,
    changed_fields,
    changes_money,
    conflicts,
    decided,
    edited,
    fields_of,
)
from aftersale_desktop.domain.products import ProductForm
from tests.builders import SPLIT_UNIT, an_item

READ = fields_of(an_item())
any_fields = st.builds(
    CardFields,
    model_code=st.sampled_from(("KFR-35GW/A", "KFR-26GW/A")),
    number=st.sampled_from(("BX-1", "BX-2")),
    invoice_number=st.sampled_from(("", "4403")),
    invoice_on=st.none() | st.sampled_from((date(2026, 1, 1), date(2026, 2, 1))),
    delivered_on=st.none() | st.sampled_from((date(2026, 1, 1), date(2026, 2, 1))),
    seller=st.sampled_from(("", "永乐")),
    price=st.none() | st.sampled_from((Decimal(1), Decimal(2))),
    is_remote_sale=st.booleans(),
)


@given(any_fields, any_fields, any_fields)
def test_what_only_one_of_us_changed_is_proposed_and_what_both_changed_is_asked(
    read: CardFields, mine: CardFields, theirs: CardFields
) -> None:
    for conflict in conflicts(read, mine, theirs):
        by_me, by_them = (conflict.field in changed_fields(read, side) for side in (mine, theirs))
        assert conflict.proposal is {(True, False): Side.MINE, (False, True): Side.THEIRS}.get((by_me, by_them))
        assert (conflict.mine, conflict.theirs) == (mine.value(conflict.field), theirs.value(conflict.field))


@given(any_fields, any_fields, st.dictionaries(st.sampled_from(CardField), st.sampled_from(Side)))
def test_each_field_is_as_it_was_chosen(mine: CardFields, theirs: CardFields, chosen: dict[CardField, Side]) -> None:
    result = decided(mine, theirs, chosen)
    for field in CardField:
        side = mine if chosen.get(field) is Side.MINE else theirs
        assert result.value(field) == side.value(field)


@given(any_fields, any_fields)
def test_the_same_edit_twice_is_no_conflict(read: CardFields, mine: CardFields) -> None:
    assert conflicts(read, mine, mine) == ()


def test_the_fields_name_what_a_card_holds_and_give_it_back() -> None:
    item = an_item()
    assert edited(item, fields_of(item), (SPLIT_UNIT,)) == item
    assert {str(field) for field in CardField} == set(CardFields.__dataclass_fields__)


def test_a_product_without_a_card_gets_one_by_editing() -> None:
    item = edited(an_item(card=None), replace(READ, seller="永乐家电"), (SPLIT_UNIT,))
    assert item.card is not None
    assert (item.card.seller, item.card.invoice_on) == ("永乐家电", date(2026, 1, 10))


@pytest.mark.parametrize("field", CardField)
def test_number_and_seller_decide_no_money_and_the_others_do(field: CardField) -> None:
    assert (field in MONEY_FIELDS) == (field not in {CardField.NUMBER, CardField.SELLER})


def test_a_seller_is_changed_without_a_reason_and_an_invoice_date_is_not() -> None:
    assert not changes_money(READ, replace(READ, seller="永乐家电"))
    assert changes_money(READ, replace(READ, invoice_on=date(2026, 1, 11)))


def test_a_product_of_two_units_does_not_become_a_model_of_one() -> None:
    whole = replace(SPLIT_UNIT, code="KC-26", form=ProductForm.WHOLE)
    with pytest.raises(OtherFormError):
        edited(an_item(), replace(READ, model_code="KC-26"), (SPLIT_UNIT, whole))
