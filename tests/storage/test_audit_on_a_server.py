"""The audit record on a PostgreSQL server: one chain of several counters, erasable, and its cut tail known here."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from aftersale_desktop.domain.audit_chain import ERASED_ROWS, ERASING_DEED, ChainFaultKind
from aftersale_desktop.domain.retention import USUAL_YEARS, RetentionRule
from aftersale_desktop.services.audit_check import check_chain
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.audit_attacks import ROWS, write_deeds
from tests.builders import NOON, a_card, a_customer, a_shop, an_item
from tests.canaries import OLD, a_canary, issue_papers, live

ADDRESS = os.environ.get("AFTERSALE_TEST_POSTGRESQL", "")
LATE = date(2032, 1, 1)

pytestmark = pytest.mark.skipif(not ADDRESS, reason="AFTERSALE_TEST_POSTGRESQL names no server")


@pytest.fixture
def counters(tmp_path: Path) -> Iterator[list[Database]]:
    """Three counters at one new database, each with its anchors in this folder."""
    pytest.importorskip("psycopg")
    engine = create_engine(make_url(ADDRESS).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    name = f"aftersale_{uuid4().hex}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    address = make_url(ADDRESS).set(database=name).render_as_string(hide_password=False)
    databases = [open_database(address, anchor_folder=tmp_path) for _ in range(3)]
    load_shop(databases[0], a_shop(customers=(a_customer(id=1),), items=(an_item(id=1),)))
    yield databases
    for database in databases:
        database.close()
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def test_counters_that_write_at_once_write_one_chain_without_gaps(counters: list[Database]) -> None:
    with ThreadPoolExecutor(len(counters)) as writers:
        list(writers.map(write_deeds, counters))
    report = check_chain(counters[0].start_reading)
    assert (report.rows, report.faults) == (3 * ROWS, ())


def test_a_tail_that_is_cut_with_its_head_is_missed_by_what_this_computer_kept(counters: list[Database]) -> None:
    write_deeds(counters[0])
    with counters[1].writing.transaction() as connection:
        for table in ("audit_entry", "audit_head"):
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        connection.execute(text("DELETE FROM audit_entry WHERE id > 9"))
        connection.execute(text("UPDATE audit_head SET last = 9, hash = (SELECT hash FROM audit_entry WHERE id = 9)"))
        connection.commit()
    (fault,) = check_chain(counters[2].start_reading).faults
    assert (fault.kind, fault.index) == (ChainFaultKind.CUT_OFF, 10)


def test_a_person_is_erased_on_a_server_too(counters: list[Database]) -> None:
    database = counters[0]
    with database.start_work() as work:
        customer = work.customers.add(a_canary())
        card = a_card("SH03-BX-2019-000007", invoice_number="4403-7", invoice_on=date(2019, 5, 1))
        item = work.items.add(replace(an_item(customer.id, 77, card=card), id=0))
        issue_papers(work, live(work, customer, item.id, OLD), OLD)
        work.commit()
    first_kept = {kind: RetentionRule(kind, years).first_kept(LATE) for kind, years in USUAL_YEARS.items()}
    with database.start_work() as work:
        erased = work.personal_data.erase(customer, first_kept)
        rows = " ".join(map(str, erased.audit_rows))
        work.audit.add(NOON, "周敏", ERASING_DEED, str(customer.id), {ERASED_ROWS: rows})
        work.commit()
    assert check_chain(database.start_reading).faults == ()
    with database.start_reading() as work:
        assert work.customers.by_id(customer.id).name == f"#{customer.id}"
        assert work.retention.due(first_kept)
    database.sweep()
