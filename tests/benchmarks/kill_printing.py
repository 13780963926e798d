"""Kill the program at every step from a claim to its confirmed paper: `python -m tests.benchmarks.kill_printing 100`.

The steps of P-01. A process of its own takes a claim, queues its receipt and sends it to a printer that appends
what it got to a file; it is killed (SIGKILL) exactly at the named step, as often as asked. Then the program is
started again and a clerk answers: what lies in the printer is confirmed, everything else is printed again. What the
printer's file holds is compared with the database after all of it.
"""

import argparse
import os
import platform
import re
import signal
import sqlite3
import tempfile
import traceback
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aftersale_desktop.domain.papers import PaperContent, PaperKind, PaperLanguage, PaperSize, Rendering
from aftersale_desktop.domain.print_jobs import JobState
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.print_desk import PrintDesk
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.paper_folder import DiskPaperFolder
from aftersale_desktop.storage.seed import load_shop
from tests.builders import CLERK, NOON, a_customer, a_shop, a_visit, an_item

STEPS = (
    "claim not yet committed",
    "claim committed",
    "print job not yet committed",
    "print job committed",
    "PDF drawn, not saved",
    "PDF saved",
    "beginning of the sending not yet committed",
    "beginning of the sending committed",
    "printer got half the page",
    "printer got the page",
    "end of the sending not yet committed",
    "end of the sending committed",
    "confirmation not yet committed",
    "confirmation committed",
)
_COMMITS = ("claim", "print job", "beginning of the sending", "end of the sending", "confirmation")
_SHEET = re.compile(rb"<([^>]+) copy (\d+)>(\.*)(</sheet>)?")
_PAGE = b"." * 4096
Reach = Callable[[str], None]


