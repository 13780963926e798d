"""What the tables have in common: one naming convention, moments in UTC, frozen values as canonical JSON text."""

import json
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import CursorResult, DateTime, Dialect, MetaData, Row, Select
from sqlalchemy.types import TypeDecorator

from aftersale_desktop.domain.records import from_record, to_record

T = TypeVar("T")

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept and handed out in UTC; one without a zone is refused, it would be a guess."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveMomentError(value)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment as aware UTC; SQLite keeps no zone, so it is put back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class NaiveMomentError(ValueError):
    """A bug of the caller: a time without a zone was about to be stored."""


def plain_code(code: str) -> str:
    """Return letters and digits of a code, capital: what is left whichever way it is typed."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def known_id(key: int) -> dict[str, int]:
    """Return the id for a row that has one; a new row carries none, so that the database gives it the next."""
    return {"id": key} if key else {}


def written(value: Any) -> str:
    """Return a value as canonical JSON text: the same value always gives the same text."""
    return _ENCODER.encode(to_record(value))


def read(wanted: type[T], text: str) -> T:
    """Return the value that `written` was given."""
    return from_record(wanted, json.loads(text))


def new_key(result: CursorResult[*tuple[Any, ...]]) -> int:
    """Return the id that the database gave the row just added."""
    key = result.inserted_primary_key
    return int(key[0]) if key else 0
