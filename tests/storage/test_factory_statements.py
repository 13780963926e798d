"""Statements come back as they were, and the database lets no cost be claimed twice."""

from datetime import UTC
from decimal import Decimal

import pytest

from aftersale_desktop.domain.factory_statements import StatementDeed, StatementEntry
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.database import Database
from tests.builders import NOON
from tests.settlement_builders import EARLIER, NUMBER, a_line, a_statement

AT = NOON.astimezone(UTC)


def an_entry(deed: StatementDeed, number: str = NUMBER) -> StatementEntry:
    return StatementEntry(
        statement_number=number,
        claim_number=a_line().claim_number,
        deed=deed,
        amount=Decimal("38.00"),
        reason="缺照片",
        at=AT,
        by="陈立",
    )


def test_a_statement_comes_back_as_it_was_sent(database: Database) -> None:
    with database.start_work() as work:
        stored = work.factory_statements.add(a_statement(a_line(1), a_line(2)))
        work.commit()
    with database.start_reading() as work:
        assert work.factory_statements.by_number(NUMBER) == stored
        assert work.factory_statements.by_request_key("statement 4") == stored
        assert work.factory_statements.newest("SH03", 5) == (stored,)
        assert work.factory_statements.newest("SH01", 5) == ()
        assert work.factory_statements.claimed("SH03") == {a_line(1).claim_number, a_line(2).claim_number}
        assert work.factory_statements.by_number(EARLIER) is None


def test_a_cost_is_claimed_once(database: Database) -> None:
    with database.start_work() as work:
        work.factory_statements.add(a_statement())
        work.commit()
    with pytest.raises(StorageError), database.start_work() as work:
        work.factory_statements.add(a_statement(number="SH03-FS-2026-000005", request_key="statement 5"))


def test_what_is_claimed_again_waits_for_the_statement_that_corrects_it(database: Database) -> None:
    with database.start_work() as work:
        work.factory_statements.add(a_statement())
        for deed in (StatementDeed.REJECTED, StatementDeed.CLAIMED_AGAIN):
            work.factory_statements.add_entry(an_entry(deed))
        assert work.factory_statements.to_claim_again("SH03") == (an_entry(StatementDeed.CLAIMED_AGAIN),)
        assert work.factory_statements.to_claim_again("SH01") == ()
        later = a_statement(a_line(corrects=NUMBER), number="SH03-FS-2026-000005", request_key="statement 5")
        work.factory_statements.add(later)
        assert work.factory_statements.to_claim_again("SH03") == ()
        assert [entry.deed for entry in work.factory_statements.entries_of(NUMBER)] == [
            StatementDeed.REJECTED,
            StatementDeed.CLAIMED_AGAIN,
        ]


def test_a_line_is_not_answered_twice_the_same_way(database: Database) -> None:
    with database.start_work() as work:
        work.factory_statements.add(a_statement())
        work.factory_statements.add_entry(an_entry(StatementDeed.ACCEPTED))
        work.commit()
    with pytest.raises(StorageError), database.start_work() as work:
        work.factory_statements.add_entry(an_entry(StatementDeed.ACCEPTED))
