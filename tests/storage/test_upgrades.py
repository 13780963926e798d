"""An old database becomes a new one without losing a row, or stays as it is (R-06)."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select

from aftersale_desktop.services.database_refusals import NewerDatabaseError, UpgradeFailedError
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.guards import SQLITE_GUARDS
from aftersale_desktop.storage.migrations.history import SHIPPED, History
from aftersale_desktop.storage.rows.tables import METADATA, TABLES
from tests.builders import a_claim, a_customer, a_receipt, an_invoice, an_item

WIDEN_CUSTOMER = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
DECLARED_CHANGES = frozenset({declared})


def upgrade():
    with op.batch_alter_table("customer") as batch:
        batch.alter_column("address", type_=sa.Text(), nullable=True)
        batch.add_column(sa.Column("email", sa.String(), nullable=True))
    {extra}
"""
CUSTOMERS, CLAIMS_EACH = 40, 5
NEXT = History(SHIPPED.version + 1)


def _steps(folder: Path, declared: str = "()", extra: str = "pass") -> History:
    folder.mkdir(exist_ok=True)
    step = WIDEN_CUSTOMER.format(revision=NEXT.revision, before=SHIPPED.revision, declared=declared, extra=extra)
    (folder / f"{NEXT.revision}_widen_customer.py").write_text(step)
    return History(NEXT.version, (folder,))


@pytest.fixture
def old_file(shop_file: Path) -> Path:
    """A database of version 1: customers with products, claims, an invoice and a paper."""
    database = open_database(shop_file)
    with database.start_work() as work:
        for place in range(2, CUSTOMERS + 2):
            owner = work.customers.add(a_customer(f"客户{place}"))
            item = work.items.add(an_item(owner.id, place))
            for claim in range(CLAIMS_EACH):
                number = f"SH03-WX-2026-{place * 10 + claim:06}"
                work.claims.add(a_claim(number, customer_id=owner.id, item_id=item.id))
        work.claims.add(a_claim())
        work.invoices.add(an_invoice())
        work.papers.issue(a_receipt())
        work.commit()
    database.close()
    return shop_file


def _rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {t.name: connection.execute(str(select(func.count()).select_from(t))).fetchone()[0] for t in TABLES}


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_record(name: str | None, kind: str, _parents: object) -> bool:
    """Pieces for searches and tallies are no records: each upgrade makes them anew."""
    return not (kind == "table" and name is not None and ("gram" in name or "tally" in name))


def test_the_steps_build_exactly_the_tables_of_the_program(database: Database) -> None:
    with database.reading.transaction() as connection:
        opts = {"compare_type": True, "include_name": _is_record}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, METADATA) == []