@dataclass
class Losses:
    """What was found after all kills; the faults must be empty."""

    kills: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    sheets: int = 0
    torn: int = 0
    confirmed: int = 0
    printed_unrecorded: list[str] = field(default_factory=list)
    lost_numbers: list[str] = field(default_factory=list)
    second_numbers: list[str] = field(default_factory=list)
    confirmed_without_paper: list[str] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)
    damaged: int = 0

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was printed unrecorded, lost, doubled or called printed that is not."""
        faults = (self.printed_unrecorded, self.lost_numbers, self.second_numbers, self.confirmed_without_paper)
        return not (any(faults) or self.left_open or self.damaged)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kills", nargs="?", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        losses = kill_at_every_step(Path(folder), arguments.kills)
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, WAL, synchronous=FULL")
    for step in STEPS:
        print(f"killed at: {step:46}{losses.kills[step]:>6}")
    for name, value in (
        ("claims stored", losses.claims),
        ("whole sheets in the printer", losses.sheets),
        ("torn sheets in the printer", losses.torn),
        ("printings confirmed", losses.confirmed),
        ("printed and not recorded", len(losses.printed_unrecorded)),
        ("numbers lost", len(losses.lost_numbers)),
        ("second numbers for one document", len(losses.second_numbers)),
        ("confirmed without a sheet", len(losses.confirmed_without_paper)),
        ("left open after the clerk answered", len(losses.left_open)),
        ("databases damaged", losses.damaged),
    ):
        print(f"{name:56}{value:>6}")
    raise SystemExit(0 if losses.is_clean else 1)


def kill_at_every_step(folder: Path, kills: int) -> Losses:
    """Kill a process at each step so many times, on one shop, and start it again each time."""
    database = open_database(folder / "shop.db")
    load_shop(database, a_shop(customers=(a_customer(id=1),), items=(an_item(id=1),)))
    database.close()
    losses = Losses()
    for _round in range(kills):
        for step in STEPS:
            _one_life(folder, step)
            losses.kills[step] += 1
            _next_start(folder)
    _check(folder, losses)
    return losses


def _one_life(folder: Path, step: str) -> None:
    """Begin a process and kill it when it says that it reached the step."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            _live(folder, _stopping_at(step, writing))
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    reached = os.read(reading, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    if not reached:
        raise RuntimeError(f"never reached: {step}")


def _stopping_at(step: str, writing: int) -> Reach:
    def reach(reached: str) -> None:
        if reached == step:
            os.write(writing, b"!")
            signal.pause()

    return reach


def _live(folder: Path, reach: Reach) -> None:
    """Take a claim, print its receipt, confirm it: one life of the program at the counter."""
    database = open_database(folder / "shop.db")
    watched = WatchedWork(database, reach)
    intake = Intake(watched.start_work, database.start_reading, lambda: NOON, lambda: CLERK)
    with database.start_reading() as work:
        known = work.items.by_id(1)
    claim = intake.take(a_visit(known), uuid.uuid4().hex).claim
    desk = _desk(database, folder, watched.start_work, reach)
    [job] = desk.queue(Sheet(PaperKind.RECEIPT, claim.number, PaperSize.A5, "zh_CN"))
    prepared = desk.prepare(job.id)
    reach("PDF saved")
    desk.send(prepared, FilePrinter(folder / "printer", reach))
    desk.confirm(job.id)


def _desk(
    database: Database, folder: Path, start_work: Callable[[], AbstractContextManager[Work]], reach: Reach
) -> PrintDesk:
    papers = DiskPaperFolder(folder / "papers")
    ink = PlainInk(reach)
    return PrintDesk(start_work, database.start_reading, lambda: NOON, lambda: CLERK, ink, papers, "counter-1")


@dataclass
class WatchedWork:
    """Transactions whose commits are steps, in the order of P-01."""

    database: Database
    reach: Reach
    commits: int = 0

    @contextmanager
    def start_work(self) -> Iterator[Work]:
        """Begin a transaction whose commit tells before and after."""
        with self.database.start_work() as work:
            commit, name = work.commit, _COMMITS[self.commits]

            def told() -> None:
                self.reach(f"{name} not yet committed")
                commit()

            yield _Committing(work, told)  # type: ignore[misc]  # a Work by what it hands on
        self.commits += 1
        self.reach(f"{name} committed")


class _Committing:
    """A transaction that hands everything on but its commit."""

    def __init__(self, work: Work, commit: Callable[[], None]) -> None:
        self._work, self.commit = work, commit

    def __getattr__(self, name: str) -> object:
        return getattr(self._work, name)


@dataclass
class PlainInk:
    """Ink that writes which copy of which document a sheet is."""

    reach: Reach

    def pdf(self, content: PaperContent, rendering: Rendering) -> bytes:
        """Return a sheet that can be found again in the printer's file."""
        sheet = f"<{content.number} copy {rendering.mark.copy}>".encode() + _PAGE + b"</sheet>\n"
        assert rendering.language is PaperLanguage.CHINESE
        self.reach("PDF drawn, not saved")
        return sheet

    def without_glyph(self, _text: str) -> tuple[str, ...]:
        """Return nothing: plain ink has a glyph for everything."""
        return ()

    def test_page(self, size: PaperSize, language: str, printer: str) -> bytes:
        """Return what was asked for: no printer is measured here."""
        return f"{size} {language} {printer}".encode()


@dataclass
class FilePrinter:
    """A printer that appends what it got to a file, half a page at a time."""

    path: Path
    reach: Reach

    def names(self) -> tuple[str, ...]:
        """Return the only printer."""
        return ("File",)

    def send(self, pdf: bytes, _printer: str) -> str:
        """Take the page; what a killed program had sent stays in the printer."""
        middle = len(pdf) // 2
        with self.path.open("ab", buffering=0) as paper:
            paper.write(pdf[:middle])
            self.reach("printer got half the page")
            paper.write(pdf[middle:])
        self.reach("printer got the page")
        return "File"


def _next_start(folder: Path) -> None:
    """Start again: the clerk looks into the printer, confirms what lies there, and prints the rest again."""
    database = open_database(folder / "shop.db")
    desk = _desk(database, folder, database.start_work, lambda _step: None)
    printed = _sheets(folder)[0]
    for job in desk.open_jobs():
        if printed[job.number, job.copy] == 0:
            desk.send(desk.prepare(desk.again(job.id, "").id), FilePrinter(folder / "printer", lambda _step: None))
        desk.confirm(job.id)
    database.close()


def _sheets(folder: Path) -> tuple[Counter[tuple[str, int]], int]:
    """Return the whole sheets the printer holds, and how many were torn off."""
    file = folder / "printer"
    content = file.read_bytes() if file.exists() else b""
    found = _SHEET.findall(content)
    whole = Counter((number.decode(), int(copy)) for number, copy, page, end in found if end and page == _PAGE)
    return whole, len(found) - sum(whole.values())


def _check(folder: Path, losses: Losses) -> None:
    """Compare the printer's file with the database."""
    printed, losses.torn = _sheets(folder)
    losses.sheets = sum(printed.values())
    database = open_database(folder / "shop.db")
    open_jobs = _desk(database, folder, database.start_work, lambda _step: None).open_jobs()
    database.close()
    losses.left_open = [job.number for job in open_jobs]
    with closing(sqlite3.connect(folder / "shop.db")) as connection:
        claims = [number for (number,) in connection.execute("SELECT number FROM claim ORDER BY number")]
        jobs = list(connection.execute(_JOBS))
        (last,) = connection.execute("SELECT coalesce(max(last), 0) FROM document_counter").fetchone()
        keys = connection.execute("SELECT count(*) - count(DISTINCT request_key) FROM claim").fetchone()[0]
        papers = Counter(number for (number,) in connection.execute("SELECT number FROM issued_paper"))
        losses.damaged = int(connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok")
    recorded = {(number, copy) for number, copy, _state in jobs}
    confirmed = {(number, copy) for number, copy, state in jobs if state == JobState.CONFIRMED}
    losses.claims, losses.confirmed = len(claims), len(confirmed)
    losses.printed_unrecorded = sorted(f"{number} copy {copy}" for number, copy in set(printed) - recorded)
    losses.confirmed_without_paper = sorted(f"{number} copy {copy}" for number, copy in confirmed - set(printed))
    expected = {f"SH03-WX-2026-{number:06}" for number in range(1, last + 1)}
    losses.lost_numbers = sorted(expected ^ set(claims))
    losses.second_numbers = ["request"] * keys + [number for number, times in papers.items() if times > 1]


_JOBS = (
    "SELECT issued_paper.number, print_job.copy, print_job.state "
    "FROM print_job JOIN issued_paper ON issued_paper.id = print_job.paper_id"
)


if __name__ == "__main__":
    main()
