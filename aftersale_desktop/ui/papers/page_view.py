"""The pages of a PDF below each other, drawn when they come into sight."""

from itertools import accumulate

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from aftersale_desktop.ui.papers.raster import OpenPdf, PdfPage
from aftersale_desktop.ui.theme import GRID, current_tokens

REAL_SIZE_DPI = 96
FIT = 0.0
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_WIDEST_FIT = 1.5
_POINTS_PER_INCH = 72
_GAP = 2 * GRID


class PageView(QScrollArea):
    """Shows pages in a zoom or fitted to the width; `moved(page, pages)` tells which one is in front, from 1."""

    moved = Signal(int, int)
    zoomed = Signal(float)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("pages")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._document: OpenPdf | None = None
        self._sheets: list[_Sheet] = []
        self._inside: QWidget | None = None
        self._column: QVBoxLayout | None = None
        self._zoom = FIT
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_place())

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document; zoom and page stay as far as they can."""
        before = self.page()
        self.close_document()
        self._document = OpenPdf(pdf)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.setSpacing(_GAP)
        self._sheets = [_Sheet(page) for page in self._document.pages]
        for sheet in self._sheets:
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._inside, self._column = inside, column
        self.setWidget(inside)
        self._size_sheets()
        self.go_to(min(before, self.page_count()))

    def close_document(self) -> None:
        """Let go of the document; nothing is shown any more."""
        if self._document is not None:
            self._sheets = []
            self.takeWidget()
            self._inside, self._column = None, None
            self._document.close()
            self._document = None

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sheets)

    def page(self) -> int:
        """Return which page is in front, counted from 1."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(1, sum(place <= top for place in self._tops()))

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 1 <= page <= self.page_count():
            self.verticalScrollBar().setValue(self._tops()[page - 1] - _GAP)
        self._tell_place()

    def zoom(self) -> float:
        """Return the zoom in real sizes."""
        return self._zoom or self._fitting()

    def set_zoom(self, zoom: float) -> None:
        """Show pages this many times their real size, or fitted to the width; the same page stays in front."""
        before = self.page()
        self._zoom = zoom
        self._size_sheets()
        self.go_to(before)

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by steps of the scale."""
        now = self.zoom()
        further = [zoom for zoom in ZOOMS if (zoom > now + 0.01 if steps > 0 else zoom < now - 0.01)]
        if further:
            self.set_zoom(further[0] if steps > 0 else further[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again where the pages follow the width."""
        super().resizeEvent(event)
        if self._zoom == FIT:
            self._size_sheets()

    def _tops(self) -> list[int]:
        """Return where each page begins; a layout that was never shown does not know it yet."""
        heights = accumulate((sheet.height() + _GAP for sheet in self._sheets), initial=_GAP)
        return list(heights)[:-1]

    def _fitting(self) -> float:
        if not self._sheets:
            return 1.0
        widest = max(sheet.page.width_pt for sheet in self._sheets) / _POINTS_PER_INCH * REAL_SIZE_DPI
        return min(_WIDEST_FIT, max(ZOOMS[0], (self.viewport().width() - 2 * _GAP) / widest))

    def _size_sheets(self) -> None:
        for sheet in self._sheets:
            sheet.set_zoom(self.zoom())
        if self._inside is not None and self._column is not None:
            self._column.activate()
            self._inside.adjustSize()
        self.zoomed.emit(self.zoom())

    def _tell_place(self) -> None:
        self.moved.emit(self.page(), self.page_count())


class _Sheet(QWidget):
    """One page; it is drawn anew only when its size on screen changes."""

    def __init__(self, page: PdfPage) -> None:
        super().__init__()
        self.page = page
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_zoom(self, zoom: float) -> None:
        dots = REAL_SIZE_DPI * zoom / _POINTS_PER_INCH
        self.setFixedSize(round(self.page.width_pt * dots), round(self.page.height_pt * dots))
        self._image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._drawn())
        painter.setPen(QColor(current_tokens().line))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _drawn(self) -> QImage:
        if self._image.isNull():
            dots = self.width() * self.devicePixelRatioF()
            self._image = self.page.image(dots / self.page.width_pt * _POINTS_PER_INCH)
        return self._image
