"""From nothing or an old version to the newest: always on a copy, proved to be whole before it takes its place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from aftersale_desktop.services.database_refusals import NewerDatabaseError, UpgradeFailedError
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage import grams, guards, invoice_tallies, sqlite_engine, tallies
from aftersale_desktop.storage.migrations.history import History
from aftersale_desktop.storage.migrations.run import declared_changes, run_migrations
from aftersale_desktop.storage.sqlite_file import (
    APPLICATION_ID,
    publish,
    read_only,
    remove_remains,
    sync_file,
    sync_folder,
)

_MIGRATION_LOCK = 4_711_001
_ROWS_AT_ONCE = 2000


def create_file(path: Path, history: History) -> None:
    """Put a new, empty database at the path: whole or not at all, and never in the place of another.

    The caller holds the start lock: what an earlier start left unfinished is removed.
    """
    fresh = path.with_name(f".{path.name}.new")
    remove_remains(fresh)
    try:
        migrate_file(fresh, history)
        _write_ahead(fresh)
        publish(fresh, path)
    finally:
        remove_remains(fresh)


def upgrade_file(path: Path, history: History) -> None:
    """Bring a database to the newest version on a verified copy; the old file is kept aside under its version.

    The caller holds the start lock until the copy has its name: nobody may open the old file in between.
    """
    copy = path.with_name(f".{path.name}.upgrading")
    remove_remains(copy)
    with closing(_sole_user(path)) as original:
        (version,) = original.execute("PRAGMA user_version").fetchone()
        aside = path.with_name(f"{path.name}.v{version:04}")
        _verified_copy(path, original, aside)
        _verified_copy(path, original, copy)
        migrate_file(copy, history)
        _compare(path, aside, copy, declared_changes(history, version))
    _put_in_use(copy, path)


def migrate_file(path: Path, history: History) -> None:
    """Run the steps on a file nobody else uses; keys are switched off before, and checked after, one transaction."""
    engine = sqlite_engine.migrating_engine(path)
    try:
        with engine.begin() as connection:
            _migrate(connection, history)
    finally:
        engine.dispose()
    _check_references(path)


def _migrate(connection: Connection, history: History) -> None:
    _execute(connection, guards.sqlite_removals())
    _execute(connection, grams.sqlite_removals())
    _execute(connection, tallies.sqlite_removals())
    _execute(connection, invoice_tallies.sqlite_removals())
    run_migrations(connection, history)
    _execute(connection, guards.sqlite_statements())
    _execute(connection, grams.sqlite_statements())
    _execute(connection, invoice_tallies.sqlite_statements())
    _execute(connection, tallies.sqlite_statements())
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {history.version}")


def _execute(connection: Connection, statements: Iterator[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _sole_user(path: Path) -> sqlite3.Connection:
    """Return a connection that shuts everybody else out; refuses while somebody else has the database open."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=1)
    if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
        connection.close()
        raise StorageError("locked")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    return connection


def _verified_copy(path: Path, original: sqlite3.Connection, copy: Path) -> None:
    """Copy by SQLite's own backup (a file copy can miss what waits in the log) and prove the copy before it counts."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as target:
        original.backup(target)
        if target.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise UpgradeFailedError(path, "integrity_check")
        for table in _tables(original):
            if _count(original, table) != _count(target, table):
                raise UpgradeFailedError(path, table)
    _check_references(part)
    _put(part, copy)


def _check_references(path: Path) -> None:
    with closing(read_only(path)) as connection:
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        raise UpgradeFailedError(path, orphan[0])


def _compare(path: Path, before: Path, after: Path, declared: frozenset[str]) -> None:
    """Refuse a copy in which a row is lost or a value changed that no step said it would change."""
    with closing(read_only(before)) as old, closing(read_only(after)) as new:
        kept = set(_tables(new))
        for table in _tables(old):
            if table in declared:
                continue
            if table not in kept or _count(old, table) != _count(new, table):
                raise UpgradeFailedError(path, table)
            columns = [name for name in _columns(old, table) if f"{table}.{name}" not in declared]
            if not set(columns) <= set(_columns(new, table)) or _digest(old, table, columns) != _digest(
                new, table, columns
            ):
                raise UpgradeFailedError(path, table)


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Name the tables of records; pieces for searches and tallies are made anew by every upgrade."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_tally' ESCAPE '\\' "
        "AND name <> 'alembic_version' ORDER BY name"
    )
    return [name for (name,) in found]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY name", (table,))]


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 - from sqlite_master


def _digest(connection: sqlite3.Connection, table: str, columns: list[str]) -> int:
    """Return a sum over all rows that does not depend on their order: rebuilding a table may change it."""
    names = ", ".join(f'"{name}"' for name in columns)
    rows = connection.execute(f'SELECT {names} FROM "{table}"')  # noqa: S608 - from sqlite_master
    total = 0
    while chunk := rows.fetchmany(_ROWS_AT_ONCE):
        total += sum(int.from_bytes(blake2b(repr(row).encode(), digest_size=16).digest()) for row in chunk)
    return total


def _put_in_use(ready: Path, path: Path) -> None:
    """Give a migrated file its name, with the write-ahead log that programs expect."""
    _write_ahead(ready)
    _put(ready, path)


def _write_ahead(ready: Path) -> None:
    with closing(sqlite3.connect(ready, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _put(ready: Path, path: Path) -> None:
    """Give a finished file its name: before a power cut the old one, after it the new one."""
    sync_file(ready)
    ready.replace(path)
    sync_folder(path.parent)


def server_alone(connection: Connection) -> None:
    """Wait until no other client makes, fills or upgrades the database; until the transaction ends nobody else may."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})


def prepare_server(engine: Engine, address: str, history: History) -> None:
    """Leave a PostgreSQL database of the newest version; one client migrates, the others wait for it."""
    with engine.begin() as connection:
        server_alone(connection)
        found = _server_version(connection)
        if found > history.version:
            raise NewerDatabaseError(address, found, history.version)
        if found < history.version:
            _execute(connection, invoice_tallies.postgresql_removals())
            run_migrations(connection, history)
            _execute(connection, invoice_tallies.postgresql_statements())
            _execute(connection, guards.postgresql_statements())
            grams.prepare_postgresql(connection)


def _server_version(connection: Connection) -> int:
    if not inspect(connection).has_table("alembic_version"):
        return 0
    return int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none() or 0)
