"""Figures and reports: read by who leads the shop, taken out as files and papers with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.figure_keys import Key
from aftersale_desktop.domain.figure_papers import FigureContent
from aftersale_desktop.domain.figures import REPORTS, FigureFilter, Figures, Report, ReportId, figures_of
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.list_export import ExportColumn, ListExport, NewSheet
from aftersale_desktop.services.paper_contents import heading_of, new_paper
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work


@dataclass(frozen=True, slots=True)
class FigureChoices:
    """What reports can be narrowed by."""

    points: tuple[ServicePoint, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureDesk:
    """What a supervisor asks of the shop's records; every sum is made by the database."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn
    new_sheet: NewSheet

    def choices(self) -> FigureChoices:
        """Return the points and product classes there are."""
        user = self.who()
        user.need(Right.READ_FIGURES)
        with self.start_reading() as work:
            models = work.shop.terms(user.point_code).models
            return FigureChoices(work.shop.points(), tuple(sorted({model.product_class for model in models})))

    def read(self, report_id: ReportId, asked: FigureFilter) -> Figures:
        """Return a report; what it is not narrowed by is left out of the filter it carries."""
        self.who().need(Right.READ_FIGURES)
        with self.start_reading() as work:
            return _read(work, REPORTS[report_id], asked, self.now())

    def check_export(self) -> None:
        """Refuse who may not take figures out, before a reason or a file is asked for."""
        self._need_both()

    def save(self, figures: Figures, columns: Sequence[ExportColumn], path: Path, reason: str) -> None:
        """Write the rows of a report as they are shown; the filter and the reason are written down."""
        self._need_both()
        exports = ListExport(self.start_work, self.now, self.who, self.new_sheet)
        exports.save(f"figures {figures.report}", figures.rows, columns, path, reason, filter_record(figures.asked))

    def draw_up(self, report_id: ReportId, asked: FigureFilter, reason: str) -> str:
        """Return the number of the paper of a report, read anew and frozen; it is printed and saved as any paper.

        It is summed up before the transaction that writes: no counter waits for the sums.
        """
        user, now = self._need_both(), self.now()
        if not reason.strip():
            raise ReasonMissingError
        figures = self.read(report_id, asked)
        with self.start_work() as work:
            number = work.numbers.next(user.point_code, DocumentSeries.FIGURES, now.year)
            content = FigureContent(
                number=number,
                point=heading_of(work.shop.terms(user.point_code).point),
                figures=figures,
                of_point=_point_name(work, asked.point_code),
                drawn_up_by=user.name,
                reason=reason.strip(),
            )
            work.papers.issue(new_paper(PaperKind.FIGURES, number, content, now, user.name))
            detail = {"report": str(report_id), "reason": reason.strip(), **filter_record(figures.asked)}
            work.audit.add(now, user.name, "draw_up_figures", number, detail)
            work.commit()
        return number

    def _need_both(self) -> User:
        user = self.who()
        user.need(Right.READ_FIGURES)
        user.need(Right.EXPORT)
        return user


def filter_record(asked: FigureFilter) -> dict[str, str]:
    """Return a filter as the audit record has it."""
    return {
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "point": asked.point_code,
        "class": asked.product_class,
    }


def _read(work: Work, report: Report, asked: FigureFilter, now: datetime) -> Figures:
    narrowed = asked.for_report(report)
    points = (asked.point_code,) if asked.point_code else tuple(point.code for point in work.shop.points())
    summed = work.figures.summed(report, narrowed, points, now)
    return figures_of(report, narrowed, now, summed, _names(work, report))


def _names(work: Work, report: Report) -> dict[str, Bilingual]:
    names: dict[str, Bilingual] = {}
    if Key.FAULT in report.keys:
        names |= {fault.key: fault.name for fault in work.shop_lists.of_kind(FaultCode)}
    if Key.PART in report.keys:
        names |= {part.code: part.name for part in work.stock.parts()}
    return names


def _point_name(work: Work, code: str) -> Bilingual | None:
    return work.shop.terms(code).point.name if code else None
