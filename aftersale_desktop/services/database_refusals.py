"""Why a database is not opened: each state by name, so that the person at the counter can act on it."""

from pathlib import Path

from aftersale_desktop.domain.errors import AfterSaleError


class DatabaseRefusedError(AfterSaleError):
    """The database is not what it should be; nothing was written and nothing was created."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(path)
        self.path = str(path)


class DatabaseMissingError(DatabaseRefusedError):
    """A database was here and its file is gone; a new empty one would hide that."""


class DatabaseEmptyError(DatabaseRefusedError):
    """The file has no content: a copy that never finished or a disk that ran full."""


class NotADatabaseError(DatabaseRefusedError):
    """The file is something else than a SQLite database."""


class ForeignDatabaseError(DatabaseRefusedError):
    """The file is a database of another program."""

    def __init__(self, path: Path | str, application_id: int) -> None:
        super().__init__(path)
        self.application_id = application_id


class NoTablesError(DatabaseRefusedError):
    """The file is ours, and its tables are gone."""


class DatabaseShrunkError(DatabaseRefusedError):
    """The database holds much less than when it was last closed: records are lost or an old copy was put in place."""

    def __init__(self, path: Path | str, expected: int, found: int) -> None:
        super().__init__(path)
        self.expected = expected
        self.found = found


class DatabaseDamagedError(DatabaseRefusedError):
    """The file is cut off or damaged."""


class NewerDatabaseError(DatabaseRefusedError):
    """A newer program wrote the database; this one would not understand it."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        super().__init__(path)
        self.found = found
        self.known = known


class UpgradeFailedError(DatabaseRefusedError):
    """The database could not be brought to this program's version; the old one is in its place, unchanged."""

    def __init__(self, path: Path | str, table: str) -> None:
        super().__init__(path)
        self.table = table


class DriverMissingError(AfterSaleError):
    """The address names a kind of database whose driver is not installed."""

    def __init__(self, driver: str) -> None:
        super().__init__(driver)
        self.driver = driver


class NotADatabaseAddressError(AfterSaleError):
    """The text is neither a path nor the address of a database the program can use."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class NotStoredError(AfterSaleError):
    """A record was asked for by an id that nothing has."""

    def __init__(self, record: str, key: int | str) -> None:
        super().__init__(record, key)
        self.record = record
        self.key = str(key)


class NotASampleShopError(DatabaseRefusedError):
    """Codes to try are asked of a shop that is not the sample shop: they would lead nowhere."""


class NoShopYetError(DatabaseRefusedError):
    """A command asks for a shop where none was ever set up; the window, or `--demo`, sets one up."""
