"""How SQLite is spoken to: the settings of every connection, the begin of a transaction, the names of its errors."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from aftersale_desktop.services.database_refusals import DatabaseMissingError
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.sqlite_file import APPLICATION_ID, identity_of

BUSY_TIMEOUT_MS = 10_000
_READERS_ARE_OVER_MS = 1_000

_EVERY_CONNECTION = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -8192",
)
_EXPECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": BUSY_TIMEOUT_MS,
    "application_id": APPLICATION_ID,
}
_REASONS: tuple[tuple[str, str], ...] = (
    ("SQLITE_BUSY", "locked"),
    ("SQLITE_LOCKED", "locked"),
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_READONLY", "read_only"),
    ("SQLITE_CANTOPEN", "no_access"),
    ("SQLITE_PERM", "no_access"),
    ("SQLITE_IOERR", "input_output"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_NOTADB", "damaged"),
    ("SQLITE_CONSTRAINT", "refused"),
)


def writing_engine(path: Path) -> Engine:
    """Return the engine of writers."""
    return _engine(path, _prepare)


def begin_writing(connection: Connection) -> None:
    """Take the write lock at once: a lock taken at the first write can come too late to be waited for."""
    _begin(connection, "BEGIN IMMEDIATE")


def check_still_there(path: Path) -> Callable[[], None]:
    """Return what refuses a file that was removed or replaced since: SQLite would go on writing to its ghost."""
    opened = identity_of(path)

    def check() -> None:
        if identity_of(path) != opened:
            raise DatabaseMissingError(path)

    return check


def reading_engine(path: Path) -> Engine:
    """Return the engine of readers, who cannot write."""
    return _engine(path, _prepare_reading)


def begin_reading(connection: Connection) -> None:
    """See the last commit from now on; nobody is waited for."""
    _begin(connection, "BEGIN")


def _begin(connection: Connection, statement: str) -> None:
    """Begin by hand: an event for it would slow down every statement of the connection."""
    connection.begin()
    raw = connection.connection.dbapi_connection
    if raw is not None:
        raw.cursor().execute(statement)


def rewrite(connection: Connection) -> None:
    """Write the file anew without its unused bytes, the pieces of searches merged, and empty the log it went through.

    Refuses as locked while somebody reads what was there before: then the log cannot be emptied.
    """
    connection.exec_driver_sql("INSERT INTO customer_gram (customer_gram) VALUES ('optimize')")
    connection.exec_driver_sql("VACUUM")
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {_READERS_ARE_OVER_MS}")
    (is_busy, _log, _moved) = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if is_busy:
        raise StorageError("locked")


def migrating_engine(path: Path) -> Engine:
    """Return an engine for changing tables: foreign keys are off, or rebuilding a table would delete its children."""
    engine = _engine(path, _prepare_migrating)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _engine(path: Path, prepare: Callable[[sqlite3.Connection], None]) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )

    def on_connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        prepare(connection)

    event.listen(engine, "connect", on_connect)
    return engine


def _prepare(connection: sqlite3.Connection) -> None:
    for statement in _EVERY_CONNECTION:
        connection.execute(statement)
    for name, wanted in _EXPECTED.items():
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != wanted:
            raise StorageError(f"setting_{name}")


def _prepare_reading(connection: sqlite3.Connection) -> None:
    _prepare(connection)
    connection.execute("PRAGMA query_only = ON")


def _prepare_migrating(connection: sqlite3.Connection) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")


def reason_of(error: BaseException | None) -> str:
    """Return the code of what SQLite refused."""
    name: str = getattr(error, "sqlite_errorname", "")
    return next((reason for start, reason in _REASONS if name.startswith(start)), "database")
