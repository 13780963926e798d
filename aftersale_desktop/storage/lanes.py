"""Connections kept open between transactions: taking one from a pool each time costs as much as a look-up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine


class Lanes:
    """As many connections as there are transactions at the same time; threads may share it."""

    def __init__(
        self, engine: Engine, begin: Callable[[Connection], None], check: Callable[[], None] = lambda: None
    ) -> None:
        self._engine = engine
        self._begin = begin
        self._check = check
        self._idle: list[Connection] = []

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Lend a connection in a new transaction, undone unless committed; one that met an error is not used again."""
        self._check()
        connection = self._taken()
        is_fit = False
        try:
            self._begin(connection)
            yield connection
            connection.rollback()
            is_fit = True
        finally:
            if is_fit:
                self._idle.append(connection)
            else:
                connection.close()

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Lend a connection of its own without a transaction: for what no transaction may contain."""
        self._check()
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def close(self) -> None:
        """Close every connection that is not lent."""
        while self._idle:
            self._idle.pop().close()
        self._engine.dispose()

    def _taken(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._engine.connect()
