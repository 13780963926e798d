"""The audit record on disk: gapless, chained, and every attack on it found where it was made (R-19)."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from aftersale_desktop.services.audit_check import ChainReport, check_chain
from aftersale_desktop.storage.anchors import anchor_beside, anchor_of_server
from aftersale_desktop.storage.database import Database, open_database
from tests.audit_attacks import ATTACKS, ROWS, Attack, attack, write_deeds
from tests.builders import CLERK, NOON


def _checked(path: Path) -> ChainReport:
    """Look at the file as it is: opening it as a shop would refuse some of it already."""
    database = open_database(path)
    report = check_chain(database.start_reading)
    database.close()
    return report


@pytest.fixture
def record(shop_file: Path) -> Path:
    """A closed shop whose record has some rows."""
    database = open_database(shop_file)
    write_deeds(database)
    database.close()
    shop_file.with_name(f"{shop_file.name}.known").write_text('{"records": 0}')
    return shop_file


def test_a_record_that_nobody_touched_is_sound(record: Path) -> None:
    report = _checked(record)
    assert (report.rows, report.faults) == (ROWS, ())
    assert [anchor.link.index for anchor in report.anchors] == [ROWS]


@pytest.mark.parametrize("wanted", ATTACKS, ids=lambda one: one.name)
def test_an_attack_by_raw_sql_is_found_at_its_index(record: Path, wanted: Attack) -> None:
    attack(record, wanted)
    report = _checked(record)
    assert wanted.index in {fault.index for fault in report.faults}
    assert all(fault.at is not None for fault in report.faults)


def test_a_deed_that_is_undone_leaves_no_gap(database: Database) -> None:
    write_deeds(database, 2)
    with database.start_work() as work:
        work.audit.add(NOON, CLERK.name, "print_paper", "undone", {})
        assert len(work.card_records.deeds("undone")) == 1
    write_deeds(database, 2)
    with database.start_reading() as work:
        rows = work.audit.rows_after(0, 99)
    assert [row.index for row in rows] == [1, 2, 3, 4]
    assert "undone" not in {row.subject for row in rows}


def test_several_writers_at_once_write_one_chain_without_gaps(shop_file: Path) -> None:
    databases = [open_database(shop_file) for _ in range(3)]
    with ThreadPoolExecutor(len(databases)) as writers:
        list(writers.map(write_deeds, databases))
    report = check_chain(databases[0].start_reading)
    for database in databases:
        database.close()
    assert (report.rows, report.faults) == (3 * ROWS, ())


def test_an_anchor_that_cannot_be_read_is_none_and_the_next_deed_keeps_a_new_one(record: Path) -> None:
    anchor = anchor_beside(record)
    anchor.path.write_text("{")
    assert anchor.read() is None
    database = open_database(record)
    write_deeds(database, 1)
    database.close()
    kept = anchor.read()
    assert kept is not None
    assert kept.link.index == ROWS + 1


def test_a_shop_whose_end_is_kept_nowhere_yet_has_it_kept_when_it_is_opened(record: Path) -> None:
    anchor_beside(record).path.unlink()
    open_database(record).close()
    kept = anchor_beside(record).read()
    assert kept is not None
    assert kept.link.index == ROWS


def test_the_anchor_of_a_server_is_named_by_its_address(tmp_path: Path) -> None:
    first, second = (anchor_of_server(tmp_path, f"postgresql://counter@server/{name}") for name in ("a", "b"))
    assert first.path != second.path
    assert first.path.parent == tmp_path


def test_the_index_of_a_row_is_given_out_by_the_chain_alone(record: Path) -> None:
    with closing(sqlite3.connect(record)) as stranger:
        (last, first) = stranger.execute("SELECT max(id), min(id) FROM audit_entry").fetchone()
        assert stranger.execute("SELECT last FROM audit_head").fetchall() == [(last,)]
    assert (first, last) == (1, ROWS)
