"""Expressions that SQLite and PostgreSQL write differently."""

from typing import Any

from sqlalchemy import Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class json_text(FunctionElement[str]):  # noqa: N801 - written like the functions of SQL
    """The text of a member of an object that is stored as JSON text: `json_text(column, "$.name")`."""

    type = String()
    inherit_cache = True


class days_between(FunctionElement[int]):  # noqa: N801 - written like the functions of SQL
    """How many days after the first day the second one is."""

    type = Integer()
    inherit_cache = True


class day_text(FunctionElement[str]):  # noqa: N801 - written like the functions of SQL
    """A day as `2026-11-22`; the first seven signs are its month."""

    type = String()
    inherit_cache = True


class hour_text(FunctionElement[str]):  # noqa: N801 - written like the functions of SQL
    """The hour of a moment as `08`, so many minutes east of UTC: `hour_text(moment, minutes)`."""

    type = String()
    inherit_cache = True


_SQLITE = {
    json_text: "CAST(json_extract({}, {}) AS TEXT)",
    days_between: "CAST(julianday({1}) - julianday({0}) AS INTEGER)",
    day_text: "strftime('%Y-%m-%d', {})",
    hour_text: "strftime('%H', {}, {} || ' minutes')",
}
_POSTGRESQL = {
    json_text: "CAST({} AS jsonb) #>> string_to_array(substr({}, 3), '.')",
    days_between: "({1} - {0})",
    day_text: "to_char({}, 'YYYY-MM-DD')",
    hour_text: "to_char({} AT TIME ZONE 'UTC' + make_interval(mins => {}), 'HH24')",
}


def _written(patterns: dict[Any, str], element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    arguments = [compiler.process(clause, **options) for clause in element.clauses]
    return patterns[type(element)].format(*arguments)


@compiles(json_text)
@compiles(days_between)
@compiles(day_text)
@compiles(hour_text)
def _for_sqlite(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    return _written(_SQLITE, element, compiler, **options)


@compiles(json_text, "postgresql")
@compiles(days_between, "postgresql")
@compiles(day_text, "postgresql")
@compiles(hour_text, "postgresql")
def _for_postgresql(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    return _written(_POSTGRESQL, element, compiler, **options)
