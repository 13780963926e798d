"""A database that is not what it was is never opened and never replaced by an empty one (R-04, R-05)."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aftersale_desktop.services.database_refusals import (
    DatabaseDamagedError,
    DatabaseEmptyError,
    DatabaseMissingError,
    DatabaseRefusedError,
    DatabaseShrunkError,
    ForeignDatabaseError,
    NewerDatabaseError,
    NoTablesError,
    NotADatabaseError,
)
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.migrations.history import SHIPPED, History
from aftersale_desktop.storage.sqlite_file import marker_of, remember_records
from tests.builders import NOON, a_shop


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _remove(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("这不是数据库" * 100, "utf-8")


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4])


def _cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _other_program(path: Path) -> None:
    _change(path, "PRAGMA application_id = 1")


def _newer(path: Path) -> None:
    _change(path, f"PRAGMA user_version = {SHIPPED.version + 1}")


def _without_tables(path: Path) -> None:
    path.unlink()
    _change(
        path,
        "PRAGMA application_id = 0x41465344",
        f"PRAGMA user_version = {SHIPPED.version}",
        "CREATE TABLE t(x)",
        "DROP TABLE t",
    )
    marker_of(path).unlink()


def _much_smaller(path: Path) -> None:
    remember_records(path, 1000)


def _garbled_inside(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


STATES: list[tuple[Callable[[Path], None], type[DatabaseRefusedError]]] = [
    (_remove, DatabaseMissingError),
    (_empty, DatabaseEmptyError),
    (_text, NotADatabaseError),
    (_cut, DatabaseDamagedError),
    (_cut_in_the_header, DatabaseDamagedError),
    (_garbled_inside, DatabaseDamagedError),
    (_other_program, ForeignDatabaseError),
    (_newer, NewerDatabaseError),
    (_without_tables, NoTablesError),
    (_much_smaller, DatabaseShrunkError),
]


@pytest.mark.parametrize(("spoil", "refusal"), STATES)
def test_each_state_is_refused_by_name_and_left_as_it_is(
    shop_file: Path, spoil: Callable[[Path], None], refusal: type[DatabaseRefusedError]
) -> None:
    spoil(shop_file)
    before, beside = _digest(shop_file), sorted(shop_file.parent.iterdir())
    with pytest.raises(refusal) as refused:
        open_database(shop_file)
    assert refused.value.path == str(shop_file)
    assert _digest(shop_file) == before
    assert sorted(shop_file.parent.iterdir()) == beside


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(NotADatabaseError):
        open_database(tmp_path)


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def test_a_newer_database_is_refused_with_both_versions(shop_file: Path) -> None:
    _newer(shop_file)
    with pytest.raises(NewerDatabaseError) as refused:
        open_database(shop_file)
    assert (refused.value.found, refused.value.known) == (SHIPPED.version + 1, SHIPPED.version)


def test_a_fresh_folder_gets_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "空 文件夹 100%" / "shop.db"
    database = open_database(path)
    with database.start_reading() as work:
        assert work.shop.people() == ()
    database.close()
    assert sorted(file.name for file in path.parent.iterdir()) == [".shop.db.lock", "shop.db", "shop.db.known"]


def test_a_leftover_log_says_that_there_was_a_database(tmp_path: Path) -> None:
    (tmp_path / "shop.db-wal").write_bytes(b"what was committed last")
    with pytest.raises(DatabaseMissingError):
        open_database(tmp_path / "shop.db")


def test_closing_remembers_what_the_database_holds_and_an_old_copy_is_noticed(shop_file: Path) -> None:
    old_copy = shop_file.read_bytes()
    database = open_database(shop_file)
    with database.start_work() as work:
        work.audit.add(NOON, "陈静", "test", "x", {})
        work.commit()
    database.close()
    open_database(shop_file).close()
    shop_file.write_bytes(old_copy)
    with pytest.raises(DatabaseShrunkError) as refused:
        open_database(shop_file)
    assert refused.value.expected == refused.value.found + 1


def test_a_long_log_folded_in_is_not_taken_for_lost_records(shop_file: Path) -> None:
    database = open_database(shop_file)
    for _ in range(400):
        with database.start_work() as work:
            work.audit.add(NOON, "陈静", "test", "x", {"note": "长" * 300})
            work.commit()
    open_database(shop_file).close()
    database.close()
    open_database(shop_file).close()


def test_a_creation_that_fails_leaves_nothing_behind_but_the_lock(tmp_path: Path) -> None:
    step = tmp_path / "steps"
    step.mkdir()
    following = History(SHIPPED.version + 1)
    (step / f"{following.revision}_broken.py").write_text(
        f'revision = "{following.revision}"\ndown_revision = "{SHIPPED.revision}"\n'
        "DECLARED_CHANGES = frozenset()\n\ndef upgrade():\n    1 / 0\n"
    )
    folder = tmp_path / "data"
    with pytest.raises(ZeroDivisionError):
        open_database(folder / "shop.db", History(following.version, (step,)))
    assert [file.name for file in folder.iterdir()] == [".shop.db.lock"]


def test_opening_an_up_to_date_database_does_not_load_the_migrations(shop_file: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from aftersale_desktop.storage.database import open_database; "
        f"open_database({str(shop_file)!r}).close(); print('alembic' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


def test_a_shop_is_loaded_whole_or_not_at_all(tmp_path: Path) -> None:
    from aftersale_desktop.services.ports import StorageError
    from aftersale_desktop.storage.seed import load_shop
    from tests.builders import an_item

    database = open_database(tmp_path / "shop.db")
    with pytest.raises(StorageError) as refused:
        load_shop(database, a_shop(items=(an_item(customer_id=404, id=1),)))
    assert refused.value.reason == "refused"
    with database.start_reading() as work:
        assert work.shop.people() == ()
    load_shop(database, a_shop())
    database.close()
