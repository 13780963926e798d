"""What is stored comes back as it was."""

from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy.exc import StatementError

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState, Override
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.facts import Buyer, Cause, Facts
from aftersale_desktop.domain.fees import Coverage, FeeComponent
from aftersale_desktop.domain.invoices import Payment, PaymentKind
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.payments import Purpose
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS, UnitKind
from aftersale_desktop.domain.verdict import Outcome, judge
from aftersale_desktop.domain.warranty import SHIPPED_RULES
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import ClaimFilter, StorageError
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.rows.columns import NaiveMomentError
from tests.builders import (
    CLERK,
    NOON,
    POINT,
    SPLIT_UNIT,
    SUPERVISOR,
    TECHNICIAN,
    a_card,
    a_claim,
    a_credit_note,
    a_customer,
    a_receipt,
    an_entry,
    an_invoice,
    an_item,
    sample_tariff,
)


def test_the_terms_of_a_point_come_back_whole(database: Database) -> None:
    with database.start_reading() as work:
        terms = work.shop.terms(POINT.code)
    assert (terms.point, terms.users) == (POINT, (CLERK, TECHNICIAN, SUPERVISOR))
    assert (terms.models, terms.tariffs) == ((SPLIT_UNIT,), (sample_tariff(),))
    assert (terms.rules, terms.patterns) == (SHIPPED_RULES, SHIPPED_PATTERNS)


def test_an_unknown_point_is_refused_by_name(database: Database) -> None:
    with database.start_reading() as work, pytest.raises(NotStoredError) as refusal:
        work.shop.terms("SH99")
    assert (refusal.value.record, refusal.value.key) == ("point", "SH99")


@pytest.mark.parametrize("name", ["欧阳娜娜", 'O\'Brien "Bob"', "𠮷田", "x" * 200])
def test_a_customer_comes_back(database: Database, name: str) -> None:
    customer = a_customer(name, "+86 138-0013 8000", buyer=Buyer.BUSINESS)
    with database.start_work() as work:
        stored = work.customers.add(customer)
        work.commit()
    with database.start_reading() as work:
        assert work.customers.by_id(stored.id) == replace(customer, id=stored.id)


@pytest.mark.parametrize(
    "card",
    [
        None,
        a_card(),
        a_card(invoice_on=None, price=None),
        a_card(
            delivered_on=date(2024, 2, 29), exchanged_on=date(2026, 1, 1), price=Decimal("0.01"), is_remote_sale=True
        ),
    ],
)
def test_a_product_comes_back_with_its_card(database: Database, card: object) -> None:
    multi_split = tuple(ComponentUnit(UnitKind.INDOOR, f"6102332601{number}") for number in range(5))
    with database.start_work() as work:
        stored = work.items.add(an_item(serial=7, card=card, units=multi_split))
        work.commit()
    with database.start_reading() as work:
        known = work.items.by_id(stored.id)
    assert known.item == stored
    assert known.owner == a_customer(id=1)
    assert known.history == ()


def test_a_claim_comes_back_with_its_frozen_judgement(database: Database) -> None:
    facts = Facts(received_on=NOON.date(), invoice_on=date(2024, 2, 29), cause=Cause.LIGHTNING, price=Decimal("3299.9"))
    claim = a_claim(
        judgement=replace(a_claim().judgement, facts=facts, verdict=judge(facts)),
        state=ClaimState.ON_HOLD,
        condition=("外壳划痕", "缺螺丝"),
        accessories=("遥控器",),
        scanned=an_item().units,
        distance_km=Decimal("12.50"),
        cost_limit=Decimal("500.00"),
        override=Override(Outcome.FREE_REPAIR, "善意", SUPERVISOR.name, NOON),
        due_at=None,
        passed_at=NOON + timedelta(microseconds=1),
        technician=TECHNICIAN.name,
        returned_on=date(2026, 3, 9),
    )
    with database.start_work() as work:
        stored = work.claims.add(claim)
        work.commit()
    with database.start_reading() as work:
        assert work.claims.by_number(claim.number) == stored
        assert work.claims.by_request_key(claim.request_key) == stored


