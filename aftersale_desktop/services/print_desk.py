"""The print queue: what is printed is counted and stored before any printer sees it, and only a person confirms it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from aftersale_desktop.domain.papers import (
    PaperLanguage,
    PaperNotFoundError,
    PaperSize,
    Phones,
    Rendering,
    full_phones_of,
    size_for,
)
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.print_jobs import (
    JobState,
    PrintFailedError,
    PrintFault,
    PrintJob,
    PrintJobNotFoundError,
)
from aftersale_desktop.services.counter_ports import Ink, PaperFolder, Printers
from aftersale_desktop.services.drawn_papers import issued, photos_of
from aftersale_desktop.services.paperwork import Sheet, file_name
from aftersale_desktop.services.ports import Clock, PaperNotSavedError, SignedIn, StartReading, StartWork, Work

_FOLDER_FAULTS = {"disk_full": PrintFault.DISK_FULL}


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """A sheet that exists as a PDF, whatever its printer does."""

    job: PrintJob
    path: Path
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PrintDesk:
    """What can be done with printings of one computer: begin, send, confirm, try again, give up.

    The order is the promise: number, content and digest are stored with the deed, then the copy and its place in
    the queue, then the PDF, then the beginning of the sending, and only then does a printer see anything.
    """

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn
    ink: Ink
    folder: PaperFolder
    computer: str

    def queue(self, sheet: Sheet, printer: str = "", copies: int = 1) -> tuple[PrintJob, ...]:
        """Return the printings, counted and waiting: the first ever is the original, each further one a copy."""
        self.who().need(Right.PRINT)
        with self.start_work() as work:
            jobs = tuple(self._queued(work, sheet, printer) for _ in range(copies))
            work.commit()
        return jobs

    def prepare(self, job_id: int, phones: Phones = Phones.USUAL) -> PreparedSheet:
        """Return the sheet as a PDF in the papers' folder: the same bytes at every attempt.

        How it shows telephones is asked at each attempt: whoever has them masked meanwhile wants none on paper.
        """
        self.who().need(Right.PRINT)
        job, pdf = self._drawn(job_id, phones)
        try:
            return PreparedSheet(job, self.folder.save(file_name(job.number, job.kind, job.copy), pdf), pdf)
        except PaperNotSavedError as refusal:
            fault = _FOLDER_FAULTS.get(refusal.reason, PrintFault.NO_ACCESS)
            self._step(job_id, "print_failed", lambda waiting: waiting.failed(fault))
            raise

    def send(self, sheet: PreparedSheet, printers: Printers) -> PrintJob:
        """Return the printing as sent or failed; that it began is stored before the printer is asked."""
        job = self._step(sheet.job.id, "print_begun", lambda waiting: waiting.attempted())
        try:
            printer = printers.send(sheet.pdf, job.printer)
        except PrintFailedError as refusal:
            fault = refusal.fault
            return self._step(job.id, "print_failed", lambda begun: begun.failed(fault))
        return self._step(job.id, "print_sent", lambda begun: begun.sent(printer, self.now()))

    def confirm(self, job_id: int) -> PrintJob:
        """Return the printing that somebody saw come out."""
        return self._step(job_id, "print_confirmed", lambda job: job.ended(JobState.CONFIRMED, self.now()))

    def cancel(self, job_id: int) -> PrintJob:
        """Return the printing that is given up; its copy number is not given out again."""
        return self._step(job_id, "print_cancelled", lambda job: job.ended(JobState.CANCELLED, self.now()))

    def again(self, job_id: int, printer: str) -> PrintJob:
        """Return the same copy waiting once more, perhaps for another printer."""
        return self._step(job_id, "print_again", lambda job: job.again(printer))

    def save_as(self, job_id: int, path: Path, phones: Phones = Phones.USUAL) -> Path:
        """Save the same copy as a PDF where the user wants it, instead of paper: the printing is given up."""
        self.who().need(Right.PRINT)
        self.folder.check(path)
        _job, pdf = self._drawn(job_id, phones)
        saved = self.folder.save_at(path, pdf)
        self.cancel(job_id)
        return saved

    def test_page(self, size: PaperSize, language: str, printer: str) -> bytes:
        """Return the page a printer is measured by; it is no document, so nothing is counted."""
        self.who().need(Right.PRINT)
        return self.ink.test_page(size, language, printer)

    def open_jobs(self) -> tuple[PrintJob, ...]:
        """Return what nobody confirmed or gave up yet at this computer, newest first."""
        user = self.who()
        user.need(Right.PRINT)
        with self.start_reading() as work:
            return work.print_jobs.open(user.point_code, self.computer)

    def _queued(self, work: Work, sheet: Sheet, printer: str) -> PrintJob:
        user, now = self.who(), self.now()
        paper = issued(work, sheet.kind, sheet.number, user, now)
        copy = work.papers.record_print(paper, now, user.name) - 1
        work.audit.add(now, user.name, "print_paper", paper.number, {"kind": sheet.kind, "copy": str(copy)})
        return work.print_jobs.add(
            PrintJob(
                id=0,
                paper_id=paper.id,
                kind=sheet.kind,
                number=paper.number,
                copy=copy,
                size=size_for(sheet.kind, sheet.size),
                language=sheet.language,
                audiences=sheet.audiences,
                printer=printer,
                point_code=user.point_code,
                computer=self.computer,
                queued_at=now,
                queued_by=user.name,
            )
        )

    def _step(self, job_id: int, deed: str, change: Callable[[PrintJob], PrintJob]) -> PrintJob:
        user = self.who()
        user.need(Right.PRINT)
        with self.start_work() as work:
            job = work.print_jobs.save(change(_found(work, job_id)))
            detail = {"copy": str(job.copy), "printer": job.printer, "fault": str(job.fault or "")}
            work.audit.add(self.now(), user.name, deed, job.number, detail)
            work.commit()
        return job

    def _drawn(self, job_id: int, phones: Phones) -> tuple[PrintJob, bytes]:
        with self.start_reading() as work:
            job = _found(work, job_id)
            paper = work.papers.find(job.kind, job.number)
            if paper is None:
                raise PaperNotFoundError(job.kind, job.number)
            photos = photos_of(work, paper.content)
        mark = replace(job.mark, printed_at=job.queued_at.astimezone(self.now().tzinfo)) if job.copy else job.mark
        full_phones = full_phones_of(job.kind, phones)
        rendering = Rendering(job.size, PaperLanguage(job.language), mark, job.audiences, photos, full_phones)
        return job, self.ink.pdf(paper.content, rendering)


def _found(work: Work, job_id: int) -> PrintJob:
    job = work.print_jobs.by_id(job_id)
    if job is None:
        raise PrintJobNotFoundError(job_id)
    return job
