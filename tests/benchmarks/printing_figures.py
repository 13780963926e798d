"""What becomes of paper, as one table: `python -m tests.benchmarks.printing_figures`.

P-03 copies, P-13 the rule of the test page, P-18 faults of printers. The kills of P-01 are `kill_printing`.
"""

import errno
import tempfile
from dataclasses import replace
from pathlib import Path

from aftersale_desktop.documents.calibration import calibration_pdf, rule_mm
from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.papers import Audience, CopyMark, PaperKind, PaperSize
from aftersale_desktop.domain.print_jobs import JobState, PrintFault, PrintJob
from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.services.intake import Intake
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.print_desk import PrintDesk
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.paper_folder import DiskPaperFolder
from aftersale_desktop.storage.seed import load_shop
from aftersale_desktop.ui.papers.printing import SystemPrinters
from aftersale_desktop.ui.printer_settings import PrinterSettings
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.papers import copy_mark
from tests.builders import CLERK, NOON, a_customer, a_shop, a_visit, an_item
from tests.journeys.paper_reader import text_of
from tests.paper_builders import rastered
from tests.paper_measures import Measure
from tests.printer_stand import StandDevice, StandSystem, State

REPRINTS = 100
RULE_MM = 100
RESOLUTIONS = (203, 300, 600)
MOST_WRONG_MM = 0.3
_MM_PER_INCH = 25.4
_DARK = 128


def measures() -> tuple[Measure, ...]:
    """Return every row."""
    return measure_queued_copies(REPRINTS), measure_rule(), measure_faults()


def main() -> None:
    """Print the table."""
    rows = measures()
    for row in rows:
        print(f"{row.row:6}{row.done:>8}{row.wrong:>7}  {row.what} ({row.aside})")
    raise SystemExit(1 if any(row.wrong for row in rows) else 0)


def measure_queued_copies(reprints: int) -> Measure:
    """P-03 through the queue on disk: reprints say what the original says, whatever became of the customer."""
    with tempfile.TemporaryDirectory() as folder:
        desk, number = _a_desk(Path(folder))
        original = _drawn(desk, number)
        with desk.start_work() as work:
            customer = work.customers.by_id(1)
            work.customers.save(replace(customer, name="改名后的王五", phone="139 9999 9999"))
            work.commit()
        copies = [_drawn(desk, number) for _ in range(reprints)]
    body = _body(original)
    wrong = sum(_body(copy) != body or copy[0].copy != at for at, copy in enumerate(copies, start=1))
    what = "reprints from the queue: another body than the original but for the mark, another number"
    return Measure("P-03", what, reprints, wrong, "the customer was renamed after the original")


def measure_rule() -> Measure:
    """P-13: the rule of the test page, measured in the raster at three resolutions on every paper that holds it."""
    words, lengths = words_in(Language.CHINESE), []
    for size in (size for size in PaperSize if rule_mm(size) == RULE_MM):
        pdf = calibration_pdf(size, words, "Desk")
        lengths += [ruled_mm(pdf, dpi, is_upright=size is PaperSize.ROLL80) for dpi in RESOLUTIONS]
    wrong = sum(abs(length - RULE_MM) > MOST_WRONG_MM for length in lengths)
    what = "rasters of the test page: a rule that is not 100.0 ± 0.3 mm"
    return Measure("P-13", what, len(lengths), wrong, f"{min(lengths):.2f} to {max(lengths):.2f} mm")


def ruled_mm(pdf: bytes, dots_per_inch: int, *, is_upright: bool) -> float:
    """Return the length of the longest black line of a page: the body of its rule."""
    grey, width, height = rastered(pdf, dots_per_inch)
    lines = (
        (grey[x::width] for x in range(width))
        if is_upright
        else (grey[y * width : (y + 1) * width] for y in range(height))
    )
    return max(map(_longest_run, lines)) / dots_per_inch * _MM_PER_INCH


def _longest_run(levels: bytes) -> int:
    digits = levels.translate(bytes(ord("#") if level < _DARK else ord(" ") for level in range(256)))
    return max(map(len, digits.split(b" ")))


