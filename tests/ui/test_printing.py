"""From a PDF to a printer: in its own size, dot for dot, in bands; and every fault of a printer has its name (P-18)."""

import errno
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from aftersale_desktop.devices.escpos import ROLL_DPI
from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.papers import Audience, PaperLanguage, PaperSize, Rendering
from aftersale_desktop.domain.print_jobs import PrintFailedError, PrintFault
from aftersale_desktop.ui.papers.printing import QtPrinterDevice, SystemPrinters, layout_of
from aftersale_desktop.ui.papers.raster import page_images, pages_of
from aftersale_desktop.ui.printer_settings import PrinterSettings
from tests.builders import a_receipt
from tests.printer_stand import StandDevice, StandSystem, State
from tests.receipt_printer import ReceiptPrinter

BOTH = (Audience.CUSTOMER, Audience.SHOP)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return ReportlabInk().pdf(a_receipt().content, Rendering(PaperSize.A5, PaperLanguage.ENGLISH, audiences=BOTH))


def printers(system: StandSystem, settings: PrinterSettings | None = None) -> SystemPrinters:
    chosen = settings or PrinterSettings()
    return SystemPrinters(lambda: chosen, system)


def same(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures differ nowhere by more than two of 256 levels, as soft edges of letters may."""
    if one.size() != other.size():
        return False
    levels = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other)]
    rows = [[_row(image, y) for y in range(image.height())] for image in levels]
    return all(
        mine == theirs or max(abs(a - b) for a, b in zip(mine, theirs, strict=True)) <= 2
        for mine, theirs in zip(*rows, strict=True)
    )


def _row(image: QImage, y: int) -> bytes:
    line = image.constScanLine(y)
    assert isinstance(line, memoryview)
    return bytes(line)[: image.width()]


@pytest.mark.usefixtures("qapp")
def test_bands_make_the_page_dot_for_dot(pdf: bytes) -> None:
    system = StandSystem(device=StandDevice(dots=300))
    assert printers(system).send(pdf, "Labels") == "Labels"
    assert system.opened == ["Labels"]
    whole = list(page_images(pdf, 300))
    assert len(system.device.pages) == len(whole) == 2
    assert all(same(page, known.image) for page, known in zip(system.device.pages, whole, strict=True))
    assert system.device.highest_band <= 256


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_prints_too_far_left_is_moved_by_its_own_offset(pdf: bytes) -> None:
    straight, moved = StandSystem(), StandSystem()
    printers(straight).send(pdf, "Desk")
    printers(moved, PrinterSettings(offsets={"Desk": (3.0, 2.0)})).send(pdf, "Desk")
    right, down = round(3 / 25.4 * 203), round(2 / 25.4 * 203)
    before, after = straight.device.pages[0], moved.device.pages[0]
    room = before.rect().adjusted(0, 0, -right, -down)
    assert same(after.copy(room.translated(right, down)), before.copy(room))


def test_without_a_name_the_systems_choice_prints(qapp: QApplication, pdf: bytes) -> None:
    assert qapp is not None
    assert printers(StandSystem()).send(pdf, "") == "Desk"
    assert printers(StandSystem(installed=("Only",), default="")).send(pdf, "") == "Only"


def test_a_page_goes_to_the_printer_unscaled_and_without_margins(pdf: bytes) -> None:
    with pages_of(pdf) as pages:
        layout = layout_of(pages[0])
    assert layout.orientation() is QPageLayout.Orientation.Portrait
    assert layout.margins().isNull()
    assert [round(side) for side in layout.pageSize().sizePoints().toTuple()] == [420, 595]


def test_qt_writes_the_page_in_its_own_size(qapp: QApplication, pdf: bytes, tmp_path: Path) -> None:
    assert qapp is not None

    @dataclass
    class PdfFile(StandSystem):
        def open(self, name: str) -> QtPrinterDevice:  # type: ignore[override]  # a device of Qt that needs no printer
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(tmp_path / f"{name}.pdf"))
            printer.setResolution(203)
            return QtPrinterDevice(printer)

    assert printers(PdfFile()).send(pdf, "Desk") == "Desk"
    before, after = (list(page_images(each, 100)) for each in (pdf, (tmp_path / "Desk.pdf").read_bytes()))
    assert [(round(page.width_pt), round(page.height_pt)) for page in after] == [
        (round(page.width_pt), round(page.height_pt)) for page in before
    ]


def test_a_roll_without_a_driver_gets_the_dots_of_the_page(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.touch()
    roll = ReportlabInk().pdf(a_receipt().content, Rendering(PaperSize.ROLL80, PaperLanguage.CHINESE))
    settings = PrinterSettings(raw={"Roll": str(device)}, offsets={"Roll": (0.0, 2.0)})
    system = StandSystem()
    assert printers(system, settings).names() == ("Desk", "Labels", "Roll")
    assert printers(system, settings).send(roll, "Roll") == "Roll"
    assert system.opened == []
    printer = ReceiptPrinter()
    printer.take(device.read_bytes())
    page = next(page_images(roll, ROLL_DPI)).image
    down = round(2 / 25.4 * ROLL_DPI)
    assert len(printer.lines) == page.height() + down
    assert (printer.text_bytes, printer.events[-1]) == (0, "cut")
    assert set("".join(printer.lines[:down])) == {"0"}
    assert any("1" in line for line in printer.lines)


def test_a_roll_that_is_unplugged_is_gone(pdf: bytes, tmp_path: Path) -> None:
    settings = PrinterSettings(raw={"Roll": str(tmp_path / "lp0")})
    with pytest.raises(PrintFailedError) as refusal:
        printers(StandSystem(), settings).send(pdf, "Roll")
    assert refusal.value.fault is PrintFault.GONE


FAULTS = {
    "no printer at all": (StandSystem(installed=(), default=""), "", PrintFault.NO_PRINTER),
    "the chosen one was removed": (StandSystem(), "Old", PrintFault.GONE),
    "the system's default was removed": (StandSystem(default="Old"), "", PrintFault.NO_DEFAULT),
    "several and none preferred": (StandSystem(default=""), "", PrintFault.NO_DEFAULT),
    "painting does not begin": (StandSystem(device=StandDevice(begins=False)), "Desk", PrintFault.REFUSED),
    "the second page is refused": (StandSystem(device=StandDevice(takes_pages=False)), "Desk", PrintFault.REFUSED),
    "the end is refused": (StandSystem(device=StandDevice(ends=False)), "Desk", PrintFault.REFUSED),
    "out of paper or jammed": (StandSystem(before=State.Error), "Desk", PrintFault.STOPPED),
    "stopped in the queue": (StandSystem(device=StandDevice(after=State.Aborted)), "Desk", PrintFault.ABORTED),
    "no room for the spool": (
        StandSystem(device=StandDevice(breaks=OSError(errno.ENOSPC, "full"))),
        "Desk",
        PrintFault.DISK_FULL,
    ),
    "no permission": (
        StandSystem(device=StandDevice(breaks=PermissionError(errno.EACCES, "denied"))),
        "Desk",
        PrintFault.NO_ACCESS,
    ),
    "the driver breaks": (StandSystem(device=StandDevice(breaks=RuntimeError("boom"))), "Desk", PrintFault.DRIVER),
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_has_its_name_and_leaves_no_open_device(pdf: bytes, name: str) -> None:
    system, wanted, fault = FAULTS[name]
    with pytest.raises(PrintFailedError) as refusal:
        printers(system).send(pdf, wanted)
    assert refusal.value.fault is fault
    assert not system.device.is_open
