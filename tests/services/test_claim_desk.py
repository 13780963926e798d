"""A verdict is frozen: it is checked again or overridden, never rewritten."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.claims import (
    Claim,
    ClaimGroup,
    ClaimIsClosedError,
    ClaimNotFoundError,
    ClaimState,
    Judgement,
    ReasonMissingError,
)
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.invoices import AlreadyInvoicedError
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.verdict import Outcome, judge
from aftersale_desktop.domain.warranty import SHIPPED_RULES
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.ports import ClaimFilter
from tests.builders import CLERK, NOON, OTHER_CLERK, SUPERVISOR, a_card, a_claim, a_stocked_shop, a_visit, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    return shop.intake.take(a_visit(shop.known()), "key 1").claim.number


def _change_rules(shop: FakeShop) -> None:
    """Let the shop's rules cover the whole unit for no time at all."""
    rules = tuple(replace(version, default=replace(version.default, whole_unit_years=0)) for version in SHIPPED_RULES)
    assert shop.kept.setup is not None
    shop.kept.setup = replace(shop.kept.setup, rules=rules)


def test_rules_that_change_later_do_not_change_a_verdict_and_checking_again_shows_both(
    shop: FakeShop, number: str
) -> None:
    before = shop.kept.claims[number]
    assert shop.claims.check_again(number).is_same
    _change_rules(shop)
    check = shop.claims.check_again(number)
    assert (check.then.outcome, check.now.outcome) == (Outcome.FREE_REPAIR, Outcome.PAID_REPAIR)
    assert not check.is_same
    assert shop.kept.claims[number] == before


def test_a_card_that_was_corrected_changes_the_answer_of_a_second_look(shop: FakeShop, number: str) -> None:
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(invoice_on=date(2024, 1, 10)))
    check = shop.claims.check_again(number)
    assert (check.then.outcome, check.now.outcome) == (Outcome.FREE_REPAIR, Outcome.PAID_REPAIR)


def test_an_exchange_that_followed_from_the_claim_starts_no_period_in_a_second_look(
    shop: FakeShop, number: str
) -> None:
    exchanged = a_card(exchanged_on=NOON.date() + timedelta(days=3))
    shop.kept.items[1] = replace(shop.kept.items[1], card=exchanged)
    shop.clock.moment = NOON + timedelta(days=9)
    check = shop.claims.check_again(number)
    assert check.now == check.then
    shop.kept.items[1] = replace(shop.kept.items[1], card=a_card(exchanged_on=NOON.date()))
    assert shop.claims.check_again(number).now.base_on == NOON.date()


def an_earlier_repair(shop: FakeShop, number: str, days_ago: int, days: int = 3) -> Claim:
    """Record a free repair of product 1 that began before today."""
    received = NOON - timedelta(days=days_ago)
    facts = Facts(received_on=received.date(), invoice_on=date(2026, 1, 10))
    repair = a_claim(
        number,
        received_at=received,
        judgement=Judgement(facts, judge(facts), received.date()),
        state=ClaimState.CLOSED,
        returned_on=received.date() + timedelta(days=days),
    )
    shop.kept.claims[number] = repair
    return repair


def test_repairs_that_were_recorded_later_count_in_a_second_look(shop: FakeShop, number: str) -> None:
    for serial, days_ago in ((7, 30), (8, 20)):
        an_earlier_repair(shop, f"SH03-WX-2026-00000{serial}", days_ago)
    check = shop.claims.check_again(number)
    assert (check.then.outcome, check.now.outcome) == (Outcome.FREE_REPAIR, Outcome.EXCHANGE_TWO_REPAIRS)
    assert not check.is_same


def test_neither_the_claim_itself_nor_what_came_after_it_counts_in_a_second_look(shop: FakeShop, number: str) -> None:
    an_earlier_repair(shop, "SH03-WX-2026-000007", days_ago=30)
    closed = replace(shop.kept.claims[number], state=ClaimState.CLOSED, returned_on=NOON.date() + timedelta(days=2))
    shop.kept.claims[number] = closed
    an_earlier_repair(shop, "SH03-WX-2026-000008", days_ago=-10)
    shop.clock.moment = NOON + timedelta(days=60)
    check = shop.claims.check_again(number)
    assert check.now.extension_days == 3
    assert check.is_same


def test_a_repair_that_was_open_at_receipt_stays_open_in_a_second_look(shop: FakeShop) -> None:
    number = "SH03-WX-2026-000007"
    repair = an_earlier_repair(shop, number, days_ago=40)
    shop.kept.claims[number] = replace(repair, state=ClaimState.UNDER_REPAIR, returned_on=None)
    claim = shop.intake.take(a_visit(shop.known()), "key 1").claim
    assert claim.outcome is Outcome.EXCHANGE_DELAY_30
    assert shop.claims.check_again(claim.number).now == claim.judgement.verdict
    shop.kept.claims[number] = replace(repair, returned_on=NOON.date() + timedelta(days=1))
    shop.clock.moment = NOON + timedelta(days=9)
    assert shop.claims.check_again(claim.number).now == claim.judgement.verdict


def test_checking_again_stores_nothing(shop: FakeShop, number: str) -> None:
    before = shop.kept.copy()
    shop.claims.check_again(number)
    assert shop.kept == before


