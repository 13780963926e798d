"""Printings on their way, for the whole window: sent in a worker of their own, asked about, tried again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.counter_ports import Printers
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.errors import refusal_notice
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from aftersale_desktop.domain.papers import Phones
    from aftersale_desktop.domain.print_jobs import PrintJob
    from aftersale_desktop.services.paperwork import Sheet
    from aftersale_desktop.services.print_desk import PreparedSheet, PrintDesk
    from aftersale_desktop.ui.papers.print_notices import Answers

Say = Callable[[Notice], None]
LONGEST_SILENCE_MS = 5_000


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants on paper: on which printer (empty: the system's own) and how many sheets."""

    sheet: "Sheet"
    printer: str = ""
    copies: int = 1


@dataclass(slots=True, eq=False)
class _Round:
    """Printings begun by one deed; they are told together, where the deed was begun.

    What ends while another round for the same place goes on is told with that one: one question for two receipts.
    """

    desk: "PrintDesk"
    say: Say
    lastly: Callable[[], None] = lambda: None
    missing: int = 0
    ended: "list[tuple[PrintJob, Path]]" = field(default_factory=list)


class PrintQueue(QObject):
    """Everything about printings that outlives a page; `changed` when there is something new to see.

    Whoever watches the queue sees what was sent, and is not asked about it a second time.
    A printer that hangs keeps this queue's worker waiting and nobody else; after five seconds that is said.
    """

    changed = Signal()
    wanted = Signal()

    def __init__(
        self,
        desk: "Callable[[], PrintDesk]",
        printers: Printers,
        context: Callable[[], PageContext],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask_desk, self._printers, self._context = desk, printers, context
        self._sending = Background(lambda refusal: self._context().show_refusal(refusal))
        self._jobs: tuple[PrintJob, ...] = ()
        self._names: tuple[str, ...] = ()
        self._under_way: set[int] = set()
        self._rounds: list[_Round] = []
        self.is_watched = False

    @property
    def _desk(self) -> "PrintDesk":
        return self._ask_desk()

    def _desk_of_deed(self) -> "PrintDesk":
        """Return the desk for one deed: its steps are by who asks for it now, whoever sits there when they are done."""
        desk = self._desk
        user = desk.who()
        return replace(desk, who=lambda: user)

    def jobs(self) -> "tuple[PrintJob, ...]":
        """Return what nobody confirmed or gave up yet, newest first."""
        return self._jobs

    def printer_names(self) -> tuple[str, ...]:
        """Return the printers that were there when the queue was last looked at."""
        return self._names

    def is_under_way(self, job: "PrintJob") -> bool:
        """Tell whether the job is being sent this moment."""
        return job.id in self._under_way

    def is_busy(self) -> bool:
        """Tell whether a printer is being talked to."""
        return self._sending.is_busy()

    def close(self) -> None:
        """Let what is being sent end, in bounded time."""
        self._sending.close()

    def begin(self) -> None:
        """Look what was left unanswered when the program last ended, and say so."""
        self._look(self._say_what_waits)
        self.look_for_printers()

    def refresh(self) -> None:
        """Look anew what waits."""
        self._look(lambda: None)

    def look_for_printers(self) -> None:
        """Look which printers there are; a network of them may take its time, and nobody else waits."""
        self._sending.run(self._printers.names, self._show_printers)

    def print(self, order: Order, say: Say, lastly: Callable[[], None] = lambda: None) -> None:
        """Count, queue, draw and send; the outcome is told by `say`, then `lastly` is called."""
        desk = self._desk_of_deed()
        self._begin(lambda: desk.queue(order.sheet, order.printer, order.copies), _Round(desk, say, lastly))

    def again(self, job: "PrintJob", printer: str) -> None:
        """Send the same copy once more."""
        desk = self._desk_of_deed()
        self._begin(lambda: (desk.again(job.id, printer),), _Round(desk, self._say_in_window))

    def confirm(self, *jobs: "PrintJob") -> None:
        """Take down that somebody saw them come out."""
        self._answer(self._desk_of_deed().confirm, jobs)

    def cancel(self, *jobs: "PrintJob") -> None:
        """Give them up."""
        self._answer(self._desk_of_deed().cancel, jobs)

    def save_as(self, job: "PrintJob", window: QWidget | None) -> None:
        """Save the same copy as a PDF instead of paper."""
        from aftersale_desktop.services.paperwork import file_name
        from aftersale_desktop.ui.papers.save_dialog import ask_where_to_save

        def save(path: Path) -> None:
            desk = self._desk_of_deed()
            self._run(lambda: desk.save_as(job.id, path, self._phones_on(job)), lambda _path: self.refresh())

        ask_where_to_save(window, self._context().words, file_name(job.number, job.kind, job.copy), save)

    def print_page(self, pdf: bytes, printer: str, say: Callable[[str], None]) -> None:
        """Send a page that is no document, such as the test page; `say` is told which printer took it."""
        self._sending.run(lambda: self._printers.send(pdf, printer), say, owner=self)

    def _begin(self, queue: "Callable[[], tuple[PrintJob, ...]]", batch: _Round) -> None:
        self._rounds.append(batch)
        self._run(queue, lambda jobs: self._prepare(jobs, batch), lambda refusal: self._refused(refusal, batch))

    def _prepare(self, jobs: "tuple[PrintJob, ...]", batch: _Round) -> None:
        self.refresh()
        batch.missing = len(jobs)
        for job in jobs:
            self._prepare_one(job, batch)

    def _prepare_one(self, job: "PrintJob", batch: _Round) -> None:
        self._run(
            lambda: batch.desk.prepare(job.id, self._phones_on(job)),
            lambda sheet: self._send(sheet, batch),
            lambda refusal: self._refused(refusal, batch),
        )

    def _phones_on(self, job: "PrintJob") -> "Phones":
        from aftersale_desktop.domain.papers import Phones

        return Phones(self._context().settings.printing.phones.get(job.kind, Phones.USUAL))

    def _send(self, sheet: "PreparedSheet", batch: _Round) -> None:
        job = sheet.job
        self._under_way.add(job.id)
        QTimer.singleShot(LONGEST_SILENCE_MS, self, lambda: self._say_silence(sheet, batch))
        self._sending.run(
            lambda: batch.desk.send(sheet, self._printers),
            lambda ended: self._ended(ended, sheet.path, batch),
            lambda refusal: self._refused(refusal, batch),
            lastly=lambda: self._under_way.discard(job.id),
            owner=self,
        )

    def _ended(self, job: "PrintJob", path: Path, batch: _Round) -> None:
        self._under_way.discard(job.id)
        self.refresh()
        batch.ended.append((job, path))
        batch.missing -= 1
        if not batch.missing:
            self._close(batch)

    def _close(self, batch: _Round) -> None:
        self._rounds.remove(batch)
        going_on = next((other for other in self._rounds if other.say == batch.say), None)
        if going_on is None:
            self._tell(batch)
        else:
            going_on.ended = batch.ended + going_on.ended
        batch.lastly()

    def _tell(self, batch: _Round) -> None:
        from aftersale_desktop.ui.papers.print_notices import not_printed, question

        words = self._context().words
        failed = next((pair for pair in batch.ended if pair[0].fault is not None), None)
        jobs = tuple(job for job, _path in batch.ended)
        if failed is not None:
            batch.say(not_printed(words, *failed, self.wanted.emit))
        elif not self.is_watched:
            batch.say(question(words, jobs, batch.ended[-1][1], self._answers(jobs)))

    def _say_in_window(self, notice: Notice) -> None:
        """Whoever watches the queue reads it there; a notice would only cover it."""
        if not self.is_watched:
            self._context().notify(notice)

    def _answers(self, jobs: "tuple[PrintJob, ...]") -> "Answers":
        from aftersale_desktop.ui.papers.print_notices import Answers

        return Answers(
            came_out=lambda: self.confirm(*jobs),
            again=lambda: self._again_all(jobs),
            save=lambda: self._save_all(jobs),
        )

    def _again_all(self, jobs: "Sequence[PrintJob]") -> None:
        for job in jobs:
            self.again(job, job.printer)

    def _save_all(self, jobs: "tuple[PrintJob, ...]") -> None:
        for job in jobs:
            self.save_as(job, QApplication.activeWindow())

    def _say_silence(self, sheet: "PreparedSheet", batch: _Round) -> None:
        if sheet.job.id in self._under_way:
            from aftersale_desktop.ui.papers.print_notices import no_answer_yet

            batch.say(no_answer_yet(self._context().words, sheet.job, sheet.path, self.wanted.emit))

    def _say_what_waits(self) -> None:
        if self._jobs:
            from aftersale_desktop.ui.papers.print_notices import AnswersAtStart, waiting_at_start

            answers = AnswersAtStart(self.wanted.emit, self._again_all, lambda jobs: self.cancel(*jobs))
            self._context().notify(waiting_at_start(self._context().words, self._jobs, answers))

    def _refused(self, refusal: AfterSaleError, batch: _Round) -> None:
        from aftersale_desktop.wording.refusals import refusal_text

        self.refresh()
        batch.say(refusal_notice(refusal_text(self._context().words, refusal)))
        if batch in self._rounds:
            self._rounds.remove(batch)
            batch.lastly()

    def _answer(self, deed: "Callable[[int], PrintJob]", jobs: "tuple[PrintJob, ...]") -> None:
        self._run(lambda: [deed(job.id) for job in jobs], lambda _ended: self.refresh())

    def _look(self, then: Callable[[], None]) -> None:
        def show(jobs: "tuple[PrintJob, ...]") -> None:
            self._jobs = jobs
            self.changed.emit()
            then()

        if self._desk.who().may(Right.PRINT):
            self._run(self._desk.open_jobs, show)

    def _show_printers(self, names: tuple[str, ...]) -> None:
        if names != self._names:
            self._names = names
            self.changed.emit()

    def _run(
        self,
        job: Callable[[], object],
        then: Callable[..., None],
        failed: Callable[[AfterSaleError], None] | None = None,
    ) -> None:
        self._context().background.run(job, then, failed, owner=self)