FAULTS: dict[str, tuple[StandSystem, str, PrintFault]] = {
    "no printer": (StandSystem(installed=(), default=""), "", PrintFault.NO_PRINTER),
    "removed printer": (StandSystem(installed=("Labels",)), "Desk", PrintFault.GONE),
    "wrong default": (StandSystem(default="Old"), "", PrintFault.NO_DEFAULT),
    "unknown name": (StandSystem(), "Nobody", PrintFault.GONE),
    "painting does not begin": (StandSystem(device=StandDevice(begins=False)), "Desk", PrintFault.REFUSED),
    "error state": (StandSystem(before=State.Error), "Desk", PrintFault.STOPPED),
    "aborted": (StandSystem(device=StandDevice(after=State.Aborted)), "Desk", PrintFault.ABORTED),
    "disk full": (StandSystem(device=StandDevice(breaks=OSError(errno.ENOSPC, "full"))), "Desk", PrintFault.DISK_FULL),
    "permission denied": (
        StandSystem(device=StandDevice(breaks=PermissionError(errno.EACCES, "denied"))),
        "Desk",
        PrintFault.NO_ACCESS,
    ),
    "driver breaks": (StandSystem(device=StandDevice(breaks=RuntimeError("boom"))), "Desk", PrintFault.DRIVER),
}


def measure_faults() -> Measure:
    """P-18: every fault leaves a saved PDF with its path, a named fault, and nothing that is called printed."""
    with tempfile.TemporaryDirectory() as folder:
        desk, number = _a_desk(Path(folder))
        told = [name for name, fault in FAULTS.items() if _is_told(desk, number, *fault)]
    what = "simulated faults of printers: a crash, called printed, without PDF and path"
    return Measure("P-18", what, len(FAULTS), len(FAULTS) - len(told), ", ".join(FAULTS))


def _is_told(desk: PrintDesk, number: str, system: StandSystem, printer: str, fault: PrintFault) -> bool:
    printers: Printers = SystemPrinters(PrinterSettings, system)
    [job] = desk.queue(_receipt(number), printer)
    sheet = desk.prepare(job.id)
    ended = desk.send(sheet, printers)
    is_saved = sheet.path.is_file() and sheet.path.read_bytes() == sheet.pdf
    return is_saved and ended.fault is fault and ended.state is JobState.FAILED


def _a_desk(folder: Path) -> tuple[PrintDesk, str]:
    """Return the print queue of a shop on disk with one claim, and its number."""
    database = _a_shop(folder / "shop.db")
    intake = Intake(database.start_work, database.start_reading, lambda: NOON, lambda: CLERK)
    with database.start_reading() as work:
        known = work.items.by_id(1)
    number = intake.take(a_visit(known), "key 1").claim.number
    papers = DiskPaperFolder(folder / "papers")
    return (
        PrintDesk(
            database.start_work, database.start_reading, lambda: NOON, lambda: CLERK, ReportlabInk(), papers, "here"
        ),
        number,
    )


def _a_shop(path: Path) -> Database:
    database = open_database(path)
    load_shop(database, a_shop(customers=(a_customer(id=1),), items=(an_item(id=1),)))
    return database


def _receipt(number: str) -> Sheet:
    return Sheet(PaperKind.RECEIPT, number, PaperSize.A5, "zh_CN", (Audience.CUSTOMER,))


def _drawn(desk: PrintDesk, number: str) -> tuple[PrintJob, bytes]:
    [job] = desk.queue(_receipt(number), "Desk")
    return job, desk.prepare(job.id).pdf


def _body(drawn: tuple[PrintJob, bytes]) -> str:
    """Return everything a paper says but its mark."""
    job, pdf = drawn
    mark = copy_mark(words_in(Language.CHINESE), CopyMark(job.copy, NOON, CLERK.name) if job.copy else CopyMark())
    text = text_of(pdf)
    if mark not in text:
        raise ValueError(f"no mark on copy {job.copy}")
    return text.replace(mark, "")


if __name__ == "__main__":
    main()
