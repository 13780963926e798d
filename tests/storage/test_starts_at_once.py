"""Several starts at once make one database, and none replaces what another already uses."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.migrations.history import SHIPPED
from aftersale_desktop.storage.sqlite_file import publish
from aftersale_desktop.storage.start_lock import alone_with
from aftersale_desktop.storage.upgrade import create_file
from tests.builders import a_customer

HOLD = """
import sys, time
from pathlib import Path
from aftersale_desktop.storage.start_lock import alone_with
with alone_with(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that keeps every start waiting."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "shop.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def test_a_database_in_use_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    first = open_database(path)
    with first.start_work() as work:
        stored = work.customers.add(a_customer("已收件"))
        work.commit()
    with pytest.raises(StorageError) as refused:
        create_file(path, SHIPPED)
    assert refused.value.reason == "locked"
    with first.start_reading() as work:
        assert work.customers.by_id(stored.id) == stored
    first.close()
    assert not list(tmp_path.glob(".*.new*"))


def test_a_file_is_published_onto_nothing_only(tmp_path: Path) -> None:
    ready, path = tmp_path / "ready", tmp_path / "there"
    ready.write_bytes(b"new")
    path.write_bytes(b"old")
    with pytest.raises(StorageError):
        publish(ready, path)
    assert path.read_bytes() == b"old"
    path.unlink()
    publish(ready, path)
    assert (path.read_bytes(), ready.exists()) == (b"new", False)


def test_a_start_waits_for_the_start_that_came_first(tmp_path: Path) -> None:
    path, opened = tmp_path / "shop.db", threading.Event()

    def start() -> None:
        open_database(path).close()
        opened.set()

    with alone_with(path):
        second = threading.Thread(target=start)
        second.start()
        assert not opened.wait(0.3)
        assert not path.exists()
    second.join(30)
    assert opened.is_set()


def test_waiting_ends_with_a_refusal(tmp_path: Path, holder: "subprocess.Popen[str]") -> None:
    with pytest.raises(StorageError) as refused, alone_with(tmp_path / "shop.db", 0.2):
        pass
    assert refused.value.reason == "locked"
    assert holder.poll() is None


def test_a_start_that_was_killed_keeps_nobody_waiting(tmp_path: Path, holder: "subprocess.Popen[str]") -> None:
    holder.kill()
    holder.wait()
    open_database(tmp_path / "shop.db").close()


def test_what_a_killed_start_left_behind_is_not_played_back(tmp_path: Path) -> None:
    for ending in (".new", ".new-journal", ".new-wal", ".new-shm"):
        (tmp_path / f".shop.db{ending}").write_bytes(b"half of it")
    open_database(tmp_path / "shop.db").close()
    assert not list(tmp_path.glob(".*.new*"))
