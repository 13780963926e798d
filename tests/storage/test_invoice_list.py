"""What is open on an invoice is told by ledger and credit notes, and the list of invoices goes by it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from aftersale_desktop.domain.fees import OperationLevel
from aftersale_desktop.domain.invoices import InvoiceRow, InvoiceState, PaymentKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.services.credit_notes import CreditDesk, CreditDraft
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.invoicing import Invoicing
from aftersale_desktop.services.list_queries import (
    ALL,
    BY_CUSTOMER,
    BY_DATE,
    BY_OPEN,
    BY_TOTAL,
    ListKind,
    ListQuery,
)
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.services.payments import PaymentDesk
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.invoice_tallies import sqlite_statements
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, SUPERVISOR, a_card, a_stocked_shop, a_visit, an_item, work_done
from tests.ready_claims import made_ready

LEVELS = (OperationLevel.MINOR, OperationLevel.MAJOR, OperationLevel.MEDIUM, OperationLevel.SIMPLE)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "shop.db")
    paying = a_card(invoice_on=date(2019, 1, 1))
    items = (an_item(id=1, card=paying), an_item(2, serial=2, id=2, card=replace(paying, number="BX-2019-2")))
    load_shop(opened, a_stocked_shop(items=items))
    yield opened
    opened.close()


@pytest.fixture
def lists(database: Database) -> Lists:
    return Lists(database.start_reading, lambda: NOON, lambda: SUPERVISOR)


@pytest.fixture
def numbers(database: Database) -> list[str]:
    """Return an invoice not paid, one paid in part, one paid whole, one credited whole, in the order of posting."""
    who = (database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)
    intake, invoicing, payments = Intake(*who), Invoicing(*who), PaymentDesk(*who)
    posted = []
    for place, level in enumerate(LEVELS):
        with database.start_reading() as work:
            known = work.items.by_id(place % 2 + 1)
        claim = made_ready(database.start_work, intake.take(a_visit(known), f"key {place}").claim.number)
        posted.append(invoicing.post(InvoiceDraft(claim, work_done(inspected_at=NOON), operations=(level,))).invoice)
    cash = Tender(PaymentKind.CASH, Decimal("1.00"))
    payments.take_payment(posted[1].number, (cash,), "part")
    payments.take_payment(posted[2].number, (replace(cash, amount=posted[2].settlement.total),), "whole")
    CreditDesk(*who).post(CreditDraft(posted[3].number, "wrong customer"), "credit")
    return [invoice.number for invoice in posted]


def rows(lists: Lists, group: str = ALL, order: str = "", *, is_descending: bool = False) -> list[InvoiceRow]:
    opened = lists.open(ListQuery(ListKind.INVOICES, group, order=order, is_descending=is_descending))
    return [row for piece in opened.stretch(range(opened.count)) for row in piece]


def test_each_group_holds_the_invoices_of_its_state_and_says_how_many(lists: Lists, numbers: list[str]) -> None:
    states = (InvoiceState.POSTED, InvoiceState.PART_PAID, InvoiceState.PAID, InvoiceState.CREDITED)
    assert lists.groups(ListKind.INVOICES) == {ALL: 4, **dict.fromkeys(map(str, states), 1)}
    for state, number in zip(states, numbers, strict=True):
        assert [(row.number, row.state) for row in rows(lists, str(state))] == [(number, state)]


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize(
    ("order", "key"),
    [
        (BY_DATE, lambda row: row.number),
        (BY_CUSTOMER, lambda row: (row.customer, row.number)),
        (BY_TOTAL, lambda row: (row.total - row.credited, row.number)),
        (BY_OPEN, lambda row: (row.open_amount, row.number)),
    ],
)
def test_the_whole_list_is_ordered_by_what_its_columns_show(
    lists: Lists, numbers: list[str], order: str, key: object, is_descending: bool
) -> None:
    found = rows(lists, order=order, is_descending=is_descending)
    assert len(found) == len(numbers)
    assert found == sorted(found, key=key, reverse=is_descending)  # type: ignore[call-overload]  # one of the keys


def test_the_newest_stand_in_front_by_themselves(lists: Lists, numbers: list[str]) -> None:
    assert [row.number for row in rows(lists)] == numbers[::-1]


def test_a_customer_who_is_renamed_stands_where_the_new_name_belongs(
    lists: Lists, database: Database, numbers: list[str]
) -> None:
    before = rows(lists, order=BY_CUSTOMER)
    with database.start_work() as work:
        first = next(row for row in before if row.customer == before[0].customer)
        claim = work.claims.by_number(first.claim_number)
        assert claim is not None
        customer = work.customers.by_id(claim.customer_id)
        work.customers.save(replace(customer, name="龘"))
        work.commit()
    assert rows(lists, order=BY_CUSTOMER)[-1].customer == "龘"
    assert len(numbers) == len(before)


def test_what_triggers_kept_is_what_would_be_reckoned_anew(database: Database, numbers: list[str]) -> None:
    everything = text("SELECT * FROM invoice_tally ORDER BY invoice_id")
    with database.writing.transaction() as connection:
        kept = connection.execute(everything).all()
        for statement in sqlite_statements():
            connection.exec_driver_sql(statement)
        assert connection.execute(everything).all() == kept
    assert len(kept) == len(numbers)