def test_an_override_stays_beside_the_verdict_with_who_when_and_why(shop: FakeShop, number: str) -> None:
    frozen = shop.kept.claims[number].judgement
    shop.who.user = SUPERVISOR
    shop.clock.moment = NOON + timedelta(hours=1)
    claim = shop.claims.override(number, Outcome.PAID_REPAIR, "  人为损坏  ")
    assert claim.judgement == frozen
    assert claim.override is not None
    assert (claim.override.by, claim.override.at, claim.override.reason) == (
        SUPERVISOR.name,
        NOON + timedelta(hours=1),
        "人为损坏",
    )
    assert (claim.outcome, claim.coverage) == (Outcome.PAID_REPAIR, Coverage.CHARGEABLE)
    assert shop.kept.claims[number] == claim
    assert shop.claims.detail(number).events[-1].deed == "override"
    assert shop.kept.audit[-1][1:4] == (SUPERVISOR.name, "override_verdict", number)
    assert shop.kept.audit[-1][4] == {"from": "free_repair", "to": "paid_repair", "reason": "人为损坏"}


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_override_needs_a_reason(shop: FakeShop, number: str, reason: str) -> None:
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.claims.override(number, Outcome.PAID_REPAIR, reason)
    assert shop.kept.claims[number].override is None


def test_an_override_needs_a_supervisor(shop: FakeShop, number: str) -> None:
    with pytest.raises(NotAllowedError):
        shop.claims.override(number, Outcome.PAID_REPAIR, "人为损坏")


@pytest.mark.parametrize("state", [ClaimState.CLOSED, ClaimState.CANCELLED])
def test_a_closed_claim_is_frozen(shop: FakeShop, number: str, state: ClaimState) -> None:
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=state)
    shop.who.user = SUPERVISOR
    with pytest.raises(ClaimIsClosedError):
        shop.claims.override(number, Outcome.PAID_REPAIR, "人为损坏")


def test_what_was_charged_is_not_decided_anew(shop: FakeShop, number: str) -> None:
    made_ready(shop.storage.start_work, number)
    shop.money.invoicing.post(InvoiceDraft(number, work_done()))
    shop.who.user = SUPERVISOR
    with pytest.raises(AlreadyInvoicedError):
        shop.claims.override(number, Outcome.PAID_REPAIR, "人为损坏")


def test_an_override_of_a_claim_nobody_took_is_refused(shop: FakeShop) -> None:
    shop.who.user = SUPERVISOR
    with pytest.raises(ClaimNotFoundError):
        shop.claims.override("SH03-WX-2026-000009", Outcome.PAID_REPAIR, "人为损坏")


def test_the_detail_shows_customer_product_events_and_invoice(shop: FakeShop, number: str) -> None:
    detail = shop.claims.detail(number)
    assert detail.customer.name == "李明"
    assert detail.known.item.id == detail.claim.item_id
    assert [event.deed for event in detail.events] == ["received"]
    assert detail.invoice is None
    made_ready(shop.storage.start_work, number)
    posted = shop.money.invoicing.post(InvoiceDraft(number, work_done()))
    assert shop.claims.detail(number).invoice == posted.invoice
    assert [event.deed for event in shop.claims.detail(number).events] == ["received", "invoiced"]


def test_a_list_and_its_counts_hold_the_claims_of_ones_own_point(shop: FakeShop, number: str) -> None:
    shop.who.user = OTHER_CLERK
    other = shop.intake.take(a_visit(shop.known(2)), "key 2").claim.number
    assert other.startswith("SH01-")
    assert [row.number for row in shop.claims.rows(ClaimFilter())] == [other]
    assert shop.claims.counts().received_today == 1
    shop.who.user = CLERK
    assert [row.number for row in shop.claims.rows(ClaimFilter())] == [number]
    assert shop.claims.counts().by_group[ClaimGroup.NEW] == 1
    assert shop.claims.counts().open == 1


def test_a_search_finds_the_claims_of_every_point(shop: FakeShop, number: str) -> None:
    shop.who.user = OTHER_CLERK
    found = shop.claims.rows(ClaimFilter(is_everything=True, text=number))
    assert [row.number for row in found] == [number]
    assert len(shop.claims.rows(ClaimFilter(is_everything=True))) == 1


def test_a_claim_is_overdue_after_its_promise_and_not_at_it(shop: FakeShop, number: str) -> None:
    due = shop.kept.claims[number].promised_at
    shop.clock.moment = due
    assert shop.claims.counts().overdue == 0
    shop.clock.moment = due + timedelta(seconds=1)
    assert shop.claims.counts().overdue == 1
    assert [row.number for row in shop.claims.rows(ClaimFilter(is_overdue_only=True))] == [number]


def test_a_claim_is_found_by_the_key_it_was_taken_with(shop: FakeShop, number: str) -> None:
    assert shop.claims.number_of_request("key 1") == number
    with pytest.raises(ClaimNotFoundError):
        shop.claims.number_of_request("key 2")


def test_the_idle_counter_shows_the_nearest_promise_first_and_nothing_that_is_paused_or_passed(
    shop: FakeShop, number: str
) -> None:
    shop.clock.moment = NOON - timedelta(days=1)
    earlier = shop.intake.take(a_visit(shop.known(2)), "key 2").claim.number
    assert [row.number for row in shop.claims.due_next()] == [earlier, number]
    shop.kept.claims[earlier] = replace(shop.kept.claims[earlier], due_at=None)
    shop.kept.claims[number] = replace(shop.kept.claims[number], passed_at=NOON)
    assert shop.claims.due_next() == ()