def test_moments_come_back_in_utc_and_naive_ones_are_never_stored(database: Database) -> None:
    with database.start_work() as work:
        work.claims.add(a_claim(received_at=NOON))
        with pytest.raises(StatementError) as failure:
            work.claims.add(a_claim("SH03-WX-2026-000002", received_at=NOON.replace(tzinfo=None)))
        claim = work.claims.by_number("SH03-WX-2026-000001")
    assert isinstance(failure.value.orig, NaiveMomentError)
    assert claim is not None
    assert claim.received_at == NOON
    assert claim.received_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("hours", range(-10, 15, 4))
def test_no_zone_moves_the_day_a_product_was_received(database: Database, hours: int) -> None:
    late = NOON.replace(hour=23, minute=59, tzinfo=timezone(timedelta(hours=hours)))
    with database.start_work() as work:
        claim = work.claims.add(a_claim(received_at=late, returned_on=date(2026, 3, 31)))
        (past,) = work.items.by_id(1).history
        assert work.claims.by_number(claim.number) == claim
    assert (past.received_on, past.returned_on) == (date(2026, 3, 2), date(2026, 3, 31))


def test_events_come_back_oldest_first(database: Database) -> None:
    events = tuple(ClaimEvent(NOON + timedelta(hours=h), "陈静", "noted", {"n": str(h)}) for h in range(3))
    with database.start_work() as work:
        work.claims.add(a_claim())
        for event in events:
            work.claims.record("SH03-WX-2026-000001", event)
        assert work.claims.events("SH03-WX-2026-000001") == events


def test_an_invoice_comes_back_with_lines_and_payments(database: Database) -> None:
    with database.start_work() as work:
        work.claims.add(a_claim())
        added = work.invoices.add(an_invoice())
        paid = work.ledger.add(an_entry())
        work.commit()
    stored = replace(added, payments=paid.payments)
    with database.start_reading() as work:
        assert work.invoices.by_number(stored.number) == stored
        assert work.invoices.of_claim(stored.claim_number) == stored
        assert work.invoices.by_number("SH03-FI-2026-000002") is None
        (row,) = work.invoices.rows(10)
    assert {line.component for line in stored.settlement.lines} >= {FeeComponent.DOOR_TO_DOOR, FeeComponent.SPARE_PARTS}
    assert (row.customer, row.total, row.paid) == ("李明", stored.settlement.total, Decimal("100.00"))


def test_money_comes_back_with_its_kinds_and_who_booked_it(database: Database) -> None:
    cash = Payment(PaymentKind.CASH, Decimal("18.00"), NOON.astimezone(UTC), tendered=Decimal("20.00"))
    deposit = an_entry("SH03-DP-2026-000001", invoice_number="", purpose=Purpose.DEPOSIT)
    with database.start_work() as work:
        work.claims.add(a_claim())
        first = work.ledger.add(deposit)
        work.invoices.add(an_invoice())
        second = work.ledger.add(an_entry(payments=(cash, *deposit.payments)))
        work.commit()
    with database.start_reading() as work:
        assert work.ledger.of_claim("SH03-WX-2026-000001") == (first, second)
        assert work.ledger.by_request_key(second.request_key) == second
        assert work.ledger.by_number("SH03-DP-2026-000001") == first
        assert work.ledger.by_number("SH03-DP-2026-000009") is None


def test_a_credited_invoice_makes_room_for_another_and_keeps_no_money(database: Database) -> None:
    with database.start_work() as work:
        work.claims.add(a_claim())
        invoice = work.invoices.add(an_invoice())
        work.ledger.add(an_entry())
        part = work.credit_notes.add(a_credit_note(invoice, (0,)))
        assert work.credit_notes.of_invoice(invoice.number) == (part,)
        found = work.invoices.of_claim(invoice.claim_number)
        assert found is not None
        assert (found.credited, found.is_credited) == (part.total, False)
        rest = replace(
            a_credit_note(invoice, number="SH03-CN-2026-000002", request_key="rest"),
            positions=tuple(range(1, len(invoice.settlement.lines))),
            total=invoice.settlement.total - part.total,
            is_final=True,
        )
        work.credit_notes.add(rest)
        assert work.invoices.of_claim(invoice.claim_number) is None
        again = work.invoices.add(an_invoice("SH03-FI-2026-000002"))
        work.commit()
    with database.start_reading() as work:
        old, new = work.invoices.by_number(invoice.number), work.invoices.of_claim(invoice.claim_number)
        assert old is not None
        assert (old.is_credited, old.payments, old.due) == (True, (), Decimal("0.00"))
        assert new is not None
        assert (new.number, new.paid) == (again.number, Decimal("100.00"))
        assert [(row.number, row.is_credited) for row in work.invoices.rows(10)] == [
            (again.number, False),
            (invoice.number, True),
        ]
        (owed,) = work.invoices.unpaid_of_customer(1)
        assert owed.number == again.number
        (claim_row,) = work.claims.rows(ClaimFilter(is_everything=True), NOON)
        assert claim_row.invoice_number == again.number


