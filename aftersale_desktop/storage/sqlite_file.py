"""A SQLite file before it is opened: what its first hundred bytes say, and what was last known of it."""

import json
import os
import sqlite3
import struct
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident

from aftersale_desktop.services.database_refusals import (
    DatabaseDamagedError,
    DatabaseEmptyError,
    DatabaseMissingError,
    DatabaseShrunkError,
    ForeignDatabaseError,
    NewerDatabaseError,
    NotADatabaseError,
)
from aftersale_desktop.services.ports import StorageError

APPLICATION_ID = 0x41465344
"""The letters AFSD: what makes a SQLite file this program's."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_LARGEST_PAGE = 65536


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says about itself."""

    page_size: int
    page_count: int
    is_page_count_valid: bool
    user_version: int
    application_id: int


def marker_of(path: Path) -> Path:
    """Return where the last known state of a database is kept."""
    return path.with_name(path.name + ".known")


def records_known(path: Path) -> int | None:
    """Return how many records the database held last; an unreadable note still says that there was one."""
    try:
        return int(json.loads(marker_of(path).read_text("utf-8"))["records"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def remember_records(path: Path, records: int) -> None:
    """Keep beside the database how much it holds; it only ever grows, nothing is deleted."""
    if records != records_known(path):
        write_durably(marker_of(path), json.dumps({"records": records}).encode())


def check_records(path: Path, found: int) -> None:
    """Refuse a database with fewer records than before: some are lost, or an old copy was put in place."""
    known = records_known(path)
    if known is not None and found < known:
        raise DatabaseShrunkError(path, known, found)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file so that after a power cut it is either the old one or the new one, whole."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def publish(ready: Path, path: Path) -> None:
    """Give a finished file a name nothing has yet; a file that has it is never replaced."""
    sync_file(ready)
    try:
        _rename_onto_nothing(ready, path)
    except FileExistsError as error:
        raise StorageError("locked") from error
    sync_folder(path.parent)


def _rename_onto_nothing(ready: Path, path: Path) -> None:
    """Windows refuses to rename onto a file by itself; elsewhere a second name does, on disks that know such."""
    if os.name == "nt":
        ready.rename(path)
        return
    try:
        path.hardlink_to(ready)
        ready.unlink()
    except FileExistsError:
        raise
    except OSError:
        ready.rename(path)


def remove_remains(path: Path) -> None:
    """Remove an unfinished file of a start that died, and what SQLite kept beside it: it would be played back."""
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Bring a file that somebody else wrote onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring renames in a folder onto the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_new(path: Path) -> bool:
    """Tell whether nothing was ever here: only then a database may be created."""
    if path.exists():
        return False
    if not marker_of(path).exists() and not _wal_size(path):
        return True
    if path.exists():
        return False  # another start has just put it there
    raise DatabaseMissingError(path)


def identity_of(path: Path) -> tuple[int, int]:
    """Return what tells this file from another one under the same name."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise DatabaseMissingError(path) from error
    return found.st_dev, found.st_ino


def check_file(path: Path, newest_version: int) -> int:
    """Return the file's version, or refuse one that must not be opened; nothing is written."""
    header = _header(path)
    if header.application_id != APPLICATION_ID:
        raise ForeignDatabaseError(path, header.application_id)
    if header.user_version > newest_version:
        raise NewerDatabaseError(path, header.user_version, newest_version)
    if _is_cut_off(path, header):
        raise DatabaseDamagedError(path)
    return header.user_version


def _is_cut_off(path: Path, header: Header) -> bool:
    """Compare the size with the header's; while a write-ahead log waits, the missing pages may stand in it."""
    if not header.is_page_count_valid or _wal_size(path):
        return False
    return path.stat().st_size < header.page_size * header.page_count


def _header(path: Path) -> Header:
    if path.is_dir():
        raise NotADatabaseError(path)
    with path.open("rb") as file:
        first = file.read(_HEADER_SIZE)
    if not first:
        raise DatabaseEmptyError(path)
    if not first.startswith(_MAGIC[: len(first)]):
        raise NotADatabaseError(path)
    if len(first) < _HEADER_SIZE:
        raise DatabaseDamagedError(path)
    page_size, change_counter, page_count = struct.unpack(">H6xII", first[16:32])
    user_version, application_id = struct.unpack(">I4xI", first[60:72])
    (valid_for,) = struct.unpack(">I", first[92:96])
    return Header(
        page_size=_LARGEST_PAGE if page_size == 1 else page_size,
        page_count=page_count,
        is_page_count_valid=valid_for == change_counter,
        user_version=user_version,
        application_id=application_id,
    )


def has_log(path: Path) -> bool:
    """Tell whether SQLite keeps a write-ahead log beside the file: somebody has it open or ended in the middle."""
    return path.with_name(path.name + "-wal").exists()


def remove_empty_log(path: Path) -> None:
    """Have SQLite itself remove the log that reading alone left behind; it knows whether somebody else uses it."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
        connection.execute("PRAGMA user_version")


def _wal_size(path: Path) -> int:
    wal = path.with_name(path.name + "-wal")
    return wal.stat().st_size if wal.exists() else 0


def read_only(path: Path) -> sqlite3.Connection:
    """Return a connection that can neither create nor change the file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
