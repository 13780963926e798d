"""Sixty texts that want to be formulas, opened in LibreOffice: `python -m tests.benchmarks.export_payloads`.

Each is written as a list and as the name of a technician in a report, as CSV and as a workbook. Counted are cells that
came alive, cells that became something else than a text, and texts that LibreOffice shows otherwise (it tells every
end of a line as one sign). Then the file is read as an import reads it, and written once more. Without LibreOffice the
script says so and ends with 2.
"""

import csv
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from aftersale_desktop.domain.figures import REPORTS, FigureFilter, ReportId, SummedRow, figures_of
from aftersale_desktop.storage.table_files import new_sheet, plain
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.figures import figure_columns
from tests.builders import NOON
from tests.storage.test_table_files import MARKUP, PAYLOADS

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_COMMA, _QUOTE, _UTF8, _DETECT_NUMBERS = "44", "34", "76", "true"
_CSV_FILTER = f"CSV:{_COMMA},{_QUOTE},{_UTF8},1,,0,false,{_DETECT_NUMBERS},false"
_SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True, slots=True)
class Opened:
    """A cell as LibreOffice has it: its text, its kind, and the formula it became."""

    text: str
    kind: str
    formula: str


def main() -> int:
    """Print the table."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: nothing was opened.")
        return 2
    print(subprocess.run([office, "--version"], check=True, capture_output=True, text=True).stdout.strip())
    print(f"{'file':16}{'payloads':>9}{'live':>6}{'no text':>9}{'changed':>9}  second export")
    with tempfile.TemporaryDirectory() as folder:
        faults = [checked(office, Path(folder), what, suffix) for what in _TABLES for suffix in ("csv", "xlsx")]
    return int(any(faults))


def checked(office: str, folder: Path, what: str, suffix: str) -> bool:
    """Print the row of one file; tell whether something is wrong with it."""
    texts = _TABLES[what]()
    first, again = folder / f"{what}.{suffix}", folder / f"{what}-again.{suffix}"
    write(first, texts)
    cells = opened(office, first)
    shown = [plain(cell.text) if suffix == "csv" else cell.text for cell in cells]
    live = sum(bool(cell.formula) for cell in cells)
    others = sum(cell.kind != "string" for cell in cells)
    changed = sum(one_line_end(came) != one_line_end(went) for came, went in zip(shown, texts, strict=True))
    write(again, imported(first))
    is_same = content(first) == content(again)
    print(f"{first.name:16}{len(texts):>9}{live:>6}{others:>9}{changed:>9}  {'identical' if is_same else 'differs'}")
    return bool(live or others or changed or not is_same)


def as_list() -> Sequence[str]:
    """Return the payloads as a column of a list."""
    return PAYLOADS


def as_report() -> Sequence[str]:
    """Return the payloads as a report tells them that counts by technician."""
    asked = FigureFilter(date(2026, 3, 1), date(2026, 3, 2))
    summed = [SummedRow((text,), (1, 1, 0, 0, 0)) for text in PAYLOADS]
    figures = figures_of(REPORTS[ReportId.REWORK], asked, NOON, summed, {})
    column = figure_columns(words_in(Language.ENGLISH), figures)[0]
    return [str(column.cell(row)) for row in figures.rows]


_TABLES = {"list": as_list, "report": as_report}


def write(path: Path, texts: Sequence[str]) -> None:
    """Write texts below each other, closed by a column of numbers as in every export."""
    sheet = new_sheet(path, len(texts))
    for place, text in enumerate(texts):
        sheet.add([text, place])
    sheet.finish()


def one_line_end(text: str) -> str:
    """Return a text with the one sign that LibreOffice has for the end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def imported(path: Path) -> list[str]:
    """Return the first column as an import reads it."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [plain(row[0]) for row in csv.reader(file)]
    cells = ElementTree.fromstring(content(path)).iter(f"{MARKUP}c")  # noqa: S314 - written a moment ago
    texts = ["".join(part.text or "" for part in cell.iter(f"{MARKUP}t")) for cell in cells if cell.get("t")]
    return [text.replace("_x000D_", "\r") for text in texts]


def opened(office: str, path: Path) -> list[Opened]:
    """Return the first column as LibreOffice reads it, a text with lines of its own among them."""
    profile, out = path.parent / "profile", path.parent / "opened"
    home = f"-env:UserInstallation={profile.as_uri()}"
    command = [office, "--headless", home, "--convert-to", "fods", "--outdir", str(out)]
    if path.suffix == ".csv":
        command.append(f"--infilter={_CSV_FILTER}")
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    tree = ElementTree.parse(out / f"{path.stem}.fods")  # noqa: S314 - written a moment ago
    (out / f"{path.stem}.fods").unlink()
    rows = [row for row in tree.iter(f"{_TABLE}table-row") if row[0].get(f"{_OFFICE}value-type")]
    return [_cell(row[0]) for row in rows]


def _cell(cell: ElementTree.Element) -> Opened:
    lines = ["".join(_pieces(line)) for line in cell.findall(f"{_TEXT}p")]
    formula = cell.get(f"{_TABLE}formula", "")
    return Opened("\n".join(lines), cell.get(f"{_OFFICE}value-type", ""), formula)


def _pieces(element: ElementTree.Element) -> list[str]:
    """OpenDocument writes tabulators and several blanks as elements."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif child.tag == f"{_TEXT}s":
            pieces.append(" " * int(child.get(f"{_TEXT}c", "1")))
        else:
            pieces += _pieces(child)
        pieces.append(child.tail or "")
    return pieces


def content(path: Path) -> bytes:
    """Return what a file says: of a workbook its sheet, for the book around it names the minute it was made."""
    if path.suffix == ".csv":
        return path.read_bytes()
    with zipfile.ZipFile(path) as book:
        return book.read(_SHEET)


if __name__ == "__main__":
    sys.exit(main())