def test_rebuilding_a_parent_table_loses_no_child(old_file: Path, tmp_path: Path) -> None:
    before = _rows(old_file)
    database = open_database(old_file, _steps(tmp_path / "steps"))
    database.close()
    assert _rows(old_file) == before
    assert before["claim"] == CUSTOMERS * CLAIMS_EACH + 1
    assert _version(old_file) == NEXT.version
    with closing(sqlite3.connect(old_file)) as connection:
        assert connection.execute("SELECT count(email) FROM customer").fetchone() == (0,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_guards_are_there_again_after_a_rebuilt_table(old_file: Path, tmp_path: Path) -> None:
    rebuild = 'with op.batch_alter_table("claim", recreate="always"):\n        pass'
    open_database(old_file, _steps(tmp_path / "steps", extra=rebuild)).close()
    with closing(sqlite3.connect(old_file)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        kept_in_step = {name for name in names if "gram" in name or "tally" in name}
        assert names - kept_in_step == {guard.name for guard in SQLITE_GUARDS}
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM claim")


def test_the_old_file_is_kept_aside_whole_and_nothing_else(old_file: Path, tmp_path: Path) -> None:
    before = _rows(old_file)
    open_database(old_file, _steps(tmp_path / "steps")).close()
    aside = old_file.with_name(f"shop.db.v{SHIPPED.revision}")
    assert (_rows(aside), _version(aside)) == (before, SHIPPED.version)
    assert sorted(file.name for file in old_file.parent.iterdir() if file.is_file()) == [
        ".shop.db.lock",
        "shop.db",
        "shop.db.known",
        f"shop.db.v{SHIPPED.revision}",
    ]


def test_an_older_program_opens_the_file_kept_aside_and_refuses_the_new_one(old_file: Path, tmp_path: Path) -> None:
    open_database(old_file, _steps(tmp_path / "steps")).close()
    digest = hashlib.sha256(old_file.read_bytes()).hexdigest()
    with pytest.raises(NewerDatabaseError):
        open_database(old_file)
    assert hashlib.sha256(old_file.read_bytes()).hexdigest() == digest
    open_database(old_file.with_name(f"shop.db.v{SHIPPED.revision}")).close()


DAMAGE = [
    ("""op.execute("DELETE FROM paper_printing"); op.execute("DELETE FROM issued_paper")""", "issued_paper"),
    ("""op.execute("UPDATE warranty_card SET price_fen = price_fen + 1 WHERE item_id = 3")""", "warranty_card"),
    ("""op.execute("DROP TABLE unit_pattern")""", "unit_pattern"),
    ("""op.execute("DELETE FROM customer WHERE id = 5")""", "claim"),
]


@pytest.mark.parametrize(("extra", "table"), DAMAGE)
def test_a_step_that_loses_or_changes_a_row_is_refused_and_the_old_one_stays(
    old_file: Path, tmp_path: Path, extra: str, table: str
) -> None:
    before = _rows(old_file)
    with pytest.raises(UpgradeFailedError) as refused:
        open_database(old_file, _steps(tmp_path / "steps", extra=extra))
    assert refused.value.table == table
    assert (_rows(old_file), _version(old_file)) == (before, SHIPPED.version)
    open_database(old_file).close()


def test_a_change_that_the_step_declares_is_let_through(old_file: Path, tmp_path: Path) -> None:
    extra = """op.execute("UPDATE customer SET phone = '+86 ' || phone")"""
    open_database(old_file, _steps(tmp_path / "steps", "{'customer.phone'}", extra)).close()
    with closing(sqlite3.connect(old_file)) as connection:
        assert connection.execute("SELECT phone FROM customer WHERE id = 1").fetchone() == ("+86 138 0013 8000",)


def test_an_error_in_the_middle_leaves_the_old_one(old_file: Path, tmp_path: Path) -> None:
    before = _rows(old_file)
    with pytest.raises(ZeroDivisionError):
        open_database(old_file, _steps(tmp_path / "steps", extra="1 / 0"))
    assert (_rows(old_file), _version(old_file)) == (before, SHIPPED.version)
    open_database(old_file, _steps(tmp_path / "steps")).close()
    assert (_rows(old_file), _version(old_file)) == (before, NEXT.version)


def test_a_database_somebody_else_has_open_is_not_upgraded(old_file: Path, tmp_path: Path) -> None:
    other = open_database(old_file)
    with pytest.raises(StorageError) as refused:
        open_database(old_file, _steps(tmp_path / "steps"))
    assert refused.value.reason == "locked"
    other.close()
    assert _version(old_file) == SHIPPED.version


UPGRADE = """
import os, signal, sys
from pathlib import Path
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.migrations.history import SHIPPED, History

moment, name, left = sys.argv[3], sys.argv[4], int(sys.argv[5])

def stop_here(frame, event, argument):
    global left
    if event == moment and frame.f_code.co_name == name and "aftersale_desktop" in frame.f_code.co_filename:
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(stop_here)
open_database(Path(sys.argv[1]), History(SHIPPED.version + 1, (Path(sys.argv[2]),))).close()
"""
KILLS = [
    ("call upgrade_file 1", SHIPPED.version),
    ("return _sole_user 1", SHIPPED.version),
    ("call _put 1", SHIPPED.version),
    ("return _put 1", SHIPPED.version),
    ("return _verified_copy 2", SHIPPED.version),
    ("call run_migrations 1", SHIPPED.version),
    ("return run_migrations 1", SHIPPED.version),
    ("return _migrate 1", SHIPPED.version),
    ("return migrate_file 1", SHIPPED.version),
    ("return _compare 1", SHIPPED.version),
    ("call _put 3", SHIPPED.version),
    ("call sync_folder 3", NEXT.version),
    ("return _put_in_use 1", NEXT.version),
    ("call remember 1", NEXT.version),
]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of other systems")
@pytest.mark.parametrize(("moment", "version"), KILLS)
def test_a_kill_in_the_middle_leaves_the_old_or_the_new_one(
    old_file: Path, tmp_path: Path, moment: str, version: int
) -> None:
    before, history = _rows(old_file), _steps(tmp_path / "steps")
    command = [sys.executable, "-c", UPGRADE, str(old_file), str(tmp_path / "steps"), *moment.split()]
    killed = subprocess.run(command, check=False, env=os.environ, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert (_rows(old_file), _version(old_file)) == (before, version)
    open_database(old_file, history).close()
    assert (_rows(old_file), _version(old_file)) == (before, NEXT.version)