def test_a_paper_comes_back_and_counts_its_printings(database: Database) -> None:
    with database.start_work() as work:
        stored = work.papers.issue(a_receipt())
        assert [work.papers.record_print(stored, NOON, "陈静") for _ in range(3)] == [1, 2, 3]
        work.commit()
    with database.start_reading() as work:
        assert work.papers.find(PaperKind.RECEIPT, stored.number) == replace(stored, prints=3)
        assert work.papers.find(PaperKind.INVOICE, stored.number) is None


def test_a_paper_that_does_not_fit_its_digest_is_not_shown_as_issued(database: Database) -> None:
    with database.start_work() as work:
        work.papers.issue(a_receipt(digest="0" * 64))
        with pytest.raises(StorageError) as refusal:
            work.papers.find(PaperKind.RECEIPT, "SH03-WX-2026-000001")
    assert refusal.value.reason == "paper_altered"


def test_history_is_newest_first_and_says_how_each_repair_ended(database: Database) -> None:
    misuse = replace(a_claim().judgement.facts, cause=Cause.MISUSE)
    paid = replace(a_claim().judgement, facts=misuse, verdict=judge(misuse))
    with database.start_work() as work:
        work.claims.add(a_claim(returned_on=date(2026, 3, 4), state=ClaimState.CLOSED, fault_code="E2"))
        work.claims.add(a_claim("SH03-WX-2026-000002", received_at=NOON + timedelta(days=9), judgement=paid))
        work.invoices.add(an_invoice())
        known = work.items.by_id(1)
    newest, oldest = known.history
    assert (newest.claim_number, newest.is_open, newest.coverage) == ("SH03-WX-2026-000002", True, Coverage.CHARGEABLE)
    assert (newest.summary, newest.counts_for_verdict, newest.is_product_fault) == ("不制冷", False, False)
    assert (oldest.summary, oldest.counts_for_verdict, oldest.fault_code) == ("更换压缩机电容", True, "E2")
    assert (oldest.received_on, oldest.returned_on) == (date(2026, 3, 2), date(2026, 3, 4))
    assert known.item == an_item(id=1)


def test_history_carries_the_code_the_bench_found_last_before_the_one_that_was_told(database: Database) -> None:
    with database.start_work() as work:
        claim = work.claims.add(a_claim(returned_on=date(2026, 3, 4), state=ClaimState.CLOSED, fault_code="E2"))
        for code in ("E4", "F1"):
            found = Diagnosis(platform="W-A", fault_code=code, fault_found="", remedy="", technician="周华")
            work.orders.add(OrderRecord(claim.number, NOON, "周华", found))
        (past,) = work.items.by_id(1).history
    assert past.fault_code == "F1"


def test_an_override_decides_how_history_counts(database: Database) -> None:
    with database.start_work() as work:
        claim = work.claims.add(a_claim())
        work.claims.save(replace(claim, override=Override(Outcome.PAID_REPAIR, "进水", SUPERVISOR.name, NOON)))
        (past,) = work.items.by_id(1).history
    assert past.coverage is Coverage.CHARGEABLE


def test_one_card_and_one_invoice_on_several_products_are_counted(database: Database) -> None:
    with database.start_work() as work:
        for serial in (2, 3):
            work.items.add(an_item(serial=serial, card=a_card(f"SH03-BX-2026-{serial - 1:06}")))
        without_invoice = work.items.add(an_item(serial=4, card=a_card("", invoice_number="")))
        known = work.items.by_id(1)
        blank = work.items.by_id(without_invoice.id)
        assert known.item.card is not None
        proven = [one.item.id for one in work.items.by_invoice(known.item.card.invoice_number)]
        assert (len(proven), known.item.id in proven, work.items.by_invoice("")) == (3, True, ())
    assert (known.products_with_this_card, known.products_with_this_invoice) == (2, 3)
    assert (blank.products_with_this_card, blank.products_with_this_invoice) == (1, 1)
