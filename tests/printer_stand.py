"""A system's printers under the test's control, at the edge where Qt is asked; above it all is the program's own."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from aftersale_desktop.ui.papers.raster import PdfPage

State = QPrinter.PrinterState


@dataclass
class StandDevice:
    """A printer that keeps its pages as pictures; each answer can be a refusal or an error."""

    dots: int = 203
    begins: bool = True
    takes_pages: bool = True
    ends: bool = True
    after: State = State.Idle
    breaks: Exception | None = None
    pages: list[QImage] = field(default_factory=list)
    is_open: bool = False
    highest_band: int = 0

    def dpi(self) -> int:
        return self.dots

    def begin(self, page: PdfPage) -> bool:
        self.is_open = self.begins
        return self.begins and self._new_page(page)

    def next_page(self, page: PdfPage) -> bool:
        return self.takes_pages and self._new_page(page)

    def draw(self, image: QImage, place: QPoint) -> None:
        if self.breaks is not None:
            raise self.breaks
        self.highest_band = max(self.highest_band, image.height())
        painter = QPainter(self.pages[-1])
        painter.drawImage(place, image)
        painter.end()

    def end(self) -> bool:
        was_open, self.is_open = self.is_open, False
        return self.ends or not was_open

    def state(self) -> State:
        return self.after

    def _new_page(self, page: PdfPage) -> bool:
        sheet = QImage(*page.size_at(self.dots), QImage.Format.Format_RGB32)
        sheet.fill(0xFFFFFFFF)
        self.pages.append(sheet)
        return True


@dataclass
class StandSystem:
    """What a computer answers about its printers."""

    installed: tuple[str, ...] = ("Desk", "Labels")
    default: str = "Desk"
    before: State = State.Idle
    device: StandDevice = field(default_factory=StandDevice)
    opened: list[str] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        return self.installed

    def default_name(self) -> str:
        return self.default

    def state(self, _name: str) -> State:
        return self.before

    def open(self, name: str) -> StandDevice:
        self.opened.append(name)
        return self.device
