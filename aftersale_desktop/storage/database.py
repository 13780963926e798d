"""Databases: opened here, and here alone it is known that there is more than one kind of them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from aftersale_desktop.domain.audit_chain import Anchor
from aftersale_desktop.services.database_refusals import NotADatabaseAddressError
from aftersale_desktop.services.ports import StorageError, Work
from aftersale_desktop.storage import schema, sqlite_engine
from aftersale_desktop.storage.anchors import AnchorFile, anchor_beside, anchor_of_server
from aftersale_desktop.storage.lanes import Lanes
from aftersale_desktop.storage.migrations.history import SHIPPED, History
from aftersale_desktop.storage.shop import ShopCache
from aftersale_desktop.storage.start_lock import alone_with
from aftersale_desktop.storage.work import StoredWork


@dataclass(frozen=True, slots=True, eq=False)
class Database:
    """An open database; `start_work` and `start_reading` are what services need of it."""

    address: str
    writing: Lanes
    reading: Lanes
    reason_of: Callable[[BaseException | None], str]
    before_close: Callable[[], None]
    after_load: Callable[[Connection], None]
    alone: Callable[[], AbstractContextManager[None]]
    """Keeps every other start waiting, so that a new shop is filled once."""
    rewrite: Callable[[Connection], None] = sqlite_engine.rewrite
    """Writes all tables anew, outside of any transaction."""
    anchor: AnchorFile | None = None
    """Where the end of the audit record is kept outside of the database."""
    shop: ShopCache = field(default_factory=ShopCache)

    def start_work(self) -> AbstractContextManager[Work]:
        """Begin a transaction that may write; it is undone unless committed."""
        return self._transaction(self.writing)

    def start_reading(self) -> AbstractContextManager[Work]:
        """Begin a transaction that only reads, and never waits for a writer."""
        return self._transaction(self.reading)

    def close(self) -> None:
        """Give everything back; the database may be opened again."""
        with translated(self.reason_of):
            try:
                self.before_close()
            finally:
                self.writing.close()
                self.reading.close()

    def keep_anchor(self) -> None:
        """Keep the end of the audit record outside where none is kept yet: after an upgrade, at a new counter."""
        if self.anchor is None or self.anchor.read() is not None:
            return
        with self.start_reading() as work:
            for row in work.audit.rows_after(work.audit.newest() - 1, 1):
                self.anchor.keep(Anchor(row.link, row.at))

    def sweep(self) -> None:
        """Leave no byte of what was erased in the database's files; writers wait until it is done."""
        with translated(self.reason_of), self.writing.alone() as connection:
            self.rewrite(connection)

    @contextmanager
    def _transaction(self, lanes: Lanes) -> Iterator[Work]:
        with translated(self.reason_of), lanes.transaction() as connection:
            yield StoredWork(connection, self.shop, self.anchor)


@contextmanager
def translated(reason_of: Callable[[BaseException | None], str]) -> Iterator[None]:
    """Turn what the driver raises into a refusal with a reason; the details stay in the cause, for the log."""
    try:
        yield
    except DBAPIError as error:
        raise StorageError(reason_of(error.orig)) from error
    except sqlite3.Error as error:
        raise StorageError(sqlite_engine.reason_of(error)) from error


def open_database(
    path_or_url: Path | str, history: History = SHIPPED, *, anchor_folder: Path | None = None
) -> Database:
    """Return the database of a file (created when nothing was ever there) or of a PostgreSQL address.

    The end of a server's audit record is kept in `anchor_folder`, that of a file beside it.
    """
    if isinstance(path_or_url, Path) or "://" not in path_or_url:
        return _open_file(Path(path_or_url), history)
    try:
        url = make_url(path_or_url)
    except ArgumentError as error:
        raise NotADatabaseAddressError(path_or_url) from error
    if url.get_backend_name() == "sqlite" and url.database:
        return _open_file(Path(url.database), history)
    if url.get_backend_name() == "postgresql":
        return _open_postgresql(url, history, anchor_folder)
    raise NotADatabaseAddressError(url.render_as_string(hide_password=True))


def _open_file(path: Path, history: History) -> Database:
    path = path.absolute()
    with translated(sqlite_engine.reason_of):
        schema.prepare_file(path, history)
    check = sqlite_engine.check_still_there(path)
    database = Database(
        address=str(path),
        writing=Lanes(sqlite_engine.writing_engine(path), sqlite_engine.begin_writing, check),
        reading=Lanes(sqlite_engine.reading_engine(path), sqlite_engine.begin_reading, check),
        reason_of=sqlite_engine.reason_of,
        before_close=lambda: schema.remember(path),
        after_load=lambda _connection: None,
        alone=lambda: alone_with(path),
        anchor=anchor_beside(path),
    )
    with database.start_reading():
        pass  # a connection is made and its settings are looked at
    database.keep_anchor()
    return database


def _open_postgresql(url: URL, history: History, anchor_folder: Path | None) -> Database:
    from aftersale_desktop.storage import postgresql_engine

    address, writing = url.render_as_string(hide_password=True), postgresql_engine.writing_engine(url)
    with translated(postgresql_engine.reason_of):
        schema.prepare_server(writing, address, history)
    lanes = Lanes(writing, postgresql_engine.begin)
    database = Database(
        address=address,
        writing=lanes,
        reading=Lanes(postgresql_engine.reading_engine(url), postgresql_engine.begin),
        reason_of=postgresql_engine.reason_of,
        before_close=lambda: None,
        after_load=postgresql_engine.count_on,
        rewrite=postgresql_engine.rewrite,
        alone=lambda: _server_alone(lanes, postgresql_engine.reason_of),
        anchor=None if anchor_folder is None else anchor_of_server(anchor_folder, address),
    )
    database.keep_anchor()
    return database


@contextmanager
def _server_alone(lanes: Lanes, reason_of: Callable[[BaseException | None], str]) -> Iterator[None]:
    with translated(reason_of), lanes.transaction() as connection:
        schema.server_alone(connection)
        yield
