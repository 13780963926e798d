"""A window killed in the middle of the bench comes back with what was typed, and the shop's file still agrees."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from aftersale_desktop.bootstrap import DATABASE_NAME
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.work_times import WorkMark, is_running
from aftersale_desktop.services.list_queries import QUEUE, ListKind, ListQuery
from aftersale_desktop.storage.guards import sqlite_removals
from aftersale_desktop.ui.workshop.diagnosis_section import DiagnosisSection
from tests.commandline.shops import CommandLine
from tests.journeys import bench_typist
from tests.journeys.conftest import OpenCounter
from tests.journeys.order_course import TECHNICIAN, OrderCourse
from tests.journeys.shop_counter import ShopCounter

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform == "win32", reason="kills as only a crash does elsewhere"),
]
HALF_A_SENTENCE = "dry the board, then"


@pytest.fixture
def database_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Return the command line on the shop of the journey."""
    return CommandLine(folder, capsys)


def first_of_queue(counter: ShopCounter) -> str:
    with counter.stored() as shop:
        row = shop.lists.open(ListQuery(ListKind.CLAIMS, QUEUE)).rows(0, 1)[0]
        return str(row.number)


def kill_while_typing(folder: Path, number: str) -> None:
    """Let a technician work in a process of its own until what was typed is kept, and kill it."""
    command = [sys.executable, "-m", bench_typist.__name__, str(folder), number, HALF_A_SENTENCE]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as typist:
        assert typist.stdout is not None
        told = typist.stdout.readline().strip()
        typist.kill()
    assert told == bench_typist.KEPT


def test_a_killed_bench_comes_back_with_its_sentence_and_its_clock(
    open_counter: OpenCounter, folder: Path, database_check: CommandLine
) -> None:
    before = open_counter()
    number = first_of_queue(before)
    before.close()
    kill_while_typing(folder, number)

    course = OrderCourse(open_counter(user=TECHNICIAN), number)
    course.open("diagnosis")
    view = course.shown(DiagnosisSection).view
    assert view.form.remedy.text() == HALF_A_SENTENCE
    assert view.time.key.text() == "Pause clock"
    course.focus_inside(view.form.found)
    course.counter.type("board wet")
    course.counter.press("Ctrl+S", "F6")
    standing = course.sheet.order.standing
    assert standing.diagnosis is not None
    assert standing.diagnosis.remedy == HALF_A_SENTENCE
    assert not is_running(contents(standing.records, WorkMark))
    course.counter.close()
    ran = database_check("--language", "en", "database", "check")
    assert (ran.code, "Everything agrees." in ran.out) == (0, True)


def test_a_part_line_changed_behind_the_programs_back_is_named(folder: Path, database_check: CommandLine) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as database:
        for statement in sqlite_removals():
            database.execute(statement)
        changed = "SELECT id, claim_number FROM part_line WHERE state = 'consumed' ORDER BY id LIMIT 1"
        line, number = database.execute(changed).fetchone()
        database.execute("UPDATE part_line SET quantity = quantity + 1 WHERE id = ?", (line,))
        database.commit()
    ran = database_check("--language", "en", "database", "check")
    assert ran.code == 1
    assert number in ran.out, ran.out
