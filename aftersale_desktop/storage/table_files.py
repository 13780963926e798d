"""Lists as files, CSV or XLSX: here and not with the papers, for a file is whole or absent by the means of storage.

Until it is whole, everything of a file lies in a folder beside it, which goes with all that is in it.
"""

import csv
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from aftersale_desktop.services.list_export import Cell, Sheet, TableNotSavedError, TooManyRowsError
from aftersale_desktop.services.ports import file_reason
from aftersale_desktop.storage.sqlite_file import sync_file, sync_folder

_LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_GUARD = "'"
_SPOILT_AS_NUMBER = re.compile(r"0[0-9]+|[0-9]{12,}|[0-9]+[Ee][0-9]+")
"""Codes of which a spreadsheet makes a number, so that zeros or the last figures are lost (R-25, R-27)."""
_MOST_XLSX_ROWS = 1_048_575
_LONGEST_XLSX_TEXT = 32_767
_MOMENT = "yyyy-mm-dd hh:mm"
_DAY = "yyyy-mm-dd"


def new_sheet(path: Path, rows: int) -> Sheet:
    """Return the file of a path by its ending, CSV unless it is `.xlsx`."""
    if path.suffix.lower() != ".xlsx":
        return CsvSheet(path)
    if rows > _MOST_XLSX_ROWS:
        raise TooManyRowsError(rows, _MOST_XLSX_ROWS)
    return XlsxSheet(path)


def neutralised(text: str) -> str:
    """Return a text no spreadsheet takes for a formula or a number; all that is added is one apostrophe (R-25)."""
    is_guarded = text.startswith((*_LIVE, _GUARD)) or _SPOILT_AS_NUMBER.fullmatch(text)
    return _GUARD + text if is_guarded else text


def plain(text: str) -> str:
    """Return the text that was neutralised."""
    return text.removeprefix(_GUARD)


@dataclass(slots=True)
class CsvSheet:
    """Comma-separated values in UTF-8 with a mark at the beginning, by which spreadsheets know it; texts in quotes."""

    path: Path
    _file: IO[str] = field(init=False)
    _writer: Any = field(init=False)

    def __post_init__(self) -> None:
        with _refusing(self.path):
            self._file = _new_part(self.path).open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_NONNUMERIC)

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row; only real numbers stand without quotes."""
        with _refusing(self.path):
            self._writer.writerow([_csv_cell(cell) for cell in cells])

    def finish(self) -> None:
        """Give the file its name, or leave nothing behind."""
        try:
            with _refusing(self.path):
                self._file.close()
                _put_in_place(self.path)
        finally:
            self.give_up()

    def give_up(self) -> None:
        """Leave nothing behind but a file that has its name; what is not there any more is no trouble."""
        with suppress(OSError):
            self._file.close()
        _remove_part(self.path)


class XlsxSheet:
    """A workbook of one sheet, written row by row; texts are texts: no formula and no number comes of them."""

    def __init__(self, path: Path) -> None:
        self._path, self._row = path, 0
        with _refusing(path):
            part = _new_part(path)
            options = {"constant_memory": True, "tmpdir": str(part.parent), "remove_timezone": True}
            self._book = Workbook(str(part), options)
            self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        self._formats = {
            datetime: self._book.add_format({"num_format": _MOMENT}),
            date: self._book.add_format({"num_format": _DAY}),
        }

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row; the library would pass over one that a sheet cannot hold, so it is refused."""
        if self._row > _MOST_XLSX_ROWS:
            raise TooManyRowsError(self._row, _MOST_XLSX_ROWS)
        with _refusing(self._path):
            for column, cell in enumerate(cells):
                self._write(column, cell)
        self._row += 1

    def finish(self) -> None:
        """Give the file its name, or leave nothing behind."""
        try:
            with _refusing(self._path):
                self._book.close()
                _put_in_place(self._path)
        finally:
            self.give_up()

    def give_up(self) -> None:
        """Leave nothing behind but a file that has its name; rows are not packed once more to be thrown away."""
        self._book.fileclosed = True
        with suppress(OSError):
            self._sheet.row_data_fh.close()
        _remove_part(self._path)

    def _write(self, column: int, cell: Cell) -> None:
        if isinstance(cell, date):
            kind = datetime if isinstance(cell, datetime) else date
            self._sheet.write_datetime(self._row, column, cell, self._formats[kind])
        elif isinstance(cell, int | Decimal):
            self._sheet.write_number(self._row, column, cell)
        elif cell:
            self._sheet.write_string(self._row, column, cell[:_LONGEST_XLSX_TEXT])


def _csv_cell(cell: Cell) -> str | int | float | Decimal:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return neutralised(cell) if isinstance(cell, str) else cell


def _folder(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _new_part(path: Path) -> Path:
    """Return where the rows of a file are gathered; what an earlier run left there is removed."""
    _remove_part(path)
    _folder(path).mkdir()
    return _folder(path) / path.name


def _remove_part(path: Path) -> None:
    shutil.rmtree(_folder(path), ignore_errors=True)


def _put_in_place(path: Path) -> None:
    part = _folder(path) / path.name
    sync_file(part)
    part.replace(path)
    sync_folder(path.parent)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TableNotSavedError(path, file_reason(error)) from error
    except XlsxWriterException as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError()
        raise TableNotSavedError(path, file_reason(cause)) from error
