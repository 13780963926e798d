"""Callers, notes, follow-ups and what the hotline goes by."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.calls import CallKind
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.follow_ups import AlreadyFollowedUpError, FollowUpKind, FollowUpOutcome
from aftersale_desktop.domain.hotline_rules import SHIPPED_HOTLINE_RULES, HotlineRules, HotlineRulesExistError
from aftersale_desktop.domain.knowledge import NoteEmptyError, NoteNotFoundError, Question
from aftersale_desktop.domain.opening_hours import Holiday, HolidayExistsError, HolidayNamelessError
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.urgent_words import (
    SHIPPED_URGENT_WORDS,
    Danger,
    UrgentWord,
    UrgentWordEmptyError,
    UrgentWordExistsError,
)
from aftersale_desktop.services.hotline_drafts import CallDraft
from aftersale_desktop.services.knowledge_desk import NoteForm
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.builders import NOON, SUPERVISOR, TECHNICIAN, a_barcode, a_claim, a_customer, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop

AGENT = somebody(Role.HOTLINE_AGENT)
ORDER = replace(a_claim(state=ClaimState.UNDER_REPAIR), id=1)
GIVEN_BACK = replace(
    a_claim("SH03-WX-2026-000002", item_id=2, customer_id=2, state=ClaimState.HANDED_OVER),
    id=2,
    returned_on=NOON.date() - timedelta(days=3),
    ended_as=ClaimEnd.REPAIRED,
)
SCRAPPED = replace(GIVEN_BACK, id=3, number="SH03-WX-2026-000003", ended_as=ClaimEnd.SCRAPPED, request_key="k3")
NOTE = NoteForm("E6 通信故障", "断电三分钟再开机。", "KFR-35GW/A", "E6")


@pytest.fixture
def shop() -> FakeShop:
    """A shop with an open order of 李明, one given back to 王芳, one scrapped, and 赵 who owns nothing."""
    customers = (
        a_customer(id=1),
        a_customer("王芳", "139 0013 9000", id=2),
        a_customer("赵静怡", "137 0000 1111", id=3),
    )
    return a_fake_shop(a_stocked_shop(customers=customers, claims=(ORDER, GIVEN_BACK, SCRAPPED)), AGENT, NOON)


@pytest.mark.parametrize(
    "text", ["13800138000", "李明", a_barcode("610233"), "SH03-BX-2026-000001", ORDER.number, "SI-000001"]
)
def test_one_box_finds_a_caller_by_telephone_name_serial_card_claim_or_product(shop: FakeShop, text: str) -> None:
    assert [hit.customer.name for hit in shop.hotline.callers.find(text)] == ["李明"]


def test_somebody_without_a_product_is_found_too(shop: FakeShop) -> None:
    assert [hit.customer.id for hit in shop.hotline.callers.find("赵静怡")] == [3]
    assert shop.hotline.callers.find("nobody at all") == ()


def test_the_order_and_the_product_by_which_a_caller_was_found_are_known(shop: FakeShop) -> None:
    (by_claim,) = shop.hotline.callers.find(ORDER.number)
    assert (by_claim.item_id, by_claim.claim_number) == (1, ORDER.number)
    found = shop.intake.look_up(a_barcode("610233"))
    (by_scan,) = shop.hotline.callers.hits(found)
    assert (by_scan.customer.id, by_scan.item_id) == (1, 1)


def test_the_card_shows_products_and_every_open_order(shop: FakeShop) -> None:
    card = shop.hotline.callers.card(1)
    assert [order.number for order in card.open_orders] == [ORDER.number]
    assert card.product(1) is not None
    assert card.product(2) is None
    assert shop.hotline.callers.card(2).open_orders == ()


def test_a_note_is_written_in_versions_and_the_newest_is_offered(shop: FakeShop) -> None:
    shop.who.user = TECHNICIAN
    first = shop.hotline.knowledge.write(NOTE)
    second = shop.hotline.knowledge.write(replace(NOTE, text="断电五分钟。", number=first.number, version=1))
    assert (first.number, second.version) == ("SH03-KN-2026-000001", 2)
    assert shop.hotline.knowledge.versions(first.number) == (second, first)
    assert shop.hotline.calls.hear(Question("显示E6", ("KFR-35GW/A",))).notes == (second,)


def test_a_note_that_somebody_overtook_is_refused(shop: FakeShop) -> None:
    shop.who.user = SUPERVISOR
    note = shop.hotline.knowledge.write(NOTE)
    with pytest.raises(ChangedMeanwhileError):
        shop.hotline.knowledge.write(replace(NOTE, number=note.number, version=0))
    with pytest.raises(NoteEmptyError):
        shop.hotline.knowledge.write(replace(NOTE, text=" "))
    with pytest.raises(NoteNotFoundError):
        shop.hotline.knowledge.versions("SH03-KN-2026-000009")


def test_a_withdrawn_note_is_not_found_and_stays_readable(shop: FakeShop) -> None:
    shop.who.user = SUPERVISOR
    note = shop.hotline.knowledge.write(NOTE)
    shop.hotline.knowledge.withdraw(note)
    assert shop.hotline.knowledge.search("通信") == ()
    assert len(shop.hotline.knowledge.versions(note.number)) == 2


@pytest.mark.parametrize(("text", "is_found"), [("", True), ("e6", True), ("断电", True), ("滤网", False)])
def test_notes_are_searched_in_everything(shop: FakeShop, text: str, is_found: bool) -> None:
    shop.who.user = SUPERVISOR
    note = shop.hotline.knowledge.write(NOTE)
    assert shop.hotline.knowledge.search(text) == ((note,) if is_found else ())


def test_who_got_a_product_back_is_called_after_three_days(shop: FakeShop) -> None:
    (due,) = shop.hotline.follow_ups.due()
    assert (due.kind, due.subject, due.customer) == (FollowUpKind.HANDOVER, GIVEN_BACK.number, "王芳")
    shop.clock.moment = NOON - timedelta(days=1)
    assert shop.hotline.follow_ups.due() == ()


def test_whoever_was_not_reached_stays_on_the_list_and_an_answer_ends_it(shop: FakeShop) -> None:
    (due,) = shop.hotline.follow_ups.due()
    (again,) = shop.hotline.follow_ups.answer(due, FollowUpOutcome.NOT_REACHED)
    assert again.attempts == 1
    assert shop.hotline.follow_ups.answer(again, FollowUpOutcome.SATISFIED, "很满意") == ()
    with pytest.raises(AlreadyFollowedUpError):
        shop.hotline.follow_ups.answer(again, FollowUpOutcome.DISSATISFIED)
    assert shop.kept.events[-1][1].detail == {"outcome": "satisfied", "note": "很满意"}


def test_nobody_is_asked_after_a_month(shop: FakeShop) -> None:
    shop.clock.moment = NOON + timedelta(days=28)
    assert shop.hotline.follow_ups.due() == ()


def test_holidays_are_kept_by_day(shop: FakeShop) -> None:
    shop.who.user, day = SUPERVISOR, Holiday(date(2026, 10, 1), Bilingual("国庆节"))
    assert shop.hotline.settings.add_holiday(day).holidays == (day,)
    with pytest.raises(HolidayExistsError):
        shop.hotline.settings.add_holiday(day)
    with pytest.raises(HolidayNamelessError):
        shop.hotline.settings.add_holiday(Holiday(date(2026, 10, 2), Bilingual("")))
    assert shop.hotline.settings.remove_holiday(day).holidays == ()


def test_the_first_own_urgent_word_keeps_the_shipped_ones(shop: FakeShop) -> None:
    shop.who.user, word = SUPERVISOR, UrgentWord("炸响", Danger.FIRE)
    assert set(shop.hotline.settings.add_word(word).words) == {*SHIPPED_URGENT_WORDS, word}
    with pytest.raises(UrgentWordExistsError):
        shop.hotline.settings.add_word(word)
    with pytest.raises(UrgentWordEmptyError):
        shop.hotline.settings.add_word(UrgentWord(" ", Danger.FIRE))
    left = shop.hotline.settings.remove_word(UrgentWord("漏水", Danger.WATER)).words
    assert "漏水" not in {one.text for one in left}
    assert shop.hotline.calls.hear(Question("炸响，漏水")).dangers == (Danger.FIRE,)


def test_a_published_version_of_the_times_is_never_replaced(shop: FakeShop) -> None:
    shop.who.user, rules = SUPERVISOR, HotlineRules("2026-B", date(2026, 6, 1), follow_up_days=7)
    assert shop.hotline.settings.publish_rules(rules).rules == (rules, SHIPPED_HOTLINE_RULES)
    for taken in (rules, SHIPPED_HOTLINE_RULES):
        with pytest.raises(HotlineRulesExistError):
            shop.hotline.settings.publish_rules(taken)


def test_a_call_begun_is_kept_until_it_is_saved(shop: FakeShop) -> None:
    draft = CallDraft("key", CallKind.COMPLAINT, told="修了两次")
    shop.hotline.drafts.keep(draft)
    assert shop.hotline.drafts.kept() == draft
    shop.hotline.drafts.forget()
    assert shop.hotline.drafts.kept() is None
