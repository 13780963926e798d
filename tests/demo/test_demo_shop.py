"""The sample shop: believable, lawful, the same every time."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.demo.staff import DEMO_CLERK, DEMO_POINT
from aftersale_desktop.domain.claim_states import ClaimEnd
from aftersale_desktop.domain.claims import GROUP_OF_STATE, NEXT_STEPS, Claim, ClaimGroup, ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries, parse_document_number
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.invoices import InvoiceState
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PAPER_OF_PURPOSE, PaperKind
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.quotes import Quote, QuoteDecision
from aftersale_desktop.domain.serials import SAMPLE_BRAND, recognise_unit
from aftersale_desktop.domain.stock import DocumentKind, StockMove
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest
from aftersale_desktop.domain.verdict import Outcome, judge_by_rules
from aftersale_desktop.services.paper_contents import digest_of
from aftersale_desktop.services.shop_setup import ShopSetup

SHANGHAI = ZoneInfo("Asia/Shanghai")
AFTERNOON = datetime(2026, 11, 22, 17, 2, tzinfo=SHANGHAI)
OTHER_MOMENTS = (
    datetime(2026, 11, 1, 0, 5, tzinfo=SHANGHAI),
    datetime(2027, 1, 1, 8, 45, tzinfo=SHANGHAI),
    datetime(2028, 2, 29, 23, 59, tzinfo=SHANGHAI),
    datetime(2031, 6, 15, 7, 0, tzinfo=ZoneInfo("Europe/Berlin")),
)


@pytest.fixture(scope="module")
def shop() -> ShopSetup:
    return demo_shop(AFTERNOON)


@pytest.fixture(scope="module", params=(AFTERNOON, *OTHER_MOMENTS), ids=lambda now: f"{now:%Y-%m-%d %H:%M}")
def moment_and_shop(request: pytest.FixtureRequest) -> tuple[datetime, ShopSetup]:
    return request.param, demo_shop(request.param)


def _codes(item: ServiceItem) -> list[str]:
    return [unit.barcode for unit in item.units]


def _sold_items(shop: ShopSetup) -> Iterator[ServiceItem]:
    return (item for item in shop.items if item.card is not None)


def test_the_same_moment_gives_the_same_shop(shop: ShopSetup) -> None:
    assert demo_shop(AFTERNOON) == shop


def test_the_shop_is_as_big_as_promised(shop: ShopSetup) -> None:
    assert len(shop.points) == 3
    assert len(shop.models) >= 12
    assert {model.product_class for model in shop.models} == set("EABCD")
    assert sum(customer.buyer is Buyer.CONSUMER for customer in shop.customers) >= 300
    assert len(list(_sold_items(shop))) == 601
    assert len(shop.claims) >= 120
    assert {claim.state for claim in shop.claims} == set(ClaimState)


def test_customers_have_chinese_names_and_telephones_of_their_own(shop: ShopSetup) -> None:
    assert all("\u4e00" <= character <= "\u9fff" for customer in shop.customers for character in customer.name)
    phones = [customer.phone for customer in shop.customers]
    assert len(set(phones)) == len(phones)
    assert all(len(phone) == 11 and phone[3:7] == "0000" for phone in phones), "the middle is visibly invented"


def test_points_models_and_brand_are_named_in_both_languages(shop: ShopSetup) -> None:
    names = [name for point in shop.points for name in (point.name, point.address)]
    names += [name for model in shop.models for name in (model.name, model.brand)]
    assert all(name.zh and name.en for name in names)


def test_the_demo_point_has_somebody_of_every_role(shop: ShopSetup) -> None:
    at_demo_point = [user for user in shop.users if user.point_code == DEMO_POINT]
    assert {user.role for user in at_demo_point} == set(Role)
    assert (at_demo_point[0].name, at_demo_point[0].role) == (DEMO_CLERK, Role.CLERK)


def test_the_list_tells_the_day_of_the_demo_point(shop: ShopSetup) -> None:
    here = [claim for claim in shop.claims if claim.point_code == DEMO_POINT]
    groups = Counter(GROUP_OF_STATE[claim.state] for claim in here)
    assert {group: groups[group] for group in ClaimGroup if group is not ClaimGroup.CLOSED} == {
        ClaimGroup.NEW: 6,
        ClaimGroup.IN_PROGRESS: 14,
        ClaimGroup.WAITING: 9,
        ClaimGroup.READY: 8,
    }
    assert groups[ClaimGroup.CLOSED] > 200
    assert sum(_is_overdue(claim) for claim in shop.claims) == 3


def _is_overdue(claim: Claim) -> bool:
    is_open = claim.passed_at is None and GROUP_OF_STATE[claim.state] is not ClaimGroup.CLOSED
    return is_open and claim.due_at is not None and claim.due_at < AFTERNOON


def test_promises_are_met_late_and_paused(shop: ShopSetup) -> None:
    passed = [claim for claim in shop.claims if claim.passed_at and claim.due_at]
    lateness = {claim.passed_at > claim.due_at for claim in passed if claim.passed_at and claim.due_at}
    assert lateness == {True, False}
    pausing = {ClaimState.QUOTED, ClaimState.WAITING_FOR_PARTS, ClaimState.ON_HOLD}
    assert all((claim.due_at is None) == (claim.state in pausing) for claim in shop.claims)


def test_nothing_lies_in_the_future(moment_and_shop: tuple[datetime, ShopSetup]) -> None:
    now, shop = moment_and_shop
    assert max(event.at for _, event in shop.events) <= now
    assert max(invoice.posted_at for invoice in shop.invoices) <= now
    assert max(paper.issued_at for paper in shop.papers) <= now
    assert max(payment.received_at for invoice in shop.invoices for payment in invoice.payments) <= now


def test_every_claim_was_taken_while_the_counter_was_open(moment_and_shop: tuple[datetime, ShopSetup]) -> None:
    _, shop = moment_and_shop
    points = {point.code: point for point in shop.points}
    assert all(points[claim.point_code].is_open_at(claim.received_at.time()) for claim in shop.claims)


def test_every_unit_is_of_the_sample_brand_and_has_a_barcode_of_its_own(shop: ShopSetup) -> None:
    codes = [code for item in shop.items for code in _codes(item)]
    assert len(set(codes)) == len(codes)
    for item in shop.items:
        for unit in item.units:
            (reading,) = (code for code in recognise_unit(unit.barcode, shop.patterns) if code.brand == SAMPLE_BRAND)
            assert reading.unit is unit.kind
            assert reading.model_code in item.model.unit_codes


def test_every_product_was_made_before_it_was_sold(moment_and_shop: tuple[datetime, ShopSetup]) -> None:
    now, shop = moment_and_shop
    for item in _sold_items(shop):
        assert item.card is not None
        sold_on = item.card.invoice_on or item.card.delivered_on
        assert sold_on is not None
        assert sold_on <= now.date()
        for code in (code for code in _codes(item) if code not in item.fitted_later):
            made_on = recognise_unit(code, shop.patterns)[0].produced_on
            assert made_on is not None
            assert made_on + timedelta(days=31) <= sold_on, item.number


def test_one_card_stands_on_two_products_for_the_checks_at_intake_to_find(shop: ShopSetup) -> None:
    cards = Counter(item.card.number for item in shop.items if item.card)
    invoices = Counter(item.card.invoice_number for item in shop.items if item.card and item.card.invoice_number)
    assert [count for count in cards.values() if count > 1] == [2]
    assert [count for count in invoices.values() if count > 1] == [2]


def _own_moves(shop: ShopSetup) -> Iterator[StockMove]:
    """Moves for orders stand under the number of the claim."""
    return (move for move in shop.stock.moves if move.document.kind is not DocumentKind.ORDER)


def test_numbers_have_no_gaps_and_the_counters_stand_at_the_last(
    moment_and_shop: tuple[datetime, ShopSetup],
) -> None:
    _, shop = moment_and_shop
    given: dict[tuple[str, DocumentSeries, int], list[int]] = defaultdict(list)
    documents = [(claim.number, claim.received_at) for claim in shop.claims]
    documents += [(invoice.number, invoice.posted_at) for invoice in shop.invoices]
    documents += [(entry.number, entry.booked_at) for entry in shop.ledger]
    documents += [(note.number, note.posted_at) for note in shop.credit_notes]
    documents += [(visit.number, visit.marks[0].at) for visit in shop.home_visits]
    documents += [(close.number, close.closed_at) for close in shop.day_closes]
    documents += [(quote.number, quote.sent_at) for quote in contents(shop.orders, Quote)]
    documents += [(one.number, one.at) for one in contents(shop.orders, Exchange)]
    documents += [(one.number, one.at) for one in contents(shop.orders, ProductRefund)]
    documents += [(one.new_card, one.at) for one in contents(shop.orders, Exchange) if one.is_whole]
    documents += [(one.number, one.ordered_at) for one in shop.stock.documents if isinstance(one, ReplenishmentRequest)]
    documents += [(call.number, call.received_at) for call in shop.hotline.calls]
    documents += [(one.number, one.received_at) for one in shop.hotline.complaints]
    documents += [(note.number, note.written_at) for note in shop.hotline.notes if note.version == 1]
    documents += {move.document.number: (move.document.number, move.at) for move in _own_moves(shop)}.values()
    for number, at in documents:
        parts = parse_document_number(number)
        assert parts.year == at.year
        given[parts.point, parts.series, parts.year].append(parts.sequence)
    assert all(sequences == list(range(1, len(sequences) + 1)) for sequences in given.values())
    stands = {(stand.point_code, stand.series, stand.year): stand.last for stand in shop.counters}
    assert stands == {key: len(sequences) for key, sequences in given.items()}


def test_ids_and_references_agree(shop: ShopSetup) -> None:
    for values in (shop.users, shop.customers, shop.items, shop.claims, shop.invoices, shop.papers):
        assert [value.id for value in values] == list(range(1, len(values) + 1))
    customers = {customer.id for customer in shop.customers}
    owners = {item.id: item.customer_id for item in shop.items}
    assert set(owners.values()) <= customers
    before = {item_id: transfer.from_customer_id for item_id, transfer in shop.transfers}
    assert all((owners | before)[claim.item_id] == claim.customer_id for claim in shop.claims)
    assert len({claim.request_key for claim in shop.claims}) == len(shop.claims)
    numbers = {claim.number for claim in shop.claims}
    assert {number for number, _ in shop.events} == numbers
    assert {invoice.claim_number for invoice in shop.invoices} <= numbers


def test_every_claim_went_a_way_that_the_table_of_steps_allows(shop: ShopSetup) -> None:
    ways: dict[str, list[ClaimState]] = defaultdict(list)
    for number, event in shop.events:
        if event.deed in set(ClaimState):
            ways[number].append(ClaimState(event.deed))
    for claim in shop.claims:
        way = ways[claim.number]
        assert way[0] is ClaimState.RECEIVED
        assert way[-1] is claim.state
        assert all(after in NEXT_STEPS[before] for before, after in pairwise(way))


def test_events_are_told_oldest_first(shop: ShopSetup) -> None:
    times = [event.at for _, event in shop.events]
    assert times == sorted(times)


def test_nobody_inspects_their_own_repair(shop: ShopSetup) -> None:
    inspected = [claim for claim in shop.claims if claim.inspector]
    assert len(inspected) > 300
    assert all(claim.inspector != claim.technician for claim in inspected)
    assert all(invoice.work.inspector != invoice.work.technician for invoice in shop.invoices)


def test_verdicts_were_frozen_by_the_real_rules(shop: ShopSetup) -> None:
    models = {item.id: item.model for item in shop.items}
    for claim in shop.claims:
        facts = claim.judgement.facts
        verdict = judge_by_rules(facts, shop.rules, models[claim.item_id].product_class)
        assert claim.judgement.verdict == verdict
        assert claim.judgement.judged_on == claim.received_at.date() == facts.received_on


def test_claims_show_many_kinds_of_verdict(shop: ShopSetup) -> None:
    outcomes = {claim.judgement.verdict.outcome for claim in shop.claims}
    assert outcomes >= {
        Outcome.FREE_REPAIR,
        Outcome.PAID_REPAIR,
        Outcome.FREE_MAIN_PART,
        Outcome.FREE_REREPAIR,
        Outcome.CHOICE_REFUND_EXCHANGE_REPAIR,
        Outcome.CHOICE_EXCHANGE_REPAIR,
        Outcome.EXCHANGE_TWO_REPAIRS,
    }
    assert any(claim.override for claim in shop.claims)


def test_no_product_is_taken_in_while_it_is_still_here(shop: ShopSetup) -> None:
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in shop.claims:
        claims[claim.item_id].append(claim)
    for visits in claims.values():
        for earlier, later in pairwise(visits):
            assert earlier.returned_on is not None
            assert earlier.returned_on <= later.received_at.date()


def test_invoices_are_settled_by_the_price_list_of_their_day(shop: ShopSetup) -> None:
    tariffs = {tariff.id: tariff for tariff in shop.tariffs}
    claims = {claim.number: claim for claim in shop.claims}
    assert {invoice.job.tariff for invoice in shop.invoices} == set(tariffs)
    for invoice in shop.invoices:
        claim = claims[invoice.claim_number]
        listed = settle(invoice.job, tariffs[invoice.job.tariff])
        assert [line.list_amount for line in invoice.settlement.lines] == [line.list_amount for line in listed.lines]
        assert invoice.settlement.total == listed.total - invoice.settlement.discount
        assert tariffs[claim.tariff_id].is_valid_on(claim.received_at.date())
        assert invoice.job.coverage is claim.coverage


def test_jobs_end_repaired_declined_and_without_a_fault(shop: ShopSetup) -> None:
    outcomes = {invoice.job.outcome for invoice in shop.invoices}
    assert outcomes == {JobOutcome.REPAIRED, JobOutcome.DECLINED, JobOutcome.NO_FAULT_FOUND}


def test_invoices_are_open_part_paid_and_paid(shop: ShopSetup) -> None:
    assert {invoice.state for invoice in shop.invoices} == set(InvoiceState)
    assert all(invoice.paid <= invoice.due for invoice in shop.invoices if not invoice.is_credited)
    assert sum((invoice.settlement.total for invoice in shop.invoices), Decimal(0)) > 10_000


def _return_papers(shop: ShopSetup) -> Iterator[tuple[PaperKind, str]]:
    for record in shop.orders:
        if isinstance(record.content, Handover):
            yield PaperKind.HANDOVER, record.claim_number
        elif isinstance(record.content, Inspection) and record.content.outcome is InspectionOutcome.PASSED:
            yield PaperKind.CERTIFICATE, record.claim_number


def test_every_claim_has_its_receipt_and_every_invoice_its_paper(shop: ShopSetup) -> None:
    numbers = Counter((paper.kind, paper.number) for paper in shop.papers)
    expected = Counter((PaperKind.RECEIPT, claim.number) for claim in shop.claims)
    expected += Counter((PaperKind.INVOICE, invoice.number) for invoice in shop.invoices)
    expected += Counter((PAPER_OF_PURPOSE[entry.purpose], entry.number) for entry in shop.ledger)
    expected += Counter((PaperKind.CREDIT_NOTE, note.number) for note in shop.credit_notes)
    expected += Counter((PaperKind.DAY_CLOSE, close.number) for close in shop.day_closes)
    expected += Counter((PaperKind.QUOTE, quote.number) for quote in contents(shop.orders, Quote))
    expected += Counter((PaperKind.EXCHANGE, one.number) for one in contents(shop.orders, Exchange))
    expected += Counter((PaperKind.PRODUCT_REFUND, one.number) for one in contents(shop.orders, ProductRefund))
    expected += Counter(_return_papers(shop))
    assert numbers == expected


def test_every_quote_is_answered_once_and_who_waits_for_an_answer_has_one(shop: ShopSetup) -> None:
    answers = Counter(one.number for one in contents(shop.orders, QuoteDecision))
    assert set(answers.values()) == {1}
    open_numbers = {one.claim_number for one in shop.orders if isinstance(one.content, Quote)}
    waiting = {claim.number for claim in shop.claims if claim.state is ClaimState.QUOTED}
    assert waiting
    assert waiting <= open_numbers
    sent = contents(shop.orders, Quote)
    assert len(sent) - len(answers) == len(waiting)


def test_no_invoice_of_an_accepted_quote_is_above_it(shop: ShopSetup) -> None:
    agreed = {one.claim_number: one.content.total for one in shop.orders if isinstance(one.content, QuoteDecision)}
    found = [(i.settlement.total, agreed[i.claim_number]) for i in shop.invoices if i.claim_number in agreed]
    assert found
    assert all(total <= limit for total, limit in found)


def test_papers_carry_the_digest_of_what_they_say(shop: ShopSetup) -> None:
    assert all(paper.digest == digest_of(paper.content) for paper in shop.papers)


def test_the_older_price_list_is_cheaper_and_ends_where_the_newer_begins(shop: ShopSetup) -> None:
    older, newer = sorted(shop.tariffs, key=lambda tariff: tariff.valid_from)
    assert older.document_number == "SAMPLE-2023-A"
    assert older.valid_to is not None
    assert older.valid_to + timedelta(days=1) == newer.valid_from
    assert [part.code for part in older.parts] == [part.code for part in newer.parts]
    assert all(old.unit_price < new.unit_price for old, new in zip(older.parts, newer.parts, strict=True))


def test_a_whole_product_and_half_of_one_were_exchanged_and_one_refunded(shop: ShopSetup) -> None:
    items, claims = {item.id: item for item in shop.items}, {claim.number: claim for claim in shop.claims}
    by_whole = {one.content.is_whole: one for one in shop.orders if isinstance(one.content, Exchange)}
    whole, half = (claims[by_whole[is_whole].claim_number] for is_whole in (True, False))
    exchange = by_whole[True].content
    assert isinstance(exchange, Exchange)
    card = items[whole.item_id].card
    assert card is not None
    assert (whole.ended_as, card.number, card.exchanged_on) == (
        ClaimEnd.EXCHANGED,
        exchange.new_card,
        exchange.exchanged_on,
    )
    assert items[whole.item_id].units == exchange.new_units
    assert half.ended_as is ClaimEnd.REPAIRED
    (refund,) = (one for one in shop.orders if isinstance(one.content, ProductRefund))
    assert claims[refund.claim_number].ended_as is ClaimEnd.REFUNDED
    assert {closed.document for _, closed in shop.closed_cards} == {exchange.number, refund.content.key}
