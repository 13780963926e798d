"""When something is missing or broken, the clerk reads why and loses nothing that was typed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from aftersale_desktop.bootstrap import DATABASE_NAME
from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.domain.print_jobs import PrintFault
from aftersale_desktop.storage import sqlite_engine
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import PaperTray, ShopCounter

pytestmark = pytest.mark.journey

SHORT_WAIT_MS = 200


@pytest.fixture
def impatient_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a locked database be told after a fifth of a second instead of ten seconds."""
    settings = tuple(s for s in sqlite_engine._EVERY_CONNECTION if "busy_timeout" not in s)
    monkeypatch.setattr(sqlite_engine, "_EVERY_CONNECTION", (f"PRAGMA busy_timeout = {SHORT_WAIT_MS}", *settings))
    monkeypatch.setitem(sqlite_engine._EXPECTED, "busy_timeout", SHORT_WAIT_MS)


@contextmanager
def locked(shop_counter: ShopCounter) -> Iterator[None]:
    """Hold the write lock as a program does that hangs in the middle of a write."""
    with closing(sqlite3.connect(shop_counter.folder / DATABASE_NAME, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@pytest.mark.usefixtures("impatient_database")
def test_a_locked_database_is_said_in_words_and_the_form_is_taken_later(
    open_counter: OpenCounter, codes: DemoCodes
) -> None:
    shop_counter = open_counter()
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    before = shop_counter.claim_count()
    with locked(shop_counter):
        shop_counter.take("cools badly")
        assert "database" in shop_counter.notice
        assert shop_counter.counter.visit.fault.told.text() == "cools badly"
        assert shop_counter.verdict == "Free repair"
    assert shop_counter.claim_count() == before
    shop_counter.press("F9")
    assert shop_counter.claim_count() == before + 1
    assert shop_counter.newest_claim().fault_told == "cools badly"


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a file that is open")
def test_a_database_that_is_gone_is_said_in_words_and_the_form_is_kept(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    file = shop_counter.folder / DATABASE_NAME
    file.rename(file.with_suffix(".away"))
    shop_counter.take("cools badly")
    assert DATABASE_NAME in shop_counter.notice
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    file.with_suffix(".away").rename(file)
    shop_counter.press("F9")
    assert shop_counter.newest_claim().fault_told == "cools badly"


@pytest.mark.parametrize(
    ("fault", "words"), [(PrintFault.NO_PRINTER, "No printer"), (PrintFault.REFUSED, "did not take the page")]
)
def test_without_a_printer_the_claim_is_saved_and_its_pdf_is_offered(
    open_counter: OpenCounter, codes: DemoCodes, fault: PrintFault, words: str
) -> None:
    shop_counter = open_counter(printer=PaperTray(fault=fault))
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.take("cools badly")
    number = shop_counter.newest_claim().number
    assert words in shop_counter.notice
    assert f"{number}-receipt.pdf" in shop_counter.notice
    assert [path.name for path in shop_counter.papers()] == [f"{number}-receipt.pdf"]


def test_pressing_f9_twice_takes_one_claim(shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    before = shop_counter.claim_count()
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    shop_counter.press_at_once("F9", "F9", "F9")
    assert shop_counter.claim_count() == before + 1
    assert len(tray.sheets) == 1
