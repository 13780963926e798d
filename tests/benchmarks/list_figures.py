"""Lists and searches at a million rows beside their floors: `python -m tests.benchmarks.list_figures 1000000`.

The window is painted offscreen. A shop that was made before in `--folder` is used again.
"""

import argparse
import gc
import os
import platform
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import psutil
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from aftersale_desktop.services.list_queries import ALL, ListKind, ListQuery
from aftersale_desktop.services.lists import Lists, RowList
from aftersale_desktop.storage.database import Database
from aftersale_desktop.ui.application import make_application
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.cards.columns import card_columns
from aftersale_desktop.ui.claims.columns import claim_columns
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.paged_table_model import PagedTableModel
from aftersale_desktop.ui.models.value_table_model import ColumnModel, ValueTableModel
from aftersale_desktop.ui.theme import Theme
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.benchmarks.many_records import shop_with_many
from tests.builders import CLERK, NOON

ROUNDS = 40
SEARCHES = 150
FLOOR_ROWS = 50


def main() -> None:
    """Print both tables."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, PySide {pyside_version}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as temporary:
        path = (arguments.folder or Path(temporary)) / "many.sqlite3"
        database = shop_with_many(path, arguments.rows)
        print(f"{arguments.rows:,} cards and claims, {path.stat().st_size / 2**20:,.0f} MiB")
        _print_lists(database)
        _print_searches(database, arguments.rows)
        database.close()


class Watched(TableView):
    """Knows which list was painted last."""

    painted: RowList | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is shown."""
        super().paintEvent(event)
        model = self.model()
        self.painted = model.shown_list if isinstance(model, PagedTableModel) else None


@dataclass(slots=True)
class Desk:
    """A table on screen and the worker that feeds it."""

    lists: Lists
    background: Background
    table: Watched

    def settle(self) -> None:
        """Wait until nothing is asked for any more."""
        while self.background.is_busy():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        QCoreApplication.processEvents()


def _print_lists(database: Database) -> None:
    app = make_application()
    Theme(app)
    words, lists = words_in(Language.CHINESE), Lists(database.start_reading, lambda: NOON, lambda: CLERK)
    for kind, columns in (
        (ListKind.CLAIMS, claim_columns(words, lambda: NOON)),
        (ListKind.CARDS, card_columns(words, NOON.date)),
    ):
        query = ListQuery(kind, ALL)
        print(f"\n{kind}: {lists.open(query).count:,} rows")
        _print_list(app, lists, query, columns)


def _print_list(app: QApplication, lists: Lists, query: ListQuery, columns: tuple[Column[Any], ...]) -> None:
    floor_model: ValueTableModel[Any] = ValueTableModel(columns)
    floor_model.show_values(lists.open(query).rows(0, FLOOR_ROWS))
    with Shown(app, lists, columns, floor_model) as floor, Shown(app, lists, columns) as long:
        model = long.table.model()
        assert isinstance(model, PagedTableModel)
        paints, scrolls = (_Times(), _Times()), (_Times(), _Times())
        jumps = _Times()
        floor_model.show_values(floor_model.values())
        app.processEvents()
        before = after = _memory()  # both windows have their pixels by now
        for at in range(ROUNDS):
            paints[0].take(partial(_repaint_whole, floor_model))
            paints[1].take(partial(_open, long, model, query))
            long.settle()
            after = _memory() if at == 0 else after
        for _ in range(ROUNDS):
            long.settle()
            scrolls[0].take(partial(_page_down, floor))
            scrolls[1].take(partial(_page_down, long))
        chosen = random.Random(5)  # noqa: S311 - test data, nothing secret
        for _ in range(ROUNDS * 3):
            jumps.take(partial(_jump, long, chosen.randrange(model.rowCount())))
            long.settle()
        _row("first paint: read and painted", paints[1], paints[0], "≤ 1.3")
        _row("page scroll", scrolls[1], scrolls[0], "≤ 1.3")
        _row("random jump until its rows are here", jumps, None, "≤ 15 ms")
        print(f"{'memory':44}{after - before:+10.1f} MiB (goal ≤ +20)")


@dataclass(slots=True)
class _Times:
    """Milliseconds that passed, and those of them this program worked: others take none of the latter."""

    wall: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)

    def take(self, deed: Callable[[], object]) -> None:
        wall, own = _timed_twice(deed)
        self.wall.append(wall)
        self.own.append(own)


def _row(what: str, ours: _Times, floor: _Times | None, goal: str) -> None:
    for name, of_kind, of_floor in (
        (what, ours.wall, floor.wall if floor else None),
        ("  this program's own work", ours.own, floor.own if floor else None),
    ):
        line = f"{name:40}{statistics.median(of_kind):10.2f}{_p99(of_kind):10.2f} ms"
        if of_floor is not None:
            ratio = statistics.median(of_kind) / statistics.median(of_floor)
            line += f"  floor {statistics.median(of_floor):8.2f}  ratio {ratio:5.2f}"
        print(f"{line}  (goal {goal})")


