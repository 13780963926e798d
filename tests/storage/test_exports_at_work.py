"""A list that goes out while the counter works has every row of it once, wherever rows are added, go or move."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.services.list_export import Cell, Export, ExportColumn, ListExport
from aftersale_desktop.services.list_queries import ALL, ALL_OPEN, BY_PROMISE, ListKind, ListQuery
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.storage.database import Database
from tests.builders import NOON, SUPERVISOR, a_claim
from tests.fake_lists import FakeSheets

FILE = Path("claims.csv")
MANY = 300
NUMBER = ExportColumn("Claim", lambda row: row.number)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a piece be no multiple of the places a list remembers."""
    monkeypatch.setattr("aftersale_desktop.services.lists.ROWS_AT_ONCE", 100)


@pytest.fixture
def full_shop(database: Database) -> Database:
    with database.start_work() as work:
        for place in range(1, MANY + 1):
            due_at = NOON + timedelta(hours=place)
            work.claims.add(a_claim(f"SH03-WX-2026-{place:06}", due_at=due_at))
        work.commit()
    return database


@pytest.fixture
def sheets() -> FakeSheets:
    return FakeSheets()


@pytest.fixture
def begin(full_shop: Database, sheets: FakeSheets) -> Callable[[str, Sequence[range]], Export]:
    def begin(group: str, stretches: Sequence[range] = ()) -> Export:
        opened = Lists(full_shop.start_reading, lambda: NOON, lambda: SUPERVISOR).open(
            ListQuery(ListKind.CLAIMS, group, order=BY_PROMISE)
        )
        exports = ListExport(full_shop.start_work, lambda: NOON, lambda: SUPERVISOR, sheets.new)
        return exports.begin(opened, stretches or [range(opened.count)], (NUMBER,), FILE, "asked for")

    return begin


def _number(place: int) -> str:
    return f"SH03-WX-2026-{place:06}"


def _end(export: Export, sheets: FakeSheets) -> list[Cell]:
    while export.step():
        pass
    return [cell for (cell,) in sheets.finished[FILE][1:]]


def _close(database: Database, number: str) -> None:
    with database.start_work() as work:
        claim = work.claims.by_number(number)
        assert claim is not None
        work.claims.save(replace(claim, state=ClaimState.CLOSED))
        work.commit()


def test_a_claim_that_is_closed_meanwhile_pushes_none_out(
    full_shop: Database, begin: Callable[..., Export], sheets: FakeSheets
) -> None:
    export = begin(ALL_OPEN)
    export.step()
    _close(full_shop, _number(50))
    assert _end(export, sheets) == [_number(place) for place in range(1, MANY + 1)]
    assert export.done == MANY


def test_a_claim_that_is_taken_meanwhile_doubles_none(
    full_shop: Database, begin: Callable[..., Export], sheets: FakeSheets
) -> None:
    export = begin(ALL)
    export.step()
    with full_shop.start_work() as work:
        for number, hours in ((MANY + 1, 20), (MANY + 2, MANY + 20)):
            work.claims.add(a_claim(_number(number), due_at=NOON + timedelta(hours=hours)))
        work.commit()
    assert _end(export, sheets) == [*(_number(place) for place in range(1, MANY + 1)), _number(MANY + 2)]


def test_a_claim_that_moves_on_meanwhile_goes_out_once(
    full_shop: Database, begin: Callable[..., Export], sheets: FakeSheets
) -> None:
    export = begin(ALL)
    export.step()
    _close(full_shop, _number(50))
    assert _end(export, sheets) == [_number(place) for place in range(1, MANY + 1)]


def test_places_that_were_chosen_stay_as_many(begin: Callable[..., Export], sheets: FakeSheets) -> None:
    found = _end(begin(ALL, (range(3, 5), range(130, 250))), sheets)
    assert found == [_number(place + 1) for place in (*range(3, 5), *range(130, 250))]


def test_the_rows_really_written_are_written_down(
    full_shop: Database, begin: Callable[..., Export], sheets: FakeSheets
) -> None:
    export = begin(ALL_OPEN)
    export.step()
    _close(full_shop, _number(250))
    assert len(_end(export, sheets)) == MANY - 1
    with full_shop.reading.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT deed, detail FROM audit_entry ORDER BY id").all()
    assert [
        (deed, f'"count":"{count}"' in detail) for (deed, detail), count in zip(rows, (MANY, MANY - 1), strict=True)
    ] == [
        ("export_list", True),
        ("export_written", True),
    ]
