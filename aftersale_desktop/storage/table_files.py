"""Lists as files, CSV or XLSX: here and not with the papers, for a file is whole or absent by the means of storage."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
    """Return a text that no spreadsheet takes for a formula; one apostrophe before it is all that is added (R-25)."""
    return _GUARD + text if text.startswith((*_LIVE, _GUARD)) else text


def plain(text: str) -> str:
    """Return the text that was neutralised."""
    return text.removeprefix(_GUARD) if text.startswith(_GUARD) else text


@dataclass(slots=True)
class CsvSheet:
    """Comma-separated values in UTF-8 with a mark at the beginning, by which spreadsheets know it; texts in quotes."""

    path: Path
    _file: IO[str] = field(init=False)
    _writer: Any = field(init=False)

    def __post_init__(self) -> None:
        with _refusing(self.path):
            self._file = _part(self.path).open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_NONNUMERIC)

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row; only real numbers stand without quotes."""
        with _refusing(self.path):
            self._writer.writerow([_csv_cell(cell) for cell in cells])

    def finish(self) -> None:
        """Give the file its name."""
        with _refusing(self.path):
            self._file.close()
            _put_in_place(self.path)

    def give_up(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        _part(self.path).unlink(missing_ok=True)


class XlsxSheet:
    """A workbook of one sheet, written row by row; texts are texts: no formula and no number comes of them."""

    def __init__(self, path: Path) -> None:
        self._path, self._row = path, 0
        self._part = _part(path)
        with _refusing(path):
            self._part.touch()
        options = {"constant_memory": True, "tmpdir": str(path.parent), "remove_timezone": True}
        self._book = Workbook(str(self._part), options)
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        self._formats = {
            datetime: self._book.add_format({"num_format": _MOMENT}),
            date: self._book.add_format({"num_format": _DAY}),
        }

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row."""
        with _refusing(self._path):
            for column, cell in enumerate(cells):
                self._write(column, cell)
        self._row += 1

    def finish(self) -> None:
        """Give the file its name."""
        with _refusing(self._path):
            self._book.close()
            _put_in_place(self._path)

    def give_up(self) -> None:
        """Leave nothing behind."""
        with _refusing(self._path):
            self._book.close()
        self._part.unlink(missing_ok=True)

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


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _put_in_place(path: Path) -> None:
    part = _part(path)
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