class Shown:
    def __init__(
        self, app: QApplication, lists: Lists, columns: tuple[Column[Any], ...], model: ColumnModel[Any] | None = None
    ) -> None:
        self._app = app
        background = Background(_refuse)
        self._desk = Desk(lists, background, Watched("list", selects_many=True))
        self._desk.table.resize(1200, 800)
        self._desk.table.show_model(model or PagedTableModel(columns, background, self._desk.table), columns)

    def __enter__(self) -> Desk:
        self._desk.table.show()
        self._app.processEvents()
        return self._desk

    def __exit__(self, *_error: object) -> None:
        self._desk.settle()
        self._desk.table.hide()
        self._desk.background.close()


def _refuse(error: Exception) -> None:
    raise error


def _repaint_whole(model: ValueTableModel[Any]) -> None:
    """Leave nothing to paint behind: headers and scroll bars would be painted at the cost of what is timed next."""
    model.show_values(model.values())
    QCoreApplication.processEvents()


def _open(desk: Desk, model: PagedTableModel, query: ListQuery) -> None:
    """Wait for the paint that the list itself asks for: one forced on top of it would be the second."""
    before = model.shown_list
    model.show_list(lambda: desk.lists.open(query))
    while desk.table.painted is before:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _page_down(desk: Desk) -> None:
    bar = desk.table.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep() if bar.value() < bar.maximum() else 0)
    QCoreApplication.processEvents()
    desk.table.viewport().repaint()


def _jump(desk: Desk, row: int) -> None:
    """Come to a row far away; painting it is the same work as anywhere."""
    index = desk.table.model().index(row, 0)
    while index.data() is None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _timed_twice(deed: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds that passed, and those this program worked: others take none of the latter."""
    begun, began_work = time.perf_counter(), time.process_time()
    deed()
    return (time.perf_counter() - begun) * 1e3, (time.process_time() - began_work) * 1e3


def _memory() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss / 2**20)


def _print_searches(database: Database, rows: int) -> None:
    lists = Lists(database.start_reading, lambda: NOON, lambda: CLERK)
    kinds = dict(_texts(database, rows))
    print(f"\n{'search':36}{'median':>9}{'p99':>9}{'CPU median':>11}{'CPU p99':>9} ms   (goal: p99 ≤ 20)")
    whole = kinds.pop("telephone, whole")
    for kind in (ListKind.CARDS, ListKind.CLAIMS):
        for name, texts in {"telephone, whole": whole, **kinds}.items():
            both = [_timed_twice(partial(lists.open, ListQuery(kind, ALL, found))) for found in texts]
            times, own = [wall for wall, _own in both], [cpu for _wall, cpu in both]
            line = f"{statistics.median(times):9.2f}{_p99(times):9.2f}{statistics.median(own):11.2f}{_p99(own):9.2f}"
            print(f"{kind + ' by ' + name:36}{line}")


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def _texts(database: Database, rows: int) -> Iterator[tuple[str, list[str]]]:
    chosen = random.Random(11)  # noqa: S311 - test data, nothing secret
    ids = [chosen.randrange(1, rows) for _ in range(SEARCHES)]
    with database.reading.transaction() as connection:
        people = [
            tuple(connection.execute(text(f"SELECT phone_digits, name FROM customer WHERE id = {key}")).one())  # noqa: S608
            for key in ids
        ]
        codes = [
            str(connection.execute(text(f"SELECT barcode FROM component_unit WHERE item_id = {key}")).scalars().first())  # noqa: S608
            for key in ids
        ]
        numbers = [
            str(connection.execute(text(f"SELECT number FROM claim WHERE id = {key}")).scalar_one())  # noqa: S608
            for key in ids
        ]
    phones = [str(phone) for phone, _name in people]
    names = [str(name) for _phone, name in people]
    yield "telephone, whole", phones
    for length in (3, 4, 5, 8):
        yield f"telephone, first {length}", [phone[:length] for phone in phones]
    for length in (4, 5, 6):
        yield f"telephone, middle {length}", [phone[3 : 3 + length] for phone in phones]
    for length in (3, 4, 6):
        yield f"telephone, last {length}", [phone[-length:] for phone in phones]
    yield "name, whole", names
    yield "name, family name", [name[0] for name in names]
    yield "name, given name", [name[1:] for name in names if len(name) > 2]
    for length in (4, 5, 6, 8, 10, 12, 15):
        starts = [chosen.randrange(0, 19 - length) for _ in codes]
        yield (
            f"unit barcode, any {length}",
            [code[at : at + length] for code, at in zip(codes, starts, strict=True)],
        )
    for length in (4, 6, 8):
        yield f"claim number, last {length}", [number[-length:] for number in numbers]
    yield "claim number, any 6", [number.replace("-", "")[5:11] for number in numbers]
    for length in (4, 6, 9):
        yield (
            f"nothing there, {length} digits",
            ["".join(chosen.choices("0123456789", k=length)) for _ in range(SEARCHES)],
        )


if __name__ == "__main__":
    main()
