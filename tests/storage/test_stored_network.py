"""The network on disk: visits come back as they were stored, and no two counters book one technician twice."""

import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from threading import Barrier

import pytest

from aftersale_desktop.domain.home_visits import HomeVisit, VisitDeed, VisitState
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.domain.visit_calendar import TechnicianIsBusyError
from aftersale_desktop.services.directory import CoverWish, Directory
from aftersale_desktop.services.home_visits import VisitDesk
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, POINT, SUPERVISOR, a_claim, a_stocked_shop
from tests.visit_cases import COVERED, PUDONG, TWO_PM, XUHUI, a_wish


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that drives, with a claim."""
    path = tmp_path_factory.mktemp("network") / "network.db"
    database = open_database(path)
    load_shop(database, a_stocked_shop(districts=(PUDONG, XUHUI), covered=COVERED))
    with database.start_work() as work:
        work.claims.add(a_claim())
        work.commit()
    database.close()
    return path


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    """A copy of it for each test."""
    for beside in template.parent.glob(f"{template.name}*"):
        shutil.copy(beside, tmp_path)
    return tmp_path / template.name


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    opened = open_database(file)
    yield opened
    opened.close()


def desk(database: Database) -> VisitDesk:
    return VisitDesk(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)


def stored(database: Database, number: str) -> HomeVisit:
    with database.start_reading() as work:
        visit = work.home_visits.by_number(number)
    assert visit is not None
    return visit


def test_a_visit_comes_back_as_it_was_planned(database: Database) -> None:
    wish = a_wish(claim_number=a_claim().number, parts=(PartQuantity("CAP35", 2),), note="3 号门")
    planned = desk(database).plan(wish).visit
    assert stored(database, planned.number) == planned
    with database.start_reading() as work:
        assert work.home_visits.of_claim(a_claim().number) == (planned,)
        assert work.home_visits.by_request_key("visit 1") == planned
        assert work.home_visits.between(POINT.code, TWO_PM, TWO_PM + timedelta(minutes=1)) == (planned,)
        assert work.home_visits.between(POINT.code, TWO_PM + timedelta(minutes=1), TWO_PM + timedelta(days=9)) == ()


def test_a_customer_who_waits_is_found_until_the_product_is_taken_in(database: Database) -> None:
    visit = desk(database).plan(a_wish(call_number="SH03-SC-2026-000001")).visit
    with database.start_reading() as work:
        assert [one.number for one in work.home_visits.awaiting(1, 1)] == [visit.number]
        assert work.home_visits.awaiting(2, 2) == ()
        assert [one.number for one in work.home_visits.of_call("SH03-SC-2026-000001")] == [visit.number]
    desk(database).link(visit.number, a_claim().number)
    with database.start_reading() as work:
        assert work.home_visits.awaiting(1, 1) == ()


def test_what_somebody_else_changed_is_not_overwritten(database: Database) -> None:
    visit = desk(database).plan(a_wish()).visit
    desk(database).step(visit.number, VisitDeed.CONFIRM)
    with database.start_work() as work, pytest.raises(ChangedMeanwhileError):
        work.home_visits.save(visit)
    assert stored(database, visit.number).state is VisitState.CONFIRMED


def test_two_counters_never_book_one_technician_at_once(file: Path) -> None:
    """Both try at the same moment; one of them is told by which visit the time is taken."""
    databases = [open_database(file) for _ in range(2)]
    barrier = Barrier(len(databases))

    def plan(database: Database, key: str) -> object:
        barrier.wait()
        try:
            return desk(database).plan(a_wish(key)).visit.number
        except TechnicianIsBusyError as refusal:
            return refusal

    with ThreadPoolExecutor(len(databases)) as pool:
        answers = list(pool.map(plan, databases, ("visit 1", "visit 2")))
    assert sorted(type(answer).__name__ for answer in answers) == ["TechnicianIsBusyError", "str"]
    with databases[0].start_reading() as work:
        assert len(work.home_visits.between(POINT.code, NOON, NOON + timedelta(days=1))) == 1
    for database in databases:
        database.close()


def test_a_point_keeps_its_districts_and_its_new_particulars(database: Database) -> None:
    directory = Directory(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)
    entry = next(one for one in directory.book().entries if one.point.code == POINT.code)
    wishes = (CoverWish(PUDONG.name, Decimal("8.5")),)
    directory.change(entry, replace(entry.point, region="上海"), wishes)
    again = next(one for one in directory.book().entries if one.point.code == POINT.code)
    assert (again.point.region, [(one.district_code, one.distance_km) for one in again.covered]) == (
        "上海",
        [("PD", Decimal("8.5"))],
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM home_visit",
        "UPDATE home_visit SET customer_id = 2",
        "UPDATE home_visit SET number = 'SH03-HV-2026-000009'",
        "UPDATE home_visit SET request_key = 'other'",
    ],
)
def test_nobody_removes_a_visit_or_gives_it_to_somebody_else(file: Path, database: Database, statement: str) -> None:
    desk(database).plan(a_wish())
    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.IntegrityError, match="home_visit"):
        connection.execute(statement)
