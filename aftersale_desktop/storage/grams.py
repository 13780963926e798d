"""Searching by any part of a code or name without reading a whole table: an index of short pieces of each text.

SQLite keeps the pieces in FTS5 tables that triggers hold in step with the records, however these are written;
PostgreSQL has the extension pg_trgm for it, and where that is missing it reads the column instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

CODE_GRAM = 4
NAME_GRAM = 2
"""Two Chinese characters are a given name; four digits are what people remember of a number."""
_LONGEST_TEXT = 1000
_IN_PIECES = "L* N* P* S* M* C*"
"""Only spaces separate pieces: shops have names of signs, and FTS5 knows the characters of an older Unicode."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A table that is searched by parts: what its texts are, as expressions over one of its rows."""

    table: str
    code: str
    name: str = ""

    @property
    def index(self) -> str:
        """The table of pieces."""
        return f"{self.table}_gram"


SEARCHED: tuple[Searched, ...] = (
    Searched("customer", "{row}.search_text", "{row}.name_key"),
    Searched("service_item", "{row}.search_text"),
    Searched("claim", "replace({row}.number, '-', '')"),
    Searched("invoice", "replace({row}.number, '-', '')"),
)
_PLACES = "gram_place"


def sqlite_removals() -> Iterator[str]:
    """Return the statements that take away whatever names a table, so that a migration can rebuild it."""
    for searched in SEARCHED:
        for event in ("insert", "update", "delete"):
            yield f"DROP TRIGGER IF EXISTS {searched.index}_{event}"
        yield f"DROP VIEW IF EXISTS {searched.index}_text"


def sqlite_statements() -> Iterator[str]:
    """Return the statements that set everything anew and fill it from the records there are."""
    yield f"CREATE TABLE IF NOT EXISTS {_PLACES} (place INTEGER PRIMARY KEY)"
    yield (
        f"INSERT OR IGNORE INTO {_PLACES} WITH RECURSIVE n(place) AS "  # noqa: S608 - our own names
        f"(SELECT 1 UNION ALL SELECT place + 1 FROM n WHERE place < {_LONGEST_TEXT}) SELECT place FROM n"
    )
    yield from sqlite_removals()
    for searched in SEARCHED:
        yield f"CREATE VIEW {searched.index}_text AS SELECT id, {_grams(searched, searched.table)} AS grams FROM {searched.table}"  # noqa: E501, S608 - our own names
        yield (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {searched.index} USING fts5"
            f"(grams, content = '{searched.index}_text', content_rowid = 'id', detail = none, columnsize = 0, "
            f"tokenize = \"unicode61 categories '{_IN_PIECES}'\")"
        )
        yield f"INSERT INTO {searched.index} ({searched.index}) VALUES ('rebuild')"  # noqa: S608 - our own names
        yield from _triggers(searched)


def _triggers(searched: Searched) -> Iterator[str]:
    add = f"INSERT INTO {searched.index} (rowid, grams) VALUES (NEW.id, {_grams(searched, 'NEW')});"  # noqa: S608 - our own names
    remove = (
        f"INSERT INTO {searched.index} ({searched.index}, rowid, grams) "  # noqa: S608 - our own names
        f"VALUES ('delete', OLD.id, {_grams(searched, 'OLD')});"
    )
    for event, deeds in (("insert", add), ("update", remove + add), ("delete", remove)):
        changed = _changed(searched) if event == "update" else ""
        yield (
            f"CREATE TRIGGER {searched.index}_{event} AFTER {event.upper()} ON {searched.table} {changed}"
            f"BEGIN {deeds} END"
        )


def _changed(searched: Searched) -> str:
    texts = [expression for expression in (searched.code, searched.name) if expression]
    before, after = (" || ".join(one.format(row=row) for one in texts) for row in ("OLD", "NEW"))
    return f"WHEN {before} <> {after} "


def _grams(searched: Searched, row: str) -> str:
    codes = _cut(searched.code.format(row=row), CODE_GRAM)
    names = _cut(searched.name.format(row=row), NAME_GRAM) if searched.name else "''"
    return f"coalesce({codes}, '') || ' ' || coalesce({names}, '')"


def _cut(expression: str, length: int) -> str:
    """Cut a text at every place into pieces of the length; a text that is too short has none."""
    return (
        f"(SELECT group_concat(substr({expression}, place, {length}), ' ') FROM {_PLACES} "  # noqa: S608 - our own names
        f"WHERE place <= length({expression}) - {length - 1})"
    )


def prepare_postgresql(connection: Connection) -> None:
    """Make the searched columns quick where the server has pg_trgm and lets us use it; searches work without it."""
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            for searched in SEARCHED:
                for kind, expression in (("code", searched.code), ("name", searched.name)):
                    if expression:
                        column = expression.format(row=searched.table)
                        connection.execute(
                            text(
                                f"CREATE INDEX IF NOT EXISTS {searched.index}_{kind} "
                                f"ON {searched.table} USING gin (({column}) gin_trgm_ops)"
                            )
                        )
    except DBAPIError:
        return
