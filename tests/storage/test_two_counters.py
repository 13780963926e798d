"""Two counters at one PostgreSQL server do the same deed at the same moment: once it is done, the other one is told."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from aftersale_desktop.domain.credit_notes import AlreadyCreditedError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import PartUse
from aftersale_desktop.domain.invoices import AlreadyInvoicedError, PaymentKind
from aftersale_desktop.domain.payments import (
    DepositAfterInvoiceError,
    NothingToGiveBackError,
    OverpaidError,
    Tender,
)
from aftersale_desktop.services.credit_notes import CreditDesk, CreditDraft
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.invoicing import Invoicing
from aftersale_desktop.services.payments import PaymentDesk
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, SUPERVISOR, a_card, a_customer, a_shop, a_visit, an_item, work_done
from tests.ready_claims import made_ready

ADDRESS = os.environ.get("AFTERSALE_TEST_POSTGRESQL", "")
ROUNDS = 10
CASH = (Tender(PaymentKind.CASH, Decimal("118.00")),)
WECHAT = (Tender(PaymentKind.WECHAT, Decimal("100.00")),)
DONE = "done"

pytestmark = pytest.mark.skipif(not ADDRESS, reason="AFTERSALE_TEST_POSTGRESQL names no server")


class Counter:
    """The desks of one counter, with a connection of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.intake = Intake(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)
        self.invoicing = Invoicing(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)
        self.payments = PaymentDesk(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)
        self.credit_notes = CreditDesk(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)

    def bring(self, key: str) -> str:
        """Take the old unit of the shop, whose repair costs 118.00."""
        with self.database.start_reading() as work:
            known = work.items.by_id(1)
        return self.intake.take(a_visit(known), key).claim.number

    def take(self, key: str) -> str:
        """Take it, and put it on the shelf."""
        return made_ready(self.database.start_work, self.bring(key))


Deed = Callable[[Counter], object]


@dataclass(frozen=True)
class Counters:
    """Two counters that press their keys at the same moment."""

    first: Counter
    second: Counter

    def at_once(self, deed: Deed, other: Deed) -> set[str]:
        """Return how both deeds ended."""
        ready = Barrier(2)

        def run(counter: Counter, deed: Deed) -> str:
            ready.wait()
            try:
                deed(counter)
            except AfterSaleError as refusal:
                return type(refusal).__name__
            return DONE

        with ThreadPoolExecutor(2) as threads:
            ends = [threads.submit(run, self.first, deed), threads.submit(run, self.second, other)]
            return {end.result() for end in ends}

    def paid_too_much(self, claim: str) -> Decimal:
        """Return what an invoice's account holds beyond what is due."""
        account = self.first.payments.account(claim)
        return account.surplus if account.invoice else Decimal("0.00")


@pytest.fixture(scope="module")
def server() -> Iterator[Engine]:
    pytest.importorskip("psycopg")
    engine = create_engine(make_url(ADDRESS).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def counters(server: Engine) -> Iterator[Counters]:
    name = f"aftersale_{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    address = make_url(ADDRESS).set(database=name).render_as_string(hide_password=False)
    databases = open_database(address), open_database(address)
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    load_shop(databases[0], a_shop(customers=(a_customer(id=1),), items=(old,)))
    yield Counters(Counter(databases[0]), Counter(databases[1]))
    for database in databases:
        database.close()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))


def draft(claim: str, payments: tuple[Tender, ...] = ()) -> InvoiceDraft:
    part = PartUse("CAP35", Decimal(1), Decimal("38.00"))
    return InvoiceDraft(claim, work_done(), parts=(part,), payments=payments)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_an_invoice_is_posted_paid_and_taken_back_once(counters: Counters, turn: int) -> None:
    claim = counters.first.take(f"life {turn}")
    ended = counters.at_once(*[lambda counter: counter.invoicing.post(draft(claim))] * 2)
    assert ended == {DONE, AlreadyInvoicedError.__name__}
    invoice = counters.first.payments.account(claim).invoice
    assert invoice is not None
    ended = counters.at_once(
        lambda counter: counter.payments.take_payment(invoice.number, CASH, f"pay {turn} here"),
        lambda counter: counter.payments.take_payment(invoice.number, CASH, f"pay {turn} there"),
    )
    assert ended == {DONE, OverpaidError.__name__}
    assert counters.paid_too_much(claim) == 0
    ended = counters.at_once(
        lambda counter: counter.credit_notes.post(CreditDraft(invoice.number, "开错"), f"note {turn} here"),
        lambda counter: counter.credit_notes.post(CreditDraft(invoice.number, "开错"), f"note {turn} there"),
    )
    assert ended == {DONE, AlreadyCreditedError.__name__}
    assert counters.first.payments.account(claim).balance == 0


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_the_same_key_answers_both_counters_with_one_record(counters: Counters, turn: int) -> None:
    claims: set[str] = set()
    assert counters.at_once(*[lambda counter: claims.add(counter.bring(f"same {turn}"))] * 2) == {DONE}
    (claim,) = claims
    made_ready(counters.first.database.start_work, claim)
    booked: set[str] = set()
    ended = counters.at_once(
        *[lambda counter: booked.add(counter.payments.take_deposit(claim, WECHAT, f"deposit {turn}").entry.number)] * 2
    )
    assert (ended, len(booked)) == ({DONE}, 1)
    assert counters.first.payments.account(claim).balance == Decimal("100.00")


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_money_is_given_back_once(counters: Counters, turn: int) -> None:
    claim = counters.first.take(f"back {turn}")
    counters.first.payments.take_deposit(claim, WECHAT, f"to give back {turn}")
    ended = counters.at_once(
        lambda counter: counter.payments.give_back(claim, "取消维修", f"back {turn} here"),
        lambda counter: counter.payments.give_back(claim, "取消维修", f"back {turn} there"),
    )
    assert ended == {DONE, NothingToGiveBackError.__name__}
    assert counters.first.payments.account(claim).balance == 0


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_a_deposit_beside_an_invoice_that_is_paid_is_refused_or_counted(counters: Counters, turn: int) -> None:
    claim = counters.first.take(f"beside {turn}")
    ended = counters.at_once(
        lambda counter: counter.payments.take_deposit(claim, WECHAT, f"beside {turn}"),
        lambda counter: counter.invoicing.post(draft(claim, CASH)),
    )
    assert ended in ({DONE, OverpaidError.__name__}, {DONE, DepositAfterInvoiceError.__name__})
    assert counters.paid_too_much(claim) == 0
