"""A list as a file: no text in it comes alive, every text comes back, and a file is whole or absent (R-25)."""

import csv
import errno
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aftersale_desktop.services.list_export import TableNotSavedError, TooManyRowsError
from aftersale_desktop.storage.table_files import neutralised, new_sheet, plain

_LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BODIES = ("1+1", 'HYPERLINK("http://a.example","x")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "2*3-4")
PAYLOADS = (
    *(start + body for start in _LIVE for body in _BODIES),
    "'=1+1",
    "'",
    "''",
    "+86 139 8765 4321",
    "-5",
    '"=1+1"',
    "610233260103009172",
    "00123",
    "a,b;c\r\nd",
    "\ufeff=1+1",
)
MARKUP = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def write(path: Path, texts: tuple[str, ...]) -> Path:
    sheet = new_sheet(path, len(texts))
    for text in texts:
        sheet.add([text, text])
    sheet.finish()
    return path


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path: Path) -> list[ElementTree.Element]:
    with zipfile.ZipFile(path) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - written a moment ago
    return list(sheet.iter(f"{MARKUP}c"))


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) == 60


def test_no_cell_of_a_csv_begins_a_formula_and_every_text_comes_back(tmp_path: Path) -> None:
    rows = read_csv(write(tmp_path / "list.csv", PAYLOADS))
    assert not [cell for row in rows for cell in row if cell.startswith(_LIVE)]
    assert [plain(row[0]) for row in rows] == list(PAYLOADS)


def test_what_came_back_goes_out_the_same_again(tmp_path: Path) -> None:
    first = write(tmp_path / "first.csv", PAYLOADS)
    again = write(tmp_path / "again.csv", tuple(plain(row[0]) for row in read_csv(first)))
    assert again.read_bytes() == first.read_bytes()
    assert first.read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_cell_of_a_workbook_is_a_formula_and_every_text_is_a_text(tmp_path: Path) -> None:
    cells = read_xlsx(write(tmp_path / "list.xlsx", PAYLOADS))
    assert not [cell for cell in cells if cell.find(f"{MARKUP}f") is not None]
    assert {cell.get("t") for cell in cells} == {"inlineStr"}
    texts = ["".join(part.text or "" for part in cell.iter(f"{MARKUP}t")) for cell in cells[::2]]
    assert [text.replace("_x000D_", "\r") for text in texts] == list(PAYLOADS)


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_numbers_and_days_are_real_ones(tmp_path: Path, name: str) -> None:
    sheet = new_sheet(tmp_path / name, 1)
    sheet.add([Decimal("-12.50"), 7, date(2026, 3, 2), NOON, None, "-12.50"])
    sheet.finish()
    if name.endswith("csv"):
        text = (tmp_path / name).read_bytes().decode("utf-8-sig")
        assert text == '-12.50,7,"2026-03-02","2026-03-02 12:00","","\'-12.50"\r\n'
    else:
        kinds = [cell.get("t") for cell in read_xlsx(tmp_path / name)]
        assert kinds == [None, None, None, None, "inlineStr"]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_file_is_seen_once_it_is_whole(tmp_path: Path, name: str) -> None:
    sheet = new_sheet(tmp_path / name, 1)
    sheet.add(["a"])
    assert not (tmp_path / name).exists()
    sheet.finish()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_what_is_given_up_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"the list of yesterday")
    sheet = new_sheet(tmp_path / name, 1)
    sheet.add(["a"])
    sheet.give_up()
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"the list of yesterday"]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_file_that_is_whole_stays_though_it_is_given_up_afterwards(tmp_path: Path, name: str) -> None:
    sheet = new_sheet(tmp_path / name, 1)
    sheet.add(["a"])
    sheet.finish()
    whole = (tmp_path / name).read_bytes()
    sheet.give_up()
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [whole]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_what_cannot_be_finished_is_refused_once_and_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    sheet = new_sheet(tmp_path / name, 1)
    sheet.add(["a"])
    with pytest.raises(TableNotSavedError):
        sheet.finish()
    sheet.give_up()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_workbook_that_finds_no_room_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = new_sheet(tmp_path / "list.xlsx", 1)
    sheet.add(["a"])
    no_room = OSError(errno.ENOSPC, "no space")
    monkeypatch.setattr("zipfile.ZipFile.write", lambda *_what, **_how: (_ for _ in ()).throw(no_room))
    with pytest.raises(TableNotSavedError) as refused:
        sheet.finish()
    assert refused.value.reason == "disk_full"
    sheet.give_up()
    assert not list(tmp_path.iterdir())


def test_rows_that_are_given_up_are_not_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = new_sheet(tmp_path / "list.xlsx", 1)
    sheet.add(["a"])
    packed: list[object] = []
    monkeypatch.setattr("zipfile.ZipFile.write", lambda *what, **_how: packed.append(what))
    sheet.give_up()
    assert not packed
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("code", ["610233260103009172", "021", "12E34", "123456789012"])
def test_a_code_a_spreadsheet_would_spoil_as_a_number_is_kept_as_a_text(code: str) -> None:
    assert neutralised(code) == f"'{code}"
    assert plain(neutralised(code)) == code


@pytest.mark.parametrize("text", ["13800138000", "0", "12", "KFR-35GW", "一二三"])
def test_what_a_spreadsheet_leaves_alone_is_left_alone(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_folder_that_is_not_there_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(TableNotSavedError) as refused:
        new_sheet(tmp_path / "gone" / name, 1)
    assert refused.value.reason == "not_a_folder"


def test_a_workbook_takes_no_more_rows_than_it_can_hold(tmp_path: Path) -> None:
    with pytest.raises(TooManyRowsError):
        new_sheet(tmp_path / "list.xlsx", 1_048_576)
    new_sheet(tmp_path / "list.csv", 1_048_576).give_up()
    assert not list(tmp_path.iterdir())
