"""How PostgreSQL is spoken to: for shops with several counters, where its driver is installed."""

from importlib.util import find_spec

from sqlalchemy import URL, Connection, Engine, create_engine, func, select
from sqlalchemy.pool import NullPool

from aftersale_desktop.services.database_refusals import DriverMissingError
from aftersale_desktop.storage.rows.tables import METADATA

DRIVER = "psycopg"

_REASONS: tuple[tuple[str, str], ...] = (
    ("40", "locked"),
    ("55P03", "locked"),
    ("53100", "disk_full"),
    ("25006", "read_only"),
    ("42501", "no_access"),
    ("28", "no_access"),
    ("08", "no_connection"),
    ("57P", "no_connection"),
    ("58", "input_output"),
    ("XX001", "damaged"),
    ("23", "refused"),
)
_UNREACHED = ("OperationalError", "InterfaceError")


def writing_engine(url: URL) -> Engine:
    """Return the engine of writers; who waited for another one reads what that one left."""
    return _engine(url, is_reading=False)


def reading_engine(url: URL) -> Engine:
    """Return the engine of readers: one picture of the database for the whole transaction, no writing."""
    return _engine(url, is_reading=True)


def begin(connection: Connection) -> None:
    """Begin a transaction; the driver does so at the first statement."""
    connection.begin()


def count_on(connection: Connection) -> None:
    """Let new rows follow those that were loaded under ids of their own."""
    for table in METADATA.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, func.max(column))))


def rewrite(connection: Connection) -> None:
    """Write every table anew without its dead rows; the server's own log and archives are its administrator's."""
    connection.exec_driver_sql("VACUUM (FULL)")


def _engine(url: URL, *, is_reading: bool) -> Engine:
    if find_spec(DRIVER) is None:
        raise DriverMissingError(DRIVER)
    engine = create_engine(url.set(drivername=f"postgresql+{DRIVER}"), hide_parameters=True, poolclass=NullPool)
    if not is_reading:
        return engine.execution_options(isolation_level="READ COMMITTED")
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def reason_of(error: BaseException | None) -> str:
    """Return the code of what PostgreSQL refused; the driver gives none where the server was not reached (PEP 249)."""
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:
        is_unreached = any(kind.__name__ in _UNREACHED for kind in type(error).__mro__)
        return "no_connection" if is_unreached else "database"
    return next((reason for start, reason in _REASONS if state.startswith(start)), "database")
