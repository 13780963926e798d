"""What PostgreSQL refuses is called by its reason, and a mistake in a value is never called a lost connection."""

import pytest

from aftersale_desktop.storage.postgresql_engine import reason_of


class OperationalError(Exception):
    """What PEP 249 has for a server that is not reached."""

    sqlstate: str | None = None


class ServerSilentError(OperationalError):
    """One kind of it."""


class DataError(Exception):
    """What PEP 249 has for a value that no column takes."""

    sqlstate: str | None = None


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (OperationalError(), None, "no_connection"),
        (ServerSilentError(), None, "no_connection"),
        (DataError(), None, "database"),
        (DataError(), "23505", "refused"),
        (OperationalError(), "40P01", "locked"),
    ],
)
def test_a_refusal_has_its_reason(error: OperationalError | DataError, state: str | None, reason: str) -> None:
    error.sqlstate = state
    assert reason_of(error) == reason
