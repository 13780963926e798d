"""A draft is a text that brings everything back, and a text of any other kind is refused."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.attachments import Proof, pending_attachment
from aftersale_desktop.domain.customers import CustomerFlag, OtherPhone
from aftersale_desktop.services.draft_texts import UnreadableDraftError
from aftersale_desktop.services.lookups import NothingFound
from aftersale_desktop.services.reception import Brought, Reception
from aftersale_desktop.services.visits import Registration, unit_by_hand
from aftersale_desktop.ui.intake.draft_text import contents_of, draft_text, state_of_draft
from aftersale_desktop.ui.intake.entries import CustomerEdit, RegisterEntry, entry_of
from aftersale_desktop.ui.intake.open_intake import CounterState, HeldIntake, OpenIntake
from tests.builders import CLERK, NOON, SUPERVISOR, a_customer, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop

FLAG = CustomerFlag("两次未付款", "陈静", NOON)
OWNER = entry_of(a_customer(id=1))
ENTRY = RegisterEntry("KFR-35GW/A", "BX-1", "", "2026-0", "", Decimal("12.50"), is_remote=True, owner=OWNER)
EDIT = CustomerEdit(a_customer(id=1, phones=(OtherPhone("work", "0215"),), flag=FLAG), "两次未付款")
PHOTO = pending_attachment("nameplate.jpg", b"\xff\xd8\xff photo", Proof.CAUSE)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


def everything(shop: FakeShop) -> CounterState:
    visits = [a_visit(shop.known(), attachments=(PHOTO,)), a_visit(shop.known(2), cost_limit=Decimal(150))]
    reception = Reception(tuple(Brought(visit, f"key {at}") for at, visit in enumerate(visits)), 1)
    registering = Reception(question=Registration((unit_by_hand("GREE-000111"),)))
    held = HeldIntake(OpenIntake(registering, None, ENTRY), NOON, CLERK.name)
    return CounterState(OpenIntake(reception, OWNER, None, EDIT), (held,))


def test_everything_typed_comes_back_with_its_photos(shop: FakeShop) -> None:
    state = everything(shop)
    contents = contents_of(state)
    assert contents == {PHOTO.digest: PHOTO.content}
    assert state_of_draft(draft_text(state), contents.get) == state


def test_a_photo_whose_bytes_are_lost_is_left_out_and_the_rest_comes_back(shop: FakeShop) -> None:
    state = state_of_draft(draft_text(everything(shop)), lambda _digest: None)
    assert [one.visit.attachments for one in state.intake.reception.brought] == [(), ()]


def test_a_code_nobody_knows_is_asked_again(shop: FakeShop) -> None:
    state = everything(shop)
    asking = replace(state.intake, reception=state.intake.reception.asking(NothingFound("没有")))
    assert state_of_draft(draft_text(replace(state, intake=asking)), contents_of(state).get) == state


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "7", "不制冷", '{"version": 1}', "[" * 100_000])
def test_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDraftError):
        state_of_draft(text, lambda _digest: None)


def test_every_damage_is_noticed(shop: FakeShop) -> None:
    text = draft_text(everything(shop))
    for at in range(0, len(text), 97):
        damaged = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
        with pytest.raises(UnreadableDraftError):
            state_of_draft(damaged, lambda _digest: None)
    with pytest.raises(UnreadableDraftError):
        state_of_draft(text[: len(text) // 2], lambda _digest: None)


def test_a_draft_of_another_shape_is_refused_though_its_digest_fits(shop: FakeShop) -> None:
    state = CounterState(everything(shop).intake, (), last_number="7")
    stored = json.loads(draft_text(state))
    stored["version"] = 0
    with pytest.raises(UnreadableDraftError):
        state_of_draft(json.dumps(stored), lambda _digest: None)
