"""Day closes come back as they were, and the database lets no entry of the ledger be counted twice."""

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.day_close import CashPile, DayClose, product_money, sums_by_kind
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.invoices import Payment, PaymentKind
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.payments import LedgerEntry, Purpose
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.database import Database
from tests.builders import CLERK, NOON, POINT, a_claim, a_customer, an_entry, an_item
from tests.exchange_paper_builders import product_refund_of

AT = NOON.astimezone(UTC)


@pytest.fixture
def entries(database: Database) -> tuple[LedgerEntry, ...]:
    """Store two payments in cash, one of the day before."""
    with database.start_work() as work:
        owner = work.customers.add(a_customer())
        item = work.items.add(an_item(owner.id))
        work.claims.add(a_claim(customer_id=owner.id, item_id=item.id))
        booked = tuple(
            work.ledger.add(
                an_entry(
                    f"SH03-DP-2026-00000{number}",
                    invoice_number="",
                    purpose=Purpose.DEPOSIT,
                    payments=(Payment(PaymentKind.CASH, Decimal(amount), at),),
                    booked_at=at,
                )
            )
            for number, amount, at in ((1, "70.00", AT - timedelta(days=1)), (2, "50.00", AT))
        )
        work.commit()
    return booked


def a_close(entries: tuple[LedgerEntry, ...], begins_after: int, number: int = 1) -> DayClose:
    return DayClose(
        number=f"SH03-DC-2026-00000{number}",
        request_key=f"close {number}",
        point_code=POINT.code,
        closed_at=AT,
        closed_by=CLERK.name,
        entries=tuple(entry.id for entry in entries),
        begins_after=begins_after,
        sums=sums_by_kind(entries),
        float_before=Decimal("0.00"),
        cash=(CashPile(Decimal(50), 1),),
        float_left=Decimal("0.00"),
    )


def test_a_close_comes_back_and_its_entries_are_counted(database: Database, entries: tuple[LedgerEntry, ...]) -> None:
    with database.start_work() as work:
        before = work.day_closes.last_entry_before(POINT.code, AT)
        uncounted = work.day_closes.uncounted(POINT.code, before)
        assert (before, uncounted) == (entries[0].id, entries[1:])
        stored = work.day_closes.add(a_close(uncounted, before))
        work.commit()
    with database.start_reading() as work:
        assert work.day_closes.by_number(stored.number) == stored
        assert work.day_closes.by_request_key("close 1") == stored
        assert work.day_closes.newest(POINT.code, 5) == (stored,)
        assert work.day_closes.newest("SH01", 5) == ()
        assert work.day_closes.entries_of(stored) == entries[1:]
        assert work.day_closes.uncounted(POINT.code, before) == ()


def test_an_entry_is_counted_once(database: Database, entries: tuple[LedgerEntry, ...]) -> None:
    with database.start_work() as work:
        work.day_closes.add(a_close(entries[1:], entries[0].id))
        work.commit()
    with pytest.raises(StorageError), database.start_work() as work:
        work.day_closes.add(a_close(entries[1:], entries[0].id, number=2))


def test_a_correcting_close_counts_nothing_new(database: Database, entries: tuple[LedgerEntry, ...]) -> None:
    with database.start_work() as work:
        first = work.day_closes.add(a_close(entries[1:], entries[0].id))
        again = replace(a_close(entries[1:], entries[0].id, number=2), corrects=first.number, reason="漏数")
        stored = work.day_closes.add(again)
        work.commit()
    with database.start_reading() as work:
        assert work.day_closes.newest(POINT.code, 5) == (stored, first)


def test_an_entry_is_counted_where_its_number_was_given(database: Database, entries: tuple[LedgerEntry, ...]) -> None:
    with database.start_work() as work:
        elsewhere = work.ledger.add(
            replace(entries[1], id=0, number="SH01-DP-2026-000001", request_key="elsewhere", booked_at=AT)
        )
        work.commit()
    with database.start_reading() as work:
        assert [one.id for one in work.day_closes.uncounted("SH01", 0)] == [elsewhere.id]
        assert [one.id for one in work.day_closes.uncounted(POINT.code, 0)] == [one.id for one in entries]


def test_a_product_refund_counts_where_its_number_was_given_as_the_ledger_does(
    database: Database, entries: tuple[LedgerEntry, ...]
) -> None:
    claim_number = entries[0].claim_number
    with database.start_work() as work:
        for number, at in (("SH03-RT-2026-000001", AT - timedelta(days=2)), ("SH01-RT-2026-000001", AT)):
            work.orders.add(
                OrderRecord(claim_number, at, CLERK.name, replace(product_refund_of().refund, number=number))
            )
        work.commit()

    def numbers(point_code: str) -> list[str]:
        records = work.orders.numbered_at(point_code, (ProductRefund, Exchange), AT - timedelta(days=1))
        return [money.number for money in product_money(records)]

    with database.start_reading() as work:
        assert (numbers("SH01"), numbers(POINT.code)) == (["SH01-RT-2026-000001"], [])
