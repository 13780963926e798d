"""Quotes are sent in versions and answered once; what the customer said yes to is what was agreed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.day_orders import DayMatter
from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.fees import Payer
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.people import NotAllowedError
from aftersale_desktop.domain.promise import PauseReason, PromiseState
from aftersale_desktop.domain.quote_papers import QuoteContent
from aftersale_desktop.domain.quotes import (
    AnswerNotToldError,
    ApprovalWay,
    NothingToQuoteError,
    NotOptionalError,
    QuoteDecision,
    QuoteEndsBeforeTodayError,
    QuoteExpiredError,
    QuoteReplacedError,
    QuoteState,
)
from aftersale_desktop.domain.repair_steps import Deed, Need, StepRefusedError
from aftersale_desktop.services.lookups import FoundClaim, FoundQuote, find
from aftersale_desktop.services.quote_contents import asked_beyond, left_out_before
from aftersale_desktop.services.quotes import Answer, QuoteDraft, SentQuote
from aftersale_desktop.services.scan_decisions import ScanDecision, decision_for
from tests.builders import CLERK, INSPECTOR, NOON, POINT, TECHNICIAN, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop
from tests.workshop_walk import FOUND, a_diagnosed_order, a_shop_out_of_warranty, note


@pytest.fixture
def shop() -> FakeShop:
    return a_shop_out_of_warranty()


@pytest.fixture
def number(shop: FakeShop) -> str:
    return a_diagnosed_order(shop)


def ask(shop: FakeShop, number: str, part: str) -> None:
    line = PartLine(id=1, claim_number=number, part_code=part, quantity=1, unit_price=Decimal(45), is_main_part=False)
    shop.kept.part_lines[line.id] = line


def said(sent: SentQuote, **changes: Any) -> Answer:
    answer = Answer(sent.sheet.order.claim.number, sent.quote.number, "李明", ApprovalWay.TELEPHONE)
    return replace(answer, **changes)


def test_a_quote_is_made_of_the_diagnosis_and_stops_the_promise(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    quote = sent.quote
    assert (quote.number, quote.version) == ("SH03-QT-2026-000001", 1)
    assert [one.line.code for one in quote.lines if one.is_optional] == ["R410A"]
    assert quote.total == sum((one.line.amount_due for one in quote.lines), Decimal(0)) > 0
    assert quote.valid_until == NOON.date() + timedelta(days=7)
    assert sent.sheet.order.claim.state is ClaimState.QUOTED
    assert (sent.sheet.promise.state, sent.sheet.promise.paused_for) == (
        PromiseState.PAUSED,
        PauseReason.QUOTE_AWAITING_APPROVAL,
    )
    assert shop.kept.papers[PaperKind.QUOTE, quote.number].content == sent.paper.content


def test_the_paper_says_what_declining_costs_and_what_is_left_without_options(shop: FakeShop, number: str) -> None:
    content = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A", "simple"))).paper.content
    assert isinstance(content, QuoteContent)
    gas = next(line.amount_due for line in content.lines if line.code == "R410A")
    simple = next(line.amount_due for line in content.lines if line.code == "simple")
    assert content.least_total == content.total - gas - simple
    assert content.declined_total == Decimal("24.00")
    assert content.optional == ("simple", "R410A")
    assert content.listed_names["CAP35"]


def test_the_point_says_how_long_quotes_hold(shop: FakeShop, number: str) -> None:
    with shop.storage.start_work() as work:
        work.shop.save_point(replace(POINT, quote_valid_days=3))
        work.commit()
    assert shop.repairs.quotes.send(QuoteDraft(number)).quote.valid_until == NOON.date() + timedelta(days=3)


def test_a_quote_that_ends_before_today_is_refused(shop: FakeShop, number: str) -> None:
    with pytest.raises(QuoteEndsBeforeTodayError):
        shop.repairs.quotes.send(QuoteDraft(number, valid_until=NOON.date() - timedelta(days=1)))
    assert not shop.kept.papers.get((PaperKind.QUOTE, "SH03-QT-2026-000001"))


def test_an_accepted_quote_is_the_agreement_without_what_was_left_out(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    shop.clock.moment = NOON + timedelta(hours=2)
    sheet = shop.repairs.quotes.accept(said(sent, told_by="李太太", left_out=("R410A",)))
    decision = sheet.order.standing.decision
    assert decision is not None
    assert (decision.state, decision.told_by, decision.way, decision.recorded_by) == (
        QuoteState.ACCEPTED,
        "李太太",
        ApprovalWay.TELEPHONE,
        TECHNICIAN.name,
    )
    assert decision.at == shop.clock.moment
    assert decision.total == sheet.order.standing.estimate
    assert decision.total < sent.quote.total
    assert sheet.order.claim.state is ClaimState.APPROVED
    assert shop.repairs.workshop.step(number, Deed.START_REPAIR).order.claim.state is ClaimState.UNDER_REPAIR


def test_more_work_than_was_agreed_waits_for_a_new_yes(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    shop.repairs.quotes.accept(said(sent))
    note(shop, number, replace(FOUND, parts=(PlannedPart("CAP35"), PlannedPart("CONT"))))
    with pytest.raises(StepRefusedError):
        shop.repairs.workshop.step(number, Deed.START_REPAIR)


def test_a_part_asked_for_beyond_the_diagnosis_is_in_the_next_version(shop: FakeShop, number: str) -> None:
    planned = shop.repairs.quotes.send(QuoteDraft(number)).quote.total
    shop.repairs.quotes.withdraw(number, "")
    ask(shop, number, "CONT")
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    assert "CONT" in [one.line.code for one in sent.quote.lines]
    assert sent.quote.total > planned
    sheet = shop.repairs.quotes.accept(said(sent))
    assert sheet.order.standing.is_agreed
    assert asked_beyond(sheet.order.standing) == ()


def test_what_was_left_out_is_remembered_when_the_work_is_planned_anew(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    shop.repairs.quotes.accept(said(sent, left_out=("R410A",)))
    note(shop, number, replace(FOUND, parts=(PlannedPart("CAP35"), PlannedPart("CONT"))))
    standing = shop.repairs.workshop.sheet(number).order.standing
    assert (standing.left_out, left_out_before(standing)) == ((), ("R410A",))


def test_a_diagnosis_that_is_only_worded_anew_leaves_out_what_the_customer_left_out(
    shop: FakeShop, number: str
) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    agreed = shop.repairs.quotes.accept(said(sent, left_out=("R410A",))).order.standing.estimate
    note(shop, number, replace(FOUND, note="重新测量过"))
    standing = shop.repairs.workshop.sheet(number).order.standing
    assert (standing.left_out, standing.estimate, standing.is_agreed) == (("R410A",), agreed, True)


def test_only_what_is_optional_can_be_left_out(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    with pytest.raises(NotOptionalError):
        shop.repairs.quotes.accept(said(sent, left_out=("CAP35",)))
    with pytest.raises(NotOptionalError):
        shop.repairs.quotes.send(QuoteDraft(number, optional=("A",)))
    assert shop.kept.claims[number].state is ClaimState.QUOTED


def test_a_new_version_takes_the_place_of_one_nobody_answered(shop: FakeShop, number: str) -> None:
    first = shop.repairs.quotes.send(QuoteDraft(number))
    second = shop.repairs.quotes.send(QuoteDraft(number, note="含清洗"))
    decisions = contents(tuple(shop.kept.orders), QuoteDecision)
    assert [(one.number, one.state) for one in decisions] == [(first.quote.number, QuoteState.SUPERSEDED)]
    assert second.quote.version == 2
    assert isinstance(second.paper.content, QuoteContent)
    assert second.paper.content.replaces == first.quote.number
    with pytest.raises(QuoteReplacedError):
        shop.repairs.quotes.accept(said(first))
    assert shop.repairs.quotes.accept(said(second)).order.claim.state is ClaimState.APPROVED


def test_an_expired_quote_needs_a_new_version_before_it_is_accepted(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    shop.clock.moment = NOON + timedelta(days=7)
    last_day = replace(sent, sheet=shop.repairs.workshop.sheet(number))
    assert last_day.sheet.order.standing.decision is None
    shop.clock.moment = NOON + timedelta(days=8)
    assert last_day.sheet.promise.state is PromiseState.PAUSED
    assert shop.repairs.workshop.sheet(number).promise.state is PromiseState.RUNNING
    assert [entry.matter for entry in shop.repairs.today.entries()] == [DayMatter.QUOTE_EXPIRED]
    with pytest.raises(QuoteExpiredError):
        shop.repairs.quotes.accept(said(sent))
    again = shop.repairs.quotes.send(QuoteDraft(number))
    assert [one.state for one in contents(tuple(shop.kept.orders), QuoteDecision)] == [QuoteState.EXPIRED]
    assert shop.repairs.quotes.accept(said(again)).order.claim.state is ClaimState.APPROVED


def test_a_declined_quote_ends_unrepaired_and_is_charged_by_the_price_list(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    sheet = shop.repairs.quotes.decline(said(sent, reason="太贵", left_out=("R410A",)))
    decision = sheet.order.standing.decision
    assert decision is not None
    assert (decision.state, decision.total, decision.reason) == (QuoteState.DECLINED, Decimal("24.00"), "太贵")
    assert sheet.order.claim.state is ClaimState.DECLINED
    ready = shop.repairs.workshop.step(number, Deed.RELEASE_DECLINED)
    assert (ready.order.claim.state, ready.order.claim.ended_as) == (ClaimState.READY, ClaimEnd.DECLINED)


def test_a_withdrawn_quote_lets_the_diagnosis_go_on(shop: FakeShop, number: str) -> None:
    shop.repairs.quotes.send(QuoteDraft(number))
    sheet = shop.repairs.quotes.withdraw(number, "报错价")
    assert sheet.order.claim.state is ClaimState.DIAGNOSING
    assert sheet.order.standing.decision is not None
    assert sheet.order.standing.decision.state is QuoteState.WITHDRAWN


def test_an_earlier_yes_stands_when_a_later_version_is_taken_back(shop: FakeShop, number: str) -> None:
    first = shop.repairs.quotes.send(QuoteDraft(number, optional=("R410A",)))
    agreed = shop.repairs.quotes.accept(said(first, left_out=("R410A",))).order.standing
    second = shop.repairs.quotes.send(QuoteDraft(number)).sheet.order.standing
    assert (second.is_agreed, second.agreed_total) == (False, None)
    standing = shop.repairs.quotes.withdraw(number, "顾客要求只做原方案").order.standing
    again = shop.repairs.workshop.sheet(number).order.standing
    assert (again.is_agreed, again.agreed_total, again.left_out) == (True, agreed.agreed_total, ("R410A",))
    assert again.estimate == agreed.estimate
    assert standing.priced_by == first.quote
    assert shop.repairs.workshop.step(number, Deed.START_REPAIR).order.claim.state is ClaimState.UNDER_REPAIR


def test_work_the_customer_pays_nothing_for_is_not_quoted() -> None:
    shop = a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)
    number = a_diagnosed_order(shop)
    with pytest.raises(NothingToQuoteError):
        shop.repairs.quotes.send(QuoteDraft(number))
    assert shop.repairs.workshop.step(number, Deed.START_REPAIR).order.claim.state is ClaimState.UNDER_REPAIR


def test_below_the_limit_of_the_intake_nobody_is_called() -> None:
    shop = a_shop_out_of_warranty()
    number = a_diagnosed_order(shop, cost_limit=Decimal(2000))
    assert shop.repairs.workshop.step(number, Deed.START_REPAIR).order.claim.state is ClaimState.UNDER_REPAIR


def test_an_answer_names_who_gave_it(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    with pytest.raises(AnswerNotToldError):
        shop.repairs.quotes.accept(said(sent, told_by="  "))


def test_an_inspector_neither_quotes_nor_answers(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    shop.who.user = INSPECTOR
    for deed in (
        lambda: shop.repairs.quotes.send(QuoteDraft(number)),
        lambda: shop.repairs.quotes.accept(said(sent)),
        lambda: shop.repairs.quotes.decline(said(sent)),
        lambda: shop.repairs.quotes.withdraw(number, "x"),
    ):
        with pytest.raises(NotAllowedError):
            deed()


def test_a_scanned_quote_leads_to_its_claim(shop: FakeShop, number: str) -> None:
    sent = shop.repairs.quotes.send(QuoteDraft(number))
    shop.who.user = CLERK
    with shop.storage.start_reading() as work:
        assert find(work, sent.quote.number, POINT.code, is_typed=True) == FoundClaim(number, quote=FoundQuote(1, 1))
        papers = {paper.number for paper in work.papers.of_claim(number)}
    assert sent.quote.number in papers


def test_an_old_quote_is_known_for_one_that_was_replaced(shop: FakeShop, number: str) -> None:
    first, second = (shop.repairs.quotes.send(QuoteDraft(number)).quote for _ in range(2))
    with shop.storage.start_reading() as work:
        old, new = (find(work, document_code(one.number), POINT.code) for one in (first, second))
    assert [(one.quote, decision_for(one)) for one in (old, new) if isinstance(one, FoundClaim)] == [
        (FoundQuote(1, 2), ScanDecision.QUOTE),
        (FoundQuote(2, 2), ScanDecision.QUOTE),
    ]
    assert FoundQuote(1, 2).is_replaced
    assert not FoundQuote(2, 2).is_replaced


def test_free_lines_stand_on_the_quote_with_who_pays(shop: FakeShop, number: str) -> None:
    lines = shop.repairs.quotes.send(QuoteDraft(number)).quote.lines
    assert {one.line.payer for one in lines} == {Payer.CUSTOMER}


def test_a_part_that_is_fitted_is_not_given_away_by_a_no_to_a_dearer_version(shop: FakeShop, number: str) -> None:
    shop.repairs.quotes.accept(said(shop.repairs.quotes.send(QuoteDraft(number))))
    ask(shop, number, "CAP35")
    shop.kept.part_lines[1] = replace(shop.kept.part_lines[1], state=PartLineState.CONSUMED)
    dearer = shop.repairs.quotes.send(QuoteDraft(number))
    with pytest.raises(StepRefusedError) as refusal:
        shop.repairs.quotes.decline(said(dearer))
    assert refusal.value.missing == (Need.NOTHING_FITTED,)
    assert shop.repairs.quotes.withdraw(number, "按原约定修完").order.claim.state is ClaimState.DIAGNOSING


def test_a_quote_sent_twice_by_one_press_is_one_quote(shop: FakeShop, number: str) -> None:
    draft = QuoteDraft(number, request_key="send 1")
    first = shop.repairs.quotes.send(draft)
    again = shop.repairs.quotes.send(draft)
    assert (again.quote, again.paper) == (first.quote, first.paper)
    assert again.sheet.order.standing.quote == first.quote
    assert again.sheet.order.standing.decision is None
    assert shop.repairs.quotes.send(replace(draft, request_key="send 2")).quote.version == 2
