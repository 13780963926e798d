"""Reads reports one after the other in a worker, says how far it is, and can be stopped between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.figures import FigureFilter, Figures, ReportId
from aftersale_desktop.services.figures import FigureDesk
from aftersale_desktop.ui.background import Background

_CHART = "aftersale_desktop.ui.figures.chart"


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """What somebody asked to see; `has_chart` brings along what draws charts, which takes as long as many reports."""

    reports: tuple[ReportId, ...]
    asked: FigureFilter
    has_chart: bool


class FigureReading(QObject):
    """`arrived(figures)` for each report, `came_further(done, count)`, and `ended` when none is left or it stopped."""

    arrived = Signal(object)
    came_further = Signal(int, int)
    ended = Signal()

    def __init__(self, desk: FigureDesk, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._run: _Run | None = None

    @property
    def is_reading(self) -> bool:
        """Tell whether a report is still being summed up."""
        return self._run is not None

    def read(self, reports: Sequence[ReportId], asked: FigureFilter, *, has_chart: bool) -> None:
        """Begin to read these reports; what was being read before is forgotten."""
        self._run = _Run(tuple(reports), asked, has_chart)
        self._go_on(self._run, 0)

    def stop(self) -> None:
        """Read no further; what is being summed up just now is not shown."""
        self._run = None
        self.ended.emit()

    def _go_on(self, run: _Run, place: int) -> None:
        if place == len(run.reports):
            self.stop()
            return
        self.came_further.emit(place, len(run.reports))
        self._background.run(
            lambda: self._read(run, place),
            lambda figures: self._show(run, place, figures),
            lambda refusal: self._fail(run, refusal),
            owner=self,
        )

    def _read(self, run: _Run, place: int) -> Figures | None:
        """A report nobody waits for any more is not summed up."""
        if run is not self._run:
            return None
        if run.has_chart:
            import_module(_CHART)
        return self._desk.read(run.reports[place], run.asked)

    def _show(self, run: _Run, place: int, figures: Figures | None) -> None:
        if run is self._run and figures is not None:
            self.arrived.emit(figures)
            self._go_on(run, place + 1)

    def _fail(self, run: _Run, _refusal: AfterSaleError) -> None:
        if run is self._run:
            self.stop()
